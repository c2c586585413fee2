//! What the request of a block has to come to, as who wrote the block says it. Pure.

use iam_eval::combine::Outcome;

/// Whether a word is a name of what was decided: `denied` is by whichever way.
pub fn is_met(word: &str, outcome: Outcome) -> bool {
    match word {
        "allowed" | "allow" => outcome == Outcome::Allowed,
        "denied" | "deny" => matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny),
        "explicitDeny" => outcome == Outcome::ExplicitDeny,
        "implicitDeny" => outcome == Outcome::ImplicitDeny,
        "depends" => outcome == Outcome::Depends,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_its_decisions() {
        let met = |word: &str| {
            [
                Outcome::Allowed,
                Outcome::ExplicitDeny,
                Outcome::ImplicitDeny,
                Outcome::Depends,
            ]
            .map(|outcome| is_met(word, outcome))
        };
        assert_eq!(met("allowed"), [true, false, false, false]);
        assert_eq!(met("deny"), [false, true, true, false]);
        assert_eq!(met("explicitDeny"), [false, true, false, false]);
        assert_eq!(met("implicitDeny"), [false, false, true, false]);
        assert_eq!(met("depends"), [false, false, false, true]);
        assert_eq!(met("alowed"), [false; 4]);
    }
}
