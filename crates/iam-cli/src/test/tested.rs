//! What came of a file's expectations.

use iam_scenario::expect::Mismatch;

/// A file, and what it expects; nothing where it expects nothing.
#[derive(Debug)]
pub struct Tested {
    pub file: String,
    pub checked: Vec<Checked>,
}

#[derive(Debug)]
pub struct Checked {
    /// Of the file; nothing where the file can't be read.
    pub line: Option<usize>,
    /// What the request or the step is called; nothing where the file has no such name for it.
    pub name: Option<String>,
    pub came: Came,
}

#[derive(Debug)]
pub enum Came {
    Met,
    /// What was decided, and why, in a sentence.
    Unmet {
        differences: Vec<Mismatch>,
        said: String,
    },
    /// It can't be read or evaluated, in a sentence.
    Error(String),
}

impl Tested {
    pub fn is_empty(&self) -> bool {
        self.checked.is_empty()
    }
}
