//! The documents of a case made ready: each read once for each kind that it is used as, and shared by all requests.

use std::sync::Arc;

use iam_eval::compile::Compiled;
use iam_eval::policies::{Attached, Level, Policies};
use iam_eval::request::Sort;
use iam_syntax::diagnostic::{Diagnostic, Weight};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Places;

use crate::case::{LevelInput, PolicyInput, PolicyInputs};
use crate::document::{Document, Place};
use crate::findings::{self, Finding};
use crate::problem::Problem;

/// All documents of a case, and what reading them gave.
#[derive(Debug)]
pub struct Library {
    documents: Vec<Document>,
    levels: Levels,
    /// Of each document, as the kinds that it was asked for as.
    read: Vec<Vec<(PolicyKind, ReadDocument)>>,
}

/// The targets of the levels, which stay levels when nothing is attached to them.
#[derive(Debug)]
struct Levels {
    scps: Vec<String>,
    rcps: Vec<String>,
}

#[derive(Debug)]
struct ReadDocument {
    compiled: Option<Arc<Compiled>>,
    diagnostics: Vec<Diagnostic>,
    /// The first of them, as they are said.
    flaws: Vec<Finding>,
}

impl Library {
    /// The policies of a case, none of them read yet.
    #[must_use]
    pub fn new(inputs: &PolicyInputs) -> Self {
        let mut documents = Vec::new();
        let mut add = |input: &PolicyInput, pointer: String, place: Place| {
            documents.push(Document {
                name: input.name.clone(),
                text: input.text.as_str().into(),
                pointer: pointer + "/document",
                enabled: input.enabled,
                from: input.from.clone(),
                place,
            });
        };
        for (at, input) in inputs.identity.iter().enumerate() {
            add(input, format!("/policies/identity/{at}"), Place::Identity);
        }
        if let Some(input) = &inputs.boundary {
            add(input, "/policies/boundary".into(), Place::Boundary);
        }
        let is_one_layer = inputs.session.len() == 1 && !inputs.is_session_nested;
        for (layer, pool) in inputs.session.iter().enumerate() {
            for (at, input) in pool.iter().enumerate() {
                let inner = if is_one_layer {
                    format!("{at}")
                } else {
                    format!("{layer}/{at}")
                };
                add(input, format!("/policies/session/{inner}"), Place::Session(layer));
            }
        }
        if let Some(input) = &inputs.resource {
            add(input, "/policies/resource".into(), Place::Resource);
        }
        let mut levels = |name: &str, levels: &[LevelInput], place: fn(usize) -> Place| {
            for (level, input) in levels.iter().enumerate() {
                for (at, policy) in input.policies.iter().enumerate() {
                    add(policy, format!("/policies/{name}/{level}/policies/{at}"), place(level));
                }
            }
        };
        levels("scps", &inputs.scps, Place::Scp);
        levels("rcps", &inputs.rcps, Place::Rcp);
        if let Some(input) = &inputs.endpoint {
            add(
                &input.policy,
                "/policies/endpoint".into(),
                Place::Endpoint { gateway: input.gateway },
            );
        }
        let targets = |levels: &[LevelInput]| levels.iter().map(|level| level.target.clone()).collect();
        let levels = Levels {
            scps: targets(&inputs.scps),
            rcps: targets(&inputs.rcps),
        };
        Self {
            read: documents.iter().map(|_| Vec::new()).collect(),
            documents,
            levels,
        }
    }

    /// The documents in the order of the case. [`Attached::document`] is a place in this list.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Whether a policy of the resource is given and switched on.
    #[must_use]
    pub(crate) fn has_resource_policy(&self) -> bool {
        self.documents
            .iter()
            .any(|it| it.place == Place::Resource && it.enabled)
    }

    /// What reading a document as a kind of policy found; nothing where there is no such document.
    #[must_use]
    pub fn diagnostics(&mut self, at: usize, kind: PolicyKind) -> &[Diagnostic] {
        let Some(document) = self.documents.get(at) else {
            return &[];
        };
        &read_as(document, kind, &mut self.read[at]).diagnostics
    }

    /// The policies that apply when the resource is of a sort, and the flaws of all documents.
    ///
    /// # Errors
    /// The first problem of the first malformed document that is switched on.
    pub fn policies(&mut self, resource: Sort) -> Result<(Policies, Vec<Finding>), Problem> {
        self.policies_of(resource, |_| true)
    }

