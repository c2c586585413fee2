//! Changes of policies that let a denied request through.

use iam_eval::gates::{Gate, Relation};
use iam_explain::roles::applying;
use iam_scenario::answer::Answer;
use iam_scenario::case::Resources;
use iam_scenario::load::Place;
use iam_syntax::policy::{Effect, PolicyKind, Version};

use crate::Suggestion;
use crate::change::{Change, policy};
use crate::least::{Statement, action_name, principal_arn, statements, takes_policy};
use crate::question::{Question, Wanted, confirmed};

/// How to go about it where there is a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    /// A Deny leaves the caller out, and is not removed.
    exempt: bool,
    /// The resource's policy grants, and not the caller's own.
    by_resource: bool,
    /// Which of the least statements to take, where there is more than one.
    form: usize,
}

/// One suggestion for each way that leads there.
#[must_use]
pub fn suggestions(question: &Question, answer: &Answer) -> Vec<Suggestion> {
    // What stops the request, resource by resource.
    let alone = |resources: Resources| {
        let mut alone = question.clone();
        alone.request.resources = resources;
        alone.answer()
    };
    let answers: Vec<Answer> = question.request.resources.alone().filter_map(alone).collect();
    let mut tried: Vec<Vec<Change>> = Vec::new();
    let mut found = Vec::new();
    for exempt in [true, false] {
        for by_resource in [false, true] {
            for form in [0, 1] {
                let way = Way {
                    exempt,
                    by_resource,
                    form,
                };
                let changes = changes(&answers, way);
                if !tried.contains(&changes) {
                    found.extend(confirmed(question, answer, &changes, Wanted::Allowed));
                    tried.push(changes);
                }
            }
        }
    }
    found
}

/// A change against each thing that stops the request.
fn changes(answers: &[Answer], way: Way) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for answer in answers {
        for change in against(answer, way) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
    }
    changes
}

fn against(answer: &Answer, way: Way) -> Vec<Change> {
    let (policies, request, trace) = (&answer.policies, &answer.request, &answer.trace);
    let mut changes = Vec::new();
    for one in applying(policies, request, trace) {
        if one.effect == Effect::Deny {
            let (document, statement) = (one.attached.document, one.statement);
            let arn = principal_arn(request).filter(|_| way.exempt);
            changes.push(match arn {
                Some(arn) => Change::Exempt {
                    document,
                    statement,
                    principal_arn: arn.to_string(),
                },
                None => Change::Remove { document, statement },
            });
        }
    }
    for judged in trace.judged() {
        // Behind a Deny that goes an Allow may be missing too; and one that only may apply is none to rely on.
        if !judged.lacks.is_false() {
            let gate = match judged.gate {
                Gate::Principal if way.by_resource && trace.gates.relation == Relation::Same => Gate::Resource,
                gate => gate,
            };
            changes.extend(grant(answer, gate, way));
        }
    }
    let needs_policy = trace.gates.resource.is_none() && is_resource_needed(trace.gates.relation, trace.gates.strict);
    if needs_policy {
        changes.extend(grant(answer, Gate::Resource, way));
    }
    changes
}

/// Whether nobody is let in without a policy of the resource.
const fn is_resource_needed(relation: Relation, strict: bool) -> bool {
    match relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad | Relation::NoAccount => true,
        Relation::Same | Relation::RootAtHome => strict,
    }
}

/// The least Allow in a gate: in its first policy, or in one that is attached.
fn grant(answer: &Answer, gate: Gate, way: Way) -> Option<Change> {
    let request = &answer.request;
    let first = answer.policies.of(gate).first();
    let place = place(gate);
    let kind = place.kind(request.resource.sort);
    if kind == PolicyKind::Rcp {
        // A policy of this kind of one's own only denies; the Allow is AWS's.
        return Some(Change::Attach {
            place,
            name: "RCPFullAWSAccess".to_string(),
            statement: full_access(),
        });
    }
    let version = first
        .and_then(|attached| policy(answer, attached.document))
        .map_or(Version::V2012, |policy| policy.version);
    let mut forms = statements(Effect::Allow, kind, version, request);
    if forms.len() <= way.form {
        return None;
    }
    let statement = forms.swap_remove(way.form);
    Some(match first {
        Some(attached) => Change::Add {
            document: attached.document,
            statement,
        },
        None if place == Place::Resource && !takes_policy(request) => return None,
        None => Change::Attach {
            place,
            name: name(kind, action_name(request)),
            statement,
        },
    })
}

fn name(kind: PolicyKind, action: &str) -> String {
    match kind {
        PolicyKind::Trust => "Trust policy".to_string(),
        PolicyKind::Key => "Key policy".to_string(),
        PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Resource
        | PolicyKind::Scp
        | PolicyKind::Rcp
        | PolicyKind::Endpoint => format!("Allow{action}"),
    }
}

fn full_access() -> Statement {
    let star = || "\"*\"".to_string();
    Statement {
        effect: Effect::Allow,
        members: vec![
            ("Effect", "\"Allow\"".to_string()),
            ("Principal", star()),
            ("Action", star()),
            ("Resource", star()),
        ],
    }
}

/// Where a gate's policies stand.
pub const fn place(gate: Gate) -> Place {
    match gate {
        Gate::Rcp(level) => Place::Rcp(level as usize),
        Gate::Scp(level) => Place::Scp(level as usize),
        Gate::Endpoint => Place::Endpoint { gateway: false },
        Gate::Resource => Place::Resource,
        Gate::Principal => Place::Identity,
        Gate::Boundary => Place::Boundary,
        Gate::Session(layer) => Place::Session(layer as usize),
    }
}
