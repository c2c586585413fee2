//! Changes of policies that stop an allowed request.

use iam_eval::gates::Gate;
use iam_explain::roles::{StatementRole, applying};
use iam_scenario::answer::Answer;
use iam_scenario::load::Place;
use iam_syntax::policy::{Effect, PolicyKind, Version};

use crate::Suggestion;
use crate::change::{Change, policy};
use crate::least::{action_name, statements, takes_policy};
use crate::permit::place;
use crate::question::{Question, Wanted, confirmed};

/// How many places for a Deny are shown.
const MOST_DENIES: usize = 2;

/// What grants taken away, gate by gate, and a Deny in the places that come first to mind.
#[must_use]
pub fn suggestions(question: &Question, answer: &Answer) -> Vec<Suggestion> {
    let grants = grants(answer);
    let mut gates: Vec<Gate> = grants.iter().map(|(gate, _)| *gate).collect();
    gates.dedup();
    let changes_of = |gate: Option<Gate>| -> Vec<Change> {
        grants
            .iter()
            .filter(|(of, _)| gate.is_none_or(|gate| *of == gate))
            .map(|(_, change)| change.clone())
            .collect()
    };
    let confirm = |changes: &[Change]| confirmed(question, answer, changes, Wanted::Denied);
    let mut found: Vec<Suggestion> = gates
        .iter()
        .filter_map(|gate| confirm(&changes_of(Some(*gate))))
        .collect();
    if found.is_empty() {
        found.extend(confirm(&changes_of(None)));
    }
    let denies = denies(answer);
    found.extend(
        denies
            .iter()
            .filter_map(|change| confirm(std::slice::from_ref(change)))
            .take(MOST_DENIES),
    );
    found
}

/// The statements that the request is allowed by, each with its gate.
fn grants(answer: &Answer) -> Vec<(Gate, Change)> {
    applying(&answer.policies, &answer.request, &answer.trace)
        .into_iter()
        .filter(|one| one.role == StatementRole::Grants && one.effect == Effect::Allow)
        .map(|one| {
            let change = Change::Remove {
                document: one.attached.document,
                statement: one.statement,
            };
            (one.gate, change)
        })
        .collect()
}

/// A Deny of this request and no other: with the caller, at the resource, then in what limits the caller.
fn denies(answer: &Answer) -> Vec<Change> {
    let request = &answer.request;
    let mut gates = vec![Gate::Principal, Gate::Resource];
    gates.extend(answer.trace.facts.iter().map(|facts| facts.gate).rev());
    let mut changes = Vec::new();
    for gate in gates {
        let place = place(gate);
        let kind = place.kind(request.resource.sort);
        let first = answer.policies.of(gate).first();
        let version = first
            .and_then(|attached| policy(answer, attached.document))
            .map_or(Version::V2012, |policy| policy.version);
        let Some(statement) = statements(Effect::Deny, kind, version, request).into_iter().next() else {
            continue;
        };
        match first {
            Some(attached) => changes.push(Change::Add {
                document: attached.document,
                statement,
            }),
            None if place == Place::Identity && request.caller.has_identity() => changes.push(Change::Attach {
                place,
                name: format!("Deny{}", action_name(request)),
                statement,
            }),
            // A bucket or a queue may have been without a policy until now.
            None if place == Place::Resource && kind == PolicyKind::Resource && takes_policy(request) => {
                changes.push(Change::Attach {
                    place,
                    name: format!("Deny{}", action_name(request)),
                    statement,
                })
            }
            None => {}
        }
    }
    changes.dedup();
    changes
}
