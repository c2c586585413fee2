//! `Condition`: operators, keys, and lists of values.

use iam_syntax::grammar::parse;
use iam_syntax::policy::PolicyKind::Identity;

use crate::check::{check_statement, statement};

fn elements(condition: &str) -> String {
    format!(r#""Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{condition}"#)
}

/// Paths and codes; the path begins behind `/Statement/Condition`.
#[track_caller]
fn check(condition: &str, expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|line| line.replace(" /", " /Statement/Condition/"))
        .collect();
    let expected: Vec<String> = expected
        .iter()
        .map(|line| line.replace("Condition/ ", "Condition "))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check_statement(Identity, &elements(condition), &expected);
}

#[test]
fn good_conditions() {
    check(
        r#"{"StringEquals":{"aws:username":"Ana","aws:userid":["a","b"]},"Bool":{"aws:SecureTransport":true}}"#,
        &[],
    );
    check(
        r#"{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":["a*"]},"Null":{"aws:TagKeys":"false"}}"#,
        &[],
    );
    check(
        r#"{"StringEquals":{"aws:username":"Ana"},"StringLike":{"aws:UserName":"A*"}}"#,
        &[],
    );
}

#[test]
fn types() {
    for value in ["[]", "\"x\"", "null", "7"] {
        check(value, &[&format!("malformed G-13 DATA_TYPE_MISMATCH / «{value}»")]);
        let operator = format!(r#"{{"Bool":{value}}}"#);
        check(
            &operator,
            &[&format!("malformed G-13 DATA_TYPE_MISMATCH /Bool «{value}»")],
        );
    }
    for value in ["null", "{}", "{\"a\":\"b\"}"] {
        let one = format!(r#"{{"StringEquals":{{"aws:userid":{value}}}}}"#);
        check(
            &one,
            &[&format!(
                "malformed G-13 DATA_TYPE_MISMATCH /StringEquals/aws:userid «{value}»"
            )],
        );
        let listed = format!(r#"{{"StringEquals":{{"aws:userid":["x",{value}]}}}}"#);
        let expected = format!("malformed G-13 DATA_TYPE_MISMATCH /StringEquals/aws:userid/1 «{value}»");
        check(&listed, &[&expected]);
    }
    check(
        r#"{"StringEquals":{"aws:userid":[["x"]]}}"#,
        &["malformed G-13 DATA_TYPE_MISMATCH /StringEquals/aws:userid/0 «[\"x\"]»"],
    );
}

#[test]
fn mixed_types() {
    check(
        r#"{"NumericEquals":{"s3:max-keys":[9,"10",11]}}"#,
        &["error G-13 INVALID_CONDITION_DATA_TYPE /NumericEquals/s3:max-keys/1 «\"10\"»"],
    );
    check(
        r#"{"StringEquals":{"aws:userid":[9,true]}}"#,
        &["error G-13 INVALID_CONDITION_DATA_TYPE /StringEquals/aws:userid/1 «true»"],
    );
    check(r#"{"NumericEquals":{"s3:max-keys":[9,10.50]}}"#, &[]);
    let policy = parse(
        Identity,
        &statement(&elements(r#"{"NumericEquals":{"s3:max-keys":[9,10.50,"x"]}}"#)),
    )
    .policy;
    let values: Vec<String> = policy.unwrap().statements[0].conditions[0]
        .values
        .iter()
        .map(|it| it.value.clone())
        .collect();
    assert_eq!(["9", "10.50", "x"], *values);
}

#[test]
fn operators() {
    let unknown = |name: &str, meant: Option<&str>| {
        let condition = format!(r#"{{"{name}":{{"aws:userid":"true"}}}}"#);
        check(
            &condition,
            &[&format!(
                "malformed C-4 INVALID_CONDITION_OPERATOR /{name} «\"{name}\"»"
            )],
        );
        let text = statement(&elements(&condition));
        let help = parse(Identity, &text).diagnostics[0].help.clone().unwrap();
        match meant {
            Some(meant) => assert_eq!(format!("did you mean `{meant}`?"), help),
            None => assert!(help.starts_with("the operators begin with"), "{help}"),
        }
    };
    unknown("StringEqual", Some("StringEquals"));
    unknown("StringNotEqualsIgnorCase", Some("StringNotEqualsIgnoreCase"));
    unknown("stringlikes", Some("StringLike"));
    unknown("ForAllValue:StringLike", Some("ForAllValues:StringLike"));
    unknown("ForAnyValues:StringLikeIfExist", Some("ForAnyValue:StringLikeIfExists"));
    unknown("StringEqualIfExist", Some("StringEqualsIfExists"));
    unknown("StringEquals:IfExists", Some("StringEqualsIfExists"));
    unknown("BoolIfExits", Some("BoolIfExists"));
    unknown("NullIfExist", Some("Null"));
    unknown("ForSomeValue:StringEquals", Some("ForAnyValue:StringEquals"));
    unknown("StringEqualsIfExistsIfExists", None);
    unknown("Contains", None);
    check(
        r#"{"NullIfExists":{"aws:userid":"true"}}"#,
        &["malformed C-17 NULL_WITH_IF_EXISTS /NullIfExists «\"NullIfExists\"»"],
    );
}

#[test]
fn spelling_of_operators() {
    check(
        r#"{"stringlike":{"aws:userid":"a*"}}"#,
        &["warning C-4 OPERATOR_CASE /stringlike «\"stringlike\"»"],
    );
    check(
        r#"{"forallvalues:StringLikeifexists":{"aws:TagKeys":"a*"}}"#,
        &["warning C-4 OPERATOR_CASE /forallvalues:StringLikeifexists «\"forallvalues:StringLikeifexists\"»"],
    );
}

#[test]
fn null_with_a_qualifier() {
    for name in ["ForAllValues:Null", "ForAnyValue:Null"] {
        check(
            &format!(r#"{{"{name}":{{"aws:TagKeys":"true"}}}}"#),
            &[&format!("suggestion C-15 NULL_WITH_QUALIFIER /{name} «\"{name}\"»")],
        );
    }
}

#[test]
fn keys_in_two_spellings() {
    check(
        r#"{"StringEquals":{"aws:username":"a","aws:userid":"b","AWS:UserName":"c"}}"#,
        &["error G-4 DUPLICATE_KEYS_WITH_DIFFERENT_CASE /StringEquals/AWS:UserName «\"AWS:UserName\"»"],
    );
    check(
        r#"{"StringEquals":{"aws:username":"a","aws:username":"b"}}"#,
        &["malformed G-3 DUPLICATE_KEY /StringEquals/aws:username «\"aws:username\"»"],
    );
    let policy = parse(
        Identity,
        &statement(&elements(r#"{"StringEquals":{"a:b":"x","A:b":"y"}}"#)),
    )
    .policy
    .unwrap();
    assert_eq!(2, policy.statements[0].conditions.len());
}

#[test]
fn nothing_to_compare() {
    check("{}", &["suggestion G-15 EMPTY_OBJECT_CONDITION / «{}»"]);
    check(
        r#"{"StringEquals":{}}"#,
        &["suggestion G-15 EMPTY_OBJECT_CONDITION /StringEquals «{}»"],
    );
    for (operator, code) in [
        ("StringEquals", "EMPTY_ARRAY_CONDITION"),
        ("StringNotEquals", "EMPTY_ARRAY_CONDITION"),
        ("Null", "EMPTY_ARRAY_CONDITION"),
        ("StringEqualsIfExists", "EMPTY_ARRAY_CONDITION_IFEXISTS"),
        ("ForAllValues:StringEquals", "EMPTY_ARRAY_CONDITION_FORALLVALUES"),
        (
            "ForAllValues:StringEqualsIfExists",
            "EMPTY_ARRAY_CONDITION_FORALLVALUES",
        ),
        ("ForAnyValue:StringEquals", "EMPTY_ARRAY_CONDITION_FORANYVALUE"),
    ] {
        check(
            &format!(r#"{{"{operator}":{{"aws:userid":[]}}}}"#),
            &[&format!("suggestion C-33 {code} /{operator}/aws:userid «[]»")],
        );
    }
}