    /// The same where the resource's policy is that of another resource: it is not looked at.
    ///
    /// # Errors
    /// The first problem of the first malformed document that is switched on.
    pub(crate) fn policies_without_resource(&mut self) -> Result<(Policies, Vec<Finding>), Problem> {
        self.policies_of(Sort::Other, |place| match place {
            Place::Resource => false,
            Place::Identity
            | Place::Boundary
            | Place::Session(_)
            | Place::Scp(_)
            | Place::Rcp(_)
            | Place::Endpoint { .. } => true,
        })
    }

    fn policies_of(
        &mut self,
        resource: Sort,
        is_asked: impl Fn(Place) -> bool,
    ) -> Result<(Policies, Vec<Finding>), Problem> {
        let (mut findings, mut n_flaws) = (Vec::new(), 0);
        let mut attached: Vec<Option<Attached>> = Vec::with_capacity(self.documents.len());
        for (at, document) in self.documents.iter().enumerate() {
            if !is_asked(document.place) || document.waits() {
                attached.push(None);
                continue;
            }
            let kind = document.place.kind(resource);
            let read = read_as(document, kind, &mut self.read[at]);
            let is_malformed = |diagnostic: &&Diagnostic| diagnostic.weight == Weight::Malformed;
            if document.enabled
                && read.compiled.is_none()
                && let Some(first) = read.diagnostics.iter().find(is_malformed)
            {
                return Err(Problem::of_text(first, &document.pointer, &Places::new(&document.text)));
            }
            n_flaws += read.diagnostics.len();
            let room = findings::MOST_FLAWS - findings.len();
            findings.extend(read.flaws.iter().take(room).cloned());
            let policy = read.compiled.clone().filter(|_| document.enabled);
            attached.push(policy.map(|policy| Attached {
                name: document.name.clone(),
                document: at,
                policy,
            }));
        }
        findings.extend(findings::more_flaws(n_flaws - findings.len()));
        Ok((self.arrange(attached), findings))
    }

    fn arrange(&self, attached: Vec<Option<Attached>>) -> Policies {
        let level = |target: &String| Level {
            target: target.clone(),
            policies: Vec::new(),
        };
        let mut policies = Policies {
            scps: self.levels.scps.iter().map(level).collect(),
            rcps: self.levels.rcps.iter().map(level).collect(),
            ..Policies::default()
        };
        let mut layer_before = None;
        for (attached, document) in attached.into_iter().zip(&self.documents) {
            let Some(attached) = attached else { continue };
            match document.place {
                Place::Identity => policies.identity.push(attached),
                Place::Boundary => policies.boundary = Some(attached),
                Place::Session(layer) if layer_before == Some(layer) => {
                    policies
                        .sessions
                        .last_mut()
                        .into_iter()
                        .for_each(|pool| pool.push(attached.clone()));
                }
                Place::Session(layer) => {
                    layer_before = Some(layer);
                    policies.sessions.push(vec![attached]);
                }
                Place::Resource => policies.resource = Some(attached),
                Place::Scp(level) => policies.scps[level].policies.push(attached),
                Place::Rcp(level) => policies.rcps[level].policies.push(attached),
                Place::Endpoint { .. } => policies.endpoint = Some(attached),
            }
        }
        policies
    }
}

/// A document as a kind of policy: read when it is first asked for.
fn read_as<'r>(
    document: &Document,
    kind: PolicyKind,
    before: &'r mut Vec<(PolicyKind, ReadDocument)>,
) -> &'r ReadDocument {
    let at = before.iter().position(|(of, _)| *of == kind);
    let at = at.unwrap_or_else(|| {
        before.push((kind, read(document, kind)));
        before.len() - 1
    });
    &before[at].1
}

fn read(document: &Document, kind: PolicyKind) -> ReadDocument {
    let parse = grammar::parse(kind, &document.text);
    let compile = match document.place {
        Place::Endpoint { gateway: true } => Compiled::of_gateway,
        Place::Identity
        | Place::Boundary
        | Place::Session(_)
        | Place::Resource
        | Place::Scp(_)
        | Place::Rcp(_)
        | Place::Endpoint { gateway: false } => Compiled::new,
    };
    let said = parse.diagnostics.iter().take(findings::MOST_FLAWS);
    let places = Places::new(&document.text);
    ReadDocument {
        compiled: parse.policy.map(|policy| Arc::new(compile(policy))),
        flaws: said.map(|it| Finding::flaw(it, document, &places)).collect(),
        diagnostics: parse.diagnostics,
    }
}
