//! `Action` and `NotAction`.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::*;

use crate::check::{check_statement, statement};

#[track_caller]
fn check(action: &str, expected: &[&str]) {
    for name in ["Action", "NotAction"] {
        let elements = format!(r#""Effect":"Deny","{name}":{action},"Resource":"*""#);
        let expected: Vec<String> = expected
            .iter()
            .map(|line| line.replace("/Action", &format!("/{name}")))
            .collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_statement(Identity, &elements, &expected);
    }
}

#[test]
fn good_actions() {
    check(r#""*""#, &[]);
    check(r#""s3:GetObject""#, &[]);
    check(r#"["s3:*","IAM:list?ser*","execute-api:Invoke"]"#, &[]);
}

#[test]
fn types() {
    check("7", &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Action «7»"]);
    check("{}", &["malformed G-13 DATA_TYPE_MISMATCH /Statement/Action «{}»"]);
    check(
        r#"["s3:*",null,["x"]]"#,
        &[
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/Action/1 «null»",
            "malformed G-13 DATA_TYPE_MISMATCH /Statement/Action/2 «[\"x\"]»",
        ],
    );
    check("[]", &["suggestion G-15 EMPTY_ARRAY_ACTION /Statement/Action «[]»"]);
}

#[test]
fn what_is_no_action() {
    for action in ["s3*", "GetObject", "", "**"] {
        check(
            &format!("\"{action}\""),
            &[&format!("error A-3 INVALID_ACTION /Statement/Action «\"{action}\"»")],
        );
    }
    for action in [":GetObject", "s3:", "s3:Get:Object"] {
        check(
            &format!("\"{action}\""),
            &[&format!("error A-1 INVALID_ACTION /Statement/Action «\"{action}\"»")],
        );
    }
    let help = |action: &str| {
        let text = statement(&format!(r#""Effect":"Allow","Action":"{action}","Resource":"*""#));
        let found = parse(Identity, &text).diagnostics.remove(0);
        // A fix that grants what was not granted is for the user to write.
        assert_eq!(None, found.fix);
        found.help.unwrap()
    };
    assert_eq!("did you mean `s3:*`?", help("s3*"));
    for action in ["*", "**", "s_3*", "getobject"] {
        assert!(
            action == "*" || help(action).starts_with("an action is a service"),
            "{action}"
        );
    }
}

#[test]
fn wildcards_in_the_service() {
    check(
        r#""s*:Get*""#,
        &["suggestion A-2 WILDCARD_IN_SERVICE_NAME /Statement/Action «s*»"],
    );
    check(
        r#""*:*""#,
        &["suggestion A-2 WILDCARD_IN_SERVICE_NAME /Statement/Action «*»"],
    );
    check(
        r#""?3:*""#,
        &["suggestion A-2 WILDCARD_IN_SERVICE_NAME /Statement/Action «?3»"],
    );
}

#[test]
fn the_part_of_a_string_that_is_marked() {
    let check_marked = |action: &str, marked: &str| {
        let text = statement(&format!(r#""Effect":"Allow","Action":{action},"Resource":"*""#));
        let found = parse(Identity, &text).diagnostics;
        let wildcard = found
            .iter()
            .find(|found| found.code == "WILDCARD_IN_SERVICE_NAME")
            .unwrap();
        assert_eq!(marked, wildcard.span.of(&text));
    };
    check_marked(r#""s*:Get*""#, "s*");
    check_marked("'s*:Get*'", "s*");
    check_marked("s*:Get*", "s*");
    // Where letters are escaped the place of a part is not known.
    check_marked(r#""s*:\u0047et*""#, r#""s*:\u0047et*""#);
}

#[test]
fn blanks() {
    check(
        r#""ec2:* ""#,
        &["warning G-16 SURROUNDING_BLANKS /Statement/Action « »"],
    );
    check(
        r#"["  ec2:*"]"#,
        &["warning G-16 SURROUNDING_BLANKS /Statement/Action/0 «  »"],
    );
    check(r#""* ""#, &["warning G-16 SURROUNDING_BLANKS /Statement/Action « »"]);
    check(
        r#""ec2:*\t""#,
        &["warning G-16 SURROUNDING_BLANKS /Statement/Action «\"ec2:*\\t\"»"],
    );
    check(
        r#"" s*:Get*""#,
        &[
            "warning G-16 SURROUNDING_BLANKS /Statement/Action « »",
            "suggestion A-2 WILDCARD_IN_SERVICE_NAME /Statement/Action «s*»",
        ],
    );
    // The document keeps the text as it stands.
    let text = statement(r#""Effect":"Allow","Action":"ec2:* ","Resource":"*""#);
    let policy = parse(Identity, &text).policy.unwrap();
    assert_eq!(
        "ec2:* ",
        policy.statements[0].action.as_ref().unwrap().elements[0].value
    );
}

#[test]
fn variables() {
    check(
        r#""s3:${aws:PrincipalTag/action}""#,
        &["error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT /Statement/Action «${aws:PrincipalTag/action}»"],
    );
}
