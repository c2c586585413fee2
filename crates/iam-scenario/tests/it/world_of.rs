//! Laws of the world of a case: what it comes to is what the case comes to, unless it is said that it may not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use iam_eval::caller::Caller;
use iam_scenario::case::Case;
use iam_scenario::output::outcome_name;
use iam_scenario::reach::{Verdict, who_can_assume};
use iam_scenario::read;
use iam_scenario::reply::replies;
use iam_scenario::run::{StepOutcome, run};
use iam_scenario::scenario::Act;
use iam_scenario::world_of::left::{Left, Unable};
use iam_scenario::world_of::{WorldOf, said, world_of};
use iam_words::Lang;

use crate::random::Random;

/// The examples of the gallery by name.
fn gallery() -> impl Iterator<Item = (String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/gallery");
    let files = fs::read_dir(folder)
        .expect("the gallery")
        .map(|entry| entry.expect("an entry").path());
    let files: BTreeMap<String, String> = files
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name != "index")
        .map(|(name, path)| (name, fs::read_to_string(path).expect("a text")))
        .collect();
    files
        .into_iter()
        .map(|(name, text)| (name, read::case(&text).expect("a case")))
}

/// The decisions of a case by the ids of the steps that they belong to.
fn decisions(case: &Case) -> Vec<(String, Option<&'static str>)> {
    let has = |id: &str| case.checks.iter().any(|check| check.id == id);
    let name = if has("request") { "request-2" } else { "request" };
    let own = case.asks_own().then(|| name.to_string());
    let ids = own.into_iter().chain(case.checks.iter().map(|check| check.id.clone()));
    let came = replies(case).map(|reply| {
        let answer = reply.result.ok()?;
        Some(outcome_name(answer.trace.decision().outcome))
    });
    ids.zip(came).collect()
}

/// The world of a request, which reads without a problem. Where nothing is said, each step comes to what the case does.
#[track_caller]
fn check(what: &str, case: &Case, place: usize) -> Option<WorldOf> {
    let decisions = decisions(case);
    let world = match world_of(case, place) {
        Ok(world) => world,
        Err(problem) => {
            assert_eq!(decisions.get(place).and_then(|it| it.1), None, "{what}: {problem:?}");
            return None;
        }
    };
    let text = &world.text;
    let scenario = read::scenario(text, &|_| None).unwrap_or_else(|problems| panic!("{what}: {problems:?}\n{text}"));
    let report = run(&scenario);
    // Nothing else is hidden from who goes through an endpoint; so whatever else is lost is our fault.
    for left in &world.left {
        if let Left::Lost(keys) = left {
            assert_eq!(["aws:SourceIp"], keys.as_slice(), "{what}\n{text}");
        }
    }
    if world.left.iter().any(Left::matters) {
        return Some(world);
    }
    let mut first = true;
    for (step, came) in scenario.steps.iter().zip(&report.steps) {
        if !matches!(step.act, Act::Request(_)) {
            assert_eq!(StepOutcome::Issued, came.outcome, "{what}: {}\n{text}", step.id);
            continue;
        }
        let (_, decision) = decisions
            .iter()
            .find(|(id, _)| *id == step.id)
            .expect("a request of that name");
        assert_eq!(
            *decision,
            Some(came.outcome.name()),
            "{what}: {}\n{:?}\n{text}",
            step.id,
            world.left
        );
        if std::mem::take(&mut first) {
            assert_eq!(decisions[place].0, step.id, "{what}: {text}");
        }
    }
    assert!(!first, "{what}: no request in {text}");
    Some(world)
}

