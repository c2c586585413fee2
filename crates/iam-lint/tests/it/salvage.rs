//! A malformed statement hides itself alone: the others are looked at all the same, at their own places.

use iam_catalog::catalogue::Catalogue;
use iam_lint::fact::Fact;
use iam_lint::finding::Finding;
use iam_lint::{Document, lint};
use iam_syntax::policy::PolicyKind;

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
    let is_operator = |it: &&String| it.starts_with("INVALID_CONDITION_OPERATOR");
    assert_eq!(1, together.iter().filter(is_operator).count(), "{together:?}");
    let others: Vec<String> = together.into_iter().filter(|it| !is_operator(&it)).collect();
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
    let inside = findings.iter().find_map(|it| match &it.fact {
        Fact::AllowInsideDeny { deny } => Some(*deny),
        _ => None,
    });
    assert_eq!(Some(3), inside);
}

#[test]
fn nothing_but_malformed_statements() {
    let (_, findings) = findings(&[MALFORMED]);
    assert_eq!(1, findings.len(), "{findings:?}");
}
