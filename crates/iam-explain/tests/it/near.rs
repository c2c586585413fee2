//! Near misses over random worlds: the nearest stands first, and what is said as advice may be followed.

use std::collections::BTreeMap;
use std::sync::Arc;

use iam_eval::caller::Caller;
use iam_eval::combine::{Outcome, judge};
use iam_eval::compile::action::ActionPattern;
use iam_eval::compile::principal::Name;
use iam_eval::context::Looked;
use iam_eval::contradiction::contradictions;
use iam_eval::detail;
use iam_eval::gates::{Gate, Gates};
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::Request;
use iam_eval::survey::ask;
use iam_eval::trace::Trace;
use iam_eval::truth::Truth;
use iam_explain::evaluated::Evaluated;
use iam_explain::near_miss::{Kind, MOST_SAID, Missed, NearMiss, Standing, near_misses};
use iam_explain::words;
use iam_syntax::policy::{Clause, Effect};
use iam_words::Lang;

use crate::random::{Dice, N_WORLDS, VALUES, world};
use crate::world::{OTHER, OWN, World, federated_user, provider, root_of, service, session, user, user_of};

/// The place in the order that SEMANTICS.md states, worked out without a look at the crate.
type Rank = (usize, u8, bool);

/// What failed of every Allow that one of the gates that lack one could use: its place, and its rank if it is near.
fn ranks(world: &World, trace: &Trace) -> Vec<((Gate, usize, usize), Rank)> {
    let (policies, request) = (&world.policies, &world.request);
    let mut ranks = Vec::new();
    let lacks = |gate: Gate| trace.judged().any(|it| it.gate == gate && it.lacks.is_true());
    for judged in trace.judged() {
        for (policy, attached) in policies.of(judged.gate).iter().enumerate() {
            for (at, statement) in attached.policy.statements.iter().enumerate() {
                let counts = lacks(judged.gate) || (judged.gate == Gate::Resource && takes_a_place(world, trace, at));
                if !counts {
                    continue;
                }
                let seen = detail::statement(ask(policies, request), statement);
                let acts = seen.action.as_ref().is_some_and(|it| it.truth.is_true());
                if statement.effect != Effect::Allow || !acts {
                    continue;
                }
                let n_conditions = seen.conditions.iter().filter(|it| it.truth.is_false()).count();
                let n_resources = seen.resources.iter().filter(|it| it.truth.is_false()).count();
                // A statement about other types of resources is none that was meant for this one.
                let source = &attached.policy.policy.statements[at];
                let of_others = |clause: &Clause| {
                    let mut listed = clause.elements.iter().map(|it| it.value.as_str());
                    !clause.inverted && listed.all(|it| is_of_other_type(it, &request.resource.text))
                };
                if n_resources > 0 && source.resources.iter().any(of_others) {
                    continue;
                }
                let n_principals = usize::from(seen.principal.as_ref().is_some_and(|it| it.reach.is_none()));
                let kind = match (n_principals, n_resources, n_conditions) {
                    (0, 0, 1 | 2) => 0,
                    (0, 1, 0) => 1,
                    (1, 0, 0) => 2,
                    _ => continue,
                };
                let test = statement.action.as_ref().expect("an action");
                let named =
                    |one: &ActionPattern| matches!(one, ActionPattern::Exact(it) if it == request.action.lower());
                let is_named = !test.inverted && test.patterns.iter().any(named);
                let rank = (n_principals + n_resources + n_conditions, kind, !is_named);
                ranks.push(((judged.gate, policy, at), rank));
            }
        }
    }
    ranks
}

/// Whether two ARNs are of different services, or begin with different words in one that has words of types.
fn is_of_other_type(listed: &str, asked: &str) -> bool {
    let parts = |it: &str| -> Vec<String> { it.splitn(6, ':').map(ToString::to_string).collect() };
    let (listed, asked) = (parts(listed), parts(asked));
    let is_plain = |it: &str| !it.contains(['*', '?', '$']);
    let (&[_, _, of, _, _, resource], &[_, _, own, _, _, other]) = (
        &listed.iter().map(String::as_str).collect::<Vec<_>>()[..],
        &asked.iter().map(String::as_str).collect::<Vec<_>>()[..],
    ) else {
        return false;
    };
    if !is_plain(of) || of != own {
        return is_plain(of);
    }
    let word = |it: &str| it.split_once(['/', ':']).map(|(word, _)| word.to_string());
    match (word(resource), word(other)) {
        (Some(word), Some(other)) if !["s3", "sns", "sqs"].contains(&of) => is_plain(&word) && word != other,
        _ => false,
    }
}

