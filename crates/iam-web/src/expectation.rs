//! The expected decision of a request, in the words of the case format.

use iam_syntax::json::{self, Limits};

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
