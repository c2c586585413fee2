//! What else bears on a verdict: the statements that just missed, and where it is allowed, what let it through
//! although a key holds nothing.

use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::detail::Why;
use iam_eval::detail::condition::condition_detail;
use iam_eval::gates::Gate;
use iam_eval::policies::Attached;
use iam_syntax::policy::Effect;

use crate::evaluated::Evaluated;
use crate::fact::{GateName, KeyFact};
use crate::near_miss::{MOST_SAID, NearMiss, near_misses, of_effect};
use crate::node::{self, SourceRef};
use crate::roles::{Applying, StatementRole, applying};

/// How many conditions are said that let a request through; the rest is counted.
const MOST: usize = 4;

/// What else bears on a verdict.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// The nearest: Allow statements beside a denial, Deny statements beside an Allow.
    pub misses: Vec<NearMiss<'a>>,
    /// How many more there are than are listed.
    pub n_more_misses: usize,
    /// Conditions of the statements that allow, which hold because there is nothing to compare.
    pub through: Vec<Through<'a>>,
    /// How many more there are than are listed.
    pub n_more_through: usize,
}

/// A condition of an Allow that holds without a value.
#[derive(Clone, Debug)]
pub struct Through<'a> {
    /// The gate that it stands at.
    pub gate: Gate,
    /// The same by the name that a reader knows.
    pub gate_name: GateName<'a>,
    /// The policy's place among those of its gate.
    pub policy_index: usize,
    /// Its policy.
    pub attached: &'a Attached,
    /// The statement's place in the policy.
    pub statement: usize,
    /// The condition.
    pub key: KeyFact<'a>,
    /// The condition's key.
    pub source: SourceRef,
}

/// Finds what else bears on a verdict.
#[must_use]
pub fn beside<'a>(answer: Evaluated<'a>) -> Beside<'a> {
    let mut beside = Beside::default();
    if answer.trace.gates.preset.is_some() {
        return beside;
    }
    beside.misses = match answer.trace.decision().outcome {
        Outcome::Allowed => denies(answer),
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => near_misses(answer),
        Outcome::Depends => Vec::new(),
    };
    if answer.trace.decision().outcome == Outcome::Allowed {
        add_through(&mut beside, answer);
    }
    beside.n_more_misses = beside.misses.len().saturating_sub(MOST_SAID);
    beside.misses.truncate(MOST_SAID);
    beside
}

/// The Deny statements that just missed an allowed request, nearest first.
// rule: E-92
fn denies<'a>(answer: Evaluated<'a>) -> Vec<NearMiss<'a>> {
    of_effect(answer, Effect::Deny, &|_| true)
}

// rule: E-93
fn add_through<'a>(beside: &mut Beside<'a>, answer: Evaluated<'a>) {
    let grants = |one: &Applying| one.role == StatementRole::Grants && one.effect == Effect::Allow;
    for one in applying(answer).iter().filter(|one| grants(one)) {
        let tests = &one.attached.policy.statements[one.statement].conditions;
        for (number, test) in tests.iter().enumerate() {
            if !holds_without_value(condition_detail(test, &answer.request.context).why) {
                continue;
            }
            if beside.through.len() == MOST {
                beside.n_more_through += 1;
                continue;
            }
            let condition = &one.attached.policy.policy.statements[one.statement].conditions[number];
            beside.through.push(Through {
                gate: one.gate,
                gate_name: node::gate_name(answer, one.gate),
                policy_index: one.policy_index,
                attached: one.attached,
                statement: one.statement,
                key: node::key_fact(answer, one.attached, one.statement, number),
                source: SourceRef {
                    document: one.attached.document,
                    span: condition.key.span,
                },
            });
        }
    }
}

/// Whether a condition holds because there is nothing to compare: a set that is empty, a missing key under `IfExists`
/// or under a negated operator.
#[must_use]
pub const fn holds_without_value(why: Why) -> bool {
    match why {
        Why::NothingForAll | Why::KeyAbsentIfExists | Why::KeyAbsentNegated => true,
        Why::KeyAbsent
        | Why::NothingForAny
        | Why::SetWithoutQuantifier
        | Why::KeyUnknown
        | Why::Presence { .. }
        | Why::QuantifiedNull
        | Why::Compared => false,
    }
}
