//! The expected decision of a request, in the words of the case format.

use std::cell::Cell;

use iam_scenario::expect;
use iam_scenario::reply::Reply;
use iam_syntax::json::{self, Limits};

use crate::ui::part::part;

/// Says whether a reply came as expected; nothing where nothing is expected.
pub type Judge = fn(&Reply) -> Option<bool>;

// It lays out the whole answer, with all that the call asks beside.
part!(fetch_judge in tools: Judge = expect::is_met);

#[cfg(split)]
const AT_FIRST: Option<Judge> = None;
#[cfg(not(split))]
const AT_FIRST: Option<Judge> = Some(expect::is_met);

thread_local! {
    /// Kept as the program itself is.
    static JUDGE: Cell<Option<Judge>> = const { Cell::new(AT_FIRST) };
}

/// Who judges, once that part of the program is here.
pub fn judge() -> Option<Judge> {
    JUDGE.get()
}

/// Fetches who judges.
pub async fn meet_judge() {
    if let Ok(judge) = fetch_judge().await {
        JUDGE.set(Some(judge));
    }
}

/// The decisions that can be expected.
pub const DECISIONS: [&str; 4] = ["allowed", "explicitDeny", "implicitDeny", "depends"];

/// An expectation of a decision, as JSON text.
pub fn of(decision: &str) -> String {
    ["{\"decision\":\"", decision, "\"}"].concat()
}

/// The decision that an expectation names, if it names one.
pub fn decision(expect: &str) -> Option<&'static str> {
    let read = json::read(expect, Limits::default());
    let tree = read.tree?;
    let named = tree.get("decision")?.as_str()?;
    DECISIONS.into_iter().find(|decision| *decision == named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_can_be_read_back() {
        for word in DECISIONS {
            assert_eq!(decision(&of(word)), Some(word));
        }
        assert_eq!(decision("{\"decidedBy\":\"scp\"}"), None);
    }
}
