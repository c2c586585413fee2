//! Policies and one request over them, to be changed and asked again.

use iam_eval::combine::Outcome;
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, PolicyInputs, RequestInput};
use iam_scenario::reply::replies;

/// Policies and a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The policies, as they were given.
    pub policies: PolicyInputs,
    /// Who asks for what.
    pub request: RequestInput,
}

impl Question {
    /// The evaluator's answer, unless something cannot be read.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        let case = Case {
            request: self.request.clone(),
            policies: self.policies.clone(),
            ..Case::default()
        };
        replies(&case).next()?.result.ok()
    }
}

/// The decision that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The request is to be allowed.
    Allowed,
    /// It is to be denied, by whichever way.
    Denied,
}

impl Wanted {
    /// Whether this is the decision that is looked for.
    #[must_use]
    pub const fn is_met_by(self, outcome: Outcome) -> bool {
        match (self, outcome) {
            (Self::Allowed, Outcome::Allowed) | (Self::Denied, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => true,
            (Self::Allowed, Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends)
            | (Self::Denied, Outcome::Allowed | Outcome::Depends) => false,
        }
    }
}
