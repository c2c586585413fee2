//! What one kind of policy takes and another does not: trust policies, and those of Organizations.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::*;

use crate::check::{check_statement, statement};

const MISMATCH: &str = "error G-20 MISMATCHED_ACTION_FOR_PRINCIPAL";
const SAML: &str = r#"{"Federated":"arn:aws:iam::111122223333:saml-provider/N"}"#;
const GOOGLE: &str = r#"{"Federated":"accounts.google.com"}"#;
const ACCOUNT: &str = r#"{"AWS":"111122223333"}"#;

#[track_caller]
fn check_trust(principal: &str, action: &str, expected: &[&str]) {
    check_statement(
        Trust,
        &format!(r#""Effect":"Allow","Principal":{principal},"Action":{action}"#),
        expected,
    );
}

#[test]
fn actions_that_fit_the_principal() {
    check_trust(ACCOUNT, r#""sts:AssumeRole""#, &[]);
    check_trust(ACCOUNT, r#"["STS:assumerole","sts:TagSession"]"#, &[]);
    check_trust(r#"{"Service":"ec2.amazonaws.com"}"#, r#""sts:AssumeRole""#, &[]);
    check_trust(SAML, r#""sts:AssumeRoleWithSAML""#, &[]);
    check_trust(GOOGLE, r#""sts:AssumeRoleWithWebIdentity""#, &[]);
    check_trust(GOOGLE, r#""sts:AssumeRole*""#, &[]);
    check_trust(SAML, r#""sts:TagSession""#, &[]);
    check_trust(
        r#"{"AWS":"111122223333","Federated":"accounts.google.com"}"#,
        r#"["sts:AssumeRole","sts:AssumeRoleWithWebIdentity"]"#,
        &[],
    );
}

#[test]
fn actions_that_do_not() {
    let at_action = |action: &str| format!("{MISMATCH} /Statement/Action «\"{action}\"»");
    check_trust(
        ACCOUNT,
        r#""sts:AssumeRoleWithSAML""#,
        &[&at_action("sts:AssumeRoleWithSAML")],
    );
    check_trust(SAML, r#""sts:AssumeRole""#, &[&at_action("sts:AssumeRole")]);
    check_trust(
        SAML,
        r#""sts:AssumeRoleWithWebIdentity""#,
        &[&at_action("sts:AssumeRoleWithWebIdentity")],
    );
    check_trust(
        GOOGLE,
        r#""sts:AssumeRoleWithSAML""#,
        &[&at_action("sts:AssumeRoleWithSAML")],
    );
    check_trust(
        r#"{"AWS":"111122223333","Federated":"accounts.google.com"}"#,
        r#""sts:AssumeRole""#,
        &[&format!(
            "{MISMATCH} /Statement/Principal/Federated «\"accounts.google.com\"»"
        )],
    );
}

#[test]
fn a_trust_policy_is_about_sts() {
    check_trust(
        ACCOUNT,
        r#""s3:*""#,
        &["error G-20 UNSUPPORTED_ACTION_IN_POLICY /Statement/Action «\"s3:*\"»"],
    );
    check_trust(
        ACCOUNT,
        r#""st?:*""#,
        &["suggestion A-2 WILDCARD_IN_SERVICE_NAME /Statement/Action «st?»"],
    );
}

#[test]
fn everybody_in_a_trust_policy() {
    let code = "error G-21 ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL";
    check_trust(
        r#""*""#,
        r#""sts:AssumeRole""#,
        &[&format!("{code} /Statement/Principal «\"*\"»")],
    );
    check_trust(
        r#"{"AWS":"*"}"#,
        r#""sts:AssumeRole""#,
        &[&format!("{code} /Statement/Principal/AWS «\"*\"»")],
    );
    // Everybody may be somebody with a web identity.
    check_trust(
        r#""*""#,
        r#""sts:AssumeRoleWithWebIdentity""#,
        &[&format!("{code} /Statement/Principal «\"*\"»")],
    );
}

#[test]
fn not_principal_in_a_trust_policy() {
    check_statement(
        Trust,
        r#""Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"sts:AssumeRole""#,
        &["error G-20 ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL /Statement/NotPrincipal «\"NotPrincipal\"»"],
    );
}

#[test]
fn old_rules_of_service_control_policies() {
    check_statement(Scp, r#""Effect":"Allow","Action":["s3:Get*","*"],"Resource":"*""#, &[]);
    check_statement(
        Scp,
        r#""Effect":"Deny","NotAction":"s3:*","Resource":"arn:aws:s3:::b","Condition":{"Null":{"aws:userid":"true"}}"#,
        &[],
    );
    check_statement(
        Scp,
        r#""Effect":"Allow","NotAction":["s3:*Object","s3:?"],"Resource":"arn:aws:s3:::b","Condition":{"Null":{"aws:userid":"true"}}"#,
        &[
            "suggestion G-22 SCP_SYNTAX_ERROR_ALLOW_NOTACTION /Statement/NotAction «\"NotAction\"»",
            "suggestion G-22 SCP_SYNTAX_ERROR_ACTION_WILDCARD /Statement/NotAction/0 «\"s3:*Object\"»",
            "suggestion G-22 SCP_SYNTAX_ERROR_ACTION_WILDCARD /Statement/NotAction/1 «\"s3:?\"»",
            "suggestion G-22 SCP_SYNTAX_ERROR_ALLOW_RESOURCE /Statement/Resource «\"arn:aws:s3:::b\"»",
            "suggestion G-22 SCP_SYNTAX_ERROR_ALLOW_CONDITION /Statement/Condition «\"Condition\"»",
        ],
    );
    check_statement(
        Scp,
        r#""Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::b""#,
        &["suggestion G-22 SCP_SYNTAX_ERROR_NOTRESOURCE /Statement/NotResource «\"NotResource\"»"],
    );
}

#[test]
fn resource_control_policies() {
    check_statement(
        Rcp,
        r#""Effect":"Deny","Principal":"*","Action":["s3:*","sqs:*"],"Resource":"*""#,
        &[],
    );
    check_statement(
        Rcp,
        r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"*""#,
        &[],
    );
    check_statement(
        Rcp,
        r#""Sid":"Full","Effect":"Allow","Principal":"*","Action":["*"],"Resource":["*"]"#,
        &[],
    );
    check_statement(
        Rcp,
        r#""Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*""#,
        &["error E-51 RCP_SYNTAX_ERROR_ALLOW /Statement/Effect «\"Allow\"»"],
    );
    check_statement(
        Rcp,
        r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::b""#,
        &[
            "error E-51 RCP_SYNTAX_ERROR_ALLOW /Statement/Effect «\"Allow\"»",
            "error E-51 RCP_SYNTAX_ERROR_ACTION /Statement/Action «\"*\"»",
        ],
    );
    check_statement(
        Rcp,
        r#""Effect":"Deny","Principal":"*","Action":"*","Resource":"*""#,
        &["error E-51 RCP_SYNTAX_ERROR_ACTION /Statement/Action «\"*\"»"],
    );
    check_statement(
        Rcp,
        r#""Effect":"Deny","Principal":{"AWS":"*"},"NotAction":"s3:*","Resource":"*""#,
        &[
            "error E-51 RCP_SYNTAX_ERROR_PRINCIPAL /Statement/Principal «{\"AWS\":\"*\"}»",
            "error E-51 RCP_SYNTAX_ERROR_NOTACTION /Statement/NotAction «\"NotAction\"»",
        ],
    );
    check_statement(
        Rcp,
        r#""Effect":"Deny","NotPrincipal":"*","Action":"s3:*","Resource":"*""#,
        &["error E-51 RCP_SYNTAX_ERROR_PRINCIPAL /Statement/NotPrincipal «\"NotPrincipal\"»"],
    );
    // What is nearly the policy that AWS attaches is not that policy.
    for (elements, marked) in [
        (r#""NotAction":"*","Principal":"*","Resource":"*""#, "\"NotAction\""),
        (r#""Action":"s3:*","Principal":"*","Resource":"*""#, ""),
        (r#""Action":["*","s3:*"],"Principal":"*","Resource":"*""#, "\"*\""),
        (r#""Action":"*","Principal":"*","NotResource":"*""#, "\"*\""),
        (r#""NotPrincipal":"*","Action":"*","Resource":"*""#, "\"NotPrincipal\""),
        (
            r#""Action":"*","Principal":"*","Resource":"*","Condition":{"Null":{"aws:userid":"true"}}"#,
            "\"*\"",
        ),
    ] {
        let text = statement(&format!(r#""Effect":"Allow",{elements}"#));
        let found = parse(Rcp, &text).diagnostics;
        assert_eq!("RCP_SYNTAX_ERROR_ALLOW", found[0].code, "{elements}");
        let others: Vec<&str> = found.iter().skip(1).map(|found| found.span.of(&text)).collect();
        assert_eq!(marked, others.first().copied().unwrap_or(""), "{elements}");
    }
}
