//! What is written otherwise than in JSON throughout a text: said once, with every place and one fix for all.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::problem::{QUOTES, syntax};
use super::quote;
use super::quote_mark::{closes, is_odd_quote};
use crate::diagnostic::{Diagnostic, Edit, Fix, Habit, Language};
use crate::report::quoted;
use crate::sort::sort_by;
use crate::span::Span;

/// The slips of a text.
#[derive(Default)]
pub(super) struct Slips {
    found: Vec<(Span, Slip)>,
}

/// How many slips there were at some place of the text.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// A string in typographic quotation marks.
    CurlyString,
    /// A string in `'` or a backtick.
    OddString,
    BareKey,
    /// `'arn:aws:s3:::' + bucket`
    Expression,
    /// `True`, `None`, `undefined`.
    Word,
    /// A value without quotes.
    BareValue,
    LastComma,
    Comment,
    /// `...`
    LeftOut,
    OddBlank,
}

impl Slips {
    pub(super) fn add(&mut self, span: Span, slip: Slip) {
        self.found.push((span, slip));
    }

    pub(super) fn mark(&self) -> Mark {
        Mark(self.found.len())
    }

    /// Puts one slip in the place of all since a mark.
    pub(super) fn add_instead(&mut self, since: Mark, span: Span, slip: Slip) {
        self.found.truncate(since.0);
        self.add(span, slip);
    }

    /// What there is to say, a sentence a habit.
    pub(super) fn diagnostics(mut self, text: &str) -> Vec<Diagnostic> {
        sort_by(&mut self.found, &|one, other| one.cmp(other));
        // Torn text is read twice in places.
        self.found.dedup();
        let of = |slips: &[Slip]| -> Vec<(Span, Slip)> {
            let all = self.found.iter().copied();
            all.filter(|(_, slip)| slips.contains(slip)).collect()
        };
        let is_of_language = !of(&[Slip::OddString, Slip::BareKey, Slip::Expression]).is_empty();
        let groups: &[&[Slip]] = if is_of_language {
            &[&[Slip::CurlyString], OF_LANGUAGE, &[Slip::LeftOut], &[Slip::OddBlank]]
        } else {
            &[
                &[Slip::CurlyString],
                &[Slip::Word],
                &[Slip::LastComma],
                &[Slip::Comment],
                &[Slip::LeftOut],
                &[Slip::OddBlank],
            ]
        };
        let mut all: Vec<Diagnostic> = groups.iter().filter_map(|slips| diagnostic(text, &of(slips))).collect();
        if !is_of_language {
            // Each by itself: what is meant differs from one to the next.
            let bare = of(&[Slip::BareValue]);
            all.extend(bare.into_iter().filter_map(|place| diagnostic(text, &[place])));
        }
        all
    }
}

const OF_LANGUAGE: &[Slip] = &[
    Slip::OddString,
    Slip::BareKey,
    Slip::Expression,
    Slip::Word,
    Slip::BareValue,
    Slip::LastComma,
    Slip::Comment,
];

/// One sentence for all places of a habit.
fn diagnostic(text: &str, places: &[(Span, Slip)]) -> Option<Diagnostic> {
    let ((span, slip), others) = places.split_first()?;
    let marked = quoted(span.of(text));
    let n_places = places.len();
    let of_several = |one: String, several: &str| if n_places == 1 { one } else { several.to_string() };
    let are_of_one_kind = others.iter().all(|(_, other)| other == slip);
    let (message, habit, help) = match slip {
        Slip::CurlyString => (
            of_several(
                format!("{marked} stands in typographic quotation marks"),
                "the strings stand in typographic quotation marks",
            ),
            Some(Habit::CurlyQuotes),
            Some(QUOTES),
        ),
        Slip::OddString if n_places == 1 => (format!("{marked} is not in double quotes"), None, Some(QUOTES)),
        Slip::BareKey if n_places == 1 => (format!("the key {marked} is not in double quotes"), None, None),
        Slip::LastComma if are_of_one_kind => (
            of_several(
                format!("nothing follows this comma before `{}`", closer(text, *span)),
                "nothing follows this comma before the closing bracket",
            ),
            Some(Habit::LastCommas),
            None,
        ),
        Slip::Comment if are_of_one_kind => ("JSON has no comments".to_string(), Some(Habit::Comments), None),
        Slip::Word | Slip::BareValue if n_places == 1 => {
            let message = format!("expected a value, found {marked}");
            (message, None, Some(word_help(span.of(text))))
        }
        Slip::OddString
        | Slip::BareKey
        | Slip::Expression
        | Slip::Word
        | Slip::BareValue
        | Slip::LastComma
        | Slip::Comment => {
            let (message, habit) = of_language(text, places);
            (message, Some(habit), None)
        }

        Slip::LeftOut => (
            "something was left out here".to_string(),
            Some(Habit::LeftOut),
            Some("write what belongs here, or remove the dots"),
        ),
        Slip::OddBlank => {
            let blank = span.of(text).chars().next().unwrap_or(' ');
            (
                format!("the blank U+{:04X} is not one of JSON's", u32::from(blank)),
                Some(Habit::OddBlanks(blank)),
                None,
            )
        }
    };
    let mut found = syntax(*span, message).with_also(others.iter().map(|(span, _)| *span).collect());
    found.habit = habit;
    found.help = help.map(String::from);
    let edits: Option<Vec<Edit>> = places.iter().map(|(span, slip)| edit(text, *span, *slip)).collect();
    found.fix = edits.map(|edits| Fix::of_edits(title(*slip, &edits), text, edits));
    Some(found)
}

