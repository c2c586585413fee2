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
fn what_weakens_a_guardrail_comes_last_and_says_so() {
    for (lang, heading) in [("en", "Weakens a guardrail:"), ("ko", "가드레일을 약화하는 변경:")] {
        let ran = run(&["flip", "--lang", lang], CASE.as_bytes());
        let at = ran.stdout.lines().position(|line| line == heading);
        let deny = ran.stdout.lines().position(|line| line.contains("aws:PrincipalArn"));
        assert!(at.is_some() && at < deny, "{}", ran.stdout);
    }
    let ran = run(&["flip", "--format", "json"], CASE.as_bytes());
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let suggestions = found["suggestions"].as_array().expect("a list");
    let weakens: Vec<bool> = suggestions
        .iter()
        .filter_map(|it| it["weakensGuardrail"].as_bool())
        .collect();
    assert!(
        weakens.is_sorted() && weakens.contains(&true) && weakens.contains(&false),
        "{weakens:?}"
    );
    assert_eq!("request", suggestions[0]["class"]);
    assert_eq!(
        "/context/aws:MultiFactorAuthPresent",
        suggestions[0]["diff"][0]["place"]
    );
    assert_eq!(
        "\"aws:MultiFactorAuthPresent\": \"true\"",
        suggestions[0]["diff"][0]["after"][0]
    );
}

#[test]
fn each_request_of_each_case_has_its_lines() {
    let with_checks = CASE.replacen(
        "{\"principal\"",
        r#"{"id":"a","checks":[{"id":"put","action":"s3:PutObject"}],"principal""#,
        1,
    );
    let input = format!("{with_checks}\n{}\n{{\n", CASE.replacen('{', "{\"id\":\"b\",", 1));
    let ran = run(&["flip", "--format", "json"], input.as_bytes());
    assert_eq!(2, ran.status, "{}", ran.stderr);
    assert!(
        ran.stderr.starts_with("standard input:3: error JSON_SYNTAX_ERROR"),
        "{}",
        ran.stderr
    );
    let ids: Vec<Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
        .collect();
    assert_eq!(vec!["a", "a/put", "b"], ids);
    let ran = run(&["flip"], input.as_bytes());
    for name in ["a: Denied", "a/put: Denied", "b: Denied"] {
        assert!(ran.stdout.lines().any(|line| line.starts_with(name)), "{}", ran.stdout);
    }
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
