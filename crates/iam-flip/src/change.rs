//! What can be changed of a question, and the question with the changes made.

use std::collections::BTreeMap;

use iam_eval::policies::{Attached, Policies};
use iam_eval::request::Sort;
use iam_scenario::answer::Answer;
use iam_scenario::case::{
    ContextEntry, ContextInput, PolicyInput, PrincipalInput, PrincipalObject, RequestInput, Resources, same_key,
};
use iam_scenario::document::{Document, Place};
use iam_syntax::policy::{Policy, PolicyKind};

use crate::document::edit::Edit;
use crate::document::{Revised, Revision, revised};
use crate::least::Statement;
use crate::question::Question;

/// One change. Documents and statements are numbered as in the answer to the question as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The request holds this under a context key, and under those that follow from it.
    Context(Set),
    /// The case tells the unique id of the user or role that asks.
    Identify {
        /// Such as `AIDAEXAMPLE`.
        unique_id: String,
    },
    /// A statement is rewritten in place.
    Edit {
        /// The document's number.
        document: usize,
        /// The statement's place in it, from 0.
        statement: usize,
        /// What becomes of the statement.
        edit: Edit,
    },
    /// A document is read in version 2012-10-17.
    Renew {
        /// Its number.
        document: usize,
    },
    /// A statement is taken out. A policy that has no other is switched off.
    Remove {
        /// Its number
        document: usize,
        /// The statement's place in it, from 0.
        statement: usize,
    },
    /// A policy is switched off.
    Detach {
        /// Its number.
        document: usize,
    },
    /// A statement is put behind the others of a policy.
    Add {
        /// The policy's number
        document: usize,
        /// What is put there.
        statement: Statement,
    },
    /// A policy of one statement is attached.
    Attach {
        /// Where in the request's policies it stands.
        place: Place,
        /// What it is called.
        name: String,
        /// Its only statement.
        statement: Statement,
    },
}

/// What a context key holds instead; removed, the request lacks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// The key, as the policies spell it.
    pub key: String,
    /// What it holds.
    pub value: ContextInput,
    /// Keys that nobody sets, because they follow from this one: who comes through an endpoint has no public address.
    pub along: Vec<(String, ContextInput)>,
    /// Which resources it is set on.
    pub on: On,
}

/// What a key is set on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// The request, for all its resources alike.
    Request,
    /// Some of its resources, by their places: each then has the key for its own.
    Resources(Vec<usize>),
}

impl On {
    /// Whether the resource at a place gets the key.
    #[must_use]
    pub(crate) fn is_at(&self, place: usize) -> bool {
        match self {
            Self::Request => true,
            Self::Resources(places) => places.contains(&place),
        }
    }
}

impl Set {
    /// The keys with what they hold, the first the one that is set.
    pub fn all(&self) -> impl Iterator<Item = (&str, &ContextInput)> {
        let own = core::iter::once((self.key.as_str(), &self.value));
        own.chain(self.along.iter().map(|(key, value)| (key.as_str(), value)))
    }

    /// Makes the change. What stands on a resource that is not named stays as it is.
    pub fn make(&self, request: &mut RequestInput) {
        for (key, value) in self.all() {
            request.settle(key);
            match (&self.on, &mut request.resources) {
                (On::Request, _) => put(&mut request.context, key, value),
                (On::Resources(places), Resources::Own(resources)) => {
                    for place in places {
                        if let Some(resource) = resources.get_mut(*place) {
                            put(&mut resource.context, key, value);
                        }
                    }
                }
                // OK because keys are set on a resource only where one has keys for its own.
                (On::Resources(_), Resources::Plain(_)) => {}
            }
        }
    }
}

fn put(context: &mut Vec<ContextEntry>, key: &str, value: &ContextInput) {
    match context.iter_mut().find(|entry| same_key(&entry.name, key)) {
        Some(entry) => entry.value = value.clone(),
        None => context.push(ContextEntry {
            name: key.to_string(),
            value: value.clone(),
        }),
    }
}

impl Change {
    /// Where the policy that it is about is attached; nothing for one of the request.
    #[must_use]
    pub fn place(&self, answer: &Answer) -> Option<Place> {
        match self {
            Self::Context(_) | Self::Identify { .. } => None,
            Self::Attach { place, .. } => Some(*place),
            Self::Edit { document, .. }
            | Self::Renew { document }
            | Self::Remove { document, .. }
            | Self::Detach { document }
            | Self::Add { document, .. } => answer.documents.get(*document).map(|it| it.place),
        }
    }

