//! `iam-playground flip`: what would turn a decision round, in words and with the changed case.

use serde_json::Value;

use crate::run::run;

const CASE: &str = r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333","policies":{"identity":[{"name":"p","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"},{"Sid":"Mfa","Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}}]}}"#;

#[test]
fn each_suggestion_comes_with_the_case_that_is_allowed() {
    for lang in ["en", "ko"] {
        let ran = run(&["flip", "--format", "json", "--lang", lang], CASE.as_bytes());
        assert_eq!(0, ran.status, "{}", ran.stderr);
        let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        assert_eq!("explicitDeny", found["decision"]);
        let suggestions = found["suggestions"].as_array().expect("a list");
        assert!(1 < suggestions.len(), "{found}");
        for suggestion in suggestions {
            let answer = run(&["eval"], suggestion["case"].to_string().as_bytes());
            assert!(
                answer.stdout.starts_with(r#"{"decision":"allowed""#),
                "{}",
                answer.stdout
            );
        }
    }
}

#[test]
fn in_words() {
    let ran = run(&["flip"], CASE.as_bytes());
    assert_eq!(0, ran.status, "{}", ran.stderr);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("Denied"), "{}", ran.stdout);
    assert_eq!("1. Request: set aws:MultiFactorAuthPresent to `true`.", lines[1]);
}

#[test]
fn what_is_no_case() {
    for (input, said) in [("{", "error JSON_SYNTAX_ERROR"), ("{}", "error MISSING_FIELD")] {
        let ran = run(&["flip"], input.as_bytes());
        assert_eq!((2, ""), (ran.status, ran.stdout.as_str()));
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = run(&["flip", "no-such-file.json"], b"");
    assert_eq!(2, ran.status);
    assert!(
        ran.stderr.contains("`no-such-file.json` can't be read"),
        "{}",
        ran.stderr
    );
}
