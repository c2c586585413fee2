//! Policy texts with statements put in, taken out and rewritten.

use iam_flip::document::edit::{At, Edit};
use iam_flip::document::statements::Edits;
use iam_flip::document::{Revised, Revision, revised};
use iam_flip::least::Statement;
use iam_syntax::grammar::parse;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily};

fn least() -> Statement {
    Statement {
        effect: Effect::Allow,
        asks: Vec::new(),
        members: vec![
            ("Effect", "\"Allow\"".to_string()),
            ("Action", "\"s3:GetObject\"".to_string()),
            ("Resource", "\"arn:aws:s3:::b/k\"".to_string()),
        ],
    }
}

fn made(kind: PolicyKind, text: &str, revision: &Revision) -> Option<String> {
    match revised(text, kind, revision)? {
        Revised::Off => None,
        Revised::Text(text) => Some(text),
    }
}

#[track_caller]
fn check(text: &str, statements: Edits, expected: &str) {
    let revision = Revision {
        statements,
        ..Revision::default()
    };
    let new = made(PolicyKind::Identity, text, &revision).expect("it can be edited");
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
    check(&text, removed(&[0]), &list(&[B, C]));
    check(&text, removed(&[1]), &list(&[A, C]));
    check(&text, removed(&[2]), &list(&[A, B]));
    check(&text, removed(&[1, 2]), &list(&[A]));
    check(&text, removed(&[2, 0]), &list(&[B]));
}

#[test]
fn put_in() {
    let added = || Edits {
        added: vec![least()],
        ..Edits::default()
    };
    check(&list(&[A]), added(), &format!("{{\"Statement\":[{A}, {NEW}]}}"));
    check(
        &format!("{{\"Statement\":{A}}}"),
        added(),
        &format!("{{\"Statement\":[{A}, {NEW}]}}"),
    );
    check(
        "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\", \"Action\": \"a:A\", \"Resource\": \"*\"\n    }\n  ]\n}",
        added(),
        "{\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\", \"Action\": \"a:A\", \"Resource\": \"*\"\n    },\n    {\n      \
         \"Effect\": \"Allow\",\n      \"Action\": \"s3:GetObject\",\n      \"Resource\": \"arn:aws:s3:::b/k\"\n    }\n  ]\n}",
    );
    check(
        &format!("{{\n  \"Statement\": [\n    {A},\n    {B}\n  ]\n}}"),
        added(),
        &format!("{{\n  \"Statement\": [\n    {A},\n    {B},\n    {NEW}\n  ]\n}}"),
    );
}

#[test]
fn put_in_and_taken_out() {
    let both = |removed: &[usize]| Edits {
        removed: removed.to_vec(),
        added: vec![least()],
    };
    check(&list(&[A, B]), both(&[1]), &format!("{{\"Statement\":[{A}, {NEW}]}}"));
    check(&list(&[A, B]), both(&[0]), &format!("{{\"Statement\":[{B}, {NEW}]}}"));
    check(&list(&[A, B]), both(&[0, 1]), &format!("{{\"Statement\":[{NEW}]}}"));
    check(
        &format!("{{\"Statement\":{B}}}"),
        both(&[0]),
        &format!("{{\"Statement\":{NEW}}}"),
    );
}

#[track_caller]
fn rewrite(kind: PolicyKind, text: &str, statement: usize, edit: Edit, expected: Option<&str>) {
    let revision = Revision {
        rewritten: vec![(statement, edit)],
        ..Revision::default()
    };
    assert_eq!(expected, made(kind, text, &revision).as_deref());
}

#[test]
fn narrowed() {
    let arn = "arn:aws:iam::111122223333:role/R";
    let exempt = || Edit::Exempt {
        principal_arn: arn.to_string(),
    };
    let test = r#""ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/R" }"#;
    let b = B.replace('}', &format!(", \"Condition\": {{ {test} }}}}"));
    rewrite(PolicyKind::Identity, &list(&[A, B]), 1, exempt(), Some(&list(&[A, &b])));
    let c = C.replace("\"true\"}", &format!("\"true\"}}, {test}"));
    rewrite(PolicyKind::Identity, &list(&[A, C]), 1, exempt(), Some(&list(&[A, &c])));
    let there = |condition: &str| {
        format!(r#"{{"Statement":{{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{{condition}}}}}}}"#)
    };
    for (before, after) in [
        (
            r#""ArnNotEquals":{"aws:PrincipalArn":"x"}"#,
            r#""ArnNotEquals":{"aws:PrincipalArn":["x", "ARN"]}"#,
        ),
        (
            r#""ArnNotLike":{"aws:principalarn":["x","y"]}"#,
            r#""ArnNotLike":{"aws:principalarn":["x","y", "ARN"]}"#,
        ),
        (
            r#""ArnNotEquals":{"aws:SourceArn":"x"}"#,
            r#""ArnNotEquals":{"aws:SourceArn":"x", "aws:PrincipalArn": "ARN"}"#,
        ),
    ] {
        let after = there(after).replace("ARN", arn);
        rewrite(PolicyKind::Identity, &there(before), 0, exempt(), Some(&after));
    }
}

const BUCKET: &str = r#"{
  "Statement": {
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:user/a" },
    "Action": [
      "s3:GetObject",
      "s3:PutObject"
    ],
    "Resource": "arn:aws:s3:::b/*",
    "Condition": {
      "StringEquals": { "aws:PrincipalTag/a": "x", "aws:PrincipalTag/b": ["y", "z*"] },
      "StringLike": { "aws:PrincipalTag/c": "q" }
    }
  }
}"#;

