//! The sentences themselves, where they depend on the case.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::{self, *};

use crate::check::statement;

/// The sentences that are said of a document.
#[track_caller]
fn check(kind: PolicyKind, text: &str, expected: &[&str]) {
    let seen: Vec<String> = parse(kind, text)
        .diagnostics
        .into_iter()
        .map(|found| found.message)
        .collect();
    assert_eq!(expected, seen, "{text}");
}

#[track_caller]
fn check_identity(elements: &str, expected: &[&str]) {
    check(Identity, &statement(elements), expected);
}

#[test]
fn kinds_of_policy_by_name() {
    let with_id = r#"{"Version":"2012-10-17","Id":"x","Statement":[]}"#;
    let empty = "a policy without statements says nothing";
    check(Identity, with_id, &["an identity-based policy has no `Id`", empty]);
    check(Boundary, with_id, &["a permissions boundary has no `Id`", empty]);
    check(Session, with_id, &["a session policy has no `Id`", empty]);
    check(Scp, with_id, &["a service control policy has no `Id`", empty]);
    check(Rcp, with_id, &["a resource control policy has no `Id`", empty]);
    let korean = r#"{"Version":"2012-10-17","Id":"가","Statement":[]}"#;
    check(
        Trust,
        korean,
        &["a trust policy holds characters up to U+00FF, not U+AC00", empty],
    );
    check(
        Key,
        korean,
        &["a key policy holds characters up to U+00FF, not U+AC00", empty],
    );
    let federated =
        statement(r#""Effect":"Deny","Principal":{"Federated":"accounts.google.com"},"Action":"*","Resource":"*""#);
    let of = |noun: &str| format!("{noun} has no federated principals; they are for trust policies");
    check(Resource, &federated, &[&of("a resource-based policy")]);
    check(Endpoint, &federated, &[&of("a VPC endpoint policy")]);
}

#[test]
fn types_by_name() {
    check_identity(
        r#""Effect":"Allow","Action":7,"Resource":["*",null]"#,
        &[
            "`Action` is a string or a list of strings, not a number",
            "a value of `Resource` is a string, not `null`",
        ],
    );
    check_identity(
        r#""Effect":true,"Sid":[],"Action":"*","Resource":"*","Condition":{"Bool":"x"}"#,
        &[
            "`Effect` is a string, not a boolean",
            "`Sid` is a string, not a list",
            "what stands under `Bool` is an object, not a string",
        ],
    );
}

#[test]
fn empty_lists_of_values() {
    let of = |operator: &str, expected: &str| {
        let condition = format!(r#""Condition":{{"{operator}":{{"aws:userid":[]}}}}"#);
        check_identity(
            &format!(r#""Effect":"Deny","Action":"*","Resource":"*",{condition}"#),
            &[expected],
        );
    };
    of("StringEquals", "an empty list never holds");
    of("StringNotEquals", "an empty list under a negated operator always holds");
    of(
        "StringEqualsIfExists",
        "an empty list under `…IfExists` holds only if the key is missing",
    );
    of(
        "ForAllValues:StringEquals",
        "an empty list under `ForAllValues` holds only if the key is missing",
    );
    of(
        "ForAnyValue:StringEquals",
        "an empty list under `ForAnyValue` never holds",
    );
}

#[test]
fn operators() {
    let of = |operator: &str, value: &str, expected: &str| {
        let condition = format!(r#""Condition":{{"{operator}":{{"aws:userid":"{value}"}}}}"#);
        check_identity(
            &format!(r#""Effect":"Deny","Action":"*","Resource":"*",{condition}"#),
            &[expected],
        );
    };
    of(
        "Bool",
        "${aws:x}",
        "AWS contradicts itself on `${aws:x}` under `Bool`; it is replaced here",
    );
    of(
        "NumericEquals",
        "${aws:x}",
        "this operator takes no variables, so `${aws:x}` stands for itself",
    );
    of(
        "ForAllValues:Null",
        "true",
        "`ForAllValues:Null` is always true, whatever the key holds",
    );
    of(
        "ForAnyValue:Null",
        "true",
        "`ForAnyValue:Null` is always false, whatever the key holds",
    );
    of("stringlike", "x", "AWS writes `stringlike` as `StringLike`");
}

#[test]
fn what_the_fixes_write() {
    let fix = |elements: &str| {
        let text = statement(&format!(r#""Effect":"Deny","Action":"*","Resource":"*",{elements}"#));
        let found = parse(Identity, &text).diagnostics.remove(0);
        found.fix.map(|fix| fix.replacement)
    };
    let operator = |name: &str| fix(&format!(r#""Condition":{{"{name}":{{"aws:userid":"true"}}}}"#));
    assert_eq!(Some("\"Null\"".into()), operator("NullIfExists"));
    assert_eq!(
        Some("\"ForAllValues:Null\"".into()),
        operator("ForAllValues:NullIfExists")
    );
    assert_eq!(
        Some("\"ForAnyValue:BoolIfExists\"".into()),
        operator("foranyvalue:boolifexists")
    );
    assert_eq!(Some("\"BoolIfExists\"".into()), operator("BoolifExists"));
    assert_eq!(Some("\"StringLikeIfExists\"".into()), operator("StringLkieIfExists"));
    let range = |range: &str| fix(&format!(r#""Condition":{{"IpAddress":{{"aws:SourceIp":"{range}"}}}}"#));
    assert_eq!(Some("\"203.0.113.0/24\"".into()), range("203.0.113.7/24"));
    assert_eq!(Some("\"0.0.0.0/0\"".into()), range("203.0.113.7/0"));
    assert_eq!(Some("\"2001:db8::/33\"".into()), range("2001:db8:7fff::/33"));
    assert_eq!(None, range("203.0.113.7/33"));
}

#[test]
fn resources_that_are_no_arns() {
    let of = |resource: &str, expected: &str| {
        check_identity(
            &format!(r#""Effect":"Deny","Action":"*","Resource":"{resource}""#),
            &[expected],
        );
    };
    of(
        "my-bucket",
        "`my-bucket` is neither `*` nor an ARN, so it matches nothing",
    );
    of(
        "a:b:c:d:e",
        "`a:b:c:d:e` is neither `*` nor an ARN, so it matches nothing",
    );
    of("a:b:c:d:e:f", "an ARN begins with `arn:`, unlike `a:b:c:d:e:f`");
}

#[test]
fn pairs_of_action_and_principal() {
    let help = |principal: &str, action: &str| {
        let text = statement(&format!(
            r#""Effect":"Allow","Principal":{principal},"Action":"{action}""#
        ));
        parse(Trust, &text).diagnostics.remove(0).help.unwrap()
    };
    let (account, saml) = (
        r#"{"AWS":"111122223333"}"#,
        r#"{"Federated":"arn:aws:iam::111122223333:saml-provider/N"}"#,
    );
    assert_eq!(
        "it is for a `saml-provider` under `Federated`",
        help(account, "sts:AssumeRoleWithSAML")
    );
    assert!(help(account, "sts:AssumeRoleWithWebIdentity").starts_with("it is for an `oidc-provider`"));
    assert_eq!(
        "it is for principals under `AWS` or `Service`",
        help(saml, "sts:AssumeRole")
    );
}
