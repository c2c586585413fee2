//! Policy texts with statements put in, taken out and narrowed.

use iam_flip::edit::{Edits, edited};
use iam_flip::least::Statement;
use iam_syntax::grammar::parse;
use iam_syntax::policy::{Effect, PolicyKind};

fn least() -> Statement {
    Statement {
        effect: Effect::Allow,
        members: vec![
            ("Effect", "\"Allow\"".to_string()),
            ("Action", "\"s3:GetObject\"".to_string()),
            ("Resource", "\"arn:aws:s3:::b/k\"".to_string()),
        ],
    }
}

#[track_caller]
fn check(text: &str, edits: &Edits, expected: &str) {
    let policy = parse(PolicyKind::Identity, text).policy.expect("a policy");
    let new = edited(text, &policy, edits).expect("it can be edited");
    assert_eq!(expected, new);
    assert!(parse(PolicyKind::Identity, &new).policy.is_some(), "{new}");
}

const A: &str = r#"{"Effect":"Allow","Action":"a:A","Resource":"*"}"#;
const B: &str = r#"{"Effect":"Deny","Action":"b:B","Resource":"*"}"#;
const C: &str = r#"{"Effect":"Deny","Action":"c:C","Resource":"*","Condition":{"Null":{"a:b":"true"}}}"#;
const NEW: &str = r#"{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/k" }"#;

fn list(statements: &[&str]) -> String {
    format!("{{\"Statement\":[{}]}}", statements.join(","))
}

fn removed(removed: &[usize]) -> Edits {
    Edits {
        removed: removed.to_vec(),
        ..Edits::default()
    }
}

#[test]
fn taken_out() {
    let text = list(&[A, B, C]);
    check(&text, &removed(&[0]), &list(&[B, C]));
    check(&text, &removed(&[1]), &list(&[A, C]));
    check(&text, &removed(&[2]), &list(&[A, B]));
    check(&text, &removed(&[1, 2]), &list(&[A]));
    check(&text, &removed(&[2, 0]), &list(&[B]));
}

#[test]
fn put_in() {
    let added = Edits {
        added: vec![least()],
        ..Edits::default()
    };
    check(&list(&[A]), &added, &format!("{{\"Statement\":[{A}, {NEW}]}}"));
    check(
        &format!("{{\"Statement\":{A}}}"),
        &added,
        &format!("{{\"Statement\":[{A}, {NEW}]}}"),
    );
    check(
        "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\", \"Action\": \"a:A\", \"Resource\": \"*\"\n    }\n  ]\n}",
        &added,
        "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\", \"Action\": \"a:A\", \"Resource\": \"*\"\n    },\n    {\n      \
         \"Effect\": \"Allow\",\n      \"Action\": \"s3:GetObject\",\n      \"Resource\": \"arn:aws:s3:::b/k\"\n    }\n  ]\n}",
    );
}

#[test]
fn put_in_and_taken_out() {
    let both = |removed: &[usize]| Edits {
        removed: removed.to_vec(),
        added: vec![least()],
        ..Edits::default()
    };
    check(&list(&[A, B]), &both(&[1]), &format!("{{\"Statement\":[{A}, {NEW}]}}"));
    check(&list(&[A, B]), &both(&[0]), &format!("{{\"Statement\":[{B}, {NEW}]}}"));
    check(&list(&[A, B]), &both(&[0, 1]), &format!("{{\"Statement\":[{NEW}]}}"));
    check(
        &format!("{{\"Statement\":{B}}}"),
        &both(&[0]),
        &format!("{{\"Statement\":{NEW}}}"),
    );
}

#[test]
fn narrowed() {
    let exempt = |statement: usize| Edits {
        exempt: vec![(statement, "arn:aws:iam::111122223333:role/R".to_string())],
        ..Edits::default()
    };
    let test = r#""ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/R" }"#;
    let b = B.replace('}', &format!(", \"Condition\": {{ {test} }}}}"));
    check(&list(&[A, B]), &exempt(1), &list(&[A, &b]));
    let c = C.replace("{\"Null\"", &format!("{{{test}, \"Null\""));
    check(&list(&[A, C]), &exempt(1), &list(&[A, &c]));
    check(
        &list(&[A, C, B]),
        &Edits {
            removed: vec![2],
            ..exempt(1)
        },
        &list(&[A, &c]),
    );
}

#[test]
fn a_condition_on_the_caller_is_not_written_twice() {
    let there = r#"{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ArnNotEquals":{"aws:PrincipalArn":"x"}}}}"#;
    let policy = parse(PolicyKind::Identity, there).policy.unwrap();
    let edits = Edits {
        exempt: vec![(0, "arn:aws:iam::111122223333:role/R".to_string())],
        ..Edits::default()
    };
    assert_eq!(None, edited(there, &policy, &edits));
}
