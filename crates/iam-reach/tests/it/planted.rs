//! Large worlds in which many trust policies ask for session tags, and a chain of roles is planted: too much to try
//! everything, and the chain is to be found all the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter;

use iam_reach::questions::{reach, who_can_assume};
use iam_reach::{Situation, Verdict};
use iam_sts::credentials::{Credentials, SignIn};
use iam_sts::estate::{Account, Estate, Role, User};
use iam_sts::ids::unique_id;
use iam_sts::operation::AssumeRole;
use iam_sts::tags::Tag;
use iam_syntax::policy::PolicyKind;

use crate::brute;
use crate::rng::{Rng, n_tries};
use crate::world::{Topics, World, policy};

const ACCOUNT: &str = "111111111111";
const KEYS: [&str; 12] = [
    "team", "project", "stage", "cost", "owner", "unit", "site", "tier", "zone", "app", "data", "level",
];
const VALUES: [&str; 4] = ["red", "green", "blue", "white"];
const ANYBODY: &str = "arn:aws:iam::111111111111:root";
const ANA: &str = "arn:aws:iam::111111111111:user/ana";

fn role_arn(name: &str) -> String {
    format!("arn:aws:iam::{ACCOUNT}:role/{name}")
}

/// Operator, key and value.
type Condition = (&'static str, String, String);

/// A world and the calls of the chain in it.
struct Planted {
    world: World,
    chain: Vec<AssumeRole>,
}

fn planted(rng: &mut Rng) -> Planted {
    let n_roles = 30 + rng.below(31);
    let names: Vec<String> = (0..n_roles).map(|at| format!("R{at:02}")).collect();
    let mut free: Vec<&String> = names.iter().collect();
    let n_hops = 3 + rng.below(3);
    let chain: Vec<&String> = (0..n_hops).map(|_| free.swap_remove(rng.below(free.len()))).collect();
    let mut account = Account {
        id: ACCOUNT.into(),
        partition: "aws".into(),
        ..Account::default()
    };
    let ana = User {
        arn: ANA.into(),
        name: "ana".into(),
        unique_id: unique_id("AIDA", ANA),
        policies: vec![policy(
            PolicyKind::Identity,
            "ana",
            &policy_text(rng, &[], r#""Resource":"*""#),
        )],
        ..User::default()
    };
    account.users.insert(ana.name.clone(), ana);
    let mut text = String::new();
    let mut calls: Vec<AssumeRole> = Vec::new();
    let mut trusts: Vec<(String, String)> = Vec::new();
    let mut from = ANA.to_owned();
    for name in &chain {
        let call = call(rng, &calls, name);
        let trust = {
            let asked = asked(rng, &calls, &call);
            policy_text(rng, &asked, &format!(r#""Principal":{{"AWS":"{from}"}}"#))
        };
        trusts.push(((*name).clone(), trust));
        from = role_arn(name);
        calls.push(call);
    }
    for name in &free {
        let who = match rng.below(5) {
            0 => ANYBODY.into(),
            1 => ANA.into(),
            _ => role_arn(rng.one_of::<String>(&names)),
        };
        let mut conditions = Vec::new();
        for _ in 0..rng.below(4) {
            conditions.push(noise(rng));
        }
        trusts.push((
            (*name).clone(),
            policy_text(rng, &conditions, &format!(r#""Principal":{{"AWS":"{who}"}}"#)),
        ));
    }
    for (name, trust) in trusts {
        let _ = writeln!(text, "{name}: {trust}");
        let arn = role_arn(&name);
        let role = Role {
            unique_id: unique_id("AROA", &arn),
            trust: Some(policy(PolicyKind::Trust, &name, &trust)),
            policies: vec![policy(
                PolicyKind::Identity,
                &name,
                &policy_text(rng, &[], r#""Resource":"*""#),
            )],
            max_session_duration: 3_600,
            arn,
            name: name.clone(),
            ..Role::default()
        };
        account.roles.insert(name, role);
    }
    let accounts = [(account.id.clone(), account)].into();
    Planted {
        world: World {
            estate: Estate {
                accounts,
                ..Estate::default()
            },
            topics: Topics::default(),
            text,
        },
        chain: calls,
    }
}

/// A call of the chain after those before it.
fn call(rng: &mut Rng, before: &[AssumeRole], role: &str) -> AssumeRole {
    let inherited: Vec<&String> = before.iter().flat_map(|it| &it.transitive_tag_keys).collect();
    let mut keys: Vec<&str> = KEYS
        .into_iter()
        .filter(|key| !inherited.iter().any(|it| it == key))
        .collect();
    let mut call = AssumeRole {
        role_arn: role_arn(role),
        role_session_name: "session".into(),
        ..AssumeRole::default()
    };
    for _ in 0..rng.below(4) {
        let key = keys.swap_remove(rng.below(keys.len()));
        call.tags.push(Tag {
            key: key.into(),
            value: rng.pick(&VALUES).into(),
        });
        if rng.chance(40) {
            call.transitive_tag_keys.push(key.into());
        }
    }
    if rng.chance(30) {
        call.external_id = Some(rng.pick(&["x1", "x2", "x3"]).into());
    }
    let identity = before.iter().rev().find_map(|it| it.source_identity.clone());
    if identity.is_some() || rng.chance(20) {
        call.source_identity = identity.or_else(|| Some(rng.pick(&["ana", "ben"]).into()));
    }
    call
}

/// What a trust policy of the chain asks: all of it is true of the call.
fn asked(rng: &mut Rng, before: &[AssumeRole], call: &AssumeRole) -> Vec<Condition> {
    let mut asked = Vec::new();
    for tag in &call.tags {
        if rng.chance(80) {
            asked.push(("StringEquals", format!("aws:RequestTag/{}", tag.key), tag.value.clone()));
        }
    }
    if let Some(key) = call.transitive_tag_keys.first().filter(|_| rng.chance(50)) {
        asked.push(("ForAnyValue:StringEquals", "sts:TransitiveTagKeys".into(), key.clone()));
    }
    if let Some(id) = &call.external_id {
        asked.push(("StringEquals", "sts:ExternalId".into(), id.clone()));
    }
    let Some((last, earlier)) = before.split_last() else {
        return asked;
    };
    for tag in &last.tags {
        if rng.chance(50) {
            asked.push((
                "StringEquals",
                format!("aws:PrincipalTag/{}", tag.key),
                tag.value.clone(),
            ));
        }
    }
    for tag in earlier
        .iter()
        .flat_map(|it| it.tags.iter().filter(|tag| it.transitive_tag_keys.contains(&tag.key)))
    {
        if rng.chance(50) {
            asked.push((
                "StringEquals",
                format!("aws:PrincipalTag/{}", tag.key),
                tag.value.clone(),
            ));
        }
    }
    if let Some(identity) = last.source_identity.as_ref().filter(|_| rng.chance(50)) {
        asked.push(("StringEquals", "aws:SourceIdentity".into(), identity.clone()));
    }
    asked
}

fn noise(rng: &mut Rng) -> Condition {
    let (key, value) = (rng.pick(&KEYS), rng.pick(&VALUES));
    match rng.below(8) {
        0..3 => ("StringEquals", format!("aws:RequestTag/{key}"), value.into()),
        3 => ("StringLike", format!("aws:RequestTag/{key}"), "b*".into()),
        4 => ("StringEquals", format!("aws:PrincipalTag/{key}"), value.into()),
        5 => ("ForAnyValue:StringEquals", "sts:TransitiveTagKeys".into(), key.into()),
        6 => (
            "StringEquals",
            "sts:ExternalId".into(),
            rng.pick(&["x1", "x2", "x3"]).into(),
        ),
        _ => (
            "StringEquals",
            "sts:SourceIdentity".into(),
            rng.pick(&["ana", "ben"]).into(),
        ),
    }
}

/// A policy, of one statement or of one for each action; of conditions on one key the last holds.
fn policy_text(rng: &mut Rng, conditions: &[Condition], rest: &str) -> String {
    let statement = |actions: &str, conditions: &mut dyn Iterator<Item = &Condition>| {
        let mut by_operator: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for (operator, key, value) in conditions {
            by_operator.entry(operator).or_default().insert(key, value);
        }
        format!(r#"{{"Effect":"Allow","Action":[{actions}],{rest},"Condition":{by_operator:?}}}"#)
    };
    let is_passed = |it: &&Condition| it.1.starts_with("aws:RequestTag/") || it.1 == "sts:TransitiveTagKeys";
    let statements = if rng.chance(30) {
        [
            statement(
                r#""sts:AssumeRole""#,
                &mut conditions.iter().filter(|it| !is_passed(it)),
            ),
            statement(r#""sts:TagSession""#, &mut conditions.iter().filter(is_passed)),
            statement(r#""sts:SetSourceIdentity""#, &mut iter::empty()),
        ]
        .join(",")
    } else {
        let actions = r#""sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity""#;
        statement(actions, &mut conditions.iter())
    };
    format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#)
}

/// Found from the caller on, and from the role back, though not everything can be tried.
#[test]
fn a_planted_chain_is_found() {
    let situation = Situation {
        now: brute::NOW,
        context: &[],
    };
    let ana = Credentials::User {
        arn: ANA.into(),
        sign_in: SignIn::AccessKey,
    };
    let mut missed = Vec::new();
    let n_worlds = n_tries(4);
    for seed in 0..n_worlds as u64 {
        let Planted { world, chain } = planted(&mut Rng::new(seed));
        let mut credentials = ana.clone();
        for call in &chain {
            let session = brute::call(&world, &credentials, call, &Vec::new());
            let session = session.unwrap_or_else(|| panic!("seed {seed}: {call:?}\n{}", world.text));
            credentials = Credentials::Session(Box::new(session));
        }
        let goal = &chain[chain.len() - 1].role_arn;
        let there = reach(&world.estate, &ana, &situation);
        let found = there.reaches.iter().find(|it| it.role_arn == *goal);
        if found.is_none_or(|it| it.verdict != Verdict::Yes) {
            assert!(!there.is_complete, "seed {seed}: all was tried\n{}", world.text);
            missed.push((seed, "from the caller"));
        }
        let back = who_can_assume(&world.estate, goal, &situation).expect("it is there");
        let found = back.reaches.iter().find(|it| it.principal == ANA);
        if found.is_none_or(|it| it.verdict != Verdict::Yes) {
            assert!(!back.is_complete, "seed {seed}: all was tried\n{}", world.text);
            missed.push((seed, "from the role"));
        }
    }
    // There are chains that wish for more than is tried, which is said: one of forty searches at most.
    assert!(missed.len() * 40 <= 2 * n_worlds, "{missed:?}");
}
