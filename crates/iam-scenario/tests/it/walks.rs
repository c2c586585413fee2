//! Whatever somebody reaches by steps of a scenario, `reach` finds: random worlds, in which many walks are tried, with
//! what a caller may choose taken from a stock; users, roles, tokens, assertions, pods and certificates begin them.

use std::collections::BTreeMap;

use iam_reach::Verdict;
use iam_scenario::reach::{reach, who_can_assume};
use iam_scenario::{Options, read, run_text};
use serde_json::{Value, json};

use crate::random::Random;

const NONE: &dyn Fn(&str) -> Option<String> = &|_| None;
const ACCOUNTS: [&str; 2] = ["111122223333", "444455556666"];
const ROLES: [&str; 5] = ["R0", "R1", "R2", "R3", "R4"];
const GITHUB: &str = "token.actions.githubusercontent.com";
const OTHER: &str = "idp.example.com/x";
const ATTRIBUTES: &str = "https://aws.amazon.com/SAML/Attributes/";
/// Ten times as many run under `cargo xtask test long`.
const N_WORLDS: u64 = 16;
const N_WALKS: usize = 400;
const MOST_HOPS: usize = 3;

fn account_of(role: &str) -> &'static str {
    ACCOUNTS[usize::from(role == "R3" || role == "R4")]
}

fn role_arn(role: &str) -> String {
    format!("arn:aws:iam::{}:role/{role}", account_of(role))
}

fn provider(kind: &str) -> String {
    format!("arn:aws:iam::{}:{kind}", ACCOUNTS[0])
}

/// Words of which texts and patterns are made, so that many fit.
fn text(random: &mut Random) -> &'static str {
    random.one_of(&[
        "ab",
        "axb",
        "a-b",
        "xab",
        "abx",
        "ana",
        "repo:acme/app",
        "repo:acme/app:prod",
        "4",
        "2.5",
    ])
}

fn pattern(random: &mut Random) -> &'static str {
    random.one_of(&[
        "a*",
        "*b",
        "*a*",
        "a?b",
        "repo:acme/*",
        "*:prod",
        "*app*",
        "??",
        "*x*",
        "repo:*:prod",
    ])
}

/// A condition on one key of those that a hop may be judged by.
fn condition(random: &mut Random, keys: &[&str]) -> (String, Value) {
    let key = random.one_of(keys);
    let is_tag_keys = ["aws:TagKeys", "sts:TransitiveTagKeys"].contains(&key);
    let is_set = is_tag_keys || key.ends_with(":amr");
    let any: &[&str] = &[
        "StringEquals",
        "StringEquals",
        "StringLike",
        "StringLike",
        "StringLike",
        "StringNotEquals",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "NumericLessThan",
        "NumericGreaterThanEquals",
        "DateLessThan",
        "DateGreaterThan",
        "Null",
    ];
    // Each other key would be a tag to choose, and there are only so many choices that are tried.
    let of_tag_keys: &[&str] = &["StringEquals", "StringNotEquals", "StringLike", "Null"];
    let operator = random.one_of(if is_tag_keys { of_tag_keys } else { any });
    let value = |random: &mut Random| match operator {
        "StringLike" if is_tag_keys => json!(random.one_of(&["t*", "?"])),
        "StringLike" | "StringNotLike" => json!(pattern(random)),
        "NumericLessThan" | "NumericGreaterThanEquals" => json!(random.one_of(&["2.5", "3", "4", "5.25"])),
        "DateLessThan" | "DateGreaterThan" => json!("2026-01-05T09:00:00Z"),
        "Null" => json!(random.one_of(&["true", "false"])),
        _ if is_tag_keys => json!(random.one_of(&["t", "u"])),
        _ if is_set => json!(random.one_of(&["t", "u", "ab"])),
        "StringEquals" if random.once_in(4) => {
            json!(random.one_of(&["${aws:username}", "${aws:PrincipalTag/t}", "${aws:PrincipalTag/t}b"]))
        }
        _ => json!(text(random)),
    };
    let values: Value = match random.below(3) {
        0 => json!([value(random), value(random)]),
        _ => value(random),
    };
    let prefix = match (is_set, operator) {
        (_, "Null") | (false, _) => "",
        _ => random.one_of(&["ForAnyValue:", "ForAllValues:"]),
    };
    let suffix = if operator != "Null" && random.once_in(8) {
        "IfExists"
    } else {
        ""
    };
    (format!("{prefix}{operator}{suffix}"), json!({ key: values }))
}

