//! What a finding says, in each language: by exhaustive `match`, so that a remark without words does not compile.

mod en;
mod ko;

pub(super) use en::message;
use iam_syntax::arn::Arn;
use iam_words::Lang;

use super::{Finding, FindingKind};

/// A finding as a sentence. What the reader of a document found comes with its own, in English.
#[must_use]
pub fn said(finding: &Finding, lang: Lang) -> String {
    match (lang.spoken(), &finding.remark) {
        (Lang::Ko, Some(remark)) => ko::message(remark),
        (Lang::En, _) | (Lang::Ko, None) => sentence(&finding.message),
    }
}

/// A message as a sentence for people: with a capital, and an end.
#[must_use]
pub fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first: String = characters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .collect();
    // What AWS is quoted with ends as AWS ended it.
    let is_ended = message.trim_end_matches('`').ends_with(['.', '?', '!']);
    let end = if is_ended { "" } else { "." };
    [first.as_str(), characters.as_str(), end].concat()
}

/// Whether a key of KMS is named by its alias for what is asked on keys, and not by what is of another service.
fn is_by_alias(action: &str, resource: &str) -> bool {
    let is_alias = Arn::parse(resource).is_some_and(|arn| arn.service == "kms" && arn.resource.starts_with("alias/"));
    is_alias && action.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("kms:"))
}

/// The language that its sentence is in.
#[must_use]
pub fn spoken(finding: &Finding, lang: Lang) -> Lang {
    match &finding.remark {
        Some(_) => lang.spoken(),
        None => Lang::En,
    }
}

/// The name of a kind, before a sentence.
#[must_use]
pub const fn kind(kind: FindingKind, lang: Lang) -> &'static str {
    match (lang.spoken(), kind) {
        (Lang::En, FindingKind::Flaw) => "flaw",
        (Lang::En, FindingKind::Ignored) => "left out",
        (Lang::En, FindingKind::Limit) => "not modelled",
        (Lang::En, FindingKind::Note) => "note",
        (Lang::Ko, FindingKind::Flaw) => "결함",
        (Lang::Ko, FindingKind::Ignored) => "제외됨",
        (Lang::Ko, FindingKind::Limit) => "미반영",
        (Lang::Ko, FindingKind::Note) => "참고",
    }
}

/// Some names in backticks.
fn quoted<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!("It has no Effect.", sentence("it has no Effect"));
        assert_eq!("AWS says: `No.`", sentence("AWS says: `No.`"));
        assert_eq!("It names `a`.", sentence("it names `a`"));
    }
}
