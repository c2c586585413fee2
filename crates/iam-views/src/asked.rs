//! A case and its answer: its own request is the one that is asked, whatever it checks beside.

use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};

/// A case with its answer.
pub struct Asked {
    pub case: Case,
    pub answer: Answer,
}

/// Reads a case and answers it. Nothing where something of it cannot be read.
pub fn ask(text: &str) -> Option<Asked> {
    let case = read::case_with(text, Unknown::Kept).ok()?;
    let reply = iam_scenario::reply::replies(&case).next()?;
    let answer = reply.result.ok()?;
    Some(Asked { case, answer })
}