const CHOSEN: [&str; 8] = [
    "sts:ExternalId",
    "sts:RoleSessionName",
    "sts:SourceIdentity",
    "aws:SourceIdentity",
    "aws:RequestTag/t",
    "aws:PrincipalTag/t",
    "aws:TagKeys",
    "sts:TransitiveTagKeys",
];
const CLAIMS: [&str; 6] = [
    "token.actions.githubusercontent.com:sub",
    "token.actions.githubusercontent.com:aud",
    "token.actions.githubusercontent.com:actor",
    "idp.example.com/x:sub",
    "idp.example.com/x:amr",
    "idp.example.com/x:aud",
];
const CERTIFICATE: [&str; 3] = [
    "aws:PrincipalTag/x509Subject/CN",
    "aws:RequestTag/x509SAN/URI",
    "sts:SourceIdentity",
];
const SAML: [&str; 4] = ["saml:sub", "saml:aud", "saml:iss", "saml:cn"];

fn conditions(random: &mut Random, keys: &[&str]) -> Value {
    let mut all = json!({});
    if !random.once_in(4) {
        let (operator, keys) = condition(random, keys);
        all[operator] = keys;
    }
    all
}

fn statement(random: &mut Random, effect: &str, action: Value, keys: &[&str]) -> Value {
    let mut statement = json!({ "Effect": effect, "Action": action });
    let conditions = conditions(random, keys);
    if conditions != json!({}) {
        statement["Condition"] = conditions;
    }
    statement
}

fn document(statements: &[Value]) -> Value {
    json!({ "Version": "2012-10-17", "Statement": statements })
}

fn trust(random: &mut Random, topic: &[&str]) -> Value {
    let statements: Vec<Value> = (0..1 + random.below(2))
        .map(|_| {
            let (principal, action, keys): (Value, &str, Vec<&str>) = match random.below(10) {
                0 | 1 => (
                    json!({ "AWS": random.one_of(&ACCOUNTS) }),
                    "sts:AssumeRole",
                    topic.to_vec(),
                ),
                2 => (json!("*"), "sts:AssumeRole", topic.to_vec()),
                3 | 4 => (
                    json!({ "AWS": role_arn(random.one_of(&ROLES)) }),
                    "sts:AssumeRole",
                    topic.to_vec(),
                ),
                5 => (
                    json!({ "AWS": format!("arn:aws:iam::{}:user/ana", ACCOUNTS[0]) }),
                    "sts:AssumeRole",
                    topic.to_vec(),
                ),
                6 => (
                    json!({ "Federated": provider(&format!("oidc-provider/{GITHUB}")) }),
                    "sts:AssumeRoleWithWebIdentity",
                    [topic, &CLAIMS[..3]].concat(),
                ),
                7 => (
                    json!({ "Federated": provider(&format!("oidc-provider/{OTHER}")) }),
                    "sts:AssumeRoleWithWebIdentity",
                    [topic, &CLAIMS[3..]].concat(),
                ),
                8 => (
                    json!({ "Federated": provider("saml-provider/Corp") }),
                    "sts:AssumeRoleWithSAML",
                    [topic, &SAML[..]].concat(),
                ),
                _ if random.once_in(2) => (
                    json!({ "Service": "pods.eks.amazonaws.com" }),
                    "sts:AssumeRole",
                    vec!["aws:RequestTag/kubernetes-namespace", "aws:RequestTag/eks-cluster-name"],
                ),
                _ => (
                    json!({ "Service": "rolesanywhere.amazonaws.com" }),
                    "sts:AssumeRole",
                    CERTIFICATE.to_vec(),
                ),
            };
            let action = json!([action, "sts:TagSession", "sts:SetSourceIdentity"]);
            let mut statement = statement(random, "Allow", action, &keys);
            statement["Principal"] = principal;
            statement
        })
        .collect();
    document(&statements)
}

