//! The search for context keys that turn a decision round.
//!
//! It goes the way a reader goes: what stops the request now? A Deny that applies stops it until one of the keys that it
//! reads holds something else; a gate without an Allow stops it until the keys that one of its Allows reads do. Each of
//! those keys is set to each value that could matter, and the question is asked again, up to three keys deep. So a
//! solution of up to three keys is found if there is one, unless its values are none that [`values`] thinks
//! of, or the [budget](n_asked) ends.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use iam_eval::combine::Outcome;
use iam_eval::context::Context;
use iam_eval::detail::keys_read;
use iam_eval::evaluate::evaluate;
use iam_eval::gates::Gate;
use iam_eval::matching::{Fact, condition, statement};
use iam_eval::request::Request;
use iam_eval::survey::ask;
use iam_scenario::case::{ContextInput, same_key};
use iam_syntax::letter_case;
use iam_syntax::policy::Effect;

use super::budget::n_asked;
use super::context::with;
use super::goal::Goal;
use super::place::{Node, Place, first_applying, first_deny, gather, is_tied, near, reads, resource_keys};
use super::sets::settings;
use super::values::{self, Test, Text};
use crate::change::Set;
use crate::impossible::{Setting, Why, why_not};
use crate::key::along::{is_too_much, sets};
use crate::turns::turn;
use crate::world::World;

/// Keys and what they are set to.
pub type Found = Vec<(String, ContextInput)>;

/// Looks for the keys that have to be set, a few at a time, the fewest first.
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

impl<'w> Search<'w> {
    /// Nothing was tried yet.
    #[must_use]
    pub fn new(world: &'w World<'w>, goal: Goal) -> Self {
        Self {
            world,
            goal,
            n_left: Cell::new(n_asked(&world.asked)),
            values: RefCell::default(),
            refused: RefCell::default(),
            by_endpoint: world.asked.iter().any(|one| one.policies.endpoint.is_some()),
        }
    }

    /// The solutions of so many keys that hold none of those that were found before.
    pub async fn of(&self, n_keys: usize, before: &[Found]) -> Vec<Found> {
        let mut found = Vec::new();
        self.descend(&mut Vec::new(), n_keys, before, &mut found).await;
        found
    }

    /// What a policy asks for and no request has, key by key.
    #[must_use]
    pub fn refused(self) -> Vec<(String, Why)> {
        self.refused.into_inner()
    }

