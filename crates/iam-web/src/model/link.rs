//! What came of opening a link.

use iam_protocol::exchange::Since;
use iam_scenario::case::Case;
use iam_scenario::link::Content;

/// A link as it opened, or how it failed and what could be read of it.
pub type Opened = Result<Linked, (Failure, Option<Box<Case>>)>;

/// What was in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    pub content: Content,
    /// Whether it holds more than this program knows.
    pub has_unknown_fields: bool,
    /// What became of the decisions that it tells, where it does.
    pub since: Option<Since>,
}

/// What is wrong with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Cut,
    Changed,
    Newer,
    TooLarge,
    NotALink,
    NotACase,
}
