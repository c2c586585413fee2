//! The search for context keys that turn a decision round.
//!
//! It goes the way a reader goes: what stops the request now? A Deny that applies stops it until one of the keys that it
//! reads holds something else; a gate without an Allow stops it until the keys that one of its Allows reads do. Each of
//! those keys is set to each value that could matter, and the question is asked again, up to three keys deep. So a
//! solution of up to three keys is found if there is one, unless its values are none that [`values`](super::values) thinks
//! of, or the budget ends: [`BUDGET`] statements are looked at, however many there are.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use iam_eval::combine::Outcome;
use iam_eval::compile::condition::ConditionTest;
use iam_eval::compile::resource::Fill;
use iam_eval::context::{Context, Looked};
use iam_eval::detail::keys_read;
use iam_eval::evaluate::{ask, counts, evaluate};
use iam_eval::gates::{Gate, Relation};
use iam_eval::matching::{Fact, StatementFact, condition, statement};
use iam_eval::policies::Attached;
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_eval::truth::Truth;
use iam_scenario::case::{ContextInput, same_key};
use iam_syntax::letter_case;
use iam_syntax::policy::Effect;

use super::context::with;
use super::values::{self, Test, Text};
use crate::change::Set;
use crate::impossible::{Setting, Why, why_not};
use crate::key::along::sets;
use crate::world::{Asked, World};

/// How many keys are set together at most.
pub const MOST_KEYS: usize = 3;
/// How many statements are looked at in one search, so that it takes no longer where there are many.
pub const BUDGET: usize = 300_000;
/// How often the question is asked at most, and at least.
const MOST_ASKED: usize = 1_500;
const LEAST_ASKED: usize = 100;
/// How many statements of a gate are tried to be met in one step.
const MOST_STATEMENTS: usize = 24;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Allowed,
    Denied,
    /// No Deny applies, and no policy that limits lacks an Allow; whether one that grants does is another matter.
    PastGuardrails,
}

/// Keys and what they are set to.
pub type Found = Vec<(String, ContextInput)>;

pub struct Search<'w> {
    world: &'w World<'w>,
    goal: Goal,
    n_left: Cell<usize>,
    /// By their names in lower case.
    values: RefCell<BTreeMap<String, Vec<ContextInput>>>,
    /// What a policy asks for and no request has.
    refused: RefCell<Vec<(String, Why)>>,
    by_endpoint: bool,
}

/// A statement of one of the requests.
#[derive(Clone, Copy)]
struct Place<'a> {
    attached: &'a Attached,
    at: usize,
}

/// A question with keys set.
struct Node<'w> {
    asked: &'w Asked,
    request: Request,
    trace: Trace,
}

impl<'w> Search<'w> {
    #[must_use]
    pub fn new(world: &'w World<'w>, goal: Goal) -> Self {
        let n_statements: usize = world.asked.iter().map(n_statements).sum();
        Self {
            world,
            goal,
            n_left: Cell::new((BUDGET / (n_statements + 1)).clamp(LEAST_ASKED, MOST_ASKED)),
            values: RefCell::default(),
            refused: RefCell::default(),
            by_endpoint: world.asked.iter().any(|one| one.policies.endpoint.is_some()),
        }
    }

    /// The solutions of so many keys that hold none of those that were found before.
    #[must_use]
    pub fn of(&self, n_keys: usize, before: &[Found]) -> Vec<Found> {
        let mut found = Vec::new();
        self.descend(&mut Vec::new(), n_keys, before, &mut found);
        found
    }

    /// What a policy asks for and no request has, key by key.
    #[must_use]
    pub fn refused(self) -> Vec<(String, Why)> {
        self.refused.into_inner()
    }

    fn descend(&self, keys: &mut Found, n_more: usize, before: &[Found], found: &mut Vec<Found>) {
        let Some(nodes) = self.ask(keys) else { return };
        if self.is_reached(&nodes) {
            if n_more == 0 && !keys.is_empty() {
                found.push(keys.clone());
            }
            return;
        }
        if n_more == 0 {
            return;
        }
        for (key, value) in self.steps(&nodes, keys, n_more) {
            keys.push((key, value));
            // The first values that do it are the likeliest ones.
            let is_known = |one: &Found| one.iter().all(|(key, _)| keys.iter().any(|(other, _)| same_key(key, other)));
            let is_complete = n_more == 1;
            let has_these = |one: &Found| is_complete && one.len() == keys.len() && is_known(one);
            if !before.iter().any(is_known) && !found.iter().any(has_these) {
                self.descend(keys, n_more - 1, before, found);
            }
            keys.pop();
            if self.n_left.get() == 0 {
                return;
            }
        }
    }

