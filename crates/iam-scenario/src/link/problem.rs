//! Why a link does not open.

use iam_link::Problem as Sealed;
use iam_words::Lang;

use crate::case::Case;
use crate::problem::Problem;
use crate::words;

/// A link that does not open, and what could be read of it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkProblem {
    /// Why it does not open.
    pub kind: LinkProblemKind,
    /// What could be read, if that is anything.
    pub partial: Option<Box<Case>>,
}

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblemKind {
    /// It can't be taken out.
    Sealed(Sealed),
    /// What was taken out was written by a later version of the program.
    NewerDocument {
        /// As the document says it.
        version: String,
    },
    /// It is as it was written, and holds neither a case nor a scenario.
    NotACase {
        /// What is wrong with it as either.
        problems: Vec<Problem>,
    },
}

impl LinkProblem {
    pub(super) fn new(kind: LinkProblemKind) -> Self {
        Self { kind, partial: None }
    }

    /// One sentence; in English with a lower-case start and no full stop.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        match &self.kind {
            LinkProblemKind::Sealed(problem) => iam_link::words::said(*problem, lang),
            LinkProblemKind::NewerDocument { version } => words::newer(version, lang),
            LinkProblemKind::NotACase { problems } => words::not_a_case(problems, lang),
        }
    }
}
