//! Where a document came from.

use std::rc::Rc;

use iam_scenario::case::Case;

/// Where the case came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Own,
    /// An example of the gallery, by its id.
    Example(Rc<str>),
    /// A file, by the name that the page gave it: `file.1`.
    File(Rc<str>),
    /// Pasted where nothing is typed.
    Paste,
    Link {
        has_unknown_fields: bool,
    },
}

impl Origin {
    /// A case of the gallery.
    pub fn example(case: &Case) -> Self {
        Self::Example(case.id.as_deref().unwrap_or_default().into())
    }
}
