//! What holds of every answer.

use std::ops::Range;

use iam_reach::questions::{reach, who_can_assume};
use iam_reach::{Ask, Hop, Reach, Situation, Verdict};
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::target::standing;

use crate::brute;
use crate::rng::Rng;
use crate::world::{World, wide_world, world};

const SITUATION: Situation<'static> = Situation {
    now: brute::NOW,
    context: &[],
};

/// The seeds of the worlds to try: as many as is usual, or as the environment says, `WORLDS=10000` or `WORLDS=5000..10000`.
fn seeds(usual: u64) -> Range<u64> {
    let asked = std::env::var("WORLDS").unwrap_or_default();
    let (first, end) = asked.split_once("..").unwrap_or(("0", &asked));
    match (first.parse(), end.parse()) {
        (Ok(first), Ok(end)) => first..end,
        _ => {
            // A long run tries so many times as much.
            let times = std::env::var("WORLDS_TIMES").ok().and_then(|it| it.parse().ok());
            0..usual * times.unwrap_or(1)
        }
    }
}

fn ana() -> Credentials {
    Credentials::User {
        arn: "arn:aws:iam::111111111111:user/ana".into(),
        sign_in: SignIn::AccessKey,
    }
}

/// The credentials at the end of a chain, each hop called with every context that it may be in.
fn replayed(world: &World, hops: &[Hop]) -> Result<(), String> {
    let mut credentials = ana();
    for hop in hops {
        let Ask::AssumeRole(ask) = &hop.ask else {
            return Err(format!("{hop:?}: nobody comes from outside"));
        };
        let contexts = brute::contexts(world.topics, &credentials);
        let sessions: Vec<_> = contexts
            .iter()
            .map(|context| brute::call(world, &credentials, ask, context))
            .collect();
        let is_refused = sessions.iter().any(Option::is_none);
        if is_refused == hop.keys.is_empty() {
            return Err(format!("{hop:?}: issued in {sessions:?}"));
        }
        let session = sessions.into_iter().flatten().next();
        credentials = Credentials::Session(Box::new(session.ok_or_else(|| format!("{hop:?} is never issued"))?));
    }
    Ok(())
}

#[test]
fn the_search_finds_what_trying_everything_finds() {
    let mut n_verdicts = [0; 3];
    let mut longest = 0;
    let mut n_cut = 0;
    // In the last two, policies name what the search takes first for a value that nobody names.
    for seed in seeds(120).chain([3_908, 8_967]) {
        let world = world(&mut Rng::new(seed));
        let answer = reach(&world.estate, &ana(), &SITUATION);
        if !answer.is_complete {
            n_cut += 1;
            continue;
        }
        let expected = brute::reach(&world, &ana());
        assert_eq!(expected.len(), answer.reaches.len());
        for reach in &answer.reaches {
            let chain: Vec<String> = reach.hops.iter().map(|hop| hop.ask.role_arn().into()).collect();
            assert_eq!(
                expected[&reach.role_arn],
                (reach.verdict, chain),
                "seed {seed}, {}\n{}\n{:#?}",
                reach.role_arn,
                world.text,
                reach.hops
            );
            if let Err(message) = replayed(&world, &reach.hops) {
                panic!("seed {seed}: {message}\n{}", world.text);
            }
            assert_eq!(reach.verdict == Verdict::No, reach.blocked.is_some(), "seed {seed}");
            n_verdicts[reach.verdict as usize] += 1;
            longest = longest.max(reach.hops.len());
        }
    }
    // The worlds would prove nothing if they were all alike, or if in many there were too much to try.
    assert!(20 * n_cut < n_verdicts.iter().sum::<usize>(), "{n_cut}");
    assert!(n_verdicts.iter().all(|n| 0 < *n), "{n_verdicts:?}");
    assert!(1 < longest, "{longest}");
}

#[test]
fn both_questions_agree() {
    for seed in seeds(60) {
        let world = world(&mut Rng::new(seed));
        let there = reach(&world.estate, &ana(), &SITUATION);
        for one in &there.reaches {
            let back = who_can_assume(&world.estate, &one.role_arn, &SITUATION).expect("the role is there");
            let other = back.reaches.iter().find(|it| it.principal == one.principal);
            let other = other.expect("every user is listed");
            if !there.is_complete || !back.is_complete {
                continue;
            }
            assert_eq!(
                (one.verdict, one.hops.len()),
                (other.verdict, other.hops.len()),
                "seed {seed} {}\n{}",
                one.role_arn,
                world.text
            );
        }
    }
}

/// From the role backwards, the same answers are found as from each principal, to the last word.
#[test]
fn backwards_finds_what_forwards_finds() {
    let mut n_verdicts = [0; 3];
    let mut longest = 0;
    for seed in seeds(150) {
        let World { estate, text, .. } = &wide_world(&mut Rng::new(seed));
        let users = estate.users().map(|user| Credentials::User {
            arn: user.arn.clone(),
            sign_in: SignIn::AccessKey,
        });
        let roles = estate.roles().map(|role| standing(role, None, SITUATION.now));
        let there: Vec<_> = users
            .chain(roles)
            .flat_map(|principal| reach(estate, &principal, &SITUATION).reaches)
            .collect();
        for role in estate.roles() {
            let back = who_can_assume(estate, &role.arn, &SITUATION).expect("the role is there");
            for one in back.reaches {
                let is_same = |it: &&Reach| (&it.principal, &it.role_arn) == (&one.principal, &one.role_arn);
                let other = there.iter().find(is_same).expect("every principal is asked both ways");
                let told = |it: &Reach| format!("{:?} {:#?} {:#?}", it.verdict, it.hops, it.blocked);
                assert_eq!(
                    told(other),
                    told(&one),
                    "seed {seed} {} {}\n{text}",
                    one.principal,
                    one.role_arn
                );
                n_verdicts[one.verdict as usize] += 1;
                longest = longest.max(one.hops.len());
            }
        }
    }
    assert!(n_verdicts.iter().all(|n| 100 < *n), "{n_verdicts:?}");
    assert!(3 < longest, "{longest}");
}
