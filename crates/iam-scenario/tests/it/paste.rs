//! What people paste is recognised: `tests/pastes.md`, and what is not written as easily there.

use iam_scenario::document::Place;
use iam_scenario::paste::{Fit, Foreign, Found, Pasted, Wrapper, is_policy, suits};
use iam_syntax::policy::PolicyKind;

use crate::random::Random;

/// What a text is; each wrapper and language has a name of its own.
fn recognise(text: &str) -> Pasted {
    let pasted = iam_scenario::paste::recognise(text);
    match &pasted {
        Pasted::Unwrapped { from, .. } | Pasted::Several { from, .. } => {
            assert_eq!(Some(*from), Wrapper::of_name(from.name()))
        }
        Pasted::Foreign(foreign) => assert_eq!(Some(*foreign), Foreign::of_name(foreign.name())),
        Pasted::Policy | Pasted::Summary(_) | Pasted::Case | Pasted::Scenario | Pasted::Link | Pasted::Unrecognised => {
        }
    }
    // The short look is never wrong about a policy.
    assert!(!is_policy(text) || pasted == Pasted::Policy, "{text}");
    pasted
}

const PASTES: &str = include_str!("../../../../tests/pastes.md");

/// The blocks between fences.
fn blocks(section: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let mut rest = section;
    while let Some((_, after)) = rest.split_once("```") {
        let (_, body) = after.split_once('\n').expect("a line after an opening fence");
        let (block, after) = body.split_once("\n```\n").expect("a closing fence");
        blocks.push(block);
        rest = after;
    }
    blocks
}

fn describe(name: Option<&String>, kind: Option<PolicyKind>) -> String {
    let kind = kind.map_or("-".into(), |kind| format!("{kind:?}"));
    format!("{}, {kind}", name.map_or("-", String::as_str))
}

/// What a text is, in the words of `tests/pastes.md`, and the policy that was in it.
fn seen(text: &str) -> (String, Option<String>) {
    match recognise(text) {
        Pasted::Unwrapped {
            text,
            from,
            name,
            suggests,
        } => (format!("{from:?}, {}", describe(name.as_ref(), suggests)), Some(text)),
        Pasted::Summary(summary) => (summary.command(), None),
        other => (format!("{other:?}"), None),
    }
}

#[test]
fn pastes_are_what_they_are_said_to_be() {
    let mut n_sections = 0;
    for section in PASTES.split("\n## ").skip(1) {
        let section = [section, "\n"].concat();
        let title = section.lines().next().unwrap();
        let is = section.split("\nis `").nth(1).unwrap().split('`').next().unwrap();
        let blocks = blocks(&section);
        let (found, policy) = seen(blocks[0]);
        assert_eq!(
            (is, blocks.get(1).copied()),
            (found.as_str(), policy.as_deref()),
            "{title}"
        );
        // What was taken out is a policy, and stays as it is when it is pasted again.
        if let Some(policy) = policy {
            assert_eq!(Pasted::Policy, recognise(&policy), "{title}");
        }
        // Blanks around it, and the line ends of Windows, change nothing.
        assert_eq!(
            found,
            seen(&format!("\u{feff}\n\n{}\r\n", blocks[0].replace('\n', "\r\n"))).0,
            "{title}"
        );
        n_sections += 1;
    }
    assert!(50 < n_sections, "{n_sections} sections");
}

