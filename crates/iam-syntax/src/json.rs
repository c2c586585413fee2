//! JSON text into a tree with a span for every value, and all problems of the text in one pass.
//!
//! Takes exactly the texts that `serde_json` takes, less those in which an object holds a key twice, and with a byte order
//! mark in front or without. Torn text gives a tree of what could be read. What a document means is not known here.

mod blank;
mod number;
mod problem;
mod reader;
mod skim;
mod slip;
mod string;
pub mod write;

pub(crate) use reader::Document;
pub(crate) use string::is_odd_quote;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::span::Span;

/// The size of the largest document that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;
/// What some editors put in front of a text; it is no part of it.
pub const BYTE_ORDER_MARK: char = '\u{feff}';
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 64;

/// How much a reader takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub bytes: usize,
    /// Lists and objects inside one another. The reader recurses this deep, so it is for the caller to keep it small.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: MAX_BYTES,
            depth: MAX_DEPTH,
        }
    }
}

/// A text after reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<'a> {
    /// What could be read. Whole exactly when there are no problems; absent where there is nothing or too much.
    pub tree: Option<Json<'a>>,
    /// Sorted by their place.
    pub problems: Vec<Diagnostic>,
}

/// A value and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<'a> {
    pub span: Span,
    pub value: Value<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    /// The number is its text, at the value's span.
    Number,
    /// Unescaped; borrowed from the text where nothing is escaped.
    String(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    Object(Vec<Member<'a>>),
    /// A place where a value is missing or could not be read; never without a problem.
    Torn,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    pub key: Cow<'a, str>,
    /// Quotes included.
    pub key_span: Span,
    pub value: Json<'a>,
}

/// Reads a text as JSON.
#[must_use]
pub fn read(text: &str, limits: Limits) -> Read<'_> {
    read_around(text, limits, None).0
}

/// The same without the insides of objects that stand under a key, which is given with its quotes. Such an object is empty
/// in the tree, and its place is told, if there is nothing to say of it but that it holds a key twice, which is not looked
/// for; any other is read as always.
#[must_use]
pub fn read_around<'a>(text: &'a str, limits: Limits, key: Option<&'static str>) -> (Read<'a>, Vec<Span>) {
    let mut report = Report::default();
    let document = document(&mut report, text, limits, key);
    if let Some(fragment) = document.fragment {
        report.add(fragment);
    }
    let read = Read {
        problems: report.finish(document.tree.as_ref()),
        tree: document.tree,
    };
    (read, document.passed)
}

pub(crate) fn read_into<'a>(report: &mut Report, text: &'a str, limits: Limits) -> Document<'a> {
    document(report, text, limits, None)
}

fn document<'a>(report: &mut Report, text: &'a str, limits: Limits, passed_key: Option<&'static str>) -> Document<'a> {
    // Spans count in 32 bits, so a larger limit than that is no use.
    let most = limits.bytes.min(u32::MAX as usize);
    if most < text.len() {
        report.add(problem::too_long(most, text.len()));
        return Document::default();
    }
    reader::document(report, text, limits.depth, passed_key)
}

impl<'a> Json<'a> {
    /// The value of a key, if this is an object that holds it; of the first one if it is there twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json<'a>> {
        self.members()?
            .iter()
            .find(|member| member.key == key)
            .map(|member| &member.value)
    }

    /// The keys and values, if this is an object.
    #[must_use]
    pub fn members(&self) -> Option<&[Member<'a>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The values, if this is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Json<'a>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// What the value is, as a sentence says it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "`null`",
            Value::Bool(_) => "a boolean",
            Value::Number => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
            Value::Torn => "nothing",
        }
    }
}

impl Member<'_> {
    /// From the key to the end of the value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key_span.to(self.value.span)
    }
}

/// The JSON pointer of the innermost value, or member, that holds a place.
#[must_use]
pub fn pointer_at(tree: &Json<'_>, place: Span) -> String {
    let holds = |span: Span| span.start <= place.start && place.end <= span.end;
    let mut pointer = String::new();
    let mut json = tree;
    loop {
        // Searched by halves: there may be many places to find in a long list.
        let inner = match &json.value {
            Value::Array(items) => {
                let next = items.partition_point(|item| item.span.end < place.end);
                items.get(next).filter(|item| holds(item.span)).inspect(|_| {
                    push_step(&mut pointer, &next.to_string());
                })
            }
            Value::Object(members) => {
                let next = members.partition_point(|member| member.value.span.end < place.end);
                members.get(next).filter(|member| holds(member.span())).map(|member| {
                    push_step(&mut pointer, &member.key);
                    &member.value
                })
            }
            _ => None,
        };
        match inner {
            Some(inner) => json = inner,
            None => return pointer,
        }
    }
}

/// Adds a step to a JSON pointer (RFC 6901).
pub fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for character in step.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Writes a text as a JSON string, quotes included.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\0'..='\x1f' => quoted.push_str(&format!("\\u{:04x}", u32::from(character))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
