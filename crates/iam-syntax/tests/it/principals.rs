//! `Principal` and `NotPrincipal`.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::{self, *};

use crate::check::{check_statement, statement};

fn elements(principal: &str) -> String {
    format!(r#""Effect":"Deny","Principal":{principal},"Action":"sts:*""#)
}

#[track_caller]
fn check_in(kind: PolicyKind, principal: &str, expected: &[&str]) {
    check_statement(kind, &elements(principal), expected);
}

#[track_caller]
fn check(principal: &str, expected: &[&str]) {
    check_in(Resource, principal, expected);
}

#[test]
fn good_principals() {
    check(r#""*""#, &[]);
    check(r#"{"AWS":"*"}"#, &[]);
    check(
        r#"{"AWS":["111122223333","arn:aws:iam::111122223333:root","arn:aws:iam::111122223333:user/a/b"]}"#,
        &[],
    );
    check(r#"{"AWS":"arn:aws:iam::111122223333:role/svc/App"}"#, &[]);
    check(r#"{"AWS":"arn:aws:sts::111122223333:assumed-role/App/s1"}"#, &[]);
    check(r#"{"AWS":"arn:aws:sts::111122223333:federated-user/Bob"}"#, &[]);
    check(
        r#"{"AWS":"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"}"#,
        &[],
    );
    check(
        r#"{"Service":["lambda.amazonaws.com","s3.ap-east-1.amazonaws.com","ec2.amazonaws.com.cn"]}"#,
        &[],
    );
    let canonical = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";
    check(&format!(r#"{{"CanonicalUser":"{canonical}"}}"#), &[]);
}

#[test]
fn formats() {
    let text = "arn:aws:iam::111122223333:root";
    check(
        &format!("\"{text}\""),
        &[&format!(
            "error P-1 INVALID_PRINCIPAL_FORMAT /Statement/Principal «\"{text}\"»"
        )],
    );
    let policy = parse(Resource, &statement(&elements(&format!("\"{text}\""))))
        .policy
        .unwrap();
    assert!(policy.statements[0].principal.as_ref().unwrap().entries.is_empty());
    for value in ["7", "true", "null", "[\"*\"]"] {
        check(
            value,
            &[&format!(
                "malformed G-13 INVALID_PRINCIPAL_FORMAT /Statement/Principal «{value}»"
            )],
        );
    }
}

#[test]
fn keys() {
    check(
        r#"{"aws":"*"}"#,
        &["malformed G-7 INVALID_PRINCIPAL_KEY /Statement/Principal/aws «\"aws\"»"],
    );
    check(
        r#"{"User":"*","AWS":"*"}"#,
        &["malformed G-7 INVALID_PRINCIPAL_KEY /Statement/Principal/User «\"User\"»"],
    );
    check(
        r#"{"AWS":111122223333}"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Principal/AWS «111122223333»"],
    );
    check(
        r#"{"AWS":[null]}"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Principal/AWS/0 «null»"],
    );
    check(
        r#"{"AWS":"*","AWS":"*"}"#,
        &["malformed G-3 DUPLICATE_KEY /Statement/Principal/AWS «\"AWS\"»"],
    );
}

#[test]
fn nobody() {
    check(
        "{}",
        &["suggestion G-15 EMPTY_OBJECT_PRINCIPAL /Statement/Principal «{}»"],
    );
    check(
        r#"{"AWS":[]}"#,
        &["suggestion G-15 EMPTY_ARRAY_PRINCIPAL /Statement/Principal/AWS «[]»"],
    );
}

#[test]
fn wildcards() {
    for (key, name, rule) in [
        ("AWS", "arn:aws:iam::111122223333:role/App*", "P-13"),
        ("AWS", "arn:aws:sts::111122223333:assumed-role/R/*", "P-13"),
        ("AWS", "11112222333?", "P-13"),
        ("Service", "*", "P-9"),
        ("Service", "*.amazonaws.com", "P-9"),
        ("CanonicalUser", "*", "P-13"),
    ] {
        check(
            &format!(r#"{{"{key}":"{name}"}}"#),
            &[&format!(
                "error {rule} UNSUPPORTED_WILDCARD_IN_PRINCIPAL /Statement/Principal/{key} «\"{name}\"»"
            )],
        );
    }
}

#[test]
fn names_under_aws() {
    let check_name = |name: &str, expected: &str| {
        check(
            &format!(r#"{{"AWS":"{name}"}}"#),
            &[&expected.replace("/P/", "/Statement/Principal/")],
        );
    };
    check_name(
        "AIDAEXAMPLE1234567890",
        "warning P-11 INVALID_USER_REFERENCE /P/AWS «\"AIDAEXAMPLE1234567890\"»",
    );
    check_name(
        "AROAEXAMPLE1234567890",
        "warning P-11 INVALID_ROLE_REFERENCE /P/AWS «\"AROAEXAMPLE1234567890\"»",
    );
    check_name(
        "AIDA123456789012",
        "warning P-11 INVALID_USER_REFERENCE /P/AWS «\"AIDA123456789012\"»",
    );
    for name in [
        "AIDA12345678901",
        "AIDA-EXAMPLE-12345678",
        "AGPAEXAMPLE1234567890",
        "AIDA",
    ] {
        check_name(name, &format!("error P-2 INVALID_PRINCIPAL_FORMAT /P/AWS «\"{name}\"»"));
    }
    let group = "arn:aws:iam::111122223333:group/devs";
    check_name(group, &format!("error P-12 GROUP_AS_PRINCIPAL /P/AWS «\"{group}\"»"));
    for name in ["some_arn", "11112222333", "lambda.amazonaws.com", ""] {
        check_name(name, &format!("error P-2 INVALID_PRINCIPAL_FORMAT /P/AWS «\"{name}\"»"));
    }
    for resource in ["JohnDoe", "user/", "role", "root/x", "instance-profile/x"] {
        let name = format!("arn:aws:iam::111122223333:{resource}");
        check_name(
            &name,
            &format!("error P-3 INVALID_PRINCIPAL_FORMAT /P/AWS «\"{name}\"»"),
        );
    }
    for resource in [
        "assumed-role/App",
        "assumed-role/App/",
        "assumed-role/a/App/s1",
        "federated-user/",
    ] {
        let name = format!("arn:aws:sts::111122223333:{resource}");
        check_name(
            &name,
            &format!("error P-3 INVALID_PRINCIPAL_FORMAT /P/AWS «\"{name}\"»"),
        );
    }
    check_name(
        "arn:aws:iam::1234:user/a",
        "error P-3 INVALID_ARN_ACCOUNT /P/AWS «1234»",
    );
}

#[test]
fn services() {
    for name in ["lambda", "lambda.amazonaws.org", ".amazonaws.com", "a b.amazonaws.com"] {
        check(
            &format!(r#"{{"Service":"{name}"}}"#),
            &[&format!(
                "error P-9 INVALID_SERVICE_PRINCIPAL_FORMAT /Statement/Principal/Service «\"{name}\"»"
            )],
        );
    }
}

#[test]
fn federated_principals_are_for_trust_policies() {
    let provider = r#"{"Federated":"arn:aws:iam::111122223333:oidc-provider/example.com"}"#;
    check_in(Trust, provider, &[]);
    check_in(
        Trust,
        r#"{"Federated":["arn:aws:iam::111122223333:saml-provider/N","accounts.google.com"]}"#,
        &[],
    );
    check(
        provider,
        &["error G-25 FEDERATED_PRINCIPAL_NOT_SUPPORTED /Statement/Principal/Federated «\"Federated\"»"],
    );
    for name in [
        "example.com",
        "arn:aws:iam::111122223333:saml-provider/",
        "arn:aws:iam::111122223333:user/a",
    ] {
        let code = "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY";
        let expected = format!("error P-8 {code} /Statement/Principal/Federated «\"{name}\"»");
        check_in(Trust, &format!(r#"{{"Federated":"{name}"}}"#), &[&expected]);
    }
}

#[test]
fn canonical_users() {
    check(
        r#"{"CanonicalUser":"abc"}"#,
        &["error P-10 INVALID_PRINCIPAL_FORMAT /Statement/Principal/CanonicalUser «\"abc\"»"],
    );
}

#[test]
fn variables() {
    check(
        r#"{"AWS":"arn:aws:iam::111122223333:user/${aws:username}"}"#,
        &["error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT /Statement/Principal/AWS «${aws:username}»"],
    );
}

#[test]
fn not_principal() {
    let of = |effect: &str| {
        format!(r#""Effect":"{effect}","NotPrincipal":{{"AWS":"111122223333"}},"Action":"s3:*","Resource":"*""#)
    };
    for kind in [Resource, Key, Endpoint] {
        check_statement(kind, &of("Deny"), &[]);
        check_statement(
            kind,
            &of("Allow"),
            &["security P-30 ALLOW_WITH_NOTPRINCIPAL /Statement/NotPrincipal «\"NotPrincipal\"»"],
        );
    }
}
