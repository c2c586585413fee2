//! Which of two statements came nearer to applying.

use iam_eval::compile::CompiledStatement;
use iam_eval::compile::action::ActionPattern;
use iam_eval::request::Request;

use super::Missed;

/// How near a statement came: what is nearer is less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    /// How many elements fail; each key of a condition counts.
    pub n_failing: usize,
    /// The element that fails, of several the one that is hardest to mend.
    pub kind: Kind,
    /// Whether the action fits by a wildcard or `NotAction` alone, and is not named.
    pub is_wildcard: bool,
}

/// What failed, nearest first. A request can meet another condition, it seldom can be about another resource, and
/// never comes from somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Its conditions.
    Condition,
    /// Its resources.
    Resource,
    /// Its principals.
    Principal,
}

impl Nearness {
    // rule: E-90
    pub(super) fn new(n_failing: usize, missed: &Missed, statement: &CompiledStatement, request: &Request) -> Self {
        let kind = match missed {
            Missed::Conditions(_) => Kind::Condition,
            Missed::Resource { .. } => Kind::Resource,
            Missed::Principal { .. } => Kind::Principal,
        };
        Self {
            n_failing,
            kind,
            is_wildcard: !names_action(statement, request),
        }
    }
}

/// Whether the statement lists the action of the request letter by letter.
fn names_action(statement: &CompiledStatement, request: &Request) -> bool {
    let Some(test) = statement.action.as_ref().filter(|test| !test.inverted) else {
        return false;
    };
    test.patterns.iter().any(|pattern| match pattern {
        ActionPattern::Exact(_) => pattern.matches(&request.action),
        ActionPattern::Everything
        | ActionPattern::Nothing
        | ActionPattern::OfService { .. }
        | ActionPattern::Anywhere { .. } => false,
    })
}
