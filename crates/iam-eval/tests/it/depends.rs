//! What an answer that depends shows: the keys that decide, no other, and values that lead to each decision.

use std::sync::Arc;

use iam_eval::caller::{Caller, Identity};
use iam_eval::closings::Closings;
use iam_eval::combine::Outcome;
use iam_eval::compile::Compiled;
use iam_eval::context::Value;
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Action, Request, Resource};
use iam_eval::{derive, evaluate};
use iam_syntax::grammar;
use iam_syntax::policy::PolicyKind;

/// Ana reads an object, and her policy has these statements.
fn closings(statements: &str, unknown: &[&str]) -> Option<Closings> {
    let text = format!(r#"{{"Version":"2012-10-17","Statement":[{statements}]}}"#);
    let policy = grammar::parse(PolicyKind::Identity, &text).policy.expect("a policy");
    let identity = Attached {
        name: "P".to_owned(),
        document: 0,
        policy: Arc::new(Compiled::new(policy)),
    };
    let policies = Policies {
        identity: vec![identity],
        ..Policies::default()
    };
    let caller = Caller::User(Identity {
        arn: "arn:aws:iam::111122223333:user/Ana".to_owned(),
        account: "111122223333".to_owned(),
        name: "Ana".to_owned(),
        unique_id: None,
    });
    let given: Vec<derive::Given> = unknown.iter().map(|name| (*name, Some(Value::Unknown))).collect();
    let action = Action::new("s3:GetObject").expect("an action");
    let request = Request {
        context: derive::context(&caller, "111122223333", &given),
        resource: Resource::new("arn:aws:s3:::box/home/ana", &action),
        resource_account: "111122223333".to_owned(),
        caller,
        action,
    };
    evaluate(&policies, &request).closings
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
