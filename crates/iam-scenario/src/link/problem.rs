//! Why a link does not open.

use super::MAX_DECODED_BYTES;
use crate::case::Case;
use crate::problem::Problem;

/// A link that does not open, and what could be read of it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkProblem {
    pub kind: LinkProblemKind,
    /// One sentence: lower-case start, no full stop.
    pub message: String,
    /// What could be read, if that is anything.
    pub partial: Option<Box<Case>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblemKind {
    /// Its end is missing.
    Cut,
    /// It is not what was written.
    Changed,
    /// It was written by a later version of the program.
    Newer { generation: u32 },
    /// It holds more than is read.
    TooLarge,
    /// The text is no link of this program.
    NotALink,
    /// It is as it was written, and holds neither a case nor a scenario.
    NotACase { problems: Vec<Problem> },
}

impl LinkProblem {
    pub(super) fn new(kind: LinkProblemKind) -> Self {
        Self {
            message: message(&kind),
            kind,
            partial: None,
        }
    }

    /// The document in the link is of a version that came later.
    pub(super) fn of_version(version: &str) -> Self {
        Self {
            kind: LinkProblemKind::Newer {
                generation: super::GENERATION,
            },
            message: format!("this link is newer than this program: it holds a document of version {version}"),
            partial: None,
        }
    }
}

fn message(kind: &LinkProblemKind) -> String {
    match kind {
        LinkProblemKind::Cut => "this link was cut off: its end is missing".into(),
        LinkProblemKind::Changed => {
            "this link was changed on its way: what it holds is not what it held when it was made".into()
        }
        LinkProblemKind::Newer { generation } => {
            format!("this link is newer than this program: it is of generation {generation}")
        }
        LinkProblemKind::TooLarge => format!(
            "this link is too large: it holds more than {} KiB",
            MAX_DECODED_BYTES >> 10
        ),
        LinkProblemKind::NotALink => "this is no link of the playground: there is no `s=` in it".into(),
        LinkProblemKind::NotACase { problems } => match problems.first() {
            Some(first) => format!("this link does not hold a case: {}", first.message),
            None => "this link does not hold a case or a scenario".into(),
        },
    }
}
