//! A malformed statement hides itself alone: the others are looked at all the same, at their own places, and of itself
//! the names that could be read.

use iam_catalog::catalogue::Catalogue;
use iam_lint::finding::Finding;
use iam_lint::{Document, lint, words};
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

const GOOD: &str = r#"{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}"#;
const MALFORMED: &str = r#"{"Effect":"Allow","Action":"é:A","Resource":"*","Condition":{"StringEqual":{"a:b":"c"}}}"#;
const DENY: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*"}"#;

fn findings(statements: &[&str]) -> (String, Vec<Finding>) {
    let text = format!(
        "{{\"Version\":\"2012-10-17\",\"Statement\":[ {} ]}}",
        statements.join(" , ")
    );
    let document = Document {
        text: &text,
        kind: PolicyKind::Identity,
        service: None,
    };
    let findings = lint(&document, &Catalogue::whole(), None);
    (text, findings)
}

/// What the rules find in the statements alone, they find beside a malformed one, on the same text.
#[track_caller]
fn check(with: &[&str]) {
    let without: Vec<&str> = with.iter().copied().filter(|it| *it != MALFORMED).collect();
    let told = |(text, findings): (String, Vec<Finding>)| -> Vec<String> {
        findings
            .into_iter()
            .map(|it| format!("{} {}", it.code.name(), it.span.of(&text)))
            .collect()
    };
    let alone = told(findings(&without));
    assert!(!alone.is_empty());
    let together = told(findings(with));
    let is_own =
        |it: &&String| it.starts_with("INVALID_CONDITION_OPERATOR") || it.starts_with("INVALID_SERVICE_IN_ACTION");
    assert_eq!(2, together.iter().filter(is_own).count(), "{together:?}");
    let others: Vec<String> = together.into_iter().filter(|it| !is_own(&it)).collect();
    assert_eq!(alone, others);
}

#[test]
fn beside_a_malformed_statement() {
    check(&[GOOD, MALFORMED]);
    check(&[MALFORMED, GOOD]);
    check(&[MALFORMED, GOOD, DENY]);
    check(&[GOOD, MALFORMED, DENY]);
    check(&[GOOD, DENY, MALFORMED]);
}

#[test]
fn statements_keep_their_numbers() {
    let (_, findings) = findings(&[MALFORMED, GOOD, DENY]);
    let inside = findings
        .iter()
        .find(|it| it.code.name() == "UNREACHABLE_ALLOW")
        .unwrap();
    let message = words::said(inside, Lang::En).message;
    assert!(message.contains("statement 3"), "{message}");
}

/// The names in a malformed statement are looked at as well, wherever the flaw is.
#[test]
fn in_a_malformed_statement() {
    let check = |statement: &str, others: &[&str]| {
        let (text, findings) = findings(&[statement]);
        let codes: Vec<&str> = findings.iter().map(|it| it.code.name()).collect();
        let named = |it: &&&str| codes.contains(*it);
        assert_eq!(others.len(), others.iter().filter(named).count(), "{text} {codes:?}");
        // What the statement comes to can't be said.
        assert!(!codes.contains(&"PASS_ROLE_WITH_STAR_IN_RESOURCE"), "{text} {codes:?}");
    };
    let condition = r#"{"Effect":"Allow","Action":["iam:PassRole","s3:GetObjct"],"Resource":"*","Condition":{"StringEqual":{"iam:PassedToService":"a"}}}"#;
    check(condition, &["INVALID_CONDITION_OPERATOR", "INVALID_ACTION"]);
    check(
        &condition
            .replace("StringEqual", "StringEquals")
            .replace("\"a\"", "null"),
        &["DATA_TYPE_MISMATCH", "INVALID_ACTION"],
    );
    check(
        &condition
            .replace("StringEqual", "StringEquals")
            .replace("\"Resource\":\"*\"", "\"Resouces\":\"*\""),
        &["INVALID_POLICY_ELEMENT", "INVALID_ACTION"],
    );
    check(
        &condition
            .replace("StringEqual", "StringEquals")
            .replace("\"s3:GetObjct\"]", "\"s3:GetObjct\" 1]"),
        &["JSON_SYNTAX_ERROR", "DATA_TYPE_MISMATCH", "INVALID_ACTION"],
    );
}

/// What is only written in another way is looked at as it is meant.
#[test]
fn in_a_text_of_another_language() {
    let statement = GOOD.replace('"', "'");
    let text = format!("{{'Version':'2012-10-17','Statement':{statement}}}");
    let document = Document {
        text: &text,
        kind: PolicyKind::Identity,
        service: None,
    };
    let found = lint(&document, &Catalogue::whole(), None);
    let codes: Vec<&str> = found.iter().map(|it| it.code.name()).collect();
    assert_eq!(["JSON_SYNTAX_ERROR", "PASS_ROLE_WITH_STAR_IN_RESOURCE"], codes[..]);
    assert_eq!("'*'", found[1].span.of(&text));
}
