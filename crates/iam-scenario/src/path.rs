//! Where a reader is in a document, kept on its stack and written out only when there is something to say.

use iam_syntax::json::push_step;

/// A JSON pointer that grows with each step down.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    above: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> Path<'a> {
    /// The whole input.
    pub const ROOT: Self = Self {
        above: None,
        step: Step::Root,
    };

    /// The member of an object.
    #[must_use]
    pub const fn key(&'a self, key: &'a str) -> Self {
        Self {
            above: Some(self),
            step: Step::Key(key),
        }
    }

    /// An item of a list, from 0.
    #[must_use]
    pub const fn item(&'a self, at: usize) -> Self {
        Self {
            above: Some(self),
            step: Step::Item(at),
        }
    }

    /// The pointer as text (RFC 6901).
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = self.above.map(Path::pointer).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) => push_step(&mut pointer, key),
            Step::Item(at) => push_step(&mut pointer, &at.to_string()),
        }
        pointer
    }
}
