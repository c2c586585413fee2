//! Random worlds: the fast path decides as the full one, and both as the reference.

use std::collections::BTreeMap;

use iam_eval::closings::with_values;
use iam_eval::combine::{By, Decision, Outcome};
use iam_eval::context::Value;
use iam_eval::gates::Gate;
use iam_eval::matching::Fact;
use iam_eval::request::{Request, Sort};
use iam_eval::survey::decide_three_valued;
use iam_eval::trace::Trace;
use iam_eval::{decide, evaluate};
use iam_reference::decide::{self as reference, Place};
use iam_syntax::policy::Effect;

use crate::rng::{Rng, n_tries};
use crate::world::{World, closing, open_world, world};

const USUAL: usize = 100_000;

/// One world in so many has unknown keys.
const OPEN_EVERY: u64 = 6;

#[test]
fn every_way_to_decide_is_the_same() {
    let n_worlds = n_tries(USUAL);
    let mut table: BTreeMap<(Outcome, &str), usize> = BTreeMap::new();
    for seed in 0..n_worlds as u64 {
        let world = if seed % OPEN_EVERY == 0 {
            open_world(seed)
        } else {
            world(seed)
        };
        let request = &world.request;
        let trace = evaluate(&world.policies, request);
        let decision = trace.decision();
        assert_eq!(decision, decide(&world.policies, request), "{}", world.show(request));
        *table
            .entry((decision.outcome, decided_by(decision, request.resource.sort)))
            .or_default() += 1;
        if request.context.has_unknown() {
            let values = closing(&mut Rng::new(seed), &world);
            check_reference(&world, &filled(request, &values));
        } else {
            assert_eq!(
                decision,
                decide_three_valued(&world.policies, request),
                "{}",
                world.show(request)
            );
            check_reference(&world, request);
        }
    }
    check_table(&table, n_worlds);
}

/// The request with its unknown keys holding these values.
pub fn filled(request: &Request, values: &[(String, Option<Value>)]) -> Request {
    let values: Vec<(&str, Option<Value>)> = values
        .iter()
        .map(|(key, value)| (key.as_str(), value.clone()))
        .collect();
    with_values(request, &values)
}

#[track_caller]
fn check_reference(world: &World, request: &Request) {
    let trace = evaluate(&world.policies, request);
    let expected = reference::decide(&world.plain, request);
    assert_eq!(expected, in_its_words(trace.decision()), "{}", world.show(request));
    if trace.gates.preset.is_some() {
        return;
    }
    let expected: Vec<_> = reference::applying(&world.plain, request)
        .into_iter()
        .map(|one| (one.place, one.policy, one.statement, one.effect))
        .collect();
    assert_eq!(expected, applying(world, &trace), "{}", world.show(request));
}

fn in_its_words(decision: Decision) -> reference::Decision {
    let by = || match decision.by {
        Some(By::Default) => reference::By::Default,
        Some(By::Gate(gate)) => reference::By::Place(place(gate)),
        None => panic!("a denial names who decided"),
    };
    match decision.outcome {
        Outcome::Allowed => {
            assert_eq!(None, decision.by);
            reference::Decision::Allowed
        }
        Outcome::ExplicitDeny => reference::Decision::Explicit(by()),
        Outcome::ImplicitDeny => reference::Decision::Implicit(by()),
        Outcome::Depends => panic!("nothing is unknown"),
    }
}

fn place(gate: Gate) -> Place {
    match gate {
        Gate::Rcp(at) => Place::Rcp(at.into()),
        Gate::Scp(at) => Place::Scp(at.into()),
        Gate::Endpoint => Place::Endpoint,
        Gate::Resource => Place::Resource,
        Gate::Principal => Place::Identity,
        Gate::Boundary => Place::Boundary,
        Gate::Session(at) => Place::Session(at.into()),
    }
}

/// Every statement that applies by the trace.
fn applying(world: &World, trace: &Trace) -> Vec<(Place, usize, usize, Effect)> {
    let mut found = Vec::new();
    for facts in &trace.facts {
        for (policy, (attached, statements)) in world.policies.of(facts.gate).iter().zip(&facts.policies).enumerate() {
            for (at, fact) in statements.iter().enumerate() {
                if fact.fact == Fact::Applies {
                    found.push((place(facts.gate), policy, at, attached.policy.statements[at].effect));
                }
            }
        }
    }
    found
}

/// The word for who decided.
fn decided_by(decision: Decision, sort: Sort) -> &'static str {
    match decision.by {
        None => "-",
        Some(By::Default) => "default",
        Some(By::Gate(gate)) => match gate {
            Gate::Rcp(_) => "rcp",
            Gate::Scp(_) => "scp",
            Gate::Endpoint => "endpoint",
            Gate::Resource if sort == Sort::Role => "trust",
            Gate::Resource => "resource",
            Gate::Principal => "identity",
            Gate::Boundary => "boundary",
            Gate::Session(_) => "session",
        },
    }
}

/// Every pair that can be, and no other, with at least one world in a hundred each.
fn check_table(table: &BTreeMap<(Outcome, &str), usize>, n_worlds: usize) {
    let gates = [
        "scp", "endpoint", "resource", "trust", "identity", "boundary", "session",
    ];
    let mut possible = vec![
        (Outcome::Allowed, "-"),
        (Outcome::Depends, "-"),
        (Outcome::ExplicitDeny, "rcp"),
        (Outcome::ImplicitDeny, "default"),
    ];
    possible.extend(gates.map(|gate| (Outcome::ExplicitDeny, gate)));
    possible.extend(gates.map(|gate| (Outcome::ImplicitDeny, gate)));
    println!("{n_worlds} worlds");
    for ((outcome, by), n) in table {
        println!(
            "{outcome:>14?} {by:<9} {n:>7} {:>6.2} %",
            *n as f64 * 100.0 / n_worlds as f64
        );
        assert!(possible.contains(&(*outcome, by)), "{outcome:?} by {by} can't be");
    }
    for (outcome, by) in possible {
        let n = table.get(&(outcome, by)).copied().unwrap_or(0);
        assert!(
            n_worlds < USUAL || n_worlds <= 100 * n,
            "{outcome:?} by {by}: {n} of {n_worlds} worlds, less than 1 %"
        );
    }
}
