//! What was expected of an answer: whether it came so, and where it did not.

use iam_scenario::expect::{Mismatch, is_met, mismatches};
use iam_scenario::replies;

/// A request that is allowed, of which something is expected; and where that is not so.
fn differing(document: &str, expect: &str) -> (Option<bool>, Vec<String>) {
    let case = [
        r#"{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::reports/a", "expect": "#,
        expect,
        r#", "policies": { "identity": [ { "document": "#,
        document,
        "} ] } }",
    ]
    .concat();
    let all = replies(&case);
    let reply = &all[0];
    let paths = mismatches(reply).into_iter().map(|it| it.path).collect();
    (is_met(reply), paths)
}

const ALLOWS: &str =
    r#"{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }"#;
const DENIES: &str = r#"{ "Statement": [ { "Effect": "Deny", "Action": "*", "Resource": "*" } ] }"#;
const TORN: &str = r#""{ torn""#;

#[test]
fn each_place_that_differs_is_named() {
    for (document, expect, met, paths) in [
        (ALLOWS, r#"{ "decision": "allowed" }"#, true, vec![]),
        (ALLOWS, r#"{ "decision": "explicitDeny" }"#, false, vec!["/decision"]),
        (ALLOWS, r#"{ "decision": "allowed", "decidedBy": null }"#, true, vec![]),
        (
            ALLOWS,
            r#"{ "error": { "code": "MISSING_FIELD" } }"#,
            false,
            vec!["/error"],
        ),
        (
            ALLOWS,
            r#"{ "grantedBy": [ { "policy": "another/one" } ] }"#,
            false,
            vec!["/grantedBy/0"],
        ),
        // By whichever way, and as a decision alone.
        (DENIES, r#"{ "decision": "denied" }"#, true, vec![]),
        ("{ \"Statement\": [] }", r#"{ "decision": "denied" }"#, true, vec![]),
        (ALLOWS, r#"{ "decision": "denied" }"#, false, vec!["/decision"]),
        (DENIES, r#"{ "decidedBy": "denied" }"#, false, vec!["/decidedBy"]),
        // Nothing is expected, and yet it is not to fail.
        (TORN, "{}", false, vec![]),
        (TORN, r#"{ "error": "MALFORMED" }"#, false, vec!["/error"]),
    ] {
        let (is_met, found) = differing(document, expect);
        assert_eq!(
            (is_met, found),
            (Some(met), paths.into_iter().map(String::from).collect()),
            "{expect}"
        );
    }
}

#[test]
fn a_word_that_no_decision_has_is_told_the_words() {
    let meant = |path: &str, expected: &str| {
        let mismatch = Mismatch {
            path: path.into(),
            expected: expected.into(),
            found: "\"allowed\"".into(),
        };
        mismatch.words_meant().map(|it| it.len())
    };
    assert_eq!(meant("/decision", "\"deny\""), Some(5));
    assert_eq!(meant("/decision", "true"), Some(5));
    assert_eq!(meant("/outcome", "\"isued\""), Some(9));
    for (path, word) in [
        ("/decision", "\"denied\""),
        ("/outcome", "\"issued\""),
        ("/decidedBy", "\"deny\""),
        ("", "\"deny\""),
    ] {
        assert_eq!(meant(path, word), None);
    }
}

#[test]
fn an_error_that_is_expected_is_met() {
    let (is_met, paths) = differing(TORN, r#"{ "error": "JSON_SYNTAX_ERROR" }"#);
    assert_eq!((is_met, paths), (Some(true), vec![]));
}