#[test]
fn the_gallery_comes_to_the_same_as_worlds() {
    let (mut n_whole, mut n_hops, mut n_sessions) = (0, 0, 0);
    let mut rest = Vec::new();
    for (name, case) in gallery() {
        for place in 0..case.requests().count() {
            let what = format!("{name} {place}");
            let world = check(&what, &case, place).expect("a world");
            if place == 0 {
                let is_session = matches!(replies(&case).next().expect("a reply").result, Ok(it) if matches!(it.request.caller, Caller::Session(_)));
                n_sessions += usize::from(is_session);
                n_hops += usize::from(world.text.contains("\"assumeRole\""));
                match world.left.iter().any(Left::matters) {
                    true => rest.push((name.clone(), world.left)),
                    false => n_whole += 1,
                }
            }
        }
    }
    assert!(28 <= n_whole, "{n_whole}: {rest:#?}");
    assert_eq!(n_sessions, n_hops);
}

const CALLERS: [&str; 16] = [
    r#""arn:aws:iam::111122223333:user/ana""#,
    r#"{ "arn": "arn:aws:iam::111122223333:user/team/ben", "uniqueId": "AIDAEXAMPLE" }"#,
    r#""arn:aws:iam::111122223333:root""#,
    r#""arn:aws:sts::111122223333:assumed-role/App/s1""#,
    r#""arn:aws:sts::111122223333:assumed-role/App/s1""#,
    r#""arn:aws:sts::111122223333:assumed-role/App/s1""#,
    r#"{ "arn": "arn:aws:sts::111122223333:assumed-role/App/s1", "roleArn": "arn:aws:iam::111122223333:role/svc/App", "uniqueId": "AROAEXAMPLE" }"#,
    r#""arn:aws:sts::111122223333:assumed-role/App/s""#,
    r#""arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s1""#,
    r#""arn:aws:iam::111122223333:role/App""#,
    r#""arn:aws:sts::111122223333:federated-user/ana""#,
    r#""cloudtrail.amazonaws.com""#,
    r#""anonymous""#,
    r#""arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1EXAMPLE""#,
    r#"{ "arn": "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE", "uniqueId": "0123456789abcdef" }"#,
    r#"{ "federated": "accounts.google.com" }"#,
];
const ASKED: [&str; 11] = [
    r#""action": "s3:GetObject", "resource": "arn:aws:s3:::box/key", "resourceAccount": "111122223333""#,
    r#""action": "s3:GetObject", "resource": "arn:aws:s3:::box/key", "resourceAccount": "444455556666""#,
    r#""action": "s3:ListBucket", "resource": "arn:aws:s3:::box", "resourceAccount": "111122223333""#,
    r#""action": "ec2:StopInstances", "resource": "arn:aws:ec2:us-east-1:111122223333:instance/i-1""#,
    r#""action": "ec2:RunInstances", "resource": ["arn:aws:ec2:us-east-1::image/ami-1", "arn:aws:ec2:us-east-1:111122223333:instance/*"], "resourceAccount": "111122223333""#,
    r#""action": "kms:Decrypt", "resource": "arn:aws:kms:us-east-1:111122223333:key/1""#,
    r#""action": "kms:Decrypt", "resource": "arn:aws:kms:us-east-1:444455556666:key/2""#,
    r#""action": "sts:AssumeRole", "resource": "arn:aws:iam::444455556666:role/Deploy""#,
    r#""action": "sts:AssumeRole", "resource": "arn:aws:iam::111122223333:role/App""#,
    r#""action": "iam:PassRole", "resource": "arn:aws:iam::111122223333:role/App""#,
    r#""action": "iam:ListUsers", "resource": "*", "resourceAccount": "111122223333""#,
];
const KEYS: [(&str, &[&str]); 15] = [
    ("aws:PrincipalTag/team", &[r#""blue""#, r#""red""#, "null"]),
    ("aws:ResourceTag/team", &[r#""blue""#, r#""red""#, "null"]),
    (
        "aws:CurrentTime",
        &[
            r#""2026-01-05T09:00:00Z""#,
            r#""2026-01-05T09:00:00Z""#,
            r#""2026-01-05""#,
            "null",
        ],
    ),
    ("aws:EpochTime", &[r#""1767603600""#, "null"]),
    ("aws:SourceIp", &[r#""203.0.113.9""#]),
    ("aws:SourceVpce", &[r#""vpce-1""#, "null"]),
    ("aws:SourceVpc", &[r#""vpc-1""#]),
    ("aws:MultiFactorAuthPresent", &[r#""true""#, r#""false""#, "null"]),
    ("aws:MultiFactorAuthAge", &[r#""60""#]),
    ("aws:RequestedRegion", &[r#""us-east-1""#]),
    ("aws:PrincipalOrgID", &[r#""o-exampleorg""#, "null"]),
    ("aws:TokenIssueTime", &[r#""2026-01-05T09:00:00Z""#, "null"]),
    ("aws:userid", &[r#""AROAEXAMPLE:s1""#, "null"]),
    ("aws:username", &[r#""ana""#, "null"]),
    ("aws:SourceIdentity", &[r#""ana""#]),
];
const ACTIONS: [&str; 6] = ["*", "*", "s3:*", "kms:*", "sts:AssumeRole", "iam:*"];
const RESOURCES: [&str; 5] = [
    "*",
    "*",
    "arn:aws:s3:::box*",
    "arn:aws:s3:::${aws:username}/*",
    "arn:aws:iam::*:role/*",
];
const PRINCIPALS: [&str; 6] = [
    r#""*""#,
    r#"{ "AWS": "111122223333" }"#,
    r#"{ "AWS": "arn:aws:iam::111122223333:role/App" }"#,
    r#"{ "AWS": "arn:aws:sts::111122223333:assumed-role/App/s1" }"#,
    r#"{ "AWS": ["arn:aws:iam::111122223333:user/ana", "arn:aws:iam::111122223333:role/svc/App"] }"#,
    r#"{ "Service": "cloudtrail.amazonaws.com" }"#,
];
const CONDITIONS: [&str; 12] = [
    r#""StringEquals": { "aws:PrincipalTag/team": "${aws:ResourceTag/team}" }"#,
    r#""StringNotEquals": { "aws:ResourceTag/team": "blue" }"#,
    r#""Null": { "aws:TokenIssueTime": "true" }"#,
    r#""StringLike": { "aws:userid": "*:s1" }"#,
    r#""DateLessThan": { "aws:CurrentTime": "2026-01-03T00:00:00Z" }"#,
    r#""NumericLessThan": { "aws:EpochTime": "1767603601" }"#,
    r#""Bool": { "aws:MultiFactorAuthPresent": "true" }"#,
    r#""NumericLessThanIfExists": { "aws:MultiFactorAuthAge": "30" }"#,
    r#""StringNotEquals": { "aws:PrincipalOrgID": "o-exampleorg" }"#,
    r#""StringNotEqualsIfExists": { "aws:SourceVpce": "vpce-1" }"#,
    r#""NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" }"#,
    r#""StringNotEquals": { "aws:RequestedRegion": "us-east-1" }"#,
];

fn several(random: &mut Random, most: usize, mut make: impl FnMut(&mut Random) -> String) -> String {
    let n = random.below(most + 1);
    (0..n).map(|_| make(random)).collect::<Vec<_>>().join(", ")
}

fn document(random: &mut Random, has_principal: bool) -> String {
    let statements = several(random, 3, |random| {
        let effect = random.one_of(&["Allow", "Allow", "Deny"]);
        let principal = match has_principal {
            true => format!(r#""Principal": {}, "#, random.one_of(&PRINCIPALS)),
            false => String::new(),
        };
        let condition = match random.once_in(2) {
            true => format!(r#", "Condition": {{ {} }}"#, random.one_of(&CONDITIONS)),
            false => String::new(),
        };
        let (action, resource) = (random.one_of(&ACTIONS), random.one_of(&RESOURCES));
        format!(
            "{{ \"Effect\": \"{effect}\", {principal}\"Action\": \"{action}\",\n  \"Resource\": \"{resource}\"{condition} }}"
        )
    });
    format!(r#"{{ "Version": "2012-10-17", "Statement": [{statements}] }}"#)
}

fn policy(random: &mut Random, has_principal: bool) -> String {
    let name = random.one_of(&["P", "P", "Q", "a policy", "FullAWSAccess", ""]);
    let enabled = if random.once_in(12) {
        r#", "enabled": false"#
    } else {
        ""
    };
    format!(
        r#"{{ "name": "{name}", "document": {}{enabled} }}"#,
        document(random, has_principal)
    )
}

fn levels(random: &mut Random, has_principal: bool) -> String {
    let full = r#"{ "name": "FullAWSAccess", "document": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] } }"#;
    several(random, 4, |random| {
        let target = random.one_of(&["r-ab12", "ou-ab12-1", "ou-ab12-2", "111122223333", ""]);
        let more = several(random, 1, |random| policy(random, has_principal));
        let full = if has_principal || random.once_in(8) { "" } else { full };
        let comma = if full.is_empty() || more.is_empty() { "" } else { ", " };
        format!(r#"{{ "target": "{target}", "policies": [{full}{comma}{more}] }}"#)
    })
}

fn request(random: &mut Random, comma: &str) -> String {
    let mut keys = std::collections::BTreeSet::new();
    let context = several(random, 6, |random| {
        let (name, values) = KEYS[random.below(KEYS.len())];
        let is_new = keys.insert(name);
        // A name of its own where the key is there already.
        let name = if is_new {
            name.to_string()
        } else {
            format!("x:{}", random.below(1 << 30))
        };
        format!(r#""{name}": {}"#, random.one_of(values))
    });
    let unknown = if random.once_in(4) {
        KEYS[random.below(KEYS.len())].0
    } else {
        "x:none"
    };
    format!(
        r#"{comma} {}, "context": {{ {context} }}, "unknown": ["{unknown}"]"#,
        random.one_of(&ASKED)
    )
}

fn case(random: &mut Random) -> String {
    let mut policies = vec![format!(
        r#""identity": [{}]"#,
        several(random, 3, |random| policy(random, false))
    )];
    let mut often = |random: &mut Random, n: usize, make: &dyn Fn(&mut Random) -> String| {
        if random.once_in(n) {
            policies.push(make(random));
        }
    };
    often(random, 3, &|random| format!(r#""boundary": {}"#, policy(random, false)));
    often(random, 3, &|random| {
        format!(r#""session": [{}]"#, several(random, 2, |random| policy(random, false)))
    });
    often(random, 9, &|random| {
        format!(
            r#""session": [[{}], [{}]]"#,
            policy(random, false),
            policy(random, false)
        )
    });
    often(random, 2, &|random| format!(r#""resource": {}"#, policy(random, true)));
    often(random, 3, &|random| format!(r#""scps": [{}]"#, levels(random, false)));
    often(random, 3, &|random| format!(r#""rcps": [{}]"#, levels(random, true)));
    often(random, 4, &|random| format!(r#""endpoint": {}"#, policy(random, true)));
    let mut at = 0;
    let checks = several(random, 2, |random| {
        at += 1;
        let who = random
            .once_in(3)
            .then(|| format!(r#", "principal": {}"#, random.one_of(&CALLERS)));
        let id = if random.once_in(5) {
            "assume".to_string()
        } else {
            format!("c{at}")
        };
        format!(
            r#"{{ "id": "{id}{at}"{}{} }}"#,
            who.unwrap_or_default(),
            request(random, ",")
        )
    });
    format!(
        r#"{{ "principal": {},{}, "policies": {{ {} }}, "checks": [{checks}] }}"#,
        random.one_of(&CALLERS),
        request(random, ""),
        policies.join(", ")
    )
}

/// A key may stand twice among policies: the reader of cases then refuses the text.
#[test]
fn a_random_case_comes_to_the_same_as_a_world() {
    let (mut n_worlds, mut n_whole, mut n_hops) = (0, 0, 0);
    for seed in 0..400 {
        let text = case(&mut Random::new(seed));
        let Ok(case) = read::case(&text) else { continue };
        for place in 0..case.requests().count() {
            let Some(world) = check(&format!("{seed} {place} {text}"), &case, place) else {
                continue;
            };
            n_worlds += 1;
            if !world.left.iter().any(Left::matters) {
                n_whole += 1;
                n_hops += usize::from(world.text.contains("\"@assume"));
            }
        }
    }
    assert!(
        400 < n_worlds && 150 < n_whole && 40 < n_hops,
        "{n_worlds} {n_whole} {n_hops}"
    );
}

#[test]
fn a_provider_that_a_trust_policy_names_is_in_the_account_of_its_role() {
    let (_, case) = gallery().find(|(name, _)| name == "github-oidc").expect("the example");
    let world = world_of(&case, 0).expect("a world");
    let scenario = read::scenario(&world.text, &|_| None).expect("a scenario");
    let providers: Vec<String> = scenario
        .estate
        .accounts
        .values()
        .flat_map(|it| it.providers())
        .collect();
    assert_eq!(providers.len(), 1, "{}", world.text);
    let trust = &case.policies.resource.as_ref().expect("a trust policy").text;
    assert!(trust.contains(&providers[0]));
    let account = scenario
        .estate
        .accounts
        .values()
        .find(|it| !it.oidc_providers.is_empty());
    let (host, provider) = account.and_then(|it| it.oidc_providers.iter().next()).expect("one");
    assert!(!host.is_empty() && provider.client_ids == ["sts.amazonaws.com"]);
    let role = scenario.estate.roles().next().expect("the role");
    let found = who_can_assume(&scenario, &role.arn, &[]).expect("an answer");
    let from = found.reaches.iter().find(|it| it.principal == providers[0]);
    assert!(from.is_some_and(|it| it.verdict != Verdict::No), "{:?}", found.reaches);
}

#[test]
fn a_policy_that_does_not_apply_to_the_caller_is_named() {
    let allow = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#;
    let text = |principal: &str| {
        format!(
            r#"{{"version":1,"principal":{principal},"action":"s3:GetObject","resource":"arn:aws:s3:::box/k","resourceAccount":"111122223333",
                "policies":{{"identity":[{{"name":"Own","document":{allow}}}],"boundary":{{"name":"Fence","document":{allow}}},
                "scps":[{{"target":"r-root","policies":[{{"name":"Top","document":{allow}}}]}}]}}}}"#
        )
    };
    let named = |principal: &str| {
        let case = read::case(&text(principal)).expect("a case");
        let left = world_of(&case, 0).expect("a world").left;
        left.into_iter().find_map(|it| match it {
            Left::NotOfCaller(names) => Some(names.join(" ")),
            _ => None,
        })
    };
    assert_eq!(named(r#""arn:aws:iam::111122223333:user/ana""#), None);
    assert_eq!(
        named(r#""arn:aws:iam::111122223333:root""#).as_deref(),
        Some("Own Fence")
    );
    assert_eq!(
        named(r#"{"service":"ec2.amazonaws.com"}"#).as_deref(),
        Some("Own Fence Top")
    );
}

#[test]
fn each_thing_left_out_has_a_sentence_of_its_own_in_each_language() {
    let names = || vec!["x".to_string()];
    let all = [
        Left::Caller(Unable::Federated),
        Left::Caller(Unable::FederatedUser),
        Left::Hop,
        Left::SessionPolicies,
        Left::SessionLayers,
        Left::SessionName("x".into()),
        Left::Gained(names()),
        Left::Lost(names()),
        Left::OtherCallers(names()),
        Left::Unanswered(names()),
        Left::ResourcePolicy,
        Left::OtherOwners(names()),
        Left::Units,
        Left::SwitchedOff(names()),
        Left::NotOfCaller(names()),
    ];
    let mut sentences: Vec<String> = Lang::ALL
        .iter()
        .flat_map(|lang| all.iter().map(|left| said(left, *lang)))
        .collect();
    let n = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert_eq!(n, sentences.len());
    assert!(sentences.iter().all(|it| it.ends_with('.')), "{sentences:#?}");
}