/// What was probably meant to be another language, with what tells.
fn of_language(text: &str, places: &[(Span, Slip)]) -> (String, Habit) {
    let n = |slip: Slip| places.iter().filter(|(_, it)| *it == slip).count();
    let is_python = |(span, slip): &(Span, Slip)| match slip {
        Slip::Word => ["True", "False", "None"].contains(&span.of(text)),
        Slip::Comment => span.of(text).starts_with('#'),
        Slip::CurlyString
        | Slip::OddString
        | Slip::BareKey
        | Slip::Expression
        | Slip::BareValue
        | Slip::LastComma
        | Slip::LeftOut
        | Slip::OddBlank => false,
    };
    let language = if n(Slip::BareKey) == 0 && places.iter().any(is_python) {
        Language::Python
    } else {
        Language::JavaScript
    };
    let n_words = n(Slip::Word) + n(Slip::BareValue) + n(Slip::Expression);
    let counts = [
        (n(Slip::BareKey), "key without quotes", "keys without quotes"),
        (
            n(Slip::OddString),
            "string not in double quotes",
            "strings not in double quotes",
        ),
        (n_words, "value without quotes", "values without quotes"),
        (
            n(Slip::LastComma),
            "comma before a closing bracket",
            "commas before a closing bracket",
        ),
        (n(Slip::Comment), "comment", "comments"),
    ];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(n, _, _)| 0 < *n)
        .map(|(n, one, several)| format!("{n} {}", if n == 1 { one } else { several }))
        .collect();
    let habit = Habit::Language {
        language,
        n_bare_keys: n(Slip::BareKey),
        n_odd_strings: n(Slip::OddString),
        n_last_commas: n(Slip::LastComma),
        n_comments: n(Slip::Comment),
        n_words,
    };
    let message = format!(
        "this is written as {} writes it, not as JSON: {}",
        language.name(),
        counts.join(", ")
    );
    (message, habit)
}

/// The bracket behind a comma.
fn closer(text: &str, comma: Span) -> char {
    let rest = text.get(comma.range().end..).unwrap_or("");
    rest.chars().find(|it| matches!(it, '}' | ']')).unwrap_or('}')
}

/// How JSON writes what stands at a place.
fn edit(text: &str, span: Span, slip: Slip) -> Option<Edit> {
    let written = span.of(text);
    let replacement = match slip {
        Slip::CurlyString | Slip::OddString => {
            let mut body = written.chars();
            body.next();
            body.next_back();
            in_quotes(body.as_str())
        }
        Slip::BareKey => quote(written),
        Slip::BareValue => quote(written.trim_end_matches('"')),
        Slip::Expression => quote(&joined(written)),
        Slip::Word => meant(written)?.into(),
        Slip::LastComma | Slip::Comment | Slip::OddBlank => String::new(),
        Slip::LeftOut => return None,
    };
    Some(Edit { span, replacement })
}

/// The body of a string between double quotes. A backslash is taken for the escape that it would be in JSON, if it is one.
fn in_quotes(body: &str) -> String {
    let as_it_is = ["\"", body, "\""].concat();
    let is_string = body.contains('\\') && super::read(&as_it_is, super::Limits::default()).problems.is_empty();
    if is_string { as_it_is } else { quote(body) }
}

fn title(slip: Slip, edits: &[Edit]) -> String {
    let is_one = edits.len() == 1;
    match slip {
        Slip::Word | Slip::BareValue if is_one => format!("Write `{}`", edits.first().map_or("", |it| &it.replacement)),
        Slip::BareKey if is_one => String::from("Put the key in quotes"),
        Slip::CurlyString | Slip::OddString if is_one => String::from("Use double quotes"),
        Slip::LastComma | Slip::Comment | Slip::OddBlank if is_one => String::from("Remove it"),
        Slip::LastComma | Slip::Comment | Slip::OddBlank => format!("Remove all {}", edits.len()),
        Slip::CurlyString
        | Slip::OddString
        | Slip::BareKey
        | Slip::Expression
        | Slip::Word
        | Slip::BareValue
        | Slip::LeftOut => {
            format!("Write JSON at all {} places", edits.len())
        }
    }
}

/// The text that an expression of strings and names makes, with `${…}` for each name.
pub(super) fn joined(expression: &str) -> String {
    let mut text = String::new();
    let mut rest = expression.trim();
    while let Some(open) = rest.chars().next() {
        let behind = if open == '"' || is_odd_quote(open) {
            let body = &rest[open.len_utf8()..];
            let end = body.find(|it| closes(open, it)).unwrap_or(body.len());
            text.push_str(&body[..end]);
            let len = body[end..].chars().next().map_or(0, char::len_utf8);
            &body[end + len..]
        } else {
            let (name, behind) = rest.split_once('+').unwrap_or((rest, ""));
            if !name.trim().is_empty() {
                text.push_str(&format!("${{{}}}", name.trim()));
            }
            behind
        };
        rest = behind.trim_start().trim_start_matches('+').trim_start();
    }
    text
}

/// What a word of another language is in JSON.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    match word.to_ascii_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        "null" | "none" | "undefined" | "nil" => Some("null"),
        _ => None,
    }
}

fn word_help(word: &str) -> &'static str {
    if ["true", "false", "null"].iter().any(|it| it.eq_ignore_ascii_case(word)) {
        "the word is written in lower case"
    } else if meant(word).is_some() {
        "nothing is written as `null`"
    } else {
        QUOTES
    }
}