    /// A turn for each time that the question is asked.
    fn descend<'s>(
        &'s self,
        keys: &'s mut Found,
        n_more: usize,
        before: &'s [Found],
        found: &'s mut Vec<Found>,
    ) -> Pin<Box<dyn Future<Output = ()> + 's>> {
        Box::pin(async move {
            turn().await;
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
                let is_known = |one: &Found| {
                    one.iter()
                        .all(|(key, _)| keys.iter().any(|(other, _)| same_key(key, other)))
                };
                let is_complete = n_more == 1;
                let has_these = |one: &Found| is_complete && one.len() == keys.len() && is_known(one);
                if !before.iter().any(is_known) && !found.iter().any(has_these) {
                    self.descend(keys, n_more - 1, before, found).await;
                }
                keys.pop();
                if self.n_left.get() == 0 {
                    return;
                }
            }
        })
    }

    /// Asks with keys set; nothing where the budget is spent or no request holds this.
    fn ask(&self, keys: &Found) -> Option<Vec<Node<'w>>> {
        self.n_left.set(self.n_left.get().checked_sub(1)?);
        self.world.count();
        let wanted: Vec<(&str, &ContextInput)> = keys.iter().map(|(key, value)| (key.as_str(), value)).collect();
        let sets = settings(self.world, &wanted);
        if is_too_much(&sets) {
            return None;
        }
        let mut nodes = Vec::with_capacity(self.world.asked.len());
        for (place, asked) in self.world.asked.iter().enumerate() {
            let sets = || sets.iter().filter(move |set| set.on.is_at(place));
            let context = with(&asked.request, &known_context(&asked.request), sets());
            if self.why_not(sets(), &context, &asked.request).is_some() {
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

    fn why_not<'s>(&self, sets: impl Iterator<Item = &'s Set>, context: &Context, request: &Request) -> Option<Why> {
        let mut settings = sets.flat_map(Set::all);
        settings.find_map(|(key, value)| {
            why_not(&Setting {
                key,
                value,
                context,
                request,
                by_endpoint: self.by_endpoint,
                catalogue: self.world.catalogue,
            })
        })
    }

    fn is_reached(&self, nodes: &[Node<'_>]) -> bool {
        let outcomes = || nodes.iter().map(|node| node.trace.decision().outcome);
        match self.goal {
            Goal::Allowed => outcomes().all(|it| it == Outcome::Allowed),
            Goal::Denied => outcomes().any(|it| matches!(it, Outcome::ExplicitDeny | Outcome::ImplicitDeny)),
            Goal::PastGuardrails | Goal::PastDenies | Goal::Granted(_) => nodes.iter().all(|node| {
                node.trace.judged().all(|it| {
                    let is_denied = self.goal.heeds_denies() && !it.deny.is_false();
                    let is_lacking = self.goal.heeds(it.gate) && !it.lacks.is_false();
                    !is_denied && !is_lacking
                })
            }),
        }
    }

    /// Keys to set next, with values that change what stops the request now.
    fn steps(&self, nodes: &[Node<'_>], keys: &Found, n_more: usize) -> Vec<(String, ContextInput)> {
        let mut steps = Vec::new();
        for node in nodes {
            match self.goal {
                Goal::Allowed | Goal::PastGuardrails | Goal::PastDenies | Goal::Granted(_) => {
                    if let Some(deny) = first_deny(node).filter(|_| self.goal.heeds_denies()) {
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
            // One request that is stopped is enough to look at: all of them hold what is set, where it stands.
            if !steps.is_empty() {
                break;
            }
        }
        steps
    }

    fn first_lacking(&self, node: &Node<'_>) -> Option<Gate> {
        let mut judged = node.trace.judged();
        judged
            .find(|it| !it.lacks.is_false() && self.goal.heeds(it.gate))
            .map(|it| it.gate)
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
                        let matches = compiled.resources.iter().all(|it| it.matches(&request).is_true());
                        if is_tied || matches {
                            push(steps, &key, value);
                        }
                    }
                }
            }
            Fact::Applies | Fact::Perhaps | Fact::OtherAction | Fact::OtherPrincipal => {}
        }
    }

    fn with_one(&self, node: &Node<'_>, key: &str, value: &ContextInput) -> Request {
        let sets = self.sets_of_one(node, key, value);
        Request {
            context: with(&node.request, &node.request.context, sets.iter()),
            ..node.request.clone()
        }
    }

    fn sets_of_one(&self, node: &Node<'_>, key: &str, value: &ContextInput) -> Vec<Set> {
        let input = &self.world.question.request;
        sets(&[(key, value)], &node.request, input, self.world.catalogue)
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
        let beside = self.world.asked.iter().map(|it| it.request.context.get(key));
        let mut values = values::of(key, &tests, &texts, &node.request.context, beside, self.world.catalogue);
        // Any text stands for the one that nobody names, to see whether there can be one.
        if values.is_empty() && !tests.is_empty() && self.is_possible(node, key, &values::any(key)) {
            self.refuse(key, Why::UnknownForm);
        }
        values.retain(|value| self.is_possible(node, key, value));
        // What a text becomes, or has to become, may change with the keys that are set.
        let has_variables = |test: &Test<'_>| test.compiled.compare.variables().next().is_some();
        if texts.is_empty() && !tests.iter().any(has_variables) {
            self.values.borrow_mut().insert(lower, values.clone());
        }
        values
    }

    fn refuse(&self, key: &str, why: Why) {
        let mut refused = self.refused.borrow_mut();
        if refused.iter().all(|(known, of)| !same_key(known, key) || *of != why) {
            refused.push((key.to_string(), why));
        }
    }

    fn is_possible(&self, node: &Node<'_>, key: &str, value: &ContextInput) -> bool {
        let sets = self.sets_of_one(node, key, value);
        if is_too_much(&sets) {
            return false;
        }
        let context = with(&node.request, &node.request.context, sets.iter());
        match self.why_not(sets.iter(), &context, &node.request) {
            None => true,
            Some(why) => {
                self.refuse(key, why);
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
