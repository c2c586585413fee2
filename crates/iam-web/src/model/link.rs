//! What came of opening a link.

use iam_scenario::case::Case;
use iam_scenario::link::Content;

/// A link as it opened, with whether it holds more than is known; or how it failed and what could be read of it.
pub type Opened = Result<(Content, bool), (Failure, Option<Box<Case>>)>;

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
