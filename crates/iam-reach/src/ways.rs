//! All that leads from one caller to one role, and what stops the rest.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::By;
use iam_eval::gates::Gate;
use iam_sts::session::Session;

use crate::attempt::{Attempt, Tried};
use crate::search::Lack;
use crate::vocabulary::Words;
use crate::{Ask, Block, Need};

/// All that leads from a caller to a role.
#[derive(Debug, Default)]
pub(crate) struct Ways {
    pub(crate) ways: Vec<Way>,
    pub(crate) blocked: Option<(Rank, Ask, Block)>,
    /// What else the caller might have had to carry, where not everything is tried.
    pub(crate) lacks: Vec<Lack>,
}

#[derive(Debug)]
pub(crate) struct Way {
    pub(crate) ask: Ask,
    pub(crate) session: Session,
    /// What it hangs on.
    pub(crate) keys: Vec<String>,
    /// What must be true of a caller from outside.
    pub(crate) needs: Vec<Need>,
}

/// How close a refused hop came. What comes closer is larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// How many checks passed before the one that is refused: who may assume the role lacks only a tag or an identity.
    n_passed: usize,
    /// Whether the trust policy allows it, and something else does not.
    pub(crate) is_trusted: bool,
}

impl Ways {
    pub(crate) fn block(&mut self, tried: &Tried, ask: Ask) {
        let Attempt::Refused(why) = &tried.attempt else { return };
        let rank = rank(tried, why);
        let is_closer = self.blocked.as_ref().is_none_or(|(other, ..)| *other < rank);
        if is_closer {
            self.blocked = Some((rank, ask, why.clone()));
        }
    }
}

/// Whether any statement that speaks of the call looks at something that the caller may choose. If none does, no other
/// choice changes what was decided.
pub(crate) fn looks_at_choice(tried: &Tried) -> bool {
    tried.checks.iter().any(|check| {
        check.trace.facts.iter().any(|facts| {
            let policies = check.policies.of(facts.gate).iter().zip(&facts.policies);
            policies.into_iter().any(|(attached, facts)| {
                attached.policy.statements.iter().zip(facts).any(|(statement, fact)| {
                    fact.reads_context()
                        && statement
                            .conditions
                            .iter()
                            .flat_map(|test| test.keys())
                            .any(|key| Words::reads_choice(key.as_str()))
                })
            })
        })
    })
}

fn rank(tried: &Tried, why: &Block) -> Rank {
    let by_trust = match why {
        Block::Denied { decision, .. } => decision.by == Some(By::Gate(Gate::Resource)),
        Block::Error(_) => false,
    };
    let trusts = tried.checks.first().is_some_and(|check| {
        check
            .trace
            .gates
            .resource
            .as_ref()
            .is_some_and(|grants| grants.allow().is_true() && !grants.deny.is_true())
    });
    let n_passed = match why {
        Block::Denied { action, .. } => {
            let refused = tried.checks.iter().position(|it| it.request.action.text == *action);
            refused.unwrap_or_default()
        }
        Block::Error(_) => 0,
    };
    Rank {
        n_passed,
        is_trusted: trusts && !by_trust,
    }
}
