//! The way past each kind of policy: all that was asked stands on it once, and what was not asked is said rightly.

use iam_eval::policies::Policies;
use iam_explain::evaluated::Evaluated;
use iam_explain::fact::GateName;
use iam_explain::path::{Standing, Station, path};
use iam_explain::words;
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

use crate::random::{Dice, N_WORLDS, world};
use crate::world::{World, attached};

const DENY: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#;
const DENY_EVERYBODY: &str = r#"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#;

#[test]
fn all_that_was_asked_stands_on_it_and_ends_where_it_was_decided() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut n_ended, mut n_asked) = (0, 0);
    for _ in 0..N_WORLDS {
        let world = world(&mut dice);
        let trace = world.trace();
        let all = path(Evaluated::new(&world.policies, &world.request, &trace));
        let mut numbers = Vec::new();
        for station in &all {
            if let Standing::Asked(levels) = &station.standing {
                numbers.extend(levels.iter().map(|it| it.number));
                assert!(levels.iter().any(|it| station.effect() == Some(it.effect)));
            }
            assert_eq!(station.effect().is_none(), words::station(station, Lang::En).is_some());
        }
        assert_eq!(numbers, (0..trace.judged().count()).collect::<Vec<_>>());
        n_asked += numbers.len();
        let end = all.iter().position(Station::decides);
        assert_eq!(1, end.map_or(1, |_| all.iter().filter(|it| it.decides()).count()));
        for (at, station) in all.iter().enumerate() {
            assert_eq!(station.reached, end.is_none_or(|end| at <= end));
        }
        n_ended += usize::from(end.is_some());
    }
    assert!(N_WORLDS / 4 < n_ended && N_WORLDS < n_asked, "{n_ended}, {n_asked}");
}

/// A kind that is absent is asked once there is one; one that stands aside changes nothing, whatever there is.
#[test]
fn what_was_not_asked_is_absent_or_stands_aside() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let (mut n_absent, mut n_aside) = (0, 0);
    for _ in 0..N_WORLDS {
        let world = world(&mut dice);
        let trace = world.trace();
        let before = path(Evaluated::new(&world.policies, &world.request, &trace));
        for (at, station) in before.iter().enumerate() {
            let is_absent = match station.standing {
                Standing::Asked(_) => continue,
                Standing::Absent => true,
                Standing::Aside(_) => false,
            };
            let denied = World {
                policies: given(&world.policies, &station.name),
                request: world.request.clone(),
            };
            let after = denied.trace();
            let now = &path(Evaluated::new(&denied.policies, &denied.request, &after))[at];
            if is_absent {
                n_absent += 1;
                assert!(matches!(now.standing, Standing::Asked(_)), "{station:?} {now:?}");
            } else {
                n_aside += 1;
                assert_eq!(now.standing, station.standing);
                assert_eq!(trace.decision(), after.decision(), "{station:?}");
            }
            for lang in Lang::ALL {
                let said = words::station(station, lang).expect("it was not asked");
                assert!(
                    said.ends_with('.') && !said.contains("  ") && !said.contains(")의"),
                    "{said}"
                );
            }
        }
    }
    assert!(N_WORLDS < n_absent && N_WORLDS / 2 < n_aside, "{n_absent}, {n_aside}");
}

/// With a policy of a kind that denies all.
fn given(policies: &Policies, kind: &GateName) -> Policies {
    let mut world = World {
        policies: policies.clone(),
        request: crate::world::World::new(crate::world::user("ana"), "s3:GetObject", "arn:aws:s3:::box/key").request,
    };
    world = match kind {
        GateName::Rcp { .. } => world.rcp("r-root", "Given", DENY_EVERYBODY),
        GateName::Scp { .. } => world.scp("r-root", "Given", DENY),
        GateName::Endpoint => world.endpoint("Given", DENY_EVERYBODY),
        GateName::Resource(_) => world.resource("Given", DENY_EVERYBODY),
        GateName::Boundary => world.boundary("Given", DENY),
        GateName::Session { .. } => world.session("Given", DENY),
        GateName::Principal => {
            world
                .policies
                .identity
                .push(attached("Given", PolicyKind::Identity, DENY));
            world
        }
    };
    world.policies
}
