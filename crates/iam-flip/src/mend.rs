//! Edits of a statement that make it speak of a request, or no longer: the smallest first. They are proposals; the
//! evaluator says which of them do what they should.
//!
//! | to find | look in |
//! |---|---|
//! | a condition that shall hold, or no longer | [`condition`] |
//! | resource, principal and action | [`element`] |

pub mod condition;
pub mod element;

use iam_syntax::policy::{Effect, Version};

use crate::change::Change;
use crate::document::edit::Edit;
use crate::meant::{Missed, Near};
use crate::world::Traced;

/// Edits of the element that was missed, after which the statement applies. `lacking` are the requests that it shall apply
/// to; they differ in their resources alone.
#[must_use]
pub fn towards(near: &Near<'_>, lacking: &[&Traced], text: &str) -> Vec<Change> {
    let Some(first) = lacking.first() else {
        return Vec::new();
    };
    let request = &first.asked.request;
    let mut changes = Vec::new();
    if is_old_with_variable(near, text) {
        changes.push(Change::Renew {
            document: near.attached.document,
        });
    }
    let edits = match near.missed {
        Missed::Condition(number) => condition::holding(near, number, request, text),
        Missed::Resource(clause) => element::resource(near, clause, lacking),
        Missed::Principal => element::principal(near, request),
        Missed::Action => element::action(near, request),
    };
    changes.extend(edits.into_iter().map(|edit| of(near, edit)));
    changes
}

/// Edits of a Deny that applies, after which it spares the request: one more exception.
#[must_use]
pub fn sparing(near: &Near<'_>, traced: &Traced, text: &str) -> Vec<Change> {
    let request = &traced.asked.request;
    let mut edits = element::excepting(near, request);
    for number in 0..near.source().conditions.len() {
        edits.extend(condition::excepting(near, number, request, text));
    }
    edits.into_iter().map(|edit| of(near, edit)).collect()
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
