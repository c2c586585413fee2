//! Laws of `combine` over all its inputs: what each thing a gate says can do, and what it can't.
//!
//! Where every gate says yes or no, all inputs are tried. Where a gate may not know, all inputs of any two gates are,
//! and of any three that have to do with one another. A law about more has a converse about less.

use iam_eval::combine::{By, Decision, GateEffect, Outcome, combine, granted_by, judge};
use iam_eval::gates::{Gate, Gates, Grants, Preset, Relation, Says};
use iam_eval::truth::Truth;

use crate::rng::one_of_so_many;

const RELATIONS: [Relation; 6] = [
    Relation::Same,
    Relation::Cross,
    Relation::Divided,
    Relation::RootAtHome,
    Relation::RootAbroad,
    Relation::NoAccount,
];

/// The gates with one level and one layer.
const GATES: [Gate; 7] = [
    Gate::Rcp(0),
    Gate::Scp(0),
    Gate::Endpoint,
    Gate::Resource,
    Gate::Principal,
    Gate::Boundary,
    Gate::Session(0),
];

const TWO: [Truth; 2] = [Truth::False, Truth::True];

fn all_says(truths: &[Truth]) -> Vec<Option<Says>> {
    let mut all = vec![None];
    for deny in truths {
        all.extend(truths.iter().map(|allow| {
            Some(Says {
                deny: *deny,
                allow: *allow,
            })
        }));
    }
    all
}

fn all_grants(truths: &[Truth]) -> Vec<Option<Grants>> {
    let mut all = vec![None];
    for deny in truths {
        for account in truths {
            for role in truths {
                all.extend(truths.iter().map(|caller| {
                    Some(Grants {
                        deny: *deny,
                        account: *account,
                        role: *role,
                        caller: *caller,
                    })
                }));
            }
        }
    }
    all
}

