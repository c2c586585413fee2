//! Unknown keys: a definite decision holds whatever they hold, and what is shown for `depends` can be replayed.

use std::collections::BTreeSet;

use iam_eval::closings::with_values;
use iam_eval::combine::Outcome;
use iam_eval::context::Value;
use iam_eval::survey::decide_three_valued;
use iam_eval::{decide, evaluate};
use iam_reference::decide as reference;

use crate::rng::{Rng, n_tries};
use crate::world::{World, closing, open_world};
use crate::worlds::filled;

const N_CLOSINGS: usize = 1_000;

fn each_open_world(n_worlds: usize, mut law: impl FnMut(&World)) {
    for seed in 0..n_worlds as u64 {
        let world = open_world(1_000_000 + seed);
        if world.request.context.has_unknown() {
            law(&world);
        }
    }
}

#[test]
fn a_definite_decision_holds_under_random_closings() {
    let (mut n_tried, mut n_hard) = (0_usize, 0_usize);
    each_open_world(n_tries(5_000), |world| {
        let trace = evaluate(&world.policies, &world.request);
        let decision = trace.decision();
        // Most are settled whatever the key holds. Where it took trying, each is looked at.
        let is_hard = trace.closings.is_some();
        if decision.outcome == Outcome::Depends || !(is_hard || world.seed % 20 == 0) {
            return;
        }
        n_tried += 1;
        n_hard += usize::from(is_hard);
        let mut rng = Rng::new(world.seed);
        for number in 0..N_CLOSINGS {
            let values = closing(&mut rng, world);
            let request = filled(&world.request, &values);
            let closed = decide(&world.policies, &request);
            assert_eq!(
                decision.outcome,
                closed.outcome,
                "{values:?} {:?}\n{}",
                trace.closings,
                world.show(&request)
            );
            if number % 100 == 0 {
                let outcome = outcome(reference::decide(&world.plain, &request));
                assert_eq!(decision.outcome, outcome, "{values:?}\n{}", world.show(&request));
            }
        }
    });
    println!("{n_tried} worlds with {N_CLOSINGS} closings each; in {n_hard} of them it took trying");
}

/// Hence what closes a request decides it without closing it again.
#[test]
fn a_closed_request_never_depends() {
    let mut n_depend = 0_usize;
    each_open_world(n_tries(5_000), |world| {
        let open = decide_three_valued(&world.policies, &world.request).outcome;
        n_depend += usize::from(open == Outcome::Depends);
        let mut rng = Rng::new(world.seed);
        let closings = (0..20).map(|_| filled(&world.request, &closing(&mut rng, world)));
        // And closed with nothing said of any key.
        for request in closings.chain([with_values(&world.request, &[])]) {
            assert!(!request.context.has_unknown(), "{}", world.show(&request));
            let decision = decide_three_valued(&world.policies, &request);
            assert_ne!(Outcome::Depends, decision.outcome, "{}", world.show(&request));
            assert_eq!(decision, decide(&world.policies, &request), "{}", world.show(&request));
        }
    });
    // The other way round: before they are closed, many do.
    assert!(100 < n_depend, "{n_depend}");
}

const fn outcome(decision: reference::Decision) -> Outcome {
    match decision {
        reference::Decision::Allowed => Outcome::Allowed,
        reference::Decision::Explicit(_) => Outcome::ExplicitDeny,
        reference::Decision::Implicit(_) => Outcome::ImplicitDeny,
    }
}

#[test]
fn depends_shows_closings_that_do_what_they_claim() {
    let mut n_depends = 0_usize;
    each_open_world(n_tries(20_000), |world| {
        let trace = evaluate(&world.policies, &world.request);
        let decision = trace.decision();
        let Some(closings) = trace.closings else { return };
        let mut outcomes = BTreeSet::new();
        for shown in &closings.found {
            let keys = closings.keys.iter().map(String::as_str);
            let values: Vec<(&str, Option<Value>)> = keys.zip(shown.values.iter().cloned()).collect();
            let request = with_values(&world.request, &values);
            assert!(!request.context.has_unknown());
            assert_eq!(
                shown.decision,
                decide(&world.policies, &request),
                "{values:?}\n{}",
                world.show(&request)
            );
            let checked = outcome(reference::decide(&world.plain, &request));
            assert_eq!(shown.decision.outcome, checked, "{values:?}\n{}", world.show(&request));
            outcomes.insert(shown.decision.outcome);
        }
        assert_eq!(closings.found.len(), outcomes.len(), "one closing for each decision");
        if decision.outcome == Outcome::Depends {
            n_depends += 1;
            assert!(
                !closings.is_exact || 1 < outcomes.len(),
                "{closings:?}\n{}",
                world.show(&world.request)
            );
            assert!(!closings.is_exact || !closings.keys.is_empty(), "{closings:?}");
        } else {
            assert_eq!(1, outcomes.len());
        }
    });
    assert!(0 < n_depends, "no world depends");
}

#[test]
fn the_keys_named_settle_it_and_none_of_them_is_idle() {
    each_open_world(n_tries(3_000), |world| {
        let trace = evaluate(&world.policies, &world.request);
        let Some(closings) = trace
            .closings
            .filter(|closings| closings.is_exact && 1 < closings.found.len())
        else {
            return;
        };
        let mut rng = Rng::new(world.seed);
        for _ in 0..50 {
            // Whatever the keys named hold, what the others hold makes no difference.
            let all = closing(&mut rng, world);
            let is_named = |key: &str| {
                // The clock's two forms are one key, named by the first.
                let name = if key == "aws:epochtime" { "aws:currenttime" } else { key };
                closings.keys.iter().any(|one| one == key || one == name)
            };
            let named: Vec<_> = all.iter().filter(|(key, _)| is_named(key)).cloned().collect();
            let some = decide(&world.policies, &filled(&world.request, &named));
            let every = decide(&world.policies, &filled(&world.request, &all));
            assert_eq!(
                some.outcome,
                every.outcome,
                "{closings:?} {all:?}\n{}",
                world.show(&world.request)
            );
        }
    });
}
