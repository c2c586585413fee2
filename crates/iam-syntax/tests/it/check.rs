//! One way to write a test: a text, and a line for each diagnostic.

use iam_syntax::diagnostic::{Diagnostic, Severity, Weight};
use iam_syntax::grammar::{Parse, parse};
use iam_syntax::policy::PolicyKind;

/// A document of one statement, whose elements are given.
pub fn statement(elements: &str) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":{{{elements}}}}}"#)
}

/// Checks what is said of a document: for each diagnostic how bad it is, its rule, code and path, and the text that is
/// marked.
#[track_caller]
pub fn check(kind: PolicyKind, text: &str, expected: &[&str]) {
    let parse = parse(kind, text);
    let seen: Vec<String> = parse.diagnostics.iter().map(|found| line(found, text)).collect();
    assert_eq!(expected, seen, "{text}\n{:#?}", parse.diagnostics);
    check_laws(kind, text, &parse);
}

/// The same for the elements of one statement.
#[track_caller]
pub fn check_statement(kind: PolicyKind, elements: &str, expected: &[&str]) {
    check(kind, &statement(elements), expected);
}

fn line(found: &Diagnostic, text: &str) -> String {
    let weight = match (found.weight, found.severity) {
        (Weight::Malformed, _) => "malformed",
        (Weight::Flawed, Severity::Error) => "error",
        (Weight::Flawed, Severity::SecurityWarning) => "security",
        (Weight::Flawed, Severity::Warning) => "warning",
        (Weight::Flawed, Severity::Suggestion) => "suggestion",
    };
    format!(
        "{weight} {} {} {} «{}»",
        found.rule,
        found.code,
        found.path,
        found.span.of(text)
    )
}

/// What holds for every document.
#[track_caller]
pub fn check_laws(kind: PolicyKind, text: &str, parse: &Parse) {
    let is_malformed = parse.diagnostics.iter().any(|found| found.weight == Weight::Malformed);
    assert_eq!(is_malformed, parse.policy.is_none(), "{text}");
    assert!(parse.diagnostics.is_sorted_by_key(|found| found.span), "{text}");
    let is_torn = |found: &&Diagnostic| found.code == "JSON_SYNTAX_ERROR";
    let n_torn = parse.diagnostics.iter().filter(is_torn).count();
    for found in &parse.diagnostics {
        check_sentence(&found.message);
        found.help.iter().for_each(|help| check_sentence(help));
        let mut spans = vec![found.span];
        spans.extend(found.labels.iter().map(|label| label.span));
        spans.extend(found.fix.iter().map(|fix| fix.span));
        for span in spans {
            assert!(text.get(span.range()).is_some(), "{span:?} is no place in {text}");
        }
        // Where the JSON is torn in several places, what one fix puts right may stand wrong for another.
        if n_torn <= 1 || found.code != "JSON_SYNTAX_ERROR" {
            check_fix(kind, text, found);
        }
    }
}

/// Lower case or the user's text first, no full stop, nothing cut off.
#[track_caller]
fn check_sentence(sentence: &str) {
    let first = sentence.chars().next();
    let names = ["AWS ", "AssumeRole ", "IAM ", "JSON "];
    let begins = first.is_some_and(|letter| letter.is_lowercase() || letter == '`');
    assert!(
        begins || names.iter().any(|name| sentence.starts_with(name)),
        "{sentence}"
    );
    assert!(!sentence.ends_with('.'), "{sentence}");
    assert!(
        sentence.matches('`').count().is_multiple_of(2) || sentence.contains("``"),
        "{sentence}"
    );
}

/// After a fix, the problem is not there; or one of its kind has moved up to its place, and there is one fewer.
#[track_caller]
fn check_fix(kind: PolicyKind, text: &str, found: &Diagnostic) {
    if let Some(fixed) = fixed(text, found) {
        let after = parse(kind, &fixed).diagnostics;
        let n_alike = |list: &[Diagnostic]| {
            let is_alike = |other: &&Diagnostic| other.code == found.code && other.message == found.message;
            list.iter().filter(is_alike).count()
        };
        let is_same = |other: &Diagnostic| {
            other.code == found.code && other.span.start == found.span.start && other.message == found.message
        };
        let is_mended = !after.iter().any(is_same) || n_alike(&after) < n_alike(&parse(kind, text).diagnostics);
        assert!(is_mended, "{}\n{text}\n{fixed}", found.message);
    }
}

/// The text after a diagnostic's fix.
pub fn fixed(text: &str, found: &Diagnostic) -> Option<String> {
    let fix = found.fix.as_ref()?;
    let mut fixed = String::from(text);
    fixed.replace_range(fix.span.range(), &fix.replacement);
    Some(fixed)
}
