//! What can be changed of a question, and the question with the changes made.

use std::collections::BTreeMap;

use iam_scenario::answer::Answer;
use iam_scenario::case::{ContextEntry, ContextInput, PolicyInput, same_key};
use iam_scenario::load::Place;
use iam_syntax::policy::{Policy, PolicyKind};

use crate::edit::{Edits, edited};
use crate::least::Statement;
use crate::question::Question;

/// One change. Documents and statements are numbered as in the answer to the question as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The request holds this under a context key; removed, it lacks the key.
    Context { key: String, value: ContextInput },
    /// A statement is taken out. A policy that has no other is switched off.
    Remove { document: usize, statement: usize },
    /// A statement no longer applies to the caller: a condition on `aws:PrincipalArn` leaves it out.
    Exempt {
        document: usize,
        statement: usize,
        principal_arn: String,
    },
    /// A statement is put behind the others of a policy.
    Add { document: usize, statement: Statement },
    /// A policy of one statement is attached.
    Attach {
        place: Place,
        name: String,
        statement: Statement,
    },
}

/// The question with the changes made; nothing where one of them cannot be.
#[must_use]
pub fn made(question: &Question, answer: &Answer, changes: &[Change]) -> Option<Question> {
    let mut changed = question.clone();
    let mut edits: BTreeMap<usize, Edits> = BTreeMap::new();
    for change in changes {
        match change {
            Change::Context { key, value } => set(&mut changed, key, value),
            Change::Remove { document, statement } => edits.entry(*document).or_default().removed.push(*statement),
            Change::Exempt {
                document,
                statement,
                principal_arn,
            } => edits
                .entry(*document)
                .or_default()
                .exempt
                .push((*statement, principal_arn.clone())),
            Change::Add { document, statement } => edits.entry(*document).or_default().added.push(statement.clone()),
            Change::Attach { .. } => {}
        }
    }
    // An answer numbers its documents in this order.
    let mut documents: Vec<&mut PolicyInput> = changed.policies.all_mut().collect();
    for (document, edits) in &edits {
        let policy = policy(answer, *document)?;
        let input = documents.get_mut(*document)?;
        if edits.leaves_nothing(policy) {
            if is_always_there(policy.kind) {
                return None;
            }
            input.enabled = false;
        } else {
            input.text = edited(&input.text, policy, edits)?;
        }
    }
    // Now that no document has to be found by its number any more.
    for change in changes {
        if let Change::Attach { place, name, statement } = change {
            attach(&mut changed, *place, policy_of(name, statement))?;
        }
    }
    Some(changed)
}

/// A role always has its trust policy, and a key its key policy.
const fn is_always_there(kind: PolicyKind) -> bool {
    match kind {
        PolicyKind::Trust | PolicyKind::Key => true,
        PolicyKind::Identity
        | PolicyKind::Boundary
        | PolicyKind::Session
        | PolicyKind::Resource
        | PolicyKind::Scp
        | PolicyKind::Rcp
        | PolicyKind::Endpoint => false,
    }
}

fn set(question: &mut Question, key: &str, value: &ContextInput) {
    let request = &mut question.request;
    request.context.retain(|entry| !same_key(&entry.name, key));
    if let Some(unknown) = &mut request.unknown {
        unknown.retain(|name| !same_key(name, key));
    }
    request.context.push(ContextEntry {
        name: key.to_string(),
        value: value.clone(),
    });
}

fn policy_of(name: &str, statement: &Statement) -> PolicyInput {
    PolicyInput {
        name: name.to_string(),
        text: statement.document(),
        enabled: true,
        from: None,
        is_object: true,
        extra: Vec::new(),
    }
}

fn attach(question: &mut Question, place: Place, policy: PolicyInput) -> Option<()> {
    let policies = &mut question.policies;
    match place {
        Place::Identity => policies.identity.push(policy),
        Place::Resource => policies.resource = Some(policy),
        Place::Scp(level) => policies.scps.get_mut(level)?.policies.push(policy),
        Place::Rcp(level) => policies.rcps.get_mut(level)?.policies.push(policy),
        // The session of a federated user has this gate without a policy too, and then it allows nothing.
        Place::Session(_) => policies.session.push(vec![policy]),
        // Their gates are there only if a policy is.
        Place::Boundary | Place::Endpoint { .. } => return None,
    }
    Some(())
}

/// A document as it was read, if it is switched on.
#[must_use]
pub fn policy(answer: &Answer, document: usize) -> Option<&Policy> {
    let policies = &answer.policies;
    let levels = policies.scps.iter().chain(&policies.rcps).flat_map(|it| &it.policies);
    let mut all = policies
        .identity
        .iter()
        .chain(&policies.boundary)
        .chain(&policies.resource)
        .chain(&policies.endpoint)
        .chain(policies.sessions.iter().flatten())
        .chain(levels);
    all.find(|attached| attached.document == document)
        .map(|attached| &attached.policy.policy)
}
