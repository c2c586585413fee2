//! What is wrong with a JSON text, in words.

use alloc::format;
use alloc::string::String;

use super::quote;
use crate::diagnostic::Diagnostic;
use crate::report::{malformed, quoted};
use crate::span::Span;

pub(super) const QUOTES: &str = "a string stands between two `\"`";

/// A part of the text that a problem is about.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
}

impl Part<'_> {
    fn found(self) -> String {
        if self.text.is_empty() {
            String::from("the end of the text")
        } else {
            quoted(self.text)
        }
    }
}

const fn at(place: u32) -> Span {
    Span::new(place, place)
}

pub(super) fn syntax(span: Span, message: impl Into<String>) -> Diagnostic {
    malformed("JSON_SYNTAX_ERROR", "G-1", span, message)
}

fn removable(span: Span, message: impl Into<String>) -> Diagnostic {
    syntax(span, message).with_fix("Remove it", span, "")
}

pub(super) fn expected(what: &str, found: Part<'_>) -> Diagnostic {
    syntax(found.span, format!("expected {what}, found {}", found.found()))
}

pub(super) fn more_text(found: Part<'_>) -> Diagnostic {
    expected("the end of the text", found).with_help("remove what follows, or a bracket that closes too early")
}

pub(super) fn second_object(first: Span, found: Part<'_>) -> Diagnostic {
    expected("the end of the text", found)
        .with_label(first, "the first object ends before")
        .with_help("a document is one object; put the statements of both into one list")
}

pub(super) fn no_object(first: Span, found: Part<'_>) -> Diagnostic {
    let help = "put the whole text between `{` and `}`";
    expected("the end of the text", found)
        .with_help(help)
        .with_fix("Open an object", at(first.start), "{")
}

pub(super) fn missing_comma(before: u32, found: Part<'_>) -> Diagnostic {
    syntax(found.span, format!("expected `,` before {}", found.found())).with_fix("Insert the comma", at(before), ",")
}

pub(super) fn early_comma(expected: &str, comma: Span) -> Diagnostic {
    removable(comma, format!("expected {expected} before this comma"))
}

pub(super) fn missing_colon(end_of_key: u32, found: Part<'_>) -> Diagnostic {
    expected("`:`", found).with_fix("Insert the colon", at(end_of_key), ":")
}

pub(super) fn other_colon(found: Part<'_>) -> Diagnostic {
    let colon = found.span;
    expected("`:`", found).with_fix("Write a colon", colon, ":")
}

pub(super) fn colon_in_list(colon: Span) -> Diagnostic {
    syntax(colon, "a list has no keys, so no colon stands in it")
}

pub(super) fn no_value(key: Part<'_>) -> Diagnostic {
    syntax(key.span, format!("the key {} has no value", quoted(key.text))).with_help("write `:` and a value after it")
}

pub(super) fn key_twice(key: &str, place: Span, first: Span) -> Diagnostic {
    malformed(
        "DUPLICATE_KEY",
        "G-3",
        place,
        format!("the key {} stands twice in one object", quoted(key)),
    )
    .with_label(first, "the first one")
    .with_help("keep one of the two, or make one list of both values")
}

pub(super) fn missing_closer(closer: char, opener: Span, found: Part<'_>) -> Diagnostic {
    syntax(found.span, format!("expected `{closer}` before {}", found.found()))
        .with_label(opener, "opened here")
        .with_fix(format!("Insert `{closer}`"), at(found.span.start), closer)
}

pub(super) fn stray_closer(closer: Part<'_>) -> Diagnostic {
    removable(closer.span, format!("{} closes nothing", closer.found()))
}

pub(super) fn unclosed(opener: Part<'_>, end: u32, closers: &str) -> Diagnostic {
    syntax(opener.span, format!("this {} is never closed", opener.found()))
        .with_label(at(end), "the text ends here")
        .with_help(format!("add {} at the end", quoted(closers)))
}

pub(super) fn closed_with(unclosed: Diagnostic, end: u32, closers: String) -> Diagnostic {
    unclosed.with_fix("Close what is open", at(end), closers)
}

pub(super) fn too_deep(most: usize, opener: Span) -> Diagnostic {
    malformed(
        "DEPTH_LIMIT",
        "1.4",
        opener,
        format!("lists and objects are nested more than {most} deep"),
    )
}

pub(super) fn too_long(most: usize, n_bytes: usize) -> Diagnostic {
    malformed(
        "SIZE_LIMIT",
        "1.4",
        at(0),
        format!("the text has {n_bytes} bytes, and at most {most} are read"),
    )
}

pub(super) fn large_number(number: Part<'_>) -> Diagnostic {
    syntax(number.span, format!("the number {} is too large", quoted(number.text)))
}

/// Objects with commas between them, without a list around.
pub(super) fn no_list(objects: Span, text: &str) -> Diagnostic {
    let list = ["[", objects.of(text), "]"].concat();
    syntax(
        at(objects.start),
        "expected one object, found several with commas between them",
    )
    .with_help("put them into one list")
    .with_fix("Make a list", objects, list)
}

pub(super) fn unclosed_string(string: Part<'_>) -> Diagnostic {
    syntax(string.span, format!("the string {} is not closed", quoted(string.text)))
        .with_help("add `\"` at its end")
        .with_fix("Close the string", at(string.span.end), "\"")
}

pub(super) fn control_character(character: Part<'_>) -> Diagnostic {
    let escaped = quote(character.text);
    let escaped = escaped.trim_matches('"');
    syntax(
        character.span,
        format!("a control character in a string is written as `{escaped}`"),
    )
    .with_fix("Escape the character", character.span, escaped)
}

pub(super) fn unknown_escape(escape: Part<'_>) -> Diagnostic {
    let message = format!("{} is not an escape of JSON", quoted(escape.text));
    syntax(escape.span, message).with_fix("Escape the backslash", at(escape.span.start), "\\")
}

pub(super) fn half_pair(escape: Part<'_>) -> Diagnostic {
    syntax(
        escape.span,
        format!("{} is half of a surrogate pair", quoted(escape.text)),
    )
}