/// Whether an Allow of the resource policy to the caller, as this statement names it or would, changes what another
/// gate lacks.
fn takes_a_place(world: &World, trace: &Trace, at: usize) -> bool {
    let (caller, policies) = (&world.request.caller, &world.policies);
    let statement = &policies.resource.as_ref().expect("one").policy.statements[at];
    let named = statement.principal.as_ref().expect("a principal");
    let has_boundary = policies.boundary.is_some();
    let strength = named
        .reach(Effect::Allow, caller, has_boundary)
        .or_else(|| own_name(caller).reach(caller))
        .expect("the caller is named")
        .strength();
    let mut gates = trace.gates.clone();
    let lacking = |gates: &Gates| {
        let others = judge(gates).filter(|it| it.gate != Gate::Resource);
        others.filter(|it| !it.lacks.is_false()).count()
    };
    let before = lacking(&gates);
    gates.resource.as_mut().expect("one").add(strength, Truth::True);
    lacking(&gates) < before
}

fn rank(miss: &NearMiss) -> Rank {
    let kind = match miss.nearness.kind {
        Kind::Condition => 0,
        Kind::Resource => 1,
        Kind::Principal => 2,
    };
    (miss.nearness.n_failing, kind, miss.nearness.is_wildcard)
}

#[test]
fn the_nearest_stands_first_and_is_the_one_that_is_named() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut n_told_apart, mut kinds) = (0, BTreeMap::<Rank, usize>::new());
    for _ in 0..2 * N_WORLDS {
        let world = world(&mut dice);
        let trace = world.trace();
        let misses = near_misses(Evaluated::new(&world.policies, &world.request, &trace));
        if !matches!(trace.decision().outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny) {
            assert!(misses.is_empty());
            continue;
        }
        let mut expected = ranks(&world, &trace);
        expected.sort_by_key(|(place, rank)| (*rank, *place));
        let seen: Vec<_> = misses
            .iter()
            .map(|it| ((it.gate, it.policy_index, it.statement), rank(it)))
            .collect();
        // Each of them is named, none twice, and none stands before another that comes earlier in the order.
        assert_eq!(expected, seen);
        for (_, rank) in &seen {
            *kinds.entry(*rank).or_default() += 1;
        }
        n_told_apart += usize::from(seen.first().map(|it| it.1) != seen.last().map(|it| it.1));
        if trace.decision().outcome == Outcome::ImplicitDeny
            && let Some(first) = misses.first()
        {
            for lang in Lang::ALL {
                let headline = words::headline(Evaluated::new(&world.policies, &world.request, &trace), lang);
                assert!(headline.contains(&words::near_miss(first, lang)), "{headline}");
            }
        }
    }
    assert!(20 < n_told_apart, "{n_told_apart}");
    assert!(8 <= kinds.len(), "{kinds:?}");
}

/// What a reader may do who mends the element that the sentence names, and nothing else: change the policy so that it
/// takes what the request holds; where the request holds nothing, give the key a value.
fn mended(world: &World, miss: &NearMiss) -> Vec<World> {
    let (policies, request) = (&world.policies, &world.request);
    let Missed::Conditions(keys) = &miss.missed else {
        return vec![with_policies(world, element_mended(policies, request, miss))];
    };
    let key = keys.first().expect("a key");
    let is_there = |key: &str| request.context.get(key) != Looked::Absent;
    if !is_there(key.key) {
        let values = VALUES.iter().chain(&["x", "9", "10.0.0.1"]);
        return values.map(|value| with_value(world, key.key, value)).collect();
    }
    match key.no_value.as_slice() {
        [] | [_] => vec![with_policies(world, condition_removed(policies, request, miss))],
        // Whichever of the variables gets a value, another one is still without.
        _ => Vec::new(),
    }
}

fn with_policies(world: &World, policies: Policies) -> World {
    World {
        policies,
        request: world.request.clone(),
    }
}

fn with_value(world: &World, key: &str, value: &str) -> World {
    with_policies(world, world.policies.clone()).with(key, value)
}

/// The policies with the first condition that failed left out.
fn condition_removed(policies: &Policies, request: &Request, miss: &NearMiss) -> Policies {
    let mut policies = policies.clone();
    let statement = &mut Arc::make_mut(&mut at(&mut policies, miss).policy).statements[miss.statement];
    let seen = detail::statement(ask(&Policies::default(), request), statement);
    let failing = seen.conditions.iter().position(|it| it.truth.is_false()).expect("one");
    statement.conditions.remove(failing);
    policies
}

/// The policies with the principal or the resource mended for the request's own value.
fn element_mended(policies: &Policies, request: &Request, miss: &NearMiss) -> Policies {
    let mut policies = policies.clone();
    let attached = at(&mut policies, miss);
    let statement = &mut Arc::make_mut(&mut attached.policy).statements[miss.statement];
    if let Missed::Principal { .. } = miss.missed {
        let test = statement.principal.as_mut().expect("a principal");
        if test.inverted {
            test.names.clear();
        } else {
            test.names.push(own_name(&request.caller));
        }
    } else {
        let seen = detail::statement(ask(&Policies::default(), request), statement);
        let failing = seen.resources.iter().position(|it| it.truth.is_false()).expect("one");
        statement.resources.remove(failing);
    }
    policies
}

