//! Who reaches a role with a token: what no token holds lets nobody in, and what is no key is asked of nobody.

use iam_scenario::output::reach::answer;
use iam_scenario::reach::reach;
use iam_scenario::read;
use serde_json::Value;

const GITHUB: &str = "token.actions.githubusercontent.com";
const CLUSTER: &str = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

/// What is said of a role whose trust policy has a condition on tokens of a provider, whose keys begin with `HOST:`.
fn said_of(host: &str, condition: &str) -> (String, String) {
    let provider = format!("arn:aws:iam::111122223333:oidc-provider/{host}");
    let condition = condition.replace("HOST", host);
    let world = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "oidcProviders": {{ "{host}": {{ "clientIds": ["sts.amazonaws.com"] }} }},
            "roles": {{ "R": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                "Principal": {{ "Federated": "{provider}" }}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {condition} }} }} }} }} }} }}, "steps": [] }}"#
    );
    let scenario = read::scenario(&world, &|_| None).expect("a scenario");
    let found = reach(&scenario, &provider, &[]).expect("an answer");
    let answers: Value = serde_json::from_str(&answer(&found)).expect("JSON");
    let text = |pointer: &str| answers.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let detail = [text("/0/blockedBy"), text("/0/hops/0/who/en")].concat();
    (text("/0/verdict").into(), detail)
}

#[track_caller]
fn check(host: &str, condition: &str, verdict: &str, detail: &str) {
    let (found, said) = said_of(host, condition);
    assert_eq!((verdict, detail.replace("HOST", host)), (found.as_str(), said));
}

#[test]
fn a_star_that_stands_for_itself_is_in_no_token() {
    for subject in ["repo:acme/app:*", "repo:acme/app:ref:refs/heads/v?"] {
        let plain = format!(r#"{{ "StringEquals": {{ "HOST:sub": "{subject}" }} }}"#);
        check(GITHUB, &plain, "no", "trust");
        let said = format!("a token of HOST whose sub is like `{subject}`");
        check(GITHUB, &plain.replace("Equals", "Like"), "yes", &said);
    }
    let account = r#"{ "StringEquals": { "HOST:sub": "system:serviceaccount:prod:*" } }"#;
    check(CLUSTER, account, "no", "trust");
    let named = account.replace('*', "app");
    check(
        CLUSTER,
        &named,
        "yes",
        "a token of HOST whose sub is `system:serviceaccount:prod:app`",
    );
    // Nobody knows what another provider writes there.
    check(
        "idp.example.com",
        account,
        "yes",
        "a token of HOST whose sub is `system:serviceaccount:prod:*`",
    );
}

#[test]
fn a_claim_that_is_no_key_is_no_need() {
    let said = "a token of HOST whose sub is like `repo:acme/*`";
    for (operator, claim) in [
        ("StringNotEquals", "event_name"),
        ("StringEqualsIfExists", "repository_visibility"),
        ("StringNotEquals", "repository_owner"),
        ("ForAllValues:StringEquals", "run_id"),
    ] {
        let condition =
            format!(r#"{{ "StringLike": {{ "HOST:sub": "repo:acme/*" }}, "{operator}": {{ "HOST:{claim}": "x" }} }}"#);
        check(GITHUB, &condition, "yes", said);
    }
    let key = r#"{ "StringLike": { "HOST:sub": "repo:acme/*" }, "StringNotEquals": { "HOST:repository": "acme/x" } }"#;
    check(
        GITHUB,
        key,
        "yes",
        &format!("{said} and whose repository is not `acme/x`"),
    );
}
