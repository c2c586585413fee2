//! Who reaches a role from outside: what is needed of a caller all along a chain, and how its token is written.

use iam_scenario::output::reach::{answer, step};
use iam_scenario::reach::{reach, who_can_assume};
use iam_scenario::read;
use serde_json::Value;

use crate::reach::{NONE, check, told};

/// The way from outside to a second role over a first one: by what statement the second lets the first in, and by what
/// statement of its own the first assumes it.
fn over_one(principal: &str, first: &str, second: &str, own: &str) -> String {
    let (kind, action) = match principal {
        "pods.eks.amazonaws.com" => ("Service", "sts:AssumeRole"),
        _ => ("Federated", "sts:AssumeRoleWithSAML"),
    };
    let text = format!(
        r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "samlProviders": {{ "Corp": {{}} }}, "roles": {{
            "First": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": [
                {{ "Effect": "Allow", "Principal": {{ "{kind}": "{principal}" }}, "Action": ["{action}", "sts:TagSession", "sts:SetSourceIdentity"] }},
                {first} ] }},
              "inlinePolicies": {{ "p": {{ "Version": "2012-10-17", "Statement": [ {own} ] }} }} }},
            "Second": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": [ {second} ] }} }} }} }} }}, "steps": [] }}"#
    );
    let scenario = read::scenario(&text, NONE).expect("a scenario");
    let found = reach(&scenario, principal, &[]).expect("an answer");
    check(&text, &found, second);
    let told = told(&answer(&found));
    let told = told.into_iter().find(|it| it.contains(" to Second: "));
    told.and_then(|it| it.split_once(": ").map(|(_, it)| it.into()))
        .expect("the role")
}