fn own(random: &mut Random, topic: &[&str]) -> Value {
    let action = json!(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]);
    let mut all = vec![statement(random, "Allow", action.clone(), topic)];
    all[0]["Resource"] = match random.below(4) {
        0 => json!(format!(
            "arn:aws:iam::{}:role/${{aws:PrincipalTag/t}}",
            random.one_of(&ACCOUNTS)
        )),
        1 => json!(role_arn(random.one_of(&ROLES))),
        _ => json!("*"),
    };
    if random.once_in(6) {
        all.push(statement(random, "Deny", action, topic));
        all[1]["Resource"] = json!("*");
    }
    document(&all)
}

fn tags(random: &mut Random) -> Value {
    match random.below(3) {
        0 => json!({ "t": text(random) }),
        _ => json!({}),
    }
}

fn world(random: &mut Random) -> Value {
    // Few topics at a time, so that what is found is complete.
    let claims = [&CLAIMS[..1], &CLAIMS[3..4], &SAML[..1]].concat();
    let mut topic: Vec<&str> = vec![random.one_of(&CHOSEN)];
    if random.once_in(4) {
        topic.push(random.one_of(&CHOSEN));
    }
    if random.once_in(3) {
        topic.push(claims[random.below(claims.len())]);
    }
    let mut accounts = json!({});
    for id in ACCOUNTS {
        let mut roles = json!({});
        for name in ROLES.into_iter().filter(|name| account_of(name) == id) {
            if random.once_in(5) {
                continue;
            }
            roles[name] = json!({ "trustPolicy": trust(random, &topic), "inlinePolicies": { "p": own(random, &topic) }, "tags": tags(random) });
            if random.once_in(6) {
                roles[name]["permissionsBoundary"] = json!(format!("arn:aws:iam::{id}:policy/Limits"));
            }
        }
        accounts[id] = json!({ "roles": roles, "policies": { "Limits": { "document": own(random, &topic) } } });
    }
    accounts[ACCOUNTS[0]]["users"] = json!({
        "ana": { "inlinePolicies": { "p": own(random, &topic) }, "tags": tags(random) },
        "xab": { "inlinePolicies": { "p": own(random, &topic) } },
    });
    accounts[ACCOUNTS[0]]["oidcProviders"] =
        json!({ GITHUB: { "clientIds": ["sts.amazonaws.com", "ab"] }, OTHER: { "clientIds": ["ab", "axb"] } });
    accounts[ACCOUNTS[0]]["samlProviders"] = json!({ "Corp": {} });
    let mut world = json!({ "version": 1, "accounts": accounts });
    if random.once_in(3) {
        let mut scp = statement(random, "Deny", json!("sts:*"), &topic);
        scp["Resource"] = json!("*");
        let mut rcp = statement(random, "Deny", json!("sts:*"), &topic);
        rcp["Resource"] = json!("*");
        rcp["Principal"] = json!("*");
        world["organization"] = json!({ "id": "o-org", "managementAccount": "999999999999",
            "root": { "id": "r-root", "scps": ["FullAWSAccess", "Scp"], "rcps": ["Rcp"], "accounts": ACCOUNTS },
            "policies": { "Scp": { "type": "scp", "document": document(&[scp]) }, "Rcp": { "type": "rcp", "document": document(&[rcp]) } } });
        for id in ACCOUNTS {
            world["accounts"][id]["scps"] = json!(["FullAWSAccess"]);
        }
    }
    world
}