/// Every input whose gates say what `truths` hold; a gate that `leave` names is left out.
fn each(truths: &[Truth], leave: &[Gate], mut law: impl FnMut(&Gates)) {
    let says = |gate: Gate| {
        if leave.contains(&gate) {
            vec![None]
        } else {
            all_says(truths)
        }
    };
    let grants = if leave.contains(&Gate::Resource) {
        vec![None]
    } else {
        all_grants(truths)
    };
    let (step, mut number) = (one_of_so_many(), 0_usize);
    for relation in RELATIONS {
        for strict in [false, true] {
            let mut gates = Gates::none(relation, strict);
            for rcp in says(Gate::Rcp(0)) {
                gates.rcps = rcp.into_iter().collect();
                for scp in says(Gate::Scp(0)) {
                    gates.scps = scp.into_iter().collect();
                    for endpoint in says(Gate::Endpoint) {
                        gates.endpoint = endpoint;
                        for resource in &grants {
                            gates.resource = *resource;
                            for principal in says(Gate::Principal) {
                                gates.principal = principal;
                                for boundary in says(Gate::Boundary) {
                                    gates.boundary = boundary;
                                    for session in says(Gate::Session(0)) {
                                        gates.sessions = session.into_iter().collect();
                                        number += 1;
                                        if number % step == 0 {
                                            law(&gates);
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every two-valued input in which RCP, SCP and endpoint speak in turn: they are limits of one kind.
fn each_of_two(mut law: impl FnMut(&Gates)) {
    let limits = [Gate::Rcp(0), Gate::Scp(0), Gate::Endpoint];
    for kept in limits {
        let left: Vec<Gate> = limits.into_iter().filter(|gate| *gate != kept).collect();
        each(&TWO, &left, &mut law);
    }
}

/// What a gate says, to read or to change. A resource policy has three ways to allow.
fn slots(gates: &mut Gates, gate: Gate) -> Option<(&mut Truth, Vec<&mut Truth>)> {
    let says = match gate {
        Gate::Rcp(at) => gates.rcps.get_mut(usize::from(at)),
        Gate::Scp(at) => gates.scps.get_mut(usize::from(at)),
        Gate::Endpoint => gates.endpoint.as_mut(),
        Gate::Resource => {
            return gates.resource.as_mut().map(
                |Grants {
                     deny,
                     account,
                     role,
                     caller,
                 }| (deny, vec![account, role, caller]),
            );
        }
        Gate::Principal => gates.principal.as_mut(),
        Gate::Boundary => gates.boundary.as_mut(),
        Gate::Session(at) => gates.sessions.get_mut(usize::from(at)),
    };
    says.map(|Says { deny, allow }| (deny, vec![allow]))
}

fn says(gates: &Gates, gate: Gate) -> Option<Says> {
    let mut gates = gates.clone();
    let (deny, allows) = slots(&mut gates, gate)?;
    Some(Says {
        deny: *deny,
        allow: iam_eval::truth::any(allows.into_iter().map(|allow| *allow)),
    })
}

/// The same input with one thing changed.
fn with(gates: &Gates, change: impl FnOnce(&mut Gates)) -> Gates {
    let mut gates = gates.clone();
    change(&mut gates);
    gates
}

fn with_deny(gates: &Gates, gate: Gate, deny: Truth) -> Gates {
    with(gates, |gates| {
        if let Some((slot, _)) = slots(gates, gate) {
            *slot = deny;
        }
    })
}

/// All partners in which one Allow is more, or one is less.
fn with_allow(gates: &Gates, gate: Gate, allow: Truth) -> Vec<Gates> {
    let n_ways = slots(&mut gates.clone(), gate).map_or(0, |(_, allows)| allows.len());
    (0..n_ways)
        .map(|way| {
            with(gates, |gates| {
                if let Some((_, mut allows)) = slots(gates, gate) {
                    *allows[way] = allow;
                }
            })
        })
        .collect()
}

fn without_allow(gates: &Gates, gate: Gate) -> Gates {
    with(gates, |gates| {
        for allow in slots(gates, gate).map_or(vec![], |(_, allows)| allows) {
            *allow = Truth::False;
        }
    })
}

fn outcome(gates: &Gates) -> Outcome {
    combine(gates).outcome
}

fn is_allowed(gates: &Gates) -> bool {
    outcome(gates) == Outcome::Allowed
}

/// Whether a gate must allow, as the table of SEMANTICS.md §6.2 has it.
fn must_allow(gates: &Gates, gate: Gate) -> bool {
    let home = matches!(gates.relation, Relation::Same | Relation::RootAtHome);
    let grants = gates.resource.unwrap_or(Grants::NOTHING);
    let bypass = gates.relation == Relation::Same;
    match gate {
        Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint => true,
        Gate::Resource => !home || gates.strict,
        Gate::Principal => !(bypass && (grants.role.is_true() || grants.caller.is_true())),
        Gate::Boundary | Gate::Session(_) => !(bypass && grants.caller.is_true()),
    }
}

/// Whether a gate allows; no resource policy reaches into another partition.
fn allows(gates: &Gates, gate: Gate) -> bool {
    let said = says(gates, gate).is_some_and(|says| says.allow.is_true());
    said && !(gate == Gate::Resource && gates.relation == Relation::Divided)
}

#[test]
fn the_table_decides() {
    each(&TWO, &[], |gates| {
        let is_there = |gate: &Gate| says(gates, *gate).is_some();
        let denies = |gate: &Gate| says(gates, *gate).is_some_and(|says| says.deny.is_true());
        let lacks = |gate: &Gate| is_there(gate) && must_allow(gates, *gate) && !allows(gates, *gate);
        let expected = match (
            GATES.iter().find(|gate| denies(gate)),
            GATES.iter().find(|gate| lacks(gate)),
        ) {
            (Some(gate), _) => Decision {
                outcome: Outcome::ExplicitDeny,
                by: Some(By::Gate(*gate)),
            },
            (None, Some(gate)) => Decision {
                outcome: Outcome::ImplicitDeny,
                by: Some(By::Gate(*gate)),
            },
            (None, None) => Decision {
                outcome: Outcome::Allowed,
                by: None,
            },
        };
        assert_eq!(expected, combine(gates), "{gates:?}");
    });
}

#[test]
fn a_deny_ends_it_and_nothing_else_is_explicit() {
    each_of_two(|gates| {
        for gate in GATES.into_iter().filter(|gate| says(gates, *gate).is_some()) {
            let more = with_deny(gates, gate, Truth::True);
            assert_eq!(Outcome::ExplicitDeny, outcome(&more), "{more:?}");
        }
        let none = GATES
            .iter()
            .fold(gates.clone(), |gates, gate| with_deny(&gates, *gate, Truth::False));
        assert_ne!(Outcome::ExplicitDeny, outcome(&none), "{none:?}");
        // Without its Denies a request is decided as if they had never been there, or it was denied by them.
        assert!(
            outcome(gates) == Outcome::ExplicitDeny || combine(gates) == combine(&none),
            "{gates:?}"
        );
    });
}

#[test]
fn an_allow_never_takes_away_and_the_one_that_lacks_gives() {
    each_of_two(|gates| {
        let before = outcome(gates);
        let lacking: Vec<Gate> = judge(gates)
            .filter(|one| one.lacks.is_true())
            .map(|one| one.gate)
            .collect();
        for gate in GATES {
            for more in with_allow(gates, gate, Truth::True) {
                let after = outcome(&more);
                let order = |outcome| {
                    [Outcome::ExplicitDeny, Outcome::ImplicitDeny, Outcome::Allowed]
                        .iter()
                        .position(|one| *one == outcome)
                };
                assert!(order(before) <= order(after), "{gates:?} {more:?}");
                assert!(before != Outcome::ExplicitDeny || after == before, "{gates:?} {more:?}");
                if before == Outcome::ImplicitDeny && lacking == [gate] && gates.relation != Relation::Divided {
                    assert_eq!(Outcome::Allowed, after, "{gates:?} {more:?}");
                }
            }
        }
    });
}

#[test]
fn a_limit_never_grants_and_one_that_allows_never_limits() {
    let limits = [
        Gate::Rcp(0),
        Gate::Scp(0),
        Gate::Endpoint,
        Gate::Boundary,
        Gate::Session(0),
    ];
    each_of_two(|gates| {
        for limit in limits {
            let Some(says) = says(gates, limit) else { continue };
            let without = with(gates, |gates| match limit {
                Gate::Rcp(_) => gates.rcps.clear(),
                Gate::Scp(_) => gates.scps.clear(),
                Gate::Endpoint => gates.endpoint = None,
                Gate::Boundary => gates.boundary = None,
                Gate::Session(_) => gates.sessions.clear(),
                Gate::Resource | Gate::Principal => unreachable!("no limits"),
            });
            assert!(!is_allowed(gates) || is_allowed(&without), "{gates:?}");
            if says
                == (Says {
                    deny: Truth::False,
                    allow: Truth::True,
                })
            {
                assert_eq!(outcome(&without), outcome(gates), "{gates:?}");
            }
        }
    });
}

#[test]
fn one_level_or_layer_more_is_one_that_must_allow_more() {
    each_of_two(|gates| {
        for says in all_says(&TWO).into_iter().flatten() {
            let more = [
                with(gates, |gates| gates.rcps.push(says)),
                with(gates, |gates| gates.scps.push(says)),
                with(gates, |gates| gates.sessions.push(says)),
            ];
            for (at, more) in more.into_iter().enumerate() {
                let free = at == 2 && !must_allow(&more, Gate::Session(0));
                let passes = says.deny.is_false() && (says.allow.is_true() || free);
                assert_eq!(is_allowed(gates) && passes, is_allowed(&more), "{more:?}");
            }
        }
    });
}

#[test]
fn more_levels_than_can_be_numbered_all_count() {
    let says = Says {
        deny: Truth::False,
        allow: Truth::True,
    };
    let mut gates = Gates::none(Relation::Same, false);
    gates.scps = vec![says; 70_000];
    assert!(is_allowed(&gates));
    gates.scps.push(Says::NOTHING);
    assert_eq!(Outcome::ImplicitDeny, outcome(&gates));
}

#[test]
fn a_grant_to_the_caller_at_home_is_not_cut_and_any_other_is() {
    let cuts = [Gate::Principal, Gate::Boundary, Gate::Session(0)];
    each_of_two(|gates| {
        let Some(grants) = gates.resource.filter(|_| gates.relation == Relation::Same) else {
            return;
        };
        let bare = cuts
            .iter()
            .fold(gates.clone(), |gates, gate| without_allow(&gates, *gate));
        if grants.caller.is_true() {
            assert_eq!(combine(gates), combine(&bare), "{gates:?}");
            return;
        }
        // A grant to the role is cut by the limits, not by the identity-based policies.
        for gate in [Gate::Boundary, Gate::Session(0)] {
            if says(gates, gate).is_some() {
                assert!(!is_allowed(&without_allow(gates, gate)), "{gates:?}");
            }
        }
        let without_identity = without_allow(gates, Gate::Principal);
        if grants.role.is_true() {
            assert_eq!(combine(gates), combine(&without_identity), "{gates:?}");
        } else if gates.principal.is_some() {
            assert!(!is_allowed(&without_identity), "{gates:?}");
        }
    });
}

#[test]
fn across_accounts_both_must_allow_and_both_suffice() {
    each_of_two(|gates| {
        let Some(principal) = gates.principal.filter(|_| gates.relation == Relation::Cross) else {
            return;
        };
        let Some(resource) = says(gates, Gate::Resource) else {
            return;
        };
        let both = principal.allow.is_true() && resource.allow.is_true();
        assert!(!is_allowed(gates) || both, "{gates:?}");
        let limits = [
            Gate::Rcp(0),
            Gate::Scp(0),
            Gate::Endpoint,
            Gate::Boundary,
            Gate::Session(0),
        ];
        let unlimited = limits
            .iter()
            .all(|gate| says(gates, *gate).is_none_or(|says| says.allow.is_true()));
        let denied = GATES
            .iter()
            .any(|gate| says(gates, *gate).is_some_and(|says| says.deny.is_true()));
        if both && unlimited && !denied {
            assert!(is_allowed(gates), "{gates:?}");
        }
        // How closely the other account's policy names the caller makes no difference.
        let far = with(gates, |gates| {
            if let Some(grants) = &mut gates.resource {
                let allow = grants.allow();
                *grants = Grants {
                    deny: grants.deny,
                    account: allow,
                    role: Truth::False,
                    caller: Truth::False,
                };
            }
        });
        assert_eq!(combine(gates), combine(&far), "{gates:?}");
    });
}

#[test]
fn a_strict_resource_must_grant_and_another_need_not() {
    each_of_two(|gates| {
        let strict = with(gates, |gates| gates.strict = true);
        let loose = with(gates, |gates| gates.strict = false);
        assert!(!is_allowed(&strict) || is_allowed(&loose), "{gates:?}");
        if gates.resource.is_some() {
            let grants = allows(gates, Gate::Resource);
            assert!(!is_allowed(&strict) || grants, "{gates:?}");
            if grants {
                assert_eq!(combine(&strict), combine(&loose), "{gates:?}");
            }
        }
        if !matches!(gates.relation, Relation::Same | Relation::RootAtHome) {
            assert_eq!(combine(&strict), combine(&loose), "{gates:?}");
        }
    });
}

#[test]
fn effects_are_what_the_gate_says_and_no_impact_means_another_way() {
    each_of_two(|gates| {
        let seen: Vec<Gate> = judge(gates).map(|one| one.gate).collect();
        let expected: Vec<Gate> = GATES.into_iter().filter(|gate| says(gates, *gate).is_some()).collect();
        assert_eq!(expected, seen, "{gates:?}");
        for one in judge(gates) {
            let denies = says(gates, one.gate).is_some_and(|says| says.deny.is_true());
            let expected = match (denies, allows(gates, one.gate), must_allow(gates, one.gate)) {
                (true, _, _) => GateEffect::ExplicitDeny,
                (false, true, _) => GateEffect::Allow,
                (false, false, true) => GateEffect::ImplicitDeny,
                (false, false, false) => GateEffect::NoImpact,
            };
            assert_eq!(expected, one.effect(), "{:?} of {gates:?}", one.gate);
            if one.effect() == GateEffect::NoImpact && one.gate != Gate::Resource {
                assert!(allows(gates, Gate::Resource), "{:?} of {gates:?}", one.gate);
            }
        }
    });
}

#[test]
fn granted_by_names_what_is_needed_or_suffices() {
    each_of_two(|gates| {
        if !is_allowed(gates) {
            return;
        }
        let without_resource = without_allow(gates, Gate::Resource);
        let without_identity = without_allow(gates, Gate::Principal);
        let without_both = without_allow(&without_resource, Gate::Principal);
        let seen = granted_by(gates);
        if is_allowed(&without_both) {
            assert_eq!((false, false), (seen.resource, seen.principal), "{gates:?}");
            return;
        }
        let (needs_resource, needs_identity) = (!is_allowed(&without_resource), !is_allowed(&without_identity));
        assert_eq!(needs_resource || !needs_identity, seen.resource, "{gates:?}");
        assert_eq!(needs_identity || !needs_resource, seen.principal, "{gates:?}");
        // Only what allows can grant.
        assert!(!seen.resource || allows(gates, Gate::Resource), "{gates:?}");
        assert!(!seen.principal || allows(gates, Gate::Principal), "{gates:?}");
    });
}

#[test]
fn what_is_settled_before_any_policy_stays() {
    let allowed = Decision {
        outcome: Outcome::Allowed,
        by: None,
    };
    let refused = Decision {
        outcome: Outcome::ImplicitDeny,
        by: Some(By::Default),
    };
    let presets = [
        (Preset::CallerIdentity, allowed),
        (Preset::SessionToken, allowed),
        (Preset::SessionTokenRefused, refused),
        (Preset::RootAssumesRole, refused),
        (Preset::FederationTokenRefused, refused),
        (Preset::SessionMayNot, refused),
        (Preset::LinkedServiceAlone, refused),
        (Preset::Unsigned, refused),
    ];
    each_of_two(|gates| {
        for (preset, expected) in presets {
            let gates = with(gates, |gates| gates.preset = Some(preset));
            assert_eq!(expected, combine(&gates), "{gates:?}");
            let granted = granted_by(&gates);
            assert!(!granted.resource && !granted.principal, "{gates:?}");
        }
    });
}

/// All ways to know what is unknown.
fn each_closing(gates: &Gates, law: &mut impl FnMut(&Gates)) {
    for gate in GATES {
        let mut copy = gates.clone();
        let Some((deny, allows)) = slots(&mut copy, gate) else {
            continue;
        };
        if let Some(open) = std::iter::once(deny)
            .chain(allows)
            .find(|slot| **slot == Truth::Unknown)
        {
            *open = Truth::True;
            let yes = copy.clone();
            // The same slot: the first that is unknown.
            let no = with(gates, |gates| {
                let slots = slots(gates, gate).map(|(deny, allows)| std::iter::once(deny).chain(allows));
                if let Some(open) = slots.into_iter().flatten().find(|slot| **slot == Truth::Unknown) {
                    *open = Truth::False;
                }
            });
            each_closing(&no, law);
            each_closing(&yes, law);
            return;
        }
    }
    law(gates);
}

/// Every input in which two gates speak, or three of those that have to do with one another, and may not know.
fn each_open(mut law: impl FnMut(&Gates)) {
    let related = |gate: &Gate| !matches!(gate, Gate::Rcp(_) | Gate::Endpoint);
    let all: Vec<Vec<Gate>> = (0..1_usize << GATES.len())
        .map(|number| {
            (0..GATES.len())
                .filter(|at| number >> at & 1 == 1)
                .map(|at| GATES[at])
                .collect()
        })
        .filter(|speak: &Vec<Gate>| speak.len() == 2 || (speak.len() == 3 && speak.iter().all(related)))
        .collect();
    for speak in all {
        let left: Vec<Gate> = GATES.into_iter().filter(|gate| !speak.contains(gate)).collect();
        each(&Truth::ALL, &left, &mut law);
    }
}

#[test]
fn unknown_is_what_the_closings_do_not_share() {
    each_open(|gates| {
        let decision = combine(gates);
        let mut first: Option<Outcome> = None;
        let mut shared = true;
        let mut earliest: Option<By> = None;
        each_closing(gates, &mut |closed| {
            let closed = combine(closed);
            shared &= *first.get_or_insert(closed.outcome) == closed.outcome;
            earliest = earliest.max(closed.by);
        });
        let expected = first.filter(|_| shared).unwrap_or(Outcome::Depends);
        assert_eq!(expected, decision.outcome, "{gates:?}");
        if shared {
            // The gate that is named has the deciding effect whatever the unknown is.
            assert_eq!(earliest, decision.by, "{gates:?}");
        }
    });
}

#[test]
fn an_effect_is_known_only_if_all_closings_share_it() {
    each_open(|gates| {
        for one in judge(gates).filter(|one| one.effect() != GateEffect::Unknown) {
            each_closing(gates, &mut |closed| {
                let same = judge(closed)
                    .find(|other| other.gate == one.gate)
                    .map(|other| other.effect());
                assert_eq!(Some(one.effect()), same, "{:?} of {gates:?} as {closed:?}", one.gate);
            });
        }
    });
}