#[test]
fn several_policies_are_all_found() {
    let policy = r#"{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
    let trust = r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}"#;
    let details = format!(
        r#"{{"RoleDetailList":[{{"RoleName":"App","AssumeRolePolicyDocument":{trust},"RolePolicyList":[{{"PolicyName":"Inline","PolicyDocument":{policy}}}]}}],
            "Policies":[{{"PolicyName":"Managed","PolicyVersionList":[
              {{"VersionId":"v2","IsDefaultVersion":true,"Document":{policy}}},
              {{"VersionId":"v1","IsDefaultVersion":false,"Document":{trust}}}]}}]}}"#
    );
    let found = |text: &str, name: &str, kind| Found {
        text: text.into(),
        name: Some(name.into()),
        suggests: Some(kind),
    };
    assert_eq!(
        Pasted::Several {
            from: Wrapper::GetAccountAuthorizationDetails,
            found: vec![
                found(trust, "App", PolicyKind::Trust),
                found(policy, "Inline", PolicyKind::Identity),
                found(policy, "Managed", PolicyKind::Identity),
            ],
        },
        recognise(&details)
    );
    let roles = format!(
        r#"{{"Roles":[{{"RoleName":"A","AssumeRolePolicyDocument":{trust}}},{{"RoleName":"B","AssumeRolePolicyDocument":{trust}}}]}}"#
    );
    assert_eq!(
        Pasted::Several {
            from: Wrapper::GetRole,
            found: vec![
                found(trust, "A", PolicyKind::Trust),
                found(trust, "B", PolicyKind::Trust)
            ],
        },
        recognise(&roles)
    );
}

#[track_caller]
fn check(statements: &str, place: Place, expected: Fit) {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#);
    assert_eq!(expected, suits(&text, place), "{text}");
}

const FOR_IDENTITIES: &str = r#"[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]"#;
const FOR_A_RESOURCE: &str = r#"{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}"#;
const FOR_A_ROLE: &str =
    r#"[{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":["sts:AssumeRole","STS:TagSession"]}]"#;
const FOR_A_KEY: &str = r#"[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]"#;
const FOR_AN_SCP: &str = r#"[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]"#;
const FOR_AN_RCP: &str = r#"[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]"#;

#[test]
fn a_document_is_sent_where_it_belongs() {
    use Fit::{Belongs, Fits};
    let endpoint = Place::Endpoint { gateway: false };
    for place in [Place::Identity, Place::Boundary, Place::Session(0), Place::Scp(0)] {
        check(FOR_IDENTITIES, place, Fits);
        check(FOR_A_RESOURCE, place, Belongs(PolicyKind::Resource));
        check(FOR_A_ROLE, place, Belongs(PolicyKind::Trust));
        check(FOR_A_KEY, place, Belongs(PolicyKind::Key));
    }
    for place in [Place::Resource, endpoint, Place::Rcp(0)] {
        check(FOR_IDENTITIES, place, Belongs(PolicyKind::Identity));
        check(FOR_A_RESOURCE, place, Fits);
        check(FOR_A_ROLE, place, Fits);
    }
    check(FOR_AN_SCP, Place::Scp(0), Fits);
    check(FOR_AN_SCP, Place::Rcp(1), Belongs(PolicyKind::Scp));
    check(FOR_AN_RCP, Place::Rcp(1), Fits);
    check(FOR_AN_RCP, Place::Scp(0), Belongs(PolicyKind::Rcp));
}

#[test]
fn a_document_that_says_too_little_stays() {
    let both = format!("[{FOR_A_RESOURCE},{}]", FOR_IDENTITIES.trim_matches(['[', ']']));
    for place in [Place::Identity, Place::Resource, Place::Scp(0), Place::Rcp(0)] {
        check("[]", place, Fit::Unclear);
        check("[7]", place, Fit::Unclear);
        check(&both, place, Fit::Unclear);
        assert_eq!(Fit::Unclear, suits("", place));
        assert_eq!(Fit::Unclear, suits("{\"Version\":", place));
    }
}

#[test]
fn any_bytes_are_answered() {
    let samples: Vec<&str> = PASTES
        .split("\n## ")
        .skip(1)
        .map(|section| blocks(section)[0])
        .collect();
    for seed in 0..5_000 {
        let mut random = Random::new(seed);
        let text = String::from_utf8_lossy(&random.bytes(80)).into_owned();
        let _ = recognise(&text);
        // A sample with a piece of it missing or doubled.
        let sample: Vec<char> = samples[random.below(samples.len())].chars().collect();
        let (from, to) = (random.below(sample.len()), random.below(sample.len()));
        let torn: String = sample[..from].iter().chain(&sample[to..]).collect();
        let _ = recognise(&torn);
        let _ = suits(&torn, Place::Identity);
    }
    for text in ["[", "{\"a\":", "\"\\\"", "%7B", "<a>"] {
        let _ = recognise(&text.repeat(100_000));
    }
}
