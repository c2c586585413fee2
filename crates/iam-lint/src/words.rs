//! Findings as sentences, in each language.
//!
//! Every fact has a sentence in every language: the matches name every variant.

mod en;
mod ko;
mod ko_syntax;

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::span::Span;
use iam_words::Lang;

use crate::code::Code;
use crate::finding::{Finding, Role};
use crate::fix::Fix;
use crate::syntax::marked;

/// What a finding says: a sentence that is enough by itself, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it, where there is something.
    pub help: Option<String>,
}

/// The sentence of a finding.
#[must_use]
pub fn said(finding: &Finding, lang: Lang) -> Said {
    let (message, help) = match lang.spoken() {
        Lang::En => en::said(finding),
        Lang::Ko => ko::said(finding),
    };
    let refusal = finding.refusal.map(|it| match lang.spoken() {
        Lang::En => en::refusal(it),
        Lang::Ko => ko::refusal(it),
    });
    let help = match (help, refusal) {
        (Some(help), Some(refusal)) => Some([&*help, "; ", &*refusal].concat()),
        (help, refusal) => help.or(refusal),
    };
    Said { message, help }
}

/// What the reader of a text says under a code, about the text that is marked; in English it says it itself.
#[must_use]
pub fn of_reader(code: &str, text: &str, span: Span, lang: Lang) -> Option<String> {
    match lang.spoken() {
        Lang::En => None,
        Lang::Ko => Some(ko_syntax::message(Code::from_name(code)?, &marked(text, span))),
    }
}

/// A few words for a second place.
#[must_use]
pub fn role(role: &Role, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::role(role),
        Lang::Ko => ko::role(role),
    }
}

/// What a change does, as a button would say it.
#[must_use]
pub fn fix(fix: &Fix, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en::fix(fix),
        Lang::Ko => ko::fix(fix),
    }
}

/// Says that the same is at other places, too; nothing where there is no other. It is not part of the sentence, which a
/// reader may show at each place.
#[must_use]
pub fn also(finding: &Finding, lang: Lang) -> Option<String> {
    let n_others = Some(finding.also.len()).filter(|it| 0 < *it)?;
    Some(match lang.spoken() {
        Lang::En => en::also(n_others),
        Lang::Ko => ko::also(n_others),
    })
}

/// A piece of the user's text in backticks, short enough for a sentence.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or("").trim();
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => alloc::format!("`{}…`", &line[..at]),
        None => alloc::format!("`{line}`"),
    }
}

/// Several pieces, each in backticks.
fn all_quoted(texts: &[String]) -> String {
    let mut whole = String::new();
    for (at, text) in texts.iter().enumerate() {
        if 0 < at {
            whole.push_str(", ");
        }
        whole.push_str(&quoted(text));
    }
    whole
}

/// The first few pieces, each in backticks, and how many more there are.
fn first_quoted(texts: &[String]) -> (Vec<String>, usize) {
    const MOST: usize = 4;
    // To leave a single one out saves nothing.
    let n_shown = if texts.len() <= MOST { texts.len() } else { MOST - 1 };
    let shown = texts[..n_shown].iter().map(|it| quoted(it)).collect();
    (shown, texts.len() - n_shown)
}
