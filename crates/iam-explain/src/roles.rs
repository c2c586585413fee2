//! What each statement that applies had to do with the decision.

use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::gates::Gate;
use iam_eval::matching::{Fact, StatementFact};
use iam_eval::policies::Attached;
use iam_eval::request::Request;
use iam_eval::survey::counts;
use iam_eval::trace::Trace;
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use crate::evaluated::Evaluated;

/// What a statement had to do with the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementRole {
    /// The decision is a denial because of it, or hangs on it.
    Decides,
    /// It allows, and the request is allowed.
    Grants,
    /// It applies, and the decision is another.
    Overridden,
}

/// A statement that applies.
#[derive(Clone, Debug)]
pub struct Applying<'a> {
    /// The gate that it stands at.
    pub gate: Gate,
    /// The policy's place among those of its gate.
    pub policy_index: usize,
    /// Its policy.
    pub attached: &'a Attached,
    /// The statement's place in the policy.
    pub statement: usize,
    /// Its `Effect`.
    pub effect: Effect,
    /// What part it had.
    pub role: StatementRole,
    /// Unknown where the statement may apply, or may not.
    pub truth: Truth,
}

/// The statements that have a role, in gate, policy and statement order. Statements that only may apply are among
/// them where the decision hangs on them.
#[must_use]
pub fn applying<'a>(answer: Evaluated<'a>) -> Vec<Applying<'a>> {
    let verdict = Verdict::of(answer.trace);
    let mut found = Vec::new();
    for facts in &answer.trace.facts {
        for (policy_index, (attached, statements)) in
            answer.policies.of(facts.gate).iter().zip(&facts.policies).enumerate()
        {
            for (statement, fact) in statements.iter().enumerate() {
                let effect = attached.policy.statements[statement].effect;
                if let Some(role) = role(facts.gate, effect, *fact, answer.request, verdict) {
                    let truth = fact.truth();
                    found.push(Applying {
                        gate: facts.gate,
                        policy_index,
                        attached,
                        statement,
                        effect,
                        role,
                        truth,
                    });
                }
            }
        }
    }
    found
}

/// What was decided, and whether only by trying what unknown keys may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What was decided.
    pub outcome: Outcome,
    /// Whether it took trying.
    pub is_closed: bool,
}

impl Verdict {
    /// What a trace comes to.
    #[must_use]
    pub fn of(trace: &Trace) -> Self {
        Self {
            outcome: trace.decision().outcome,
            is_closed: trace.closings.is_some(),
        }
    }
}

/// The role of one statement, if it has any.
#[must_use]
pub fn role(
    gate: Gate,
    effect: Effect,
    fact: StatementFact,
    request: &Request,
    verdict: Verdict,
) -> Option<StatementRole> {
    let as_if = StatementFact {
        fact: Fact::Applies,
        ..fact
    };
    let is_excepted = !counts(gate, effect, as_if, request);
    match fact.fact {
        Fact::Applies if is_excepted => Some(StatementRole::Overridden),
        Fact::Perhaps if is_excepted => None,
        Fact::Applies => Some(match (effect, verdict.outcome) {
            (Effect::Deny, _) => StatementRole::Decides,
            (Effect::Allow, Outcome::Allowed | Outcome::Depends) => StatementRole::Grants,
            (Effect::Allow, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => StatementRole::Overridden,
        }),
        // Where every closing decides alike, no statement need apply for certain; these decide together.
        Fact::Perhaps => match (verdict.outcome, effect) {
            (Outcome::Depends, _) => Some(StatementRole::Decides),
            (Outcome::ExplicitDeny, Effect::Deny) if verdict.is_closed => Some(StatementRole::Decides),
            (Outcome::Allowed, Effect::Allow) if verdict.is_closed => Some(StatementRole::Grants),
            (Outcome::ExplicitDeny | Outcome::Allowed | Outcome::ImplicitDeny, _) => None,
        },
        Fact::OtherAction | Fact::OtherPrincipal | Fact::OtherResource | Fact::ConditionFails(_) => None,
    }
}