/// A principal, and a step of it, or of the session that a walk has come to.
fn step(random: &mut Random, goes_on: bool) -> (String, Value) {
    let role = role_arn(random.one_of(&ROLES));
    let may = |random: &mut Random| random.once_in(2);
    let mut chosen =
        json!({ "roleArn": role, "roleSessionName": random.one_of(&["session", "ab", "axb", "a-b", "ana"]) });
    if may(random) {
        chosen["externalId"] = json!(text(random));
    }
    let mut identity = None;
    if random.once_in(4) {
        identity = Some(text(random));
        chosen["sourceIdentity"] = json!(identity);
    }
    let mut passed = Vec::new();
    for key in ["t", "u"] {
        if random.once_in(3) {
            passed.push((key, text(random)));
        }
    }
    let transitive: Vec<&str> = passed
        .iter()
        .map(|(key, _)| *key)
        .filter(|_| random.once_in(2))
        .collect();
    if !passed.is_empty() {
        chosen["tags"] = passed
            .iter()
            .map(|(key, value)| json!({ "key": key, "value": value }))
            .collect();
        chosen["transitiveTagKeys"] = json!(transitive);
    }
    let start = if goes_on { 0 } else { random.below(6) };
    match start {
        0 | 1 => {
            let user = format!("arn:aws:iam::{}:user/{}", ACCOUNTS[0], random.one_of(&["ana", "xab"]));
            (user.clone(), json!({ "as": user, "assumeRole": chosen }))
        }
        2 | 3 => {
            let host = random.one_of(&[GITHUB, OTHER]);
            let mut token = json!({ "iss": format!("https://{host}"), "aud": random.one_of(&["sts.amazonaws.com", "ab", "axb"]), "sub": text(random) });
            if may(random) {
                token["actor"] = json!(text(random));
            }
            if may(random) {
                token["amr"] = json!([text(random), random.one_of(&["t", "u", "ab"])]);
            }
            for (key, value) in &passed {
                token[format!("https://aws.amazon.com/tags/principal_tags/{key}")] = json!(value);
            }
            if !transitive.is_empty() {
                token["https://aws.amazon.com/tags/transitive_tag_keys"] = json!(transitive);
            }
            if let Some(identity) = identity {
                token["https://aws.amazon.com/source_identity"] = json!(identity);
            }
            let ask = json!({ "roleArn": role, "roleSessionName": chosen["roleSessionName"], "token": token });
            (
                provider(&format!("oidc-provider/{host}")),
                json!({ "assumeRoleWithWebIdentity": ask }),
            )
        }
        4 => {
            let mut attributes = json!({ format!("{ATTRIBUTES}RoleSessionName"): [chosen["roleSessionName"]] });
            for (key, value) in &passed {
                attributes[format!("{ATTRIBUTES}PrincipalTag:{key}")] = json!([value]);
            }
            if !transitive.is_empty() {
                attributes[format!("{ATTRIBUTES}TransitiveTagKeys")] = json!(transitive);
            }
            if let Some(identity) = identity {
                attributes[format!("{ATTRIBUTES}SourceIdentity")] = json!([identity]);
            }
            if may(random) {
                attributes["cn"] = json!([text(random)]);
            }
            let assertion = json!({ "issuer": text(random), "subject": text(random), "subjectType": "persistent", "audience": "https://signin.aws.amazon.com/saml", "attributes": attributes });
            let provider = provider("saml-provider/Corp");
            let ask = json!({ "roleArn": role, "principalArn": provider, "assertion": assertion });
            (provider, json!({ "assumeRoleWithSaml": ask }))
        }
        _ if random.once_in(2) => {
            let tags = json!({ "x509Subject/CN": text(random), "x509SAN/URI": text(random) });
            let ask = json!({ "service": "rolesanywhere.amazonaws.com", "roleArn": role, "tags": tags });
            ("rolesanywhere.amazonaws.com".into(), json!({ "invokeAsService": ask }))
        }
        _ => {
            let tags = json!({ "kubernetes-namespace": text(random), "eks-cluster-name": text(random) });
            let ask = json!({ "service": "pods.eks.amazonaws.com", "roleArn": role, "tags": tags });
            ("pods.eks.amazonaws.com".into(), json!({ "invokeAsService": ask }))
        }
    }
}

/// Who began, and the steps.
type Walk = (String, Vec<Value>);

