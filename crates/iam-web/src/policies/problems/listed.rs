//! The problems in the order in which they are listed.

use std::rc::Rc;

use iam_syntax::span::Span;

use super::known::Known;
use crate::model::problem::{Problem, Severity};
use crate::model::slot::Slot;
use crate::policies::lint::Policy;
use crate::words::problems::Words;

/// The id of the line that says how many there are, which the keyboard goes to when what it stood on is gone.
pub const LINE: &str = "problems";

/// A problem, and the policy that it was found in.
#[derive(Clone, PartialEq)]
pub struct Listed {
    pub policy: Rc<Policy>,
    pub problem: Rc<Problem>,
}

/// All problems, those of the policy in hand first.
pub fn listed(policies: &[Rc<Policy>], known: &Known, open: Option<Slot>) -> Vec<Listed> {
    let of = |policy: &Rc<Policy>| -> Vec<Listed> {
        let (of, problems) = known.of(policy);
        let one = |problem: &Rc<Problem>| Listed {
            policy: of.clone(),
            problem: problem.clone(),
        };
        problems.iter().map(one).collect()
    };
    let (in_hand, others): (Vec<_>, Vec<_>) = policies.iter().partition(|it| Some(it.slot) == open);
    in_hand.into_iter().chain(others).flat_map(of).collect()
}

pub const SEVERITIES: [Severity; 4] = [
    Severity::Error,
    Severity::SecurityWarning,
    Severity::Warning,
    Severity::Suggestion,
];

/// How many there are of each severity.
pub fn counts(words: &Words, listed: impl Iterator<Item = Severity>) -> String {
    let listed: Vec<Severity> = listed.collect();
    let n = |severity| listed.iter().filter(|it| **it == severity).count();
    let all: Vec<String> = SEVERITIES
        .into_iter()
        .filter(|severity| 0 < n(*severity))
        .map(|severity| (words.counted)(severity, n(severity)))
        .collect();
    all.join(" · ")
}

/// The first of the worst.
pub fn worst(listed: &[Listed]) -> Option<&Listed> {
    listed.iter().min_by_key(|it| it.problem.severity)
}

/// The one of a place.
pub fn at(listed: &[Listed], (slot, span): (Slot, Span)) -> Option<&Listed> {
    let is_there = |it: &&Listed| it.policy.slot == slot && it.problem.place.span(&it.policy.text) == span;
    listed.iter().find(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::problem::Place;
    use iam_syntax::policy::PolicyKind;

    #[test]
    fn of_the_place_that_is_looked_at_its_own_problem_is_told() {
        let policy = Rc::new(Policy {
            slot: Slot::Identity(0),
            kind: PolicyKind::Identity,
            service: "".into(),
            lang: "en",
            name: "A".into(),
            text: "\u{d55c}: first, second".into(),
            torn: Vec::new(),
        });
        let problem = |severity, from, to| Listed {
            policy: policy.clone(),
            problem: Rc::new(Problem {
                severity,
                code: String::new(),
                place: Place { from, to },
                also: Vec::new(),
                message: String::new(),
                help: None,
                page: String::new(),
                fix: None,
            }),
        };
        let all = [problem(Severity::Error, 3, 8), problem(Severity::Warning, 10, 16)];
        let span = all[1].problem.place.span(&policy.text);
        let told = |slot, span| at(&all, (slot, span)).map(|it| it.problem.severity);
        assert_eq!(told(Slot::Identity(0), span), Some(Severity::Warning));
        assert_eq!(told(Slot::Identity(1), span), None);
        assert_eq!(told(Slot::Identity(0), Span::new(span.start, span.start)), None);
    }
}
