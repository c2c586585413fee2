//! Edits of a statement that make it speak of a request, or no longer: the smallest first. They are proposals; the
//! evaluator says which of them do what they should.
//!
//! | to find | look in |
//! |---|---|
//! | a condition that shall hold, or no longer | [`condition`] |
//! | resource, principal and action | [`element`] |
//! | a value with a variable of the list | [`variable`] |

pub mod condition;
pub mod element;
pub mod variable;

use iam_eval::context::Looked;
use iam_scenario::answer::Answer;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Condition, Effect, Version};

use crate::change::Change;
use crate::document::edit::Edit;
use crate::meant::{Missed, Near};
use crate::world::Traced;

/// Edits of what was missed, after which the statement applies: each what has to be changed together. `lacking` are the
/// requests that it shall apply to; they differ in their resources alone.
#[must_use]
pub fn towards(near: &Near<'_>, lacking: &[&Traced], text: &str) -> Vec<Vec<Change>> {
    let Some(first) = lacking.first() else {
        return Vec::new();
    };
    let request = &first.asked.request;
    let mut changes = Vec::new();
    if is_old_with_variable(near, text) {
        changes.push(vec![Change::Renew {
            document: near.attached.document,
        }]);
    }
    let edits = match near.missed {
        Missed::Condition(number) => condition::holding(near, number, request, text),
        Missed::Resource(clause) => element::resource(near, clause, lacking),
        Missed::Principal => element::principal(near, request),
        Missed::Action => element::action(near, request),
        Missed::TwoConditions(one, other) => {
            let of_one = condition::holding(near, one, request, text);
            let of_other = condition::holding(near, other, request, text);
            let pairs = of_one
                .iter()
                .flat_map(|one| of_other.iter().map(move |other| [one.clone(), other.clone()]));
            changes.extend(pairs.map(|pair| in_order(pair).map(|edit| of(near, edit)).into()));
            return changes;
        }
    };
    changes.extend(edits.into_iter().map(|edit| vec![of(near, edit)]));
    changes
}

/// Two edits of conditions as they can be made one after the other: another operator may move a condition, and then those
/// behind it have other places.
fn in_order([one, other]: [Edit; 2]) -> [Edit; 2] {
    match one {
        Edit::Operator { .. } => [other, one],
        Edit::More { .. } | Edit::Less { .. } | Edit::Rewrite { .. } | Edit::Exempt { .. } | Edit::Require { .. } => {
            [one, other]
        }
    }
}

/// Edits of a Deny that applies to a request, after which it spares it: one more exception. `all` are the requests of the
/// call.
#[must_use]
pub(crate) fn sparing(near: &Near<'_>, traced: &Traced, all: &[Traced], text: &str) -> Vec<Change> {
    let request = &traced.asked.request;
    let mut edits: Vec<Edit> = element::narrowed(near, request, all).into_iter().collect();
    edits.extend(element::excepting(near, request));
    for number in 0..near.source().conditions.len() {
        edits.extend(condition::excepting(near, number, request, text));
    }
    edits.into_iter().map(|edit| of(near, edit)).collect()
}

/// The conditions that were missed with the operator that knows wildcards, where their values have some. A request may
/// fit them then.
#[must_use]
pub(crate) fn likened(near: &Near<'_>, text: &str) -> Vec<Change> {
    let numbers = match near.missed {
        Missed::Condition(number) => vec![number],
        Missed::TwoConditions(one, other) => vec![one, other],
        Missed::Resource(_) | Missed::Principal | Missed::Action => Vec::new(),
    };
    // From the end, for another operator may move a condition in front of others.
    let edits = numbers
        .into_iter()
        .rev()
        .filter_map(|number| condition::likened(near, number, text));
    edits.map(|edit| of(near, edit)).collect()
}

/// A Deny kept to the resources that its conditions are about.
#[must_use]
pub fn narrowed(near: &Near<'_>, traced: &Traced, all: &[Traced]) -> Option<Change> {
    element::narrowed(near, &traced.asked.request, all).map(|edit| of(near, edit))
}

/// An Allow that asks for a key which the request got through without: there is none in what `ForAllValues` or `IfExists` looks
/// at, and so nothing that could fail.
// rule: C-32
#[must_use]
pub fn asking(answer: &Answer, traced: &[Traced], document: usize, statement: usize) -> Option<Change> {
    let source = crate::change::policy(answer, document)?.statements.get(statement)?;
    let context = &traced.first()?.asked.request.context;
    let is_passed = |it: &&Condition| {
        let is_there = match context.get(&it.key.value) {
            Looked::Absent | Looked::Many([]) => false,
            Looked::One(_) | Looked::Many(_) | Looked::Unknown => true,
        };
        let asks_none = it.operator.if_exists || it.operator.quantifier == Quantifier::ForAllValues;
        !is_there && asks_none && it.operator.base != Base::Null
    };
    let passed = source.conditions.iter().find(is_passed)?;
    let key = passed.key.value.clone();
    Some(Change::Edit {
        document,
        statement,
        edit: Edit::Require { key },
    })
}

const fn of(near: &Near<'_>, edit: Edit) -> Change {
    Change::Edit {
        document: near.attached.document,
        statement: near.at,
        edit,
    }
}

/// Whether a variable of the statement is plain text because of the policy's version.
// rule: V-1
fn is_old_with_variable(near: &Near<'_>, text: &str) -> bool {
    let source = near.source();
    near.attached.policy.policy.version == Version::V2008
        && source.effect == Effect::Allow
        && source.span.of(text).contains("${")
}
