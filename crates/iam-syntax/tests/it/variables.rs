//! Policy variables: how they are written, and where they stand.

use iam_syntax::policy::PolicyKind::Identity;

use crate::check;

fn document(version: &str, resource: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"{version}","Statement":{{"Effect":"Deny","Action":"s3:*","Resource":"{resource}","Condition":{condition}}}}}"#
    )
}

#[track_caller]
fn check_resource(resource: &str, expected: &[&str]) {
    let condition = r#"{"Bool":{"aws:SecureTransport":"true"}}"#;
    let expected: Vec<String> = expected
        .iter()
        .map(|line| line.replace(" «", " /Statement/Resource «"))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check::check(Identity, &document("2012-10-17", resource, condition), &expected);
}

#[track_caller]
fn check_value(operator: &str, value: &str, expected: &[&str]) {
    let condition = format!(r#"{{"{operator}":{{"aws:key":"{value}"}}}}"#);
    let path = format!(" /Statement/Condition/{operator}/aws:key «");
    let expected: Vec<String> = expected.iter().map(|line| line.replace(" «", &path)).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check::check(Identity, &document("2012-10-17", "*", &condition), &expected);
}

#[test]
fn good_variables() {
    check_resource("arn:aws:s3:::home/${aws:username}/*", &[]);
    check_resource("arn:aws:s3:::b-${aws:PrincipalTag/team, 'company-wide'}", &[]);
    check_resource("arn:aws:s3:::b/${*}${?}${$}", &[]);
    check_resource("arn:aws:s${*}:::b", &[]);
    for operator in ["StringEquals", "StringNotLike", "ArnLike"] {
        check_value(operator, "${aws:PrincipalArn}", &[]);
    }
}

#[test]
fn how_they_are_written() {
    for (variable, rule, code) in [
        ("${}", "V-2", "EMPTY_VARIABLE"),
        ("${aws: username}", "V-2", "UNSUPPORTED_SPACE_IN_VARIABLE"),
        ("${aws:username", "V-2", "MISSING_BRACE_IN_VARIABLE"),
        ("${aws:username, team}", "V-3", "MISSING_QUOTE_IN_VARIABLE"),
        ("${aws:username, 'team}", "V-3", "MISSING_QUOTE_IN_VARIABLE"),
    ] {
        let expected = format!("error {rule} {code} «{variable}»");
        check_resource(&format!("arn:aws:s3:::home/{variable}"), &[&expected]);
        check_value("StringEquals", &format!("a{variable}"), &[&expected]);
    }
}

#[test]
fn in_front_of_the_fifth_colon() {
    check_resource(
        "arn:*:kms:*:${aws:PrincipalAccount}:key/*",
        &["error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT «${aws:PrincipalAccount}»"],
    );
    check_resource(
        "${aws:PrincipalArn}",
        &["error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT «${aws:PrincipalArn}»"],
    );
    // The colon inside a variable separates nothing.
    check_resource(
        "arn:aws:s3:${aws:RequestedRegion}:${aws:x}:b",
        &["error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT «${aws:RequestedRegion}»"],
    );
}

#[test]
fn operators_that_take_none() {
    for (operator, value) in [
        ("NumericEquals", "${aws:x}"),
        ("DateLessThan", "${aws:x}"),
        ("IpAddress", "${aws:x}/24"),
        ("BinaryEquals", "${aws:x}"),
        ("Null", "${aws:x}"),
        ("Bool", "${aws:x}"),
    ] {
        check_value(operator, value, &["error V-5 INVALID_VARIABLE_FOR_OPERATOR «${aws:x}»"]);
    }
}

#[test]
fn condition_keys_take_none() {
    let condition = r#"{"StringEquals":{"aws:PrincipalTag/${aws:username}":"x"}}"#;
    let path = "/Statement/Condition/StringEquals/aws:PrincipalTag~1${aws:username}";
    let expected = format!("error V-5 VARIABLE_UNSUPPORTED_IN_ELEMENT {path} «${{aws:username}}»");
    check::check(Identity, &document("2012-10-17", "*", condition), &[&expected]);
}

#[test]
fn in_the_language_of_2008() {
    let condition = r#"{"StringEquals":{"aws:userid":"${aws:userid}"}}"#;
    check::check(
        Identity,
        &document("2008-10-17", "arn:aws:s3:::home/${aws:username}", condition),
        &[
            "error V-1 VARIABLE_UNSUPPORTED_IN_VERSION /Statement/Resource «${aws:username}»",
            "error V-1 VARIABLE_UNSUPPORTED_IN_VERSION /Statement/Condition/StringEquals/aws:userid «${aws:userid}»",
        ],
    );
    // What stands for itself is neither a field to come nor in front of anything.
    let plain = r#"{"Bool":{"aws:SecureTransport":"true"}}"#;
    check::check(
        Identity,
        &document("2008-10-17", "${aws:PrincipalArn}", plain),
        &[
            "error A-11 INVALID_ARN_PREFIX /Statement/Resource «\"${aws:PrincipalArn}\"»",
            "error V-1 VARIABLE_UNSUPPORTED_IN_VERSION /Statement/Resource «${aws:PrincipalArn}»",
        ],
    );
    check::check(
        Identity,
        &document("2008-10-17", "arn:aws:s3:${aws:x}:b", plain),
        &["error V-1 VARIABLE_UNSUPPORTED_IN_VERSION /Statement/Resource «${aws:x}»"],
    );
}

#[test]
fn the_rest_of_an_arn_with_variables() {
    check_resource(
        "arn:amazon:s3:::${aws:username}",
        &["error A-13 INVALID_PARTITION «amazon»"],
    );
}
