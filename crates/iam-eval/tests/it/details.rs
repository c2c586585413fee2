//! The elements of a statement, worked out one by one, come to the fact that the trace holds.

use iam_eval::detail::{self, StatementDetail};
use iam_eval::evaluate;
use iam_eval::evaluate::ask;
use iam_eval::matching::{Fact, StatementFact};
use iam_eval::truth::{Truth, all, any};

use crate::rng::n_tries;
use crate::world::{World, open_world, world};

#[test]
fn facts_are_what_the_elements_come_to() {
    for seed in 0..n_tries(10_000) as u64 {
        let world = if seed % 4 == 0 { open_world(seed) } else { world(seed) };
        let trace = evaluate(&world.policies, &world.request);
        let ask = ask(&world.policies, &world.request);
        for facts in &trace.facts {
            for (attached, facts) in world.policies.of(facts.gate).iter().zip(&facts.policies) {
                assert_eq!(attached.policy.statements.len(), facts.len());
                for (statement, fact) in attached.policy.statements.iter().zip(facts) {
                    let detail = detail::statement(ask, statement);
                    check_inside(&world, &detail);
                    assert_eq!(come_to(&detail), *fact, "{detail:#?}\n{}", world.show(&world.request));
                }
            }
        }
    }
}

/// The fact that the elements come to.
fn come_to(detail: &StatementDetail) -> StatementFact {
    let acts = detail.action.as_ref().is_some_and(|action| action.truth.is_true());
    if !acts {
        return StatementFact::OTHER_ACTION;
    }
    let reach = detail.principal.as_ref().and_then(|principal| principal.reach);
    let of = |fact| StatementFact { fact, reach };
    if detail.principal.is_some() && reach.is_none() {
        return of(Fact::OtherPrincipal);
    }
    let resource = all(detail.resources.iter().map(|clause| clause.truth));
    if resource.is_false() {
        return of(Fact::OtherResource);
    }
    if let Some(at) = detail
        .conditions
        .iter()
        .position(|condition| condition.truth.is_false())
    {
        return of(Fact::ConditionFails(u32::try_from(at).expect("a statement is short")));
    }
    let open = resource.and(all(detail.conditions.iter().map(|condition| condition.truth)));
    of(if open.is_true() { Fact::Applies } else { Fact::Perhaps })
}

/// What an element comes to is what its values come to.
fn check_inside(world: &World, detail: &StatementDetail) {
    let show = || world.show(&world.request);
    if let Some(action) = &detail.action {
        let hit = action.elements.contains(&true) != action.inverted;
        assert_eq!(Truth::from(hit), action.truth, "{}", show());
    }
    for clause in &detail.resources {
        let hit = any(clause.elements.iter().map(|element| element.truth));
        assert_eq!(if clause.inverted { !hit } else { hit }, clause.truth, "{}", show());
    }
    for condition in &detail.conditions {
        for value in &condition.values {
            let hit = any(value.compared.iter().map(|one| one.truth));
            assert!(value.truth == hit || value.truth == !hit, "{}", show());
        }
    }
}