fn at<'p>(policies: &'p mut Policies, miss: &NearMiss) -> &'p mut Attached {
    let list = match miss.gate {
        Gate::Rcp(at) => &mut policies.rcps[usize::from(at)].policies,
        Gate::Scp(at) => &mut policies.scps[usize::from(at)].policies,
        Gate::Session(at) => &mut policies.sessions[usize::from(at)],
        Gate::Principal => &mut policies.identity,
        Gate::Endpoint => return policies.endpoint.as_mut().expect("one"),
        Gate::Resource => return policies.resource.as_mut().expect("one"),
        Gate::Boundary => return policies.boundary.as_mut().expect("one"),
    };
    &mut list[miss.policy_index]
}

fn own_name(caller: &Caller) -> Name {
    match caller {
        Caller::Root { account, .. } => Name::Account {
            id: account.clone(),
            partition: None,
        },
        Caller::User(user) => Name::User(user.arn.clone()),
        Caller::Session(it) => it.arn.clone().map_or(Name::Role(it.role_arn.clone()), Name::Session),
        Caller::FederatedUser { arn, .. } => Name::FederatedUser(arn.clone()),
        Caller::Service { name } => Name::Service(name.clone()),
        Caller::Federated { provider } => Name::Provider(provider.clone()),
        Caller::Anonymous => Name::Everybody,
    }
}

fn others() -> Vec<Caller> {
    vec![
        root_of(OWN),
        root_of(OTHER),
        Caller::Anonymous,
        service("cloudtrail.amazonaws.com"),
        provider("accounts.google.com"),
        federated_user("dave"),
        user("eve"),
        user_of(OTHER, "eve"),
        session("Eve", "s9"),
    ]
}

#[test]
fn advice_may_be_followed_and_a_fact_may_not() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let mut counts: BTreeMap<(&str, Kind), usize> = BTreeMap::new();
    for _ in 0..2 * N_WORLDS {
        let world = world(&mut dice);
        let trace = world.trace();
        let misses = near_misses(Evaluated::new(&world.policies, &world.request, &trace));
        for miss in misses.into_iter().take(MOST_SAID) {
            let mut mended = mended(&world, &miss);
            let n_contradictions = contradictions(&world.request).len();
            mended.retain(|it| contradictions(&it.request).len() <= n_contradictions);
            let after: Vec<Trace> = mended.iter().map(World::trace).collect();
            let allows = after
                .iter()
                .any(|it| it.decision().outcome == Outcome::Allowed && applies(it, &miss));
            let is_open = trace.closings.is_some() || after.iter().any(|it| it.closings.is_some());
            let sentence = words::near_miss(&miss, Lang::En);
            let name = match miss.standing {
                Standing::Advice => {
                    assert!(allows, "{sentence}");
                    assert!(sentence.contains("would have allowed it but for"), "{sentence}");
                    for mended in &mended {
                        nobody_else_comes_in(&world, &mended.policies, &miss);
                    }
                    "advice"
                }
                Standing::NotEnough => {
                    assert!(!allows || is_open, "{sentence}");
                    "not enough"
                }
                Standing::Spares => panic!("a Deny: {sentence}"),
                Standing::TooMuch => {
                    assert!(allows, "{sentence}");
                    "too much"
                }
            };
            if miss.standing != Standing::Advice {
                assert!(!sentence.contains("would have"), "{sentence}");
                assert!(sentence.contains(" allows "), "{sentence}");
                let korean = words::near_miss(&miss, Lang::Ko);
                assert!(!korean.contains("했을 것입니다"), "{korean}");
            }
            *counts.entry((name, miss.nearness.kind)).or_default() += 1;
        }
    }
    assert!(6 < counts.len() && counts.values().all(|n| 3 < *n), "{counts:?}");
}

/// Whether the statement that missed is one that applies, and not another one allows.
fn applies(trace: &Trace, miss: &NearMiss) -> bool {
    let facts = trace.facts.iter().find(|it| it.gate == miss.gate).expect("the gate");
    facts.policies[miss.policy_index][miss.statement].truth().is_true()
}

/// Whoever else asks for the same, and whom the statement does not name already, is answered as before.
fn nobody_else_comes_in(world: &World, mended: &Policies, miss: &NearMiss) {
    if miss.gate != Gate::Resource {
        return;
    }
    for caller in others() {
        let test = miss.attached.policy.statements[miss.statement].principal.as_ref();
        let is_named = test.is_some_and(|test| test.reach(Effect::Allow, &caller, false).is_some());
        if is_named || caller.name() == world.request.caller.name() {
            continue;
        }
        // Somebody else has no policies of this caller's.
        let of = |policies: &Policies| Policies {
            identity: Vec::new(),
            boundary: None,
            sessions: Vec::new(),
            ..policies.clone()
        };
        let request = Request {
            context: iam_eval::derive::context(&caller, &world.request.resource_account, &[]),
            caller,
            ..world.request.clone()
        };
        let before = iam_eval::evaluate(&of(&world.policies), &request).decision().outcome;
        let after = iam_eval::evaluate(&of(mended), &request).decision().outcome;
        assert_eq!(
            before,
            after,
            "{} by {}",
            words::near_miss(miss, Lang::En),
            request.caller.name()
        );
    }
}
