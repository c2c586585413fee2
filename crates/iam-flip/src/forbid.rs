//! Changes of policies that stop an allowed request: a Deny that just missed made to hit, an Allow made to ask for the key that it
//! was passed without, an Allow taken out, one more Deny.

use iam_eval::gates::Gate;
use iam_explain::evaluated::Evaluated;
use iam_explain::roles::{StatementRole, applying};
use iam_scenario::document::Place;
use iam_syntax::policy::{Effect, PolicyKind, Version};

use crate::change::Change;
use crate::least::{Least, Statement, action_name, least};
use crate::meant::{Missed, near};
use crate::mend;
use crate::minimal::MOST_CHANGES;
use crate::own_policy::takes_policy;
use crate::permit::place;
use crate::world::{Traced, World};

/// How many places for a Deny are shown.
const MOST_DENIES: usize = 2;
/// How many statements that just missed the request are edited.
const MOST_EDITS: usize = 2;

/// Candidates for suggestions: a Deny that just missed made to hit, grants taken away gate by gate, and a new Deny in the
/// places that come first to mind.
#[must_use]
pub fn candidates(world: &World<'_>) -> Vec<Vec<Change>> {
    let Some(traced) = world.traced(&[]) else {
        return Vec::new();
    };
    let mut found: Vec<Vec<Change>> = missed(world, &traced);
    let grants = grants(&traced);
    let mut gates: Vec<Gate> = grants.iter().map(|(gate, _)| *gate).collect();
    gates.sort_unstable();
    gates.dedup();
    let changes_of = |gate: Option<Gate>| -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (of, change) in &grants {
            let is_wanted = gate.is_none_or(|gate| *of == gate);
            // More than this is none to suggest.
            if is_wanted && changes.len() <= MOST_CHANGES && !changes.contains(change) {
                changes.push(change.clone());
            }
        }
        changes
    };
    found.extend(gates.iter().map(|gate| changes_of(Some(*gate))));
    found.push(changes_of(None));
    let asking = found.iter().map(|changes| asking(world, &traced, changes));
    let asking: Vec<Vec<Change>> = asking.filter(|it| !found.contains(it)).collect();
    found.extend(asking);
    let denies = denies(&traced)
        .into_iter()
        .filter(|it| world.reaches(core::slice::from_ref(it)));
    found.extend(denies.take(MOST_DENIES).map(|it| vec![it]));
    found
}

/// Edits of Denies that miss the request by a condition, a resource or a principal.
fn missed(world: &World<'_>, traced: &[Traced]) -> Vec<Vec<Change>> {
    let mut found: Vec<Vec<Change>> = Vec::new();
    for one in traced {
        for facts in &one.trace.facts {
            for near in near(one, facts.gate, Effect::Deny) {
                let is_meant = match near.missed {
                    Missed::Condition(_) | Missed::TwoConditions(..) | Missed::Resource(_) | Missed::Principal => true,
                    Missed::Action => false,
                };
                let document = world.answer.documents.get(near.attached.document);
                let Some(document) = document.filter(|_| is_meant) else {
                    continue;
                };
                let edits = mend::towards(&near, &[one], &document.text);
                let hits = edits.into_iter().find(|it| world.reaches(it));
                found.extend(hits.filter(|it| !found.contains(it)));
                if MOST_EDITS <= found.len() {
                    return found;
                }
            }
        }
    }
    found
}

/// The Allows that some changes take out left in place, where they can ask for a key that the request got through without.
fn asking(world: &World<'_>, traced: &[Traced], changes: &[Change]) -> Vec<Change> {
    let instead = |change: &Change| match change {
        Change::Remove { document, statement } => mend::asking(world.answer, traced, *document, *statement),
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => None,
    };
    changes
        .iter()
        .map(|it| instead(it).unwrap_or_else(|| it.clone()))
        .collect()
}

/// The statements that the requests are allowed by, each with its gate.
fn grants(traced: &[Traced]) -> Vec<(Gate, Change)> {
    // One request that is stopped is enough.
    let Some(first) = traced.first() else {
        return Vec::new();
    };
    let (policies, request) = (&first.asked.policies, &first.asked.request);
    applying(Evaluated::new(policies, request, &first.trace))
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

/// A Deny of these requests and no others: with the caller, at the resource, then in what limits the caller.
fn denies(traced: &[Traced]) -> Vec<Change> {
    let Some(one) = traced.first() else {
        return Vec::new();
    };
    let request = &one.asked.request;
    let requests: Vec<_> = traced.iter().map(|it| &it.asked.request).collect();
    let mut gates = vec![Gate::Principal, Gate::Resource];
    gates.extend(one.trace.facts.iter().map(|facts| facts.gate).rev());
    let mut changes = Vec::new();
    for gate in gates {
        let place = place(gate);
        let kind = place.kind(request.resource.sort);
        let first = one.asked.policies.of(gate).first();
        let version = first.map_or(Version::V2012, |it| it.policy.policy.version);
        let Least::Statements(statements) = least(Effect::Deny, kind, version, &requests, &[]) else {
            continue;
        };
        let attach = |statement: Statement| Change::Attach {
            place,
            name: format!("Deny{}", action_name(request)),
            statement,
        };
        for statement in statements.into_iter().take(1) {
            match first {
                Some(attached) => changes.push(Change::Add {
                    document: attached.document,
                    statement,
                }),
                None if place == Place::Identity && request.caller.has_identity() => changes.push(attach(statement)),
                // A bucket or a queue may have been without a policy until now.
                None if place == Place::Resource && kind == PolicyKind::Resource && takes_policy(request) => {
                    changes.push(attach(statement));
                }
                None => {}
            }
        }
    }
    changes.dedup();
    changes
}