    /// The document that is changed, if it is one that was there.
    #[must_use]
    pub const fn document(&self) -> Option<usize> {
        match self {
            Self::Edit { document, .. }
            | Self::Renew { document }
            | Self::Remove { document, .. }
            | Self::Detach { document }
            | Self::Add { document, .. } => Some(*document),
            Self::Context(_) | Self::Identify { .. } | Self::Attach { .. } => None,
        }
    }
}

/// What happens to each document that is changed.
#[must_use]
pub(crate) fn revisions(changes: &[Change]) -> BTreeMap<usize, Revision> {
    let mut revisions: BTreeMap<usize, Revision> = BTreeMap::new();
    for change in changes {
        let Some(document) = change.document() else { continue };
        let revision = revisions.entry(document).or_default();
        match change {
            Change::Edit { statement, edit, .. } => revision.rewritten.push((*statement, edit.clone())),
            Change::Renew { .. } => revision.is_renewed = true,
            Change::Remove { statement, .. } => revision.statements.removed.push(*statement),
            Change::Detach { .. } => revision.is_detached = true,
            Change::Add { statement, .. } => revision.statements.added.push(statement.clone()),
            Change::Context(_) | Change::Identify { .. } | Change::Attach { .. } => {}
        }
    }
    revisions
}

/// The question with the changes made; nothing where one of them cannot be.
#[must_use]
pub fn made(question: &Question, answer: &Answer, changes: &[Change]) -> Option<Question> {
    let mut changed = question.clone();
    // An answer numbers its documents in this order.
    let mut inputs: Vec<&mut PolicyInput> = changed.policies.all_mut().collect();
    for (document, revision) in &revisions(changes) {
        let kind = kind(answer.documents.get(*document)?, answer.request.resource.sort);
        let input = inputs.get_mut(*document).filter(|input| input.enabled)?;
        match revised(&input.text, kind, revision)? {
            Revised::Off if is_always_there(kind) => return None,
            Revised::Off => input.enabled = false,
            Revised::Text(text) => input.text = text,
        }
    }
    // Now that no document has to be found by its number any more.
    for change in changes {
        match change {
            Change::Context(set) => set.make(&mut changed.request),
            Change::Identify { unique_id } => identify(unique_id, &mut changed.request)?,
            Change::Attach { place, name, statement } => attach(&mut changed, *place, policy_of(name, statement))?,
            Change::Edit { .. }
            | Change::Renew { .. }
            | Change::Remove { .. }
            | Change::Detach { .. }
            | Change::Add { .. } => {}
        }
    }
    Some(changed)
}

/// A request whose principal has its unique id; nothing where it is none that has one.
pub fn identify(unique_id: &str, request: &mut RequestInput) -> Option<()> {
    let object = match request.principal.as_ref()? {
        PrincipalInput::Text(arn) => PrincipalObject {
            arn: arn.clone(),
            ..PrincipalObject::default()
        },
        PrincipalInput::Object(object) => object.clone(),
        PrincipalInput::Service(_) | PrincipalInput::Federated(_) => return None,
    };
    request.principal = Some(PrincipalInput::Object(PrincipalObject {
        unique_id: Some(unique_id.to_string()),
        ..object
    }));
    Some(())
}

/// A role always has its trust policy, and a key its key policy.
#[must_use]
pub const fn is_always_there(kind: PolicyKind) -> bool {
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

/// What kind of policy a document is.
#[must_use]
pub const fn kind(document: &Document, resource: Sort) -> PolicyKind {
    document.place.kind(resource)
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

/// All policies that have a say, wherever they are attached.
pub fn attached(policies: &Policies) -> impl Iterator<Item = &Attached> {
    let levels = policies.scps.iter().chain(&policies.rcps).flat_map(|it| &it.policies);
    policies
        .identity
        .iter()
        .chain(&policies.boundary)
        .chain(&policies.resource)
        .chain(&policies.endpoint)
        .chain(policies.sessions.iter().flatten())
        .chain(levels)
}

/// A document as it was read, if it is switched on.
#[must_use]
pub fn policy(answer: &Answer, document: usize) -> Option<&Policy> {
    let mut all = attached(&answer.policies);
    all.find(|attached| attached.document == document)
        .map(|attached| &attached.policy.policy)
}
