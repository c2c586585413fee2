//! Condition values that an operator cannot read, or reads otherwise than meant.

use iam_syntax::policy::PolicyKind::Identity;

use crate::check::check_statement;

/// Checks one value under an operator; `expected` is rule and code, and nothing for a good value.
#[track_caller]
fn check(operator: &str, value: &str, expected: &str) {
    check_key("aws:key", operator, value, expected);
}

#[track_caller]
fn check_key(key: &str, operator: &str, value: &str, expected: &str) {
    let elements =
        format!(r#""Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{{"{operator}":{{"{key}":"{value}"}}}}"#);
    let line = format!("{expected} /Statement/Condition/{operator}/{key} «\"{value}\"»");
    let line = line.as_str();
    check_statement(
        Identity,
        &elements,
        if expected.is_empty() {
            &[]
        } else {
            std::slice::from_ref(&line)
        },
    );
}

#[test]
fn numbers() {
    for good in ["0", "10", "-2.5", "+7", "007", "123456789012345678901234567890.5"] {
        check("NumericLessThan", good, "");
    }
    for bad in ["", "-", "1.", ".5", "1e3", "10abc", " 1", "0x10", "1.2.3", "١"] {
        if bad != "١" {
            check("NumericLessThan", bad, "warning C-50 TYPE_MISMATCH_NUMBER");
        }
    }
}

#[test]
fn booleans() {
    for good in ["true", "FALSE"] {
        check("Bool", good, "");
        check("Null", good, "");
    }
    for bad in ["", "yes", " true", "1"] {
        check("Bool", bad, "warning C-54 TYPE_MISMATCH_BOOLEAN");
        check("Null", bad, "warning C-54 TYPE_MISMATCH_BOOLEAN");
    }
    let of = |operator: &str| {
        format!(
            r#""Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{{"{operator}":{{"aws:key":["true","false"]}}}}"#
        )
    };
    check_statement(
        Identity,
        &of("Bool"),
        &["error C-14 INVALID_CONDITION_MULTIPLE_BOOLEAN /Statement/Condition/Bool/aws:key/1 «\"false\"»"],
    );
    check_statement(Identity, &of("Null"), &[]);
}

#[test]
fn dates() {
    for good in [
        "2026-01",
        "2026-01-15",
        "2024-02-29",
        "2000-02-29",
        "2026-01-31",
        "2026-04-30",
        "2026-01-15T12:00:00Z",
        "2026-01-15T12:00:00",
        "2026-01-15T21:00+09:00",
        "2026-01-15T12:00:00.5Z",
        "2026-01-15T12:00:00.123-00:30",
        "2026-01-15T12:00Z",
    ] {
        check("DateLessThan", good, "");
    }
    for bad in [
        "",
        "2026-1",
        "2026-13",
        "2026-00",
        "2023-02-29",
        "1900-02-29",
        "2026-01-32",
        "2026-04-31",
        "2026-01-00",
        "2026-01-15T24:00Z",
        "2026-01-15T12",
        "2026-01-15t12:00Z",
        "2026-01-15T12:00z",
        "2026-01-15T12:00:60Z",
        "2026-01-15T12:00:00.Z",
        "2026-01-15 12:00Z",
        "2026-01-15Z",
        "12.5",
        "-5",
        "2026-01-15T12:00+9",
        "2026-01T12:00Z",
        "2026-01-1x",
        "2026-01-15T12:60Z",
        "2026-01-15T12:00.5Z",
        "2026-01-15T12:00:00+24:00",
        "2026-01-15T12:00:00+09:60",
        "2026-01-15T12:00:00+9:00",
    ] {
        check("DateLessThan", bad, "warning C-51 TYPE_MISMATCH_DATE");
    }
    check("DateLessThan", "1768478400", "warning C-12 INVALID_DATE_VALUE");
    check("DateLessThan", "2026", "warning C-12 INVALID_DATE_VALUE");
    check_key("aws:epochtime", "DateLessThan", "1768478400", "");
}

#[test]
fn addresses() {
    for good in [
        "203.0.113.0/24",
        "203.0.113.7",
        "0.0.0.0/0",
        "203.0.113.7/32",
        "2001:db8::/32",
        "::1",
        "::/0",
    ] {
        check("IpAddress", good, "");
    }
    for bad in [
        "",
        "203.0.113",
        "203.0.113.256",
        "203.0.113.0/33",
        "203.0.113.0/024",
        "203.0.113.0/",
        "203.0.113.0/255.255.255.0",
        "01.2.3.4",
        "2001:db8::/129",
        "fe80::1%eth0",
        "2001:db8::/-1",
        "2001:db8::/+1",
        "*",
    ] {
        check("NotIpAddress", bad, "error C-52 TYPE_MISMATCH_IP_RANGE");
    }
    for loose in ["203.0.113.7/24", "10.0.0.1/0", "2001:db8::1/64", "2001:db8::1/0"] {
        check("IpAddress", loose, "suggestion C-13 IMPROVE_IP_RANGE");
    }
}

#[test]
fn base64() {
    for good in ["", "QmluYXJ5", "QQ==", "+/8="] {
        check("BinaryEquals", good, "");
    }
    for bad in ["QQ", "QQ=", "Q===", "Q Q=", "-_8="] {
        check("BinaryEquals", bad, "warning C-53 TYPE_MISMATCH_STRING");
    }
}

#[test]
fn arns() {
    for good in ["arn:aws:s3:::b", "arn:aws:iam::*:role/App*", "*:*:*:*:*:*"] {
        check("ArnLike", good, "");
        check("ArnNotEquals", good, "");
    }
    check("ArnLike", "my-role", "error C-10 INVALID_ARN_PREFIX");
    check("ArnLike", "arn:aws:s3", "error C-10 MISSING_ARN_FIELD");
    check("ArnLike", "*", "error C-10 MISSING_ARN_FIELD");
    check("StringLike", "my-role", "");
}

#[test]
fn wildcards_under_plain_operators() {
    let at = |operator: &str, value: &str, marked: &str| {
        let elements = format!(
            r#""Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{{"{operator}":{{"aws:key":"{value}"}}}}"#
        );
        let path = format!("/Statement/Condition/{operator}/aws:key");
        let line = format!("warning 4.2 WILDCARD_WITHOUT_LIKE_OPERATOR {path} «{marked}»");
        check_statement(Identity, &elements, &[&line]);
    };
    at("StringEquals", "a*", "*");
    at("StringNotEquals", "a?b", "?");
    at("StringEqualsIgnoreCase", "${*}*", "*");
    at("StringNotEqualsIgnoreCaseIfExists", "*", "*");
    check("StringLike", "a*", "");
    check("StringEquals", "${*}${?}", "");
    check("StringEquals", "${aws:PrincipalTag/a, '*'}", "");
}
