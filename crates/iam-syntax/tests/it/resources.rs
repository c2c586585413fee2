//! `Resource` and `NotResource`.

use iam_syntax::policy::PolicyKind::{self, *};

use crate::check::check_statement;

#[track_caller]
fn check_in(kind: PolicyKind, resource: &str, expected: &[&str]) {
    let principal = if kind.has_principal() {
        r#""Principal":"*","#
    } else {
        ""
    };
    let elements = format!(r#""Effect":"Deny",{principal}"Action":"s3:GetObject","Resource":{resource}"#);
    check_statement(kind, &elements, expected);
}

#[track_caller]
fn check(resource: &str, expected: &[&str]) {
    check_in(Identity, resource, expected);
}

#[test]
fn good_resources() {
    check(r#""*""#, &[]);
    check(
        r#"["arn:aws:s3:::b","arn:aws-cn:s3:::b/*","arn:aws:ec2:*:*:instance/*"]"#,
        &[],
    );
    check(r#""arn:aws:s3:::b*/x""#, &[]);
    check(r#""arn:*:kms:*:*:key/*""#, &[]);
    check(r#""arn:aws:ec2:*:*:*/*""#, &[]);
    check(r#""arn:aws:iam::1:*""#, &[]);
}

#[test]
fn types() {
    check(
        "true",
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Resource «true»"],
    );
    check(
        r#"["*",null]"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Resource/1 «null»"],
    );
    check("[]", &["suggestion G-15 EMPTY_ARRAY_RESOURCE /Statement/Resource «[]»"]);
}

#[test]
fn blanks_count() {
    check(r#"" *""#, &["warning G-16 SURROUNDING_BLANKS /Statement/Resource « »"]);
    check(
        r#""arn:aws:s3:::b ""#,
        &["warning G-16 SURROUNDING_BLANKS /Statement/Resource « »"],
    );
}

#[test]
fn prefix() {
    for text in ["my-bucket", "", "**", "s3:::b", "ARN:aws:s3:::b", "arn"] {
        check(
            &format!("\"{text}\""),
            &[&format!(
                "error A-11 INVALID_ARN_PREFIX /Statement/Resource «\"{text}\"»"
            )],
        );
    }
    check_in(Resource, r#""execute-api:/prod/*""#, &[]);
    check(
        r#""execute-api:/prod/*""#,
        &["error A-11 INVALID_ARN_PREFIX /Statement/Resource «\"execute-api:/prod/*\"»"],
    );
}

#[test]
fn short_arns() {
    let short = |rule: &str, arn: &str| format!("error {rule} MISSING_ARN_FIELD /Statement/Resource «\"{arn}\"»");
    for kind in [Identity, Boundary, Session] {
        check_in(kind, r#""arn:aws:sqs""#, &[&short("G-24", "arn:aws:sqs")]);
    }
    for kind in [Resource, Key, Endpoint, Scp, Rcp] {
        check_in(kind, r#""arn:aws:sqs:*""#, &[&short("A-11", "arn:aws:sqs:*")]);
    }
    check(r#""arn:aws:sqs:us-east-1:1:q""#, &[]);
    let what = |kind, arn: &str| {
        let principal = if kind == Resource { r#""Principal":"*","# } else { "" };
        let text = crate::check::statement(&format!(
            r#""Effect":"Deny",{principal}"Action":"s3:*","Resource":"{arn}""#
        ));
        iam_syntax::grammar::parse(kind, &text).diagnostics[0]
            .message
            .rsplit(": ")
            .next()
            .unwrap()
            .to_string()
    };
    assert_eq!("the missing ones are taken as `*`", what(Identity, "arn:aws:sqs"));
    assert_eq!(
        "AssumeRole refuses it in a session policy",
        what(Session, "arn:aws:sqs")
    );
    assert_eq!("it matches nothing", what(Resource, "arn:aws:sqs"));
    assert_eq!(
        "the missing ones are taken as `*`, because there is a wildcard in it",
        what(Resource, "arn:aws:s?s")
    );
    assert_eq!("it matches nothing", what(Scp, "arn:aws:s*s"));
    assert_eq!(
        "the missing ones are taken as `*`, because it ends in one",
        what(Scp, "arn:aws:s*")
    );
}

#[test]
fn fields() {
    check(
        r#""arn:amazon:s3:::b""#,
        &["error A-13 INVALID_PARTITION /Statement/Resource «amazon»"],
    );
    check(
        r#""arn:aws:S3:::b""#,
        &["error A-14 INVALID_ARN_SERVICE_CASE /Statement/Resource «S3»"],
    );
    check(
        r#""arn:aws:s*:::b""#,
        &["warning A-13 WILDCARD_IN_ARN_SERVICE /Statement/Resource «s*»"],
    );
    check(
        r#""arn:aws:iam::1:u*""#,
        &["warning A-13 WILDCARD_IN_ARN_RESOURCE_TYPE /Statement/Resource «u*»"],
    );
    check(
        r#""arn:aws:ec2:*:*:security-group*/*""#,
        &["warning A-13 WILDCARD_IN_ARN_RESOURCE_TYPE /Statement/Resource «security-group*»"],
    );
}

#[test]
fn the_resource_of_a_trust_policy_is_ignored() {
    check_statement(
        Trust,
        r#""Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"x","NotResource":"y""#,
        &[
            "error G-20 ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE /Statement/Resource «\"Resource\"»",
            "error G-12 UNSUPPORTED_ELEMENT_COMBINATION /Statement/NotResource «\"NotResource\"»",
            "error G-20 ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE /Statement/NotResource «\"NotResource\"»",
        ],
    );
}
