//! A case that is asked many times over, each time with other changes: policies are read once, and a policy that is
//! changed once for each way in which it is.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_eval::compile::Compiled;
use iam_eval::evaluate::{decide, evaluate};
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Request, Sort};
use iam_eval::trace::Trace;
use iam_scenario::answer::Answer;
use iam_scenario::call;
use iam_scenario::document::Place;
use iam_scenario::load::Library;
use iam_scenario::reply::requests;
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

use crate::change::{Change, identify, is_always_there, revisions};
use crate::document::{Revised, Revision, revised};
use crate::question::{Question, Wanted};

/// A question with all that its many variants share.
pub struct World<'a> {
    /// What was asked.
    pub question: &'a Question,
    /// What came of it.
    pub answer: &'a Answer,
    /// The decision that is looked for.
    pub wanted: Wanted,
    /// What is known of keys and actions.
    pub catalogue: &'a Catalogue,
    /// What is asked: one request for each resource, and in a whole call what else it asks.
    pub asked: Vec<Asked>,
    library: RefCell<Library>,
    read: RefCell<Vec<Read>>,
    n_evaluated: Cell<usize>,
}

/// One request and the policies that apply to it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Those that apply to it.
    pub policies: Policies,
    /// The request.
    pub request: Request,
}

/// A request with what came of it.
pub struct Traced {
    /// The request and its policies.
    pub asked: Asked,
    /// What came of it.
    pub trace: Trace,
}

/// A document as it was read after a revision.
struct Read {
    document: usize,
    kind: PolicyKind,
    revision: Revision,
    /// Nothing where the revision cannot be made.
    result: Option<Document>,
}

#[derive(Clone)]
enum Document {
    Off,
    On(Arc<Compiled>),
}

/// Changes of policies as they were read for resources of a sort.
struct Changed {
    revised: Vec<(usize, Document)>,
    attached: Vec<(Place, Attached)>,
}

impl Changed {
    fn make(&self, policies: &mut Policies) -> Option<()> {
        for (document, revised) in &self.revised {
            match revised {
                Document::Off => switch_off(policies, *document),
                Document::On(compiled) => replace(policies, *document, compiled),
            }
        }
        for (place, policy) in &self.attached {
            attach(policies, *place, policy.clone())?;
        }
        Some(())
    }
}

impl<'a> World<'a> {
    /// Nothing where something of the question cannot be read.
    #[must_use]
    pub fn new(question: &'a Question, answer: &'a Answer, wanted: Wanted, catalogue: &'a Catalogue) -> Option<Self> {
        let mut library = Library::new(&question.policies);
        let asked = call::asked(&mut library, &question.request).ok()?;
        let asked = asked.into_iter().map(|(policies, request)| Asked { policies, request });
        Some(Self {
            question,
            answer,
            wanted,
            catalogue,
            asked: asked.collect(),
            library: RefCell::new(library),
            read: RefCell::default(),
            n_evaluated: Cell::default(),
        })
    }

    /// How often all that is asked was evaluated: what the work on a question is proportional to.
    #[must_use]
    pub const fn n_evaluated(&self) -> usize {
        self.n_evaluated.get()
    }

    /// Counts an evaluation.
    pub fn count(&self) {
        self.n_evaluated.set(self.n_evaluated.get() + 1);
    }

    /// Whether the changes bring about what is wanted.
    #[must_use]
    pub fn reaches(&self, changes: &[Change]) -> bool {
        self.count();
        self.changed(changes)
            .and_then(|asked| outcome(&asked))
            .is_some_and(|outcome| self.wanted.is_met_by(outcome))
    }

    /// What each request comes to with the changes made; nothing where one of them cannot be.
    #[must_use]
    pub fn traced(&self, changes: &[Change]) -> Option<Vec<Traced>> {
        self.count();
        let traced = |asked: Asked| Traced {
            trace: evaluate(&asked.policies, &asked.request),
            asked,
        };
        Some(self.changed(changes)?.into_iter().map(traced).collect())
    }

    /// What is asked with the changes made; nothing where one of them cannot be.
    fn changed(&self, changes: &[Change]) -> Option<Vec<Asked>> {
        let mut asked = self.requested(changes)?;
        // What is read of the changes once for all resources of a sort.
        let mut read: Vec<(Sort, Changed)> = Vec::new();
        for one in &mut asked {
            let sort = one.request.resource.sort;
            let known = read.iter().position(|(of, _)| *of == sort);
            let at = match known {
                Some(at) => at,
                None => {
                    read.push((sort, self.changes_of(sort, changes)?));
                    read.len() - 1
                }
            };
            read[at].1.make(&mut one.policies)?;
        }
        Some(asked)
    }

