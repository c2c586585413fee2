//! Whether a statement applies to a request: principal, action, resource and conditions, all in full.

use iam_eval::request::Request;
use iam_syntax::policy::{Clause, Policy, PolicyKind, Statement};

use crate::condition;
use crate::glob::{fits_text, marks};
use crate::principal::{Kind, Who, reach};
use crate::resource::{self, Asked};

/// How a statement applies, if it does. Where the kind of policy has no principal, it is about everybody.
#[must_use]
pub fn applies(policy: &Policy, statement: &Statement, who: &Who, request: &Request) -> Option<Kind> {
    let kind = match &statement.principal {
        Some(clause) => reach(who, statement.effect, clause)?,
        None => Kind::Any,
    };
    let action = request.action.text.to_lowercase();
    // G-23: without an action, or in a key policy without a resource, a statement has no effect.
    let of_action = statement.action.as_ref()?;
    let asked = Asked {
        action: &action,
        by_name: !of_action.inverted,
        resource: &request.resource.text,
    };
    if policy.kind == PolicyKind::Key && statement.resources.is_empty() {
        return None;
    }
    let holds = holds(of_action, |value| action_matches(value, &action))
        && (policy.kind == PolicyKind::Trust
            || statement.resources.iter().all(|clause| {
                holds(clause, |value| {
                    resource::matches(value, policy.kind, policy.version, &asked, &request.context)
                })
            }))
        && statement
            .conditions
            .iter()
            .all(|condition| condition::eval(condition, policy.version, &request.context));
    holds.then_some(kind)
}

/// Some value matches; under `Not…` none does.
fn holds(clause: &Clause, matches: impl Fn(&str) -> bool) -> bool {
    let found = clause.elements.iter().any(|element| matches(&element.value));
    found != clause.inverted
}

/// A-1 … A-3. `action` is in lower case.
fn action_matches(value: &str, action: &str) -> bool {
    let value = value.trim().to_lowercase();
    if value == "*" {
        return true;
    }
    match (value.split_once(':'), action.split_once(':')) {
        (Some((service, name)), Some((of_service, of_name))) => {
            fits_text(&marks(service), of_service) && fits_text(&marks(name), of_name)
        }
        _ => false,
    }
}