/// Walks that were issued to their end, by who began and the role at the end. Each is gone on from where it ended.
fn walked(world: &Value, random: &mut Random) -> BTreeMap<(String, String), Vec<Value>> {
    let mut found = BTreeMap::new();
    let mut walks: Vec<Walk> = Vec::new();
    for n_hops in 1..=MOST_HOPS {
        let next = (0..N_WALKS).map(|_| match n_hops {
            1 => {
                let (principal, first) = step(random, false);
                (principal, vec![first])
            }
            _ => {
                let (principal, mut steps) = walks[random.below(walks.len())].clone();
                steps.push(step(random, true).1);
                (principal, steps)
            }
        });
        let ended = issued(world, next.collect());
        for (role, (principal, steps)) in &ended {
            found
                .entry((principal.clone(), role.clone()))
                .or_insert_with(|| steps.clone());
        }
        if ended.is_empty() {
            break;
        }
        walks = ended.into_iter().map(|(_, walk)| walk).collect();
    }
    found
}

/// Those whose last step is issued, each after the role at its end.
fn issued(world: &Value, mut walks: Vec<Walk>) -> Vec<(String, Walk)> {
    for (at, (_, steps)) in walks.iter_mut().enumerate() {
        for (hop, step) in steps.iter_mut().enumerate() {
            step["id"] = json!(format!("w{at}h{hop}"));
            if 0 < hop {
                step["as"] = json!(format!("@w{at}h{}", hop - 1));
            }
        }
    }
    let mut scenario = world.clone();
    scenario["steps"] = walks.iter().flat_map(|(_, steps)| steps.iter().cloned()).collect();
    let report: Value =
        serde_json::from_str(&run_text(&scenario.to_string(), &Options::default(), NONE)).expect("JSON");
    let mut outcomes = report["steps"]
        .as_array()
        .unwrap_or_else(|| panic!("{report}\n{scenario}"))
        .iter();
    let end = |(_, steps): &Walk| outcomes.by_ref().take(steps.len()).last().cloned().unwrap_or_default();
    let ends: Vec<Value> = walks.iter().map(end).collect();
    let is_issued = |(end, _): &(Value, Walk)| end["outcome"] == "issued";
    let role = |end: &Value| end["session"]["roleArn"].as_str().expect("a role").to_string();
    let all = ends.into_iter().zip(walks).filter(is_issued);
    all.map(|(end, walk)| (role(&end), walk)).collect()
}

#[test]
fn what_is_walked_is_found() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let n_worlds = asked("WORLDS").unwrap_or(N_WORLDS * asked("WORLDS_TIMES").unwrap_or(1));
    let (mut n_found, mut n_long, mut n_cut) = (0, 0, 0);
    for seed in 0..n_worlds {
        let random = &mut Random::new(seed);
        let world = world(random);
        let walks = walked(&world, random);
        let text = world.to_string().replacen('{', r#"{"steps":[],"#, 1);
        let scenario = read::scenario(&text, NONE).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
        for (at, ((principal, role), steps)) in walks.into_iter().enumerate() {
            let backwards = (at == 0).then(|| who_can_assume(&scenario, &role, &[]));
            for found in [reach(&scenario, &principal, &[])].into_iter().chain(backwards) {
                let found = found.unwrap_or_else(|problem| panic!("seed {seed}: {problem:?}"));
                if !found.is_complete {
                    n_cut += 1;
                    continue;
                }
                let one = found
                    .reaches
                    .iter()
                    .find(|it| it.principal == principal && it.role_arn == role);
                let verdict = one.map(|one| one.verdict);
                // Services that no trust policy names are not asked who come to a role.
                if verdict.is_none() && principal.ends_with(".amazonaws.com") {
                    continue;
                }
                assert!(
                    verdict.is_some_and(|verdict| verdict != Verdict::No),
                    "seed {seed}: {principal} walks to {role}, {verdict:?}\n{}\n{text}",
                    json!(steps)
                );
                n_found += 1;
                n_long += u64::from(1 < steps.len());
            }
        }
    }
    // The worlds would prove nothing if nobody got anywhere.
    assert!(
        n_worlds < 2 * n_found && n_worlds < 10 * n_long && n_cut < n_found,
        "{n_found} {n_long} {n_cut}"
    );
}