#[test]
fn a_chain_needs_of_its_first_caller_what_later_hops_ask() {
    let (pod, corp) = ("pods.eks.amazonaws.com", "arn:aws:iam::111122223333:saml-provider/Corp");
    let trusts = |effect: &str, who: &str, condition: &str| {
        format!(
            r#"{{ "Effect": "{effect}", "Principal": {{ "AWS": "arn:aws:iam::111122223333:{who}" }}, "Action": "sts:*", "Condition": {{ {condition} }} }}"#
        )
    };
    let first = |condition: &str| trusts("Allow", "role/First", condition);
    let none = trusts("Deny", "user/nobody", "");
    let everything = r#"{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }"#;
    let namespaced = r#"{ "Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": "arn:aws:iam::111122223333:role/${aws:PrincipalTag/kubernetes-namespace}" }"#;
    let tag = "aws:PrincipalTag/kubernetes-namespace";
    let denied = |condition: &str| {
        [
            first(""),
            trusts("Deny", "root", condition).replace(r#""arn:aws:iam::111122223333:root""#, r#""*""#),
        ]
        .join(",")
    };
    for (principal, second, own, expected) in [
        (pod, first(""), everything, "yes 2"),
        (
            pod,
            first(&format!(r#""StringLike": {{ "{tag}": "prod-*" }}"#)),
            everything,
            "yes 2, a pod of EKS whose kubernetes-namespace is like `prod-*`",
        ),
        // Any of its values will do.
        (
            pod,
            first(&format!(r#""Null": {{ "{tag}": "false" }}"#)),
            everything,
            "yes 2",
        ),
        (
            pod,
            first(&format!(r#""StringLike": {{ "{tag}": "*" }}"#)),
            everything,
            "yes 2",
        ),
        // The session's own policy asks for it in an ARN.
        (
            pod,
            trusts("Allow", "root", ""),
            namespaced,
            "yes 2, a pod of EKS whose kubernetes-namespace is `Second`",
        ),
        (
            pod,
            denied(&format!(r#""StringNotEquals": {{ "{tag}": "prod" }}"#)),
            everything,
            "yes 2, a pod of EKS whose kubernetes-namespace is `prod`",
        ),
        (
            pod,
            denied(&format!(r#""StringEquals": {{ "{tag}": "dev" }}"#)),
            everything,
            "yes 2, a pod of EKS whose kubernetes-namespace is not `dev`",
        ),
        (
            corp,
            first(r#""StringEquals": { "aws:PrincipalTag/team": "blue" }"#),
            everything,
            "yes 2, an assertion of the SAML provider Corp whose team is `blue`",
        ),
        (
            corp,
            first(r#""StringEquals": { "saml:sub": "ana" }"#),
            everything,
            "yes 2, an assertion of the SAML provider Corp whose sub is `ana`",
        ),
        (
            corp,
            first(r#""StringEquals": { "aws:SourceIdentity": "ana" }"#),
            everything,
            "yes 2, an assertion of the SAML provider Corp whose aws:SourceIdentity is `ana`",
        ),
    ] {
        assert_eq!(expected, over_one(principal, &none, &second, own), "{second}");
    }
    // What it chooses itself on the way is no need.
    let named = first(r#""StringEquals": { "sts:RoleSessionName": "ana", "sts:ExternalId": "x1" }"#);
    assert_eq!("yes 2", over_one(pod, &none, &named, everything));
    // What it holds exactly, it holds as the first hop asks for it, too.
    let any_team = r#"{ "Effect": "Deny", "Principal": "*", "Action": "sts:TagSession", "Condition": { "Null": { "aws:RequestTag/team": "true" } } }"#;
    let of_team = namespaced.replace("kubernetes-namespace", "team");
    assert_eq!(
        "yes 2, an assertion of the SAML provider Corp whose team is `Second`",
        over_one(corp, any_team, &trusts("Allow", "root", ""), &of_team)
    );
    // Nor does a Deny of the first hop go unsaid.
    let denies = r#"{ "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithSAML", "Condition": { "StringNotEquals": { "saml:sub": "ana" } } }"#;
    assert_eq!(
        "yes 2, an assertion of the SAML provider Corp whose sub is `ana`",
        over_one(corp, denies, &first(""), everything)
    );
}

#[test]
fn a_token_is_written_as_its_provider_does() {
    let host = "token.actions.githubusercontent.com";
    for (conditions, expected) in [
        (
            r#""StringLike": { "HOST:sub": "repo:acme/*" }"#,
            "repo:acme/x:ref:refs/heads/main",
        ),
        (
            r#""StringLike": { "HOST:sub": "repo:acme/*" }, "StringEquals": { "HOST:repository": "acme/app" }"#,
            "repo:acme/app:ref:refs/heads/main",
        ),
        (
            r#""StringLike": { "HOST:sub": "repo:acme/app:*" }, "StringNotLike": { "HOST:sub": "*:ref:*" }"#,
            "repo:acme/app:pull_request",
        ),
        (
            r#""StringEquals": { "HOST:aud": "sts.amazonaws.com" }"#,
            "repo:octo-org/octo-repo:ref:refs/heads/main",
        ),
    ] {
        let conditions = conditions.replace("HOST", host);
        let provider = format!("arn:aws:iam::111122223333:oidc-provider/{host}");
        let text = format!(
            r#"{{ "version": 1, "accounts": {{ "111122223333": {{
                "oidcProviders": {{ "{host}": {{ "clientIds": ["sts.amazonaws.com"] }} }},
                "roles": {{ "Ci": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow",
                    "Principal": {{ "Federated": "{provider}" }}, "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": {{ {conditions} }} }} }} }} }} }} }}, "steps": [] }}"#
        );
        let scenario = read::scenario(&text, NONE).expect("a scenario");
        let found = reach(&scenario, &provider, &[]).expect("an answer");
        assert_eq!(1, check(&text, &found, &conditions));
        let step: Value = step("hop", 0, &found.reaches[0].hops[0]).parse().expect("JSON");
        assert_eq!(expected, step["assumeRoleWithWebIdentity"]["token"]["sub"], "{step}");
    }
}

#[test]
fn who_trusts_everybody_trusts_services_too() {
    let text = |condition: &str| {
        format!(
            r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "roles": {{
                "Open": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"{condition} }} }} }},
                "Shut": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Principal": {{ "AWS": "111122223333" }}, "Action": "sts:AssumeRole" }} }} }},
                "Worker": {{ "trustPolicy": {{ "Version": "2012-10-17", "Statement": {{ "Effect": "Allow", "Principal": {{ "Service": "lambda.amazonaws.com" }}, "Action": "sts:AssumeRole" }} }} }}
            }} }} }}, "steps": [] }}"#
        )
    };
    let of = |condition: &str, role: &str| {
        let scenario = read::scenario(&text(condition), NONE).expect("a scenario");
        let arn = format!("arn:aws:iam::111122223333:role/{role}");
        let found = who_can_assume(&scenario, &arn, &[]).expect("an answer");
        let mut told = told(&answer(&found));
        told.retain(|it| it.starts_with("lambda"));
        told.join(", ")
    };
    assert_eq!("lambda.amazonaws.com to Open: yes 1", of("", "Open"));
    let from = r#", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } }"#;
    assert_eq!("lambda.amazonaws.com to Open: conditional 1", of(from, "Open"));
    // An account is no service.
    assert_eq!("", of("", "Shut"));
}