    /// Asks with keys set; nothing where the budget is spent or no request holds this.
    fn ask(&self, keys: &Found) -> Option<Vec<Node<'w>>> {
        self.n_left.set(self.n_left.get().checked_sub(1)?);
        let wanted: Vec<(&str, &ContextInput)> = keys.iter().map(|(key, value)| (key.as_str(), value)).collect();
        let first = self.world.asked.first()?;
        let sets = sets(&wanted, &first.request, &self.world.question.request);
        let mut nodes = Vec::with_capacity(self.world.asked.len());
        for asked in &self.world.asked {
            let context = with(&known_context(&asked.request), &sets);
            if self.why_not(&sets, &context, &asked.request).is_some() {
                return None;
            }
            let request = Request {
                context,
                ..asked.request.clone()
            };
            let trace = evaluate(&asked.policies, &request);
            nodes.push(Node { asked, request, trace });
        }
        Some(nodes)
    }

    fn why_not(&self, sets: &[Set], context: &Context, request: &Request) -> Option<Why> {
        sets.iter().flat_map(Set::all).find_map(|(key, value)| {
            why_not(&Setting {
                key,
                value,
                context,
                request,
                by_endpoint: self.by_endpoint,
            })
        })
    }

    fn is_reached(&self, nodes: &[Node<'_>]) -> bool {
        let outcomes = || nodes.iter().map(|node| node.trace.decision().outcome);
        match self.goal {
            Goal::Allowed => outcomes().all(|it| it == Outcome::Allowed),
            Goal::Denied => outcomes().any(|it| matches!(it, Outcome::ExplicitDeny | Outcome::ImplicitDeny)),
            Goal::PastGuardrails => nodes.iter().all(|node| {
                let is_past = |it: iam_eval::combine::Judged| {
                    it.deny.is_false() && (is_grant(it.gate) || it.lacks.is_false())
                };
                node.trace.judged().all(is_past)
            }),
        }
    }

    /// Keys to set next, with values that change what stops the request now.
    fn steps(&self, nodes: &[Node<'_>], keys: &Found, n_more: usize) -> Vec<(String, ContextInput)> {
        let mut steps = Vec::new();
        for node in nodes {
            match self.goal {
                Goal::Allowed | Goal::PastGuardrails => {
                    if let Some(deny) = first_deny(node) {
                        self.against(node, deny, keys, n_more, &mut steps);
                    } else if let Some(gate) = self.first_lacking(node) {
                        for place in near(node, gate, Effect::Allow) {
                            self.towards(node, place, keys, n_more, &mut steps);
                        }
                    }
                }
                Goal::Denied => {
                    for facts in &node.trace.facts {
                        for place in near(node, facts.gate, Effect::Deny) {
                            self.towards(node, place, keys, n_more, &mut steps);
                        }
                        if let Some(place) = first_applying(node, facts.gate, Effect::Allow) {
                            self.against(node, place, keys, n_more, &mut steps);
                        }
                    }
                }
            }
            // One request that is stopped is enough to look at: all of them have the same context.
            if !steps.is_empty() {
                break;
            }
        }
        steps
    }

    fn first_lacking(&self, node: &Node<'_>) -> Option<Gate> {
        let mut judged = node.trace.judged();
        let counts = |gate: Gate| self.goal != Goal::PastGuardrails || !is_grant(gate);
        judged.find(|it| !it.lacks.is_false() && counts(it.gate)).map(|it| it.gate)
    }

    /// What keeps a statement from applying.
    fn against(
        &self,
        node: &Node<'_>,
        place: Place<'_>,
        keys: &Found,
        n_more: usize,
        steps: &mut Vec<(String, ContextInput)>,
    ) {
        let compiled = &place.attached.policy.statements[place.at];
        for key in self.free_keys(keys_read(&place.attached.policy, place.at), keys) {
            let is_tied = 1 < n_more && is_tied(place);
            for value in self.values(node, &key) {
                let request = self.with_one(node, &key, &value);
                let fact = statement(ask(&node.asked.policies, &request), compiled);
                if is_tied || fact.fact != Fact::Applies {
                    push(steps, &key, value);
                }
            }
        }
    }

    /// What brings a statement closer to applying: its first condition that fails, or its resource, no longer does.
    fn towards(
        &self,
        node: &Node<'_>,
        place: Place<'_>,
        keys: &Found,
        n_more: usize,
        steps: &mut Vec<(String, ContextInput)>,
    ) {
        let compiled = &place.attached.policy.statements[place.at];
        let fact = statement(ask(&node.asked.policies, &node.request), compiled);
        let is_tied = 1 < n_more && is_tied(place);
        match fact.fact {
            Fact::ConditionFails(number) => {
                let test = &compiled.conditions[number as usize];
                let source = &place.attached.policy.policy.statements[place.at].conditions[number as usize];
                let variables = test.compare.variables().flat_map(|text| text.template().variables());
                let read = core::iter::once(source.key.value.clone()).chain(variables.map(|it| it.key.clone()));
                for key in self.free_keys(read.collect(), keys) {
                    for value in self.values(node, &key) {
                        let request = self.with_one(node, &key, &value);
                        if is_tied || condition(test, &request.context).is_true() {
                            push(steps, &key, value);
                        }
                    }
                }
            }
            Fact::OtherResource => {
                for key in self.free_keys(resource_keys(place), keys) {
                    for value in self.values(node, &key) {
                        let request = self.with_one(node, &key, &value);
                        let matches = |it: Truth| it.is_true();
                        if is_tied || compiled.resources.iter().all(|it| matches(it.matches(&request))) {
                            push(steps, &key, value);
                        }
                    }
                }
            }
            Fact::Applies | Fact::Perhaps | Fact::OtherAction | Fact::OtherPrincipal => {}
        }
    }

    fn with_one(&self, node: &Node<'_>, key: &str, value: &ContextInput) -> Request {
        let sets = sets(&[(key, value)], &node.request, &self.world.question.request);
        Request {
            context: with(&node.request.context, &sets),
            ..node.request.clone()
        }
    }

    fn free_keys(&self, read: Vec<String>, keys: &Found) -> Vec<String> {
        let mut free: Vec<String> = Vec::new();
        for key in read {
            let is_new = free.iter().all(|it| !same_key(it, &key));
            if is_new && keys.iter().all(|(set, _)| !same_key(set, &key)) {
                free.push(key);
            }
        }
        free
    }

    /// What a key could be set to, from all statements that read it.
    fn values(&self, node: &Node<'_>, key: &str) -> Vec<ContextInput> {
        let lower = letter_case::lower(key);
        if let Some(known) = self.values.borrow().get(&lower) {
            return known.clone();
        }
        let (mut tests, mut texts): (Vec<Test<'_>>, Vec<Text<'_>>) = (Vec::new(), Vec::new());
        for facts in &node.trace.facts {
            for (attached, statements) in node.asked.policies.of(facts.gate).iter().zip(&facts.policies) {
                for (at, fact) in statements.iter().enumerate() {
                    let place = Place { attached, at };
                    if reads(*fact, place) {
                        gather(node, place, &lower, &mut tests, &mut texts);
                    }
                }
            }
        }
        let mut values = values::of(key, &tests, &texts, &node.request.context);
        values.retain(|value| self.is_possible(node, key, value));
        // What a text becomes, or has to become, may change with the keys that are set.
        let has_variables = |test: &Test<'_>| test.compiled.compare.variables().next().is_some();
        if texts.is_empty() && !tests.iter().any(has_variables) {
            self.values.borrow_mut().insert(lower, values.clone());
        }
        values
    }

    fn is_possible(&self, node: &Node<'_>, key: &str, value: &ContextInput) -> bool {
        let sets = sets(&[(key, value)], &node.request, &self.world.question.request);
        let context = with(&node.request.context, &sets);
        match self.why_not(&sets, &context, &node.request) {
            None => true,
            Some(why) => {
                let mut refused = self.refused.borrow_mut();
                if refused.iter().all(|(known, of)| !same_key(known, key) || *of != why) {
                    refused.push((key.to_string(), why));
                }
                // Together with another key it may be possible.
                matches!(why, Why::AgeWithoutMfa | Why::ViaWithoutService | Why::Contradiction)
            }
        }
    }
}

fn push(steps: &mut Vec<(String, ContextInput)>, key: &str, value: ContextInput) {
    let step = (key.to_string(), value);
    if !steps.contains(&step) {
        steps.push(step);
    }
}

/// What is unknown counts as absent: the answer that was given does not hang on it.
fn known_context(request: &Request) -> Context {
    if request.context.has_unknown() {
        return iam_eval::closings::with_values(request, &[]).context;
    }
    request.context.clone()
}

fn n_statements(asked: &Asked) -> usize {
    let policies = &asked.policies;
    let levels = policies.scps.iter().chain(&policies.rcps).flat_map(|it| &it.policies);
    let all = policies
        .identity
        .iter()
        .chain(&policies.boundary)
        .chain(&policies.resource)
        .chain(&policies.endpoint)
        .chain(policies.sessions.iter().flatten())
        .chain(levels);
    all.map(|it| it.policy.statements.len()).sum()
}

/// Whether a gate gives, and does not only limit.
#[must_use]
pub const fn is_grant(gate: Gate) -> bool {
    match gate {
        Gate::Principal | Gate::Resource => true,
        Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint | Gate::Boundary | Gate::Session(_) => false,
    }
}

fn first_deny<'a>(node: &'a Node<'_>) -> Option<Place<'a>> {
    let mut gates = node.trace.facts.iter().map(|facts| facts.gate);
    gates.find_map(|gate| first_applying(node, gate, Effect::Deny))
}

fn first_applying<'a>(node: &'a Node<'_>, gate: Gate, effect: Effect) -> Option<Place<'a>> {
    statements(node, gate, effect)
        .find(|(_, fact)| counts(gate, effect, *fact, &node.request))
        .map(|(place, _)| place)
}

/// Statements of a gate that conditions or variables keep from applying, the nearest first.
fn near<'a>(node: &'a Node<'_>, gate: Gate, effect: Effect) -> Vec<Place<'a>> {
    let mut gates = vec![gate];
    // What the resource's policy grants to a caller of its account makes up for what is missing there.
    if effect == Effect::Allow && gate != Gate::Resource && node.trace.gates.relation == Relation::Same {
        gates.push(Gate::Resource);
    }
    let mut found: Vec<(usize, Place<'a>)> = Vec::new();
    for gate in gates {
        for (place, fact) in statements(node, gate, effect) {
            if is_open(fact, place) {
                let tests = &place.attached.policy.statements[place.at].conditions;
                // What fails because of a variable may be mended by another key, which counts then.
                let is_plain = |it: &&ConditionTest| it.compare.variables().next().is_none();
                let fails = |it: &&ConditionTest| !condition(it, &node.request.context).is_true();
                let failing = tests.iter().filter(is_plain).filter(fails);
                let mut keys: Vec<&str> = failing.map(|test| test.key.as_str()).collect();
                keys.sort_unstable();
                keys.dedup();
                if keys.len() <= MOST_KEYS {
                    found.push((keys.len(), place));
                }
            }
        }
    }
    found.sort_by_key(|(n_keys, _)| *n_keys);
    found.truncate(MOST_STATEMENTS);
    found.into_iter().map(|(_, place)| place).collect()
}

fn is_open(fact: StatementFact, place: Place<'_>) -> bool {
    match fact.fact {
        Fact::ConditionFails(_) => true,
        Fact::OtherResource => !resource_keys(place).is_empty(),
        Fact::Applies | Fact::Perhaps | Fact::OtherAction | Fact::OtherPrincipal => false,
    }
}

fn reads(fact: StatementFact, place: Place<'_>) -> bool {
    fact.reads_context() || is_open(fact, place)
}

fn statements<'a>(
    node: &'a Node<'_>,
    gate: Gate,
    effect: Effect,
) -> impl Iterator<Item = (Place<'a>, StatementFact)> {
    let facts = node.trace.facts.iter().filter(move |facts| facts.gate == gate);
    facts.flat_map(move |facts| {
        let policies = node.asked.policies.of(gate).iter().zip(&facts.policies);
        policies.flat_map(move |(attached, statements)| {
            let all = statements.iter().enumerate();
            all.filter(move |(at, _)| attached.policy.statements[*at].effect == effect)
                .map(move |(at, fact)| (Place { attached, at }, *fact))
        })
    })
}

/// The keys that the variables in a statement's resources name.
fn resource_keys(place: Place<'_>) -> Vec<String> {
    let clauses = &place.attached.policy.statements[place.at].resources;
    let mut keys = Vec::new();
    for element in clauses.iter().flat_map(|clause| &clause.elements) {
        if let Fill::Variable { text, .. } = &element.pattern {
            keys.extend(text.template().variables().map(|it| it.key.clone()));
        }
    }
    keys
}

/// Whether variables tie keys of a statement to one another, so that two have to be set before anything changes.
fn is_tied(place: Place<'_>) -> bool {
    let compiled = &place.attached.policy.statements[place.at];
    let has_variables = compiled.conditions.iter().any(|test| test.compare.variables().next().is_some());
    has_variables || !resource_keys(place).is_empty()
}

/// What a statement compares a key with.
fn gather<'a>(node: &'a Node<'_>, place: Place<'a>, lower: &str, tests: &mut Vec<Test<'a>>, texts: &mut Vec<Text<'a>>) {
    let policy = &place.attached.policy.policy;
    let source = &policy.statements[place.at];
    let compiled = &place.attached.policy.statements[place.at];
    let version = policy.version;
    for (source, test) in source.conditions.iter().zip(&compiled.conditions) {
        if test.key.as_str() == lower {
            tests.push(Test {
                source,
                compiled: test,
            });
        }
        let names_it = test.compare.variables().flat_map(|text| text.keys()).any(|key| key.as_str() == lower);
        if names_it && let Looked::One(target) = node.request.context.look(&test.key) {
            let values = source.values.iter().map(|value| value.value.as_str());
            texts.extend(values.map(|text| Text { text, version, target }));
        }
    }
    let target = node.request.resource.text.as_str();
    for element in source.resources.iter().flat_map(|clause| &clause.elements) {
        if element.value.contains("${") {
            texts.push(Text {
                text: &element.value,
                version,
                target,
            });
        }
    }
}