#[track_caller]
fn bucket(edit: Edit, from: &str, to: &str) {
    assert!(BUCKET.contains(from), "{from}");
    rewrite(
        PolicyKind::Resource,
        BUCKET,
        0,
        edit,
        Some(&BUCKET.replacen(from, to, 1)),
    );
}

fn more(at: At, values: &[&str]) -> Edit {
    Edit::More {
        at,
        values: values.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn one_value_more_or_less() {
    bucket(
        more(At::Action, &["s3:DeleteObject"]),
        "\"s3:PutObject\"\n",
        "\"s3:PutObject\",\n      \"s3:DeleteObject\"\n",
    );
    bucket(
        more(At::Resource(0), &["arn:aws:s3:::b"]),
        "\"arn:aws:s3:::b/*\"",
        "[\"arn:aws:s3:::b/*\", \"arn:aws:s3:::b\"]",
    );
    bucket(
        more(At::Principal(PrincipalFamily::Aws), &["B"]),
        "\"arn:aws:iam::111122223333:user/a\"",
        "[\"arn:aws:iam::111122223333:user/a\", \"B\"]",
    );
    bucket(
        more(At::Principal(PrincipalFamily::Service), &["B"]),
        "user/a\" }",
        "user/a\", \"Service\": \"B\" }",
    );
    bucket(more(At::Condition(1), &["w"]), "\"z*\"]", "\"z*\", \"w\"]");
    bucket(more(At::Condition(0), &["w"]), "\"x\"", "[\"x\", \"w\"]");
    let less = |at: At, value: usize| Edit::Less { at, value };
    bucket(less(At::Condition(1), 0), "[\"y\", \"z*\"]", "[\"z*\"]");
    bucket(less(At::Condition(1), 1), "[\"y\", \"z*\"]", "[\"y\"]");
    rewrite(PolicyKind::Resource, BUCKET, 0, less(At::Condition(0), 0), None);
    bucket(
        Edit::Rewrite {
            at: At::Resource(0),
            value: 0,
            to: vec!["N".to_string()],
        },
        "\"arn:aws:s3:::b/*\"",
        "\"N\"",
    );
}

#[test]
fn another_operator_for_one_key() {
    let operator = |condition: usize, to: &str| Edit::Operator {
        condition,
        to: to.to_string(),
    };
    // It has the operator alone.
    bucket(
        operator(2, "StringLikeIfExists"),
        "\"StringLike\"",
        "\"StringLikeIfExists\"",
    );
    // It shares the operator, and the other one is there or not.
    bucket(
        operator(1, "StringEqualsIfExists"),
        "\"x\", \"aws:PrincipalTag/b\": [\"y\", \"z*\"] },\n      \"StringLike\": { \"aws:PrincipalTag/c\": \"q\" }",
        "\"x\" },\n      \"StringLike\": { \"aws:PrincipalTag/c\": \"q\" },\n      \
         \"StringEqualsIfExists\": { \"aws:PrincipalTag/b\": [\"y\", \"z*\"] }",
    );
    bucket(
        operator(1, "StringLike"),
        "\"x\", \"aws:PrincipalTag/b\": [\"y\", \"z*\"] },\n      \"StringLike\": { \"aws:PrincipalTag/c\": \"q\" }",
        "\"x\" },\n      \"StringLike\": { \"aws:PrincipalTag/c\": \"q\", \"aws:PrincipalTag/b\": [\"y\", \"z*\"] }",
    );
    let twice = r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"k:k":"a"},"StringLike":{"K:k":"b"}}}}"#;
    rewrite(PolicyKind::Identity, twice, 0, operator(0, "StringLike"), None);
}

#[test]
fn another_version() {
    let renewed = |text: &str| {
        let revision = Revision {
            is_renewed: true,
            ..Revision::default()
        };
        made(PolicyKind::Identity, text, &revision)
    };
    let old = format!("{{\"Version\":\"2008-10-17\",\"Statement\":{A}}}");
    assert_eq!(Some(old.replace("2008-10-17", "2012-10-17")), renewed(&old));
    let none = format!("{{\n  \"Statement\": {A}\n}}");
    let new = format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {A}\n}}");
    assert_eq!(Some(new), renewed(&none));
}
