//! Statements of a question as the search sees them: which of them stops the request, and which are near to applying.

use iam_eval::compile::condition::ConditionTest;
use iam_eval::compile::resource::Fill;
use iam_eval::context::Looked;
use iam_eval::gates::{Gate, Relation};
use iam_eval::matching::{Fact, StatementFact, condition};
use iam_eval::policies::Attached;
use iam_eval::request::Request;
use iam_eval::survey::counts;
use iam_eval::trace::Trace;
use iam_syntax::policy::Effect;

use super::MOST_KEYS;
use super::values::{Test, Text};
use crate::world::Asked;

/// How many statements of a gate are tried to be met in one step.
const MOST_STATEMENTS: usize = 24;

/// A statement of one of the requests.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The policy that it is in.
    pub attached: &'a Attached,
    /// Its place in the policy, from 0.
    pub at: usize,
}

/// A question with keys set.
pub struct Node<'w> {
    /// The request's policies.
    pub asked: &'w Asked,
    /// The request, with the keys.
    pub request: Request,
    /// What came of it.
    pub trace: Trace,
}

/// Whether a gate gives, and does not only limit.
#[must_use]
pub(crate) const fn is_grant(gate: Gate) -> bool {
    match gate {
        Gate::Principal | Gate::Resource => true,
        Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint | Gate::Boundary | Gate::Session(_) => false,
    }
}

pub(crate) fn first_deny<'a>(node: &'a Node<'_>) -> Option<Place<'a>> {
    let mut gates = node.trace.facts.iter().map(|facts| facts.gate);
    gates.find_map(|gate| first_applying(node, gate, Effect::Deny))
}

pub(crate) fn first_applying<'a>(node: &'a Node<'_>, gate: Gate, effect: Effect) -> Option<Place<'a>> {
    statements(node, gate, effect)
        .find(|(_, fact)| counts(gate, effect, *fact, &node.request))
        .map(|(place, _)| place)
}

/// Statements of a gate that conditions or variables keep from applying, the nearest first.
pub fn near<'a>(node: &'a Node<'_>, gate: Gate, effect: Effect) -> Vec<Place<'a>> {
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

/// Whether what became of the statement can change with a key.
pub fn reads(fact: StatementFact, place: Place<'_>) -> bool {
    fact.reads_context() || is_open(fact, place)
}

fn statements<'a>(node: &'a Node<'_>, gate: Gate, effect: Effect) -> impl Iterator<Item = (Place<'a>, StatementFact)> {
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
pub(crate) fn resource_keys(place: Place<'_>) -> Vec<String> {
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
pub fn is_tied(place: Place<'_>) -> bool {
    let compiled = &place.attached.policy.statements[place.at];
    let has_variables = compiled
        .conditions
        .iter()
        .any(|test| test.compare.variables().next().is_some());
    has_variables || !resource_keys(place).is_empty()
}

/// What a statement compares a key with.
pub fn gather<'a>(
    node: &'a Node<'_>,
    place: Place<'a>,
    lower: &str,
    tests: &mut Vec<Test<'a>>,
    texts: &mut Vec<Text<'a>>,
) {
    let policy = &place.attached.policy.policy;
    let source = &policy.statements[place.at];
    let compiled = &place.attached.policy.statements[place.at];
    let version = policy.version;
    for (source, test) in source.conditions.iter().zip(&compiled.conditions) {
        if test.key.as_str() == lower {
            tests.push(Test { source, compiled: test });
        }
        let names_it = test
            .compare
            .variables()
            .flat_map(|text| text.keys())
            .any(|key| key.as_str() == lower);
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
