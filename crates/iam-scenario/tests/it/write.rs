//! Reading what was written gives the same case.

use iam_scenario::case::{Case, PolicyInput, PolicyInputs};
use iam_scenario::{read, write};

use crate::examples;
use crate::random::Random;

#[test]
fn random_cases_come_back() {
    for seed in 0..1000 {
        let case = Random::new(seed).case("x-");
        let written = write::case(&case);
        assert_eq!(Ok(case), read::case(&written), "{written}");
    }
}

#[test]
fn examples_come_back() {
    for text in examples::all() {
        let case = read::case(&text).unwrap();
        let written = write::case(&case);
        assert_eq!(Ok(&case), read::case(&written).as_ref(), "{written}");
        // What was canonical once stays as it is.
        assert_eq!(written, write::case(&read::case(&written).unwrap()));
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(Ok(expected.into()), read::case(text).map(|case| write::case(&case)));
}

#[test]
fn fields_are_in_order_and_defaults_left_out() {
    check("{}", "{}");
    check(
        r#"{ "x-b": [ 1 ], "checks": [], "policies": {"identity": []}, "context": {}, "action": "s3:GetObject", "version": 1, "id": "a", "title": null }"#,
        r#"{"id":"a","action":"s3:GetObject","x-b":[ 1 ]}"#,
    );
    check(
        r#"{"resource": ["arn:aws:s3:::box"], "context": {"a:b": 1.50, "c:d": [true], "e:f": null}}"#,
        r#"{"resource":"arn:aws:s3:::box","context":{"a:b":"1.50","c:d":["true"],"e:f":null}}"#,
    );
    check(
        r#"{"policies": {"endpoint": {"enabled": true, "type": "interface", "document": {}}, "session": [[{"document": "{}", "enabled": false}]], "boundary": null}}"#,
        r#"{"policies":{"session":[[{"document":"{}","enabled":false}]],"endpoint":{"document":{}}}}"#,
    );
}

#[test]
fn a_document_keeps_its_layout() {
    let text = "{\"policies\":{\"boundary\":{\"document\":{ \"a\": 1.0,\n\t\"a\": \"\\u0041\" }}}}";
    check(text, text);
}

#[test]
fn a_document_that_is_no_object_any_more_is_written_as_text() {
    let edited = |text: &str| Case {
        policies: PolicyInputs {
            boundary: Some(PolicyInput {
                name: String::new(),
                text: text.into(),
                enabled: true,
                from: None,
                is_object: true,
                extra: Vec::new(),
            }),
            ..PolicyInputs::default()
        },
        ..Case::default()
    };
    for (text, document) in [
        ("{\"a\":", r#""{\"a\":""#),
        ("[]", "\"[]\""),
        (" {}", "\" {}\""),
        ("", "\"\""),
        ("{}", "{}"),
    ] {
        let expected = format!("{{\"policies\":{{\"boundary\":{{\"document\":{document}}}}}}}");
        assert_eq!(expected, write::case(&edited(text)));
    }
    assert_eq!(
        r#"{"policies":{"boundary":{"document":"{}"}}}"#,
        write::case_of_texts(&edited("{}"))
    );
}

#[test]
fn unknown_fields_of_a_link_come_back() {
    for seed in 0..500 {
        let case = Random::new(seed).case("later");
        let written = write::case(&case);
        let parts = read::parts(&written, read::Unknown::Kept);
        assert_eq!(case, parts.case, "{written}");
        assert_eq!(written.contains("\"later"), parts.has_unknown_fields, "{written}");
    }
}
