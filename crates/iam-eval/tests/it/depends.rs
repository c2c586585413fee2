//! What an answer that depends shows: the keys that decide, no other, and values that lead to each decision.

use iam_eval::closings::{Closings, with_values};
use iam_eval::combine::Outcome;
use iam_eval::context::{Looked, Value};
use iam_eval::{derive, evaluate};

use crate::ana;

/// Ana reads an object under these statements, with these keys unknown.
fn closings(statements: &str, unknown: &[&str]) -> Option<Closings> {
    let given: Vec<derive::Given> = unknown.iter().map(|name| (*name, Some(Value::Unknown))).collect();
    evaluate(&ana::policies(statements), &ana::request(&given)).closings
}

fn statement(effect: &str, condition: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Action":"s3:*","Resource":"*","Condition":{{{condition}}}}}"#)
}

/// One line a decision: what it is, and what each key holds that is named.
fn show(closings: &Closings) -> String {
    let line = |closing: &iam_eval::closings::Closing| {
        let values = closings.keys.iter().zip(&closing.values);
        let shown: Vec<String> = values
            .map(|(key, value)| format!("{key} {}", held(value.as_ref())))
            .collect();
        let outcome = match closing.decision.outcome {
            Outcome::Allowed => "allowed",
            Outcome::ExplicitDeny => "explicit deny",
            Outcome::ImplicitDeny => "implicit deny",
            Outcome::Depends => "depends",
        };
        format!("{outcome}: {}", shown.join(", "))
    };
    closings.found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn held(value: Option<&Value>) -> String {
    match value {
        None => "absent".to_owned(),
        Some(Value::One(text)) => format!("`{text}`"),
        Some(Value::Many(texts)) => format!("{texts:?}"),
        Some(Value::Unknown) => "unknown".to_owned(),
    }
}

#[track_caller]
fn check(statements: &[String], unknown: &[&str], expected: &str) {
    let closings = closings(&statements.join(","), unknown).expect("it depends");
    let shown = show(&closings);
    assert_eq!(expected, shown);
}

#[test]
fn keys_that_decide_together_are_both_named() {
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpc `vpc-1`, aws:sourcevpce `vpce-1`\nimplicit deny: aws:sourcevpc absent, aws:sourcevpce absent",
    );
}

#[test]
fn a_key_that_only_repeats_what_another_says_is_not_named() {
    let one = statement("Allow", r#""StringEquals":{"aws:SourceVpce":"vpce-1"}"#);
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[one, both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpce `vpce-1`\nimplicit deny: aws:sourcevpce absent",
    );
}

#[test]
fn the_first_key_may_be_the_idle_one() {
    let one = statement("Allow", r#""StringEquals":{"aws:SourceVpc":"vpc-1"}"#);
    let both = statement(
        "Allow",
        r#""StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceVpce":"vpce-1"}"#,
    );
    check(
        &[one, both],
        &["aws:SourceVpc", "aws:SourceVpce"],
        "allowed: aws:sourcevpc `vpc-1`\nimplicit deny: aws:sourcevpc absent",
    );
}

/// Seven keys of five values each are more than can all be tried.
const MANY: [&str; 7] = ["k:1", "k:2", "k:3", "k:4", "k:5", "k:6", "k:7"];

/// A statement that compares each of the many with three values and adds nothing to the others.
fn idle() -> String {
    let each = MANY.map(|key| format!(r#""{key}":["a","b","c"]"#)).join(",");
    statement("Deny", &format!(r#""StringEquals":{{{each}}},"Null":{{"k:1":"true"}}"#))
}

#[test]
fn a_sample_finds_what_two_keys_bring_about_together() {
    let two = statement("Allow", r#""StringEquals":{"k:1":"a","k:2":"b"}"#);
    let closings = closings(&[two, idle()].join(","), &MANY).expect("it depends");
    let [allowed, denied] = closings.found.as_slice() else {
        panic!("{closings:?}");
    };
    assert_eq!(Outcome::Allowed, allowed.decision.outcome);
    assert_eq!(Outcome::ImplicitDeny, denied.decision.outcome);
    // The second is brought as close to the first as it can be.
    let n_apart = allowed
        .values
        .iter()
        .zip(&denied.values)
        .filter(|(a, b)| a != b)
        .count();
    assert_eq!(1, n_apart, "{closings:?}");
}

#[test]
fn a_sample_tries_each_value_of_each_key_alone() {
    for (at, key) in MANY.iter().enumerate() {
        for value in ["a", "c"] {
            let others = MANY.iter().enumerate().filter(|(other, _)| *other != at);
            let absent: Vec<String> = others.map(|(_, other)| format!(r#""{other}":"true""#)).collect();
            let alone = format!(
                r#""StringEquals":{{"{key}":"{value}"}},"Null":{{{}}}"#,
                absent.join(",")
            );
            let expected = format!("allowed: {key} `{value}`\nimplicit deny: {key} absent");
            check(&[statement("Allow", &alone), idle()], &MANY, &expected);
        }
    }
}

#[test]
fn a_sample_shows_what_is_always_sent() {
    let two = statement(
        "Allow",
        r#""StringEquals":{"k:1":"a"},"Bool":{"aws:SecureTransport":"true"}"#,
    );
    let unknown: Vec<&str> = MANY.into_iter().chain(["aws:SecureTransport"]).collect();
    check(
        &[two, idle()],
        &unknown,
        "allowed: aws:securetransport `true`, k:1 `a`\nimplicit deny: aws:securetransport `true`, k:1 absent",
    );
}

#[test]
fn a_sample_that_finds_one_decision_settles_nothing() {
    let all = MANY.map(|key| format!(r#""{key}":"a""#)).join(",");
    let narrow = statement("Allow", &format!(r#""StringEquals":{{{all}}}"#));
    let closings = closings(&[narrow, idle()].join(","), &MANY).expect("it depends");
    assert_eq!(1, closings.found.len());
    assert_eq!(Outcome::Depends, closings.decision().outcome);
}

#[test]
fn one_form_of_the_clock_brings_the_other() {
    let forms = [("aws:CurrentTime", "1970-01-01T00:01:40Z"), ("aws:EpochTime", "100")];
    let request = ana::request(&forms.map(|(name, _)| (name, Some(Value::Unknown))));
    for (name, value) in forms {
        let closed = with_values(&request, &[(name, Some(Value::One(value.to_owned())))]);
        for (name, value) in forms {
            assert_eq!(Looked::One(value), closed.context.get(name));
        }
    }
    // A form that was removed on purpose stays away.
    let request = ana::request(&[(forms[0].0, None), (forms[1].0, Some(Value::Unknown))]);
    let closed = with_values(&request, &[(forms[1].0, Some(Value::One("100".to_owned())))]);
    assert_eq!(Looked::Absent, closed.context.get(forms[0].0));
}