    fn changes_of(&self, sort: Sort, changes: &[Change]) -> Option<Changed> {
        let revisions = revisions(changes).into_iter();
        let revised: Option<Vec<(usize, Document)>> = revisions
            .map(|(document, revision)| Some((document, self.read(document, sort, &revision)?)))
            .collect();
        let mut attached = Vec::new();
        for (number, change) in (self.answer.documents.len()..).zip(changes) {
            if let Change::Attach { place, name, statement } = change {
                let kind = place.kind(sort);
                let compiled = Arc::new(Compiled::new(grammar::parse(kind, &statement.document()).policy?));
                let policy = Attached {
                    name: name.clone(),
                    document: number,
                    policy: compiled,
                };
                attached.push((*place, policy));
            }
        }
        Some(Changed {
            revised: revised?,
            attached,
        })
    }

    /// The requests with their contexts changed.
    fn requested(&self, changes: &[Change]) -> Option<Vec<Asked>> {
        let mut asked = self.asked.clone();
        let own = || self.question.request.clone();
        let mut input = None;
        for change in changes {
            match change {
                Change::Context(set) => set.make(input.get_or_insert_with(own)),
                Change::Identify { unique_id } => identify(unique_id, input.get_or_insert_with(own))?,
                Change::Edit { .. }
                | Change::Renew { .. }
                | Change::Remove { .. }
                | Change::Detach { .. }
                | Change::Add { .. }
                | Change::Attach { .. } => {}
            }
        }
        if let Some(input) = &input {
            if input.whole_call().is_some() {
                // What else a call asks may change with its context.
                let all = call::asked(&mut self.library.borrow_mut(), input).ok()?;
                asked = all
                    .into_iter()
                    .map(|(policies, request)| Asked { policies, request })
                    .collect();
            } else {
                for (one, request) in asked.iter_mut().zip(requests(input).ok()?) {
                    one.request = request;
                }
            }
        }
        Some(asked)
    }

    fn read(&self, document: usize, sort: Sort, revision: &Revision) -> Option<Document> {
        let source = self.answer.documents.get(document)?;
        let kind = source.place.kind(sort);
        let is_this = |it: &&Read| it.document == document && it.kind == kind && it.revision == *revision;
        if let Some(known) = self.read.borrow().iter().find(is_this) {
            return known.result.clone();
        }
        let compile = match source.place {
            Place::Endpoint { gateway: true } => Compiled::of_gateway,
            Place::Identity
            | Place::Boundary
            | Place::Session(_)
            | Place::Resource
            | Place::Scp(_)
            | Place::Rcp(_)
            | Place::Endpoint { gateway: false } => Compiled::new,
        };
        let result = match revised(&source.text, kind, revision) {
            None => None,
            Some(Revised::Off) => (!is_always_there(kind)).then_some(Document::Off),
            Some(Revised::Text(text)) => grammar::parse(kind, &text)
                .policy
                .map(|policy| Document::On(Arc::new(compile(policy)))),
        };
        self.read.borrow_mut().push(Read {
            document,
            kind,
            revision: revision.clone(),
            result: result.clone(),
        });
        result
    }
}

/// The decision on all requests together: that on the first which is not allowed, the gravest first.
// rule: A-5
fn outcome(asked: &[Asked]) -> Option<Outcome> {
    let outcomes = asked.iter().map(|one| decide(&one.policies, &one.request).outcome);
    outcomes.min_by_key(|outcome| match outcome {
        Outcome::ExplicitDeny => 0,
        Outcome::ImplicitDeny => 1,
        Outcome::Depends => 2,
        Outcome::Allowed => 3,
    })
}

fn all_mut(policies: &mut Policies) -> impl Iterator<Item = &mut Attached> {
    let levels = policies.scps.iter_mut().chain(&mut policies.rcps);
    policies
        .identity
        .iter_mut()
        .chain(&mut policies.boundary)
        .chain(&mut policies.resource)
        .chain(&mut policies.endpoint)
        .chain(policies.sessions.iter_mut().flatten())
        .chain(levels.flat_map(|level| &mut level.policies))
}

fn replace(policies: &mut Policies, document: usize, compiled: &Arc<Compiled>) {
    for attached in all_mut(policies).filter(|it| it.document == document) {
        attached.policy = Arc::clone(compiled);
    }
}

/// A level of an organization stays one without a policy; a layer of session policies does not.
fn switch_off(policies: &mut Policies, document: usize) {
    let is_other = |it: &Attached| it.document != document;
    policies.identity.retain(is_other);
    for one in [&mut policies.boundary, &mut policies.resource, &mut policies.endpoint] {
        *one = one.take().filter(is_other);
    }
    for level in policies.scps.iter_mut().chain(&mut policies.rcps) {
        level.policies.retain(is_other);
    }
    for layer in &mut policies.sessions {
        layer.retain(is_other);
    }
    policies.sessions.retain(|layer| !layer.is_empty());
}

fn attach(policies: &mut Policies, place: Place, policy: Attached) -> Option<()> {
    match place {
        Place::Identity => policies.identity.push(policy),
        Place::Resource => policies.resource = Some(policy),
        Place::Scp(level) => policies.scps.get_mut(level)?.policies.push(policy),
        Place::Rcp(level) => policies.rcps.get_mut(level)?.policies.push(policy),
        Place::Session(_) => policies.sessions.push(vec![policy]),
        Place::Boundary | Place::Endpoint { .. } => return None,
    }
    Some(())
}
