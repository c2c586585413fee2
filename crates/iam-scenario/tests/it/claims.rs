//! What is said of the claims of a token that AWS drops.

use iam_scenario::findings::words::said;
use iam_scenario::{read, run};
use iam_words::Lang;

const TRUST: &str = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
    "Condition": { "StringEquals": { "gitlab.com:KEY": "a" } } } }"#;

/// The sentences on a token, where the trust policy asks for a claim.
fn said_of(asked: &str, claims: &str) -> [String; 2] {
    let trust = TRUST.replace("KEY", asked);
    let text = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "oidcProviders": {{ "gitlab.com": {{ "clientIds": ["c"] }} }},
          "roles": {{ "R": {{ "trustPolicy": {trust} }} }} }} }},
          "steps": [{{ "id": "s", "assumeRoleWithWebIdentity": {{ "roleArn": "arn:aws:iam::111122223333:role/R",
            "roleSessionName": "s1", "token": {{ "iss": "https://gitlab.com", "aud": "c", "sub": "a"{claims} }} }} }}] }}"#
    );
    let scenario = read::scenario(&text, &|_| None).expect("a scenario");
    let report = run::run(&scenario);
    Lang::ALL.map(|lang| {
        let lines: Vec<String> = report.steps[0].findings.iter().map(|it| said(it, lang)).collect();
        lines.join("\n")
    })
}

#[track_caller]
fn check(asked: &str, claims: &str, named: &[&str]) {
    for line in said_of(asked, claims) {
        assert_eq!(named.is_empty(), line.is_empty(), "{line}");
        for text in named {
            assert!(line.contains(text), "{text} is not in: {line}");
        }
    }
}

#[test]
fn each_dropped_claim_is_named_and_those_asked_for_first() {
    check("sub", "", &[]);
    check("sub", r#", "project_id": "7", "exp": 1767225999"#, &[]);
    check(
        "namespace_path",
        r#", "namespace_path": "a""#,
        &["namespace_path", "`gitlab.com:namespace_path`"],
    );
    check(
        "namespace_path",
        r#", "ref": "main", "namespace_path": "a""#,
        &["namespace_path, ref", "`gitlab.com:namespace_path`"],
    );
    check("iss", "", &["iss", "`gitlab.com:iss`", "project_id"]);
    check("ISS", r#", "ref": "main""#, &["iss, ref"]);
    check("oaud", r#", "oaud": "a""#, &["`gitlab.com:oaud`"]);
}
