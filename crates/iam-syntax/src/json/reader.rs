//! The reader proper: values, lists and objects, and how to go on after a mistake.
//!
//! Every turn of a loop consumes a byte or leaves.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::number::{is_in_range, is_number};
use super::{Json, Member, Value, quote};
use crate::diagnostic::Diagnostic;
use crate::report::{Report, malformed, quoted};
use crate::span::Span;

pub(super) struct Reader<'a, 'r> {
    pub(super) report: &'r mut Report,
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    max_depth: usize,
    /// The brackets that are open here, outermost first.
    open: Vec<Bracket>,
    /// Whether the end of the text was reported, or a depth: once is enough.
    end_reported: bool,
    depth_reported: bool,
}

#[derive(Clone, Copy)]
struct Bracket {
    at: usize,
    closer: u8,
}

/// What comes next between brackets.
enum Next {
    /// An item, and the comma before it.
    Item {
        comma: Option<usize>,
    },
    Closed,
}

/// Where a list or object stands: what the next byte may be.
#[derive(Default)]
struct Progress {
    n_items: usize,
    comma: Option<usize>,
}

pub(super) fn problem(span: Span, message: impl Into<String>) -> Diagnostic {
    malformed("JSON_SYNTAX_ERROR", "G-1", span, message)
}

// rule: G-1
pub(super) fn document<'a>(report: &mut Report, text: &'a str, max_depth: usize) -> Option<Json<'a>> {
    let (end_reported, depth_reported) = (false, false);
    let mut reader = Reader {
        report,
        text,
        bytes: text.as_bytes(),
        at: 0,
        max_depth,
        open: Vec::new(),
        end_reported,
        depth_reported,
    };
    reader.skip_blank();
    let start = reader.at;
    let tree = reader.value();
    if start < reader.at {
        reader.skip_blank();
        reader.nothing_more(&tree);
    }
    (start < reader.at).then_some(tree)
}

impl<'a> Reader<'a, '_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// From a start up to here.
    // OK because a text longer than 32 bits count is refused before.
    pub(super) fn span_from(&self, start: usize) -> Span {
        Span::new(start as u32, self.at as u32)
    }

    fn nothing_more(&mut self, tree: &Json<'_>) {
        if self.peek().is_none() {
            return;
        }
        let found = problem(
            self.token(),
            format!("expected the end of the text, found {}", self.found()),
        );
        self.report.add(match (&tree.value, self.peek()) {
            (Value::Object(_), Some(b'{')) => found
                .with_label(tree.span, "the first object ends before")
                .with_help("a document is one object; put the statements of both into one list"),
            (Value::String(_), Some(b':')) => {
                let start = Span::new(tree.span.start, tree.span.start);
                found
                    .with_help("put the whole text between `{` and `}`")
                    .with_fix("Open an object", start, "{")
            }
            _ => found.with_help("remove what follows, or a bracket that closes too early"),
        });
    }

    /// Reads a value. Consumes nothing where none begins.
    fn value(&mut self) -> Json<'a> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'"') => Value::String(self.string().0),
            Some(b'{') => self.bracketed(b'}', |reader| Value::Object(reader.object())),
            Some(b'[') => self.bracketed(b']', |reader| Value::Array(reader.array())),
            None | Some(b'}' | b']' | b',' | b':') => {
                self.expected("a value");
                Value::Torn
            }
            Some(_) => match self.odd_string() {
                Some((text, _)) => Value::String(text),
                None => self.word(),
            },
        };
        Json {
            span: self.span_from(start),
            value,
        }
    }

    fn bracketed(&mut self, closer: u8, inside: impl FnOnce(&mut Self) -> Value<'a>) -> Value<'a> {
        if self.max_depth <= self.open.len() {
            self.too_deep();
            return Value::Torn;
        }
        self.open.push(Bracket { at: self.at, closer });
        self.at += 1;
        let value = inside(self);
        self.open.pop();
        value
    }

    fn array(&mut self) -> Vec<Json<'a>> {
        let mut items = Vec::new();
        let mut progress = Progress::default();
        while let Next::Item { comma } = self.next(&mut progress) {
            let start = self.at;
            let item = self.value();
            if matches!(item.value, Value::String(_)) && self.is_key_of_outer_object() {
                // `"Action": ["a", "Resource": …`: the list was meant to end before this key.
                self.at = start;
                self.missing_closer();
                self.at = comma.unwrap_or(start);
                break;
            }
            items.push(item);
        }
        items
    }

    /// After a string in a list: whether a colon follows, and an object further out could take the two.
    fn is_key_of_outer_object(&mut self) -> bool {
        let end = self.at;
        self.skip_blank();
        let is_key = self.peek() == Some(b':') && self.open.iter().any(|bracket| bracket.closer == b'}');
        if is_key {
            self.at = end;
        }
        is_key
    }

    fn object(&mut self) -> Vec<Member<'a>> {
        let mut members = Vec::new();
        let mut progress = Progress::default();
        while let Next::Item { .. } = self.next(&mut progress) {
            if matches!(self.peek(), Some(b'{' | b'[')) {
                self.expected("a key");
                self.value();
                continue;
            }
            let key = self.key();
            if let Some(value) = self.value_of(key.as_ref().map(|(_, span)| *span))
                && let Some((key, key_span)) = key
            {
                members.push(Member { key, key_span, value });
            }
        }
        self.report_twins(&members);
        members
    }

    /// Reads a key; consumes nothing at a colon.
    fn key(&mut self) -> Option<(Cow<'a, str>, Span)> {
        match self.peek() {
            Some(b'"') => return Some(self.string()),
            Some(b':') => {
                self.expected("a key");
                return None;
            }
            _ => {}
        }
        if let Some(key) = self.odd_string() {
            return Some(key);
        }
        let span = self.token();
        self.at = span.end as usize;
        let word = span.of(self.text);
        self.skip_blank();
        if self.peek() == Some(b':') {
            let found = problem(span, format!("the key {} is not in double quotes", quoted(word)));
            self.report
                .add(found.with_fix("Put the key in quotes", span, quote(word)));
            return Some((Cow::Borrowed(word), span));
        }
        self.report.add(problem(
            span,
            format!("expected a key in double quotes, found {}", quoted(word)),
        ));
        None
    }

    /// Reads the colon and the value behind a key, as far as they are there.
    fn value_of(&mut self, key: Option<Span>) -> Option<Json<'a>> {
        let end = key.map_or(self.at, |span| span.end as usize);
        self.skip_blank();
        match self.peek() {
            Some(b':') => self.at += 1,
            // A word that was no key is reported already.
            _ if key.is_none() => return None,
            None | Some(b',' | b'}' | b']') => {
                let key = key.unwrap_or_default();
                let message = format!("the key {} has no value", quoted(key.of(self.text)));
                self.report
                    .add(problem(key, message).with_help("write `:` and a value after it"));
                return Some(Json {
                    span: Span::new(key.end, key.end),
                    value: Value::Torn,
                });
            }
            Some(byte) => {
                let fix = Span::new(end as u32, end as u32);
                let found = problem(self.token(), format!("expected `:`, found {}", self.found()));
                if byte == b'=' {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'>') {
                        2
                    } else {
                        1
                    };
                    self.report.add(found.with_help("a colon stands between key and value"));
                } else {
                    self.report.add(found.with_fix("Insert the colon", fix, ":"));
                }
            }
        }
        self.skip_blank();
        Some(self.value())
    }

    // rule: G-3
    fn report_twins(&mut self, members: &[Member<'a>]) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        let few = members.len() <= 16;
        for (at, member) in members.iter().enumerate() {
            let twin = if few {
                members[..at]
                    .iter()
                    .find(|other| other.key == member.key)
                    .map(|other| other.key_span)
            } else {
                let place = *first.entry(&member.key).or_insert(member.key_span);
                (place != member.key_span).then_some(place)
            };
            if let Some(twin) = twin {
                let message = format!("the key {} stands twice in one object", quoted(&member.key));
                self.report.add(
                    malformed("DUPLICATE_KEY", "G-3", member.key_span, message)
                        .with_label(twin, "the first one")
                        .with_help("keep one of the two, or make one list of both values"),
                );
            }
        }
    }

    /// Goes to the next item, over commas and brackets in wrong places.
    fn next(&mut self, progress: &mut Progress) -> Next {
        // OK because a list or object is only read with its bracket on the stack.
        let closer = self.open.last().map_or(b'}', |bracket| bracket.closer);
        loop {
            self.skip_blank();
            let here = Span::new(self.at as u32, self.at as u32 + 1);
            match self.peek() {
                None => {
                    self.unclosed();
                    return Next::Closed;
                }
                Some(byte) if byte == closer => {
                    if let Some(comma) = progress.comma {
                        let span = Span::new(comma as u32, comma as u32 + 1);
                        let found = problem(span, format!("nothing follows this comma before {}", self.found()));
                        self.report.add(found.with_fix("Remove the comma", span, ""));
                    }
                    self.at += 1;
                    return Next::Closed;
                }
                Some(byte @ (b'}' | b']')) => {
                    if self.open.iter().any(|bracket| bracket.closer == byte) {
                        self.missing_closer();
                        return Next::Closed;
                    }
                    let found = problem(here, format!("{} closes nothing", self.found()));
                    self.report.add(found.with_fix("Remove it", here, ""));
                    self.at += 1;
                }
                Some(b',') => {
                    if progress.comma.is_some() || progress.n_items == 0 {
                        let message = format!("expected {} before this comma", what(closer));
                        self.report
                            .add(problem(here, message).with_fix("Remove the comma", here, ""));
                    }
                    progress.comma = Some(self.at);
                    self.at += 1;
                }
                Some(b':') if closer == b']' => {
                    self.report
                        .add(problem(here, "a list has no keys, so no colon stands in it"));
                    progress.comma = None;
                    progress.n_items = 0;
                    self.at += 1;
                }
                Some(_) => {
                    let comma = progress.comma.take();
                    if comma.is_none() && 0 < progress.n_items {
                        self.missing_comma();
                    }
                    progress.n_items += 1;
                    return Next::Item { comma };
                }
            }
        }
    }

    fn missing_comma(&mut self) {
        let before = self.text[..self.at].trim_end_matches([' ', '\t', '\r', '\n']).len() as u32;
        let found = problem(self.token(), format!("expected `,` before {}", self.found()));
        self.report
            .add(found.with_fix("Insert the comma", Span::new(before, before), ","));
    }

    /// The innermost bracket was meant to be closed before this place.
    fn missing_closer(&mut self) {
        let Some(bracket) = self.open.last().copied() else {
            return;
        };
        let closer = String::from(char::from(bracket.closer));
        let found = problem(self.token(), format!("expected `{closer}` before {}", self.found()));
        let before = Span::new(self.at as u32, self.at as u32);
        self.report.add(
            found
                .with_label(Span::new(bracket.at as u32, bracket.at as u32 + 1), "opened here")
                .with_fix(format!("Insert `{closer}`"), before, closer),
        );
    }

    fn unclosed(&mut self) {
        let Some(bracket) = self.open.last().copied() else {
            return;
        };
        if core::mem::replace(&mut self.end_reported, true) {
            return;
        }
        let closers: String = self
            .open
            .iter()
            .rev()
            .map(|bracket| char::from(bracket.closer))
            .collect();
        let opener = Span::new(bracket.at as u32, bracket.at as u32 + 1);
        let end = Span::new(self.text.trim_end().len() as u32, self.text.trim_end().len() as u32);
        self.report.add(
            problem(opener, format!("this {} is never closed", quoted(opener.of(self.text))))
                .with_label(end, "the text ends here")
                .with_help(format!("add {} at the end", quoted(&closers)))
                .with_fix("Close what is open", end, closers),
        );
    }

    /// Skips a list or object that is nested too deep, without recursion.
    fn too_deep(&mut self) {
        if !core::mem::replace(&mut self.depth_reported, true) {
            let here = Span::new(self.at as u32, self.at as u32 + 1);
            let message = format!("lists and objects are nested more than {} deep", self.max_depth);
            self.report.add(malformed("DEPTH_LIMIT", "1.4", here, message));
        }
        let (mut depth, mut in_string) = (0_usize, false);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' if in_string => self.at = self.bytes.len().min(self.at + 1),
                b'"' => in_string = !in_string,
                b'[' | b'{' if !in_string => depth += 1,
                b']' | b'}' if !in_string => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads `true`, `false`, `null`, a number, or a word that should have been a string.
    fn word(&mut self) -> Value<'a> {
        let start = self.at;
        let span = self.token();
        self.at = span.end as usize;
        match span.of(self.text) {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "null" => return Value::Null,
            number if is_number(number) => {
                if !is_in_range(number) {
                    self.report
                        .add(problem(span, format!("the number {} is too large", quoted(number))));
                }
                return Value::Number;
            }
            _ => {}
        }
        // A word without quotes goes on to the end of the line, or to what can only come after it.
        let rest = &self.text[start..];
        let mut n_braces = 0;
        let stop = rest.find(|character| match character {
            // `${Bucket}` is one word.
            '{' => {
                n_braces += 1;
                false
            }
            '}' if 0 < n_braces => {
                n_braces -= 1;
                false
            }
            other => "\n,}]\"".contains(other),
        });
        self.at = self.at.max(start + rest[..stop.unwrap_or(rest.len())].trim_end().len());
        let word = &self.text[start..self.at];
        if self.peek() == Some(b'"') {
            self.at += 1;
        }
        let span = self.span_from(start);
        let lower = word.to_ascii_lowercase();
        let (help, replacement) = match lower.as_str() {
            "true" | "false" | "null" => ("the word is written in lower case", lower),
            "none" | "undefined" | "nil" => ("nothing is written as `null`", String::from("null")),
            _ => ("a string stands between two `\"`", quote(word)),
        };
        let found = problem(span, format!("expected a value, found {}", quoted(span.of(self.text))));
        self.report.add(
            found
                .with_help(help)
                .with_fix(format!("Write `{replacement}`"), span, replacement),
        );
        Value::String(Cow::Borrowed(word))
    }

    fn expected(&mut self, what: &str) {
        let message = format!("expected {what}, found {}", self.found());
        self.report.add(problem(self.token(), message));
    }

    fn found(&self) -> String {
        match self.token().of(self.text) {
            "" => String::from("the end of the text"),
            token => quoted(token),
        }
    }

    /// The place of what stands here: a string, a bracket or mark, or a word. Empty only at the end of the text.
    fn token(&self) -> Span {
        let rest = &self.text[self.at..];
        let len = match rest.strip_prefix('"') {
            Some(body) => match body.find(['"', '\n']) {
                Some(end) => 1 + end + usize::from(body[end..].starts_with('"')),
                None => rest.len(),
            },
            None => match rest.find(is_mark) {
                Some(0) => 1,
                end => end.unwrap_or(rest.len()),
            },
        };
        Span::new(self.at as u32, (self.at + len) as u32)
    }

    /// Skips white space, and reports what others take for it.
    fn skip_blank(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/' | b'#' | 0xb | 0xc | 0x80..) if self.skip_odd_blank() => {}
                _ => return,
            }
        }
    }

    fn skip_odd_blank(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let (len, message) = if rest.starts_with("//") || rest.starts_with('#') {
            (rest.find('\n').unwrap_or(rest.len()), "JSON has no comments")
        } else if rest.starts_with("/*") {
            (
                rest.find("*/").map_or(rest.len(), |end| end + 2),
                "JSON has no comments",
            )
        } else if rest.starts_with('\u{feff}') {
            (3, "a byte order mark may not stand in JSON")
        } else if let Some(blank) = rest.chars().next().filter(|character| character.is_whitespace()) {
            (blank.len_utf8(), "this blank is not one of JSON's")
        } else {
            return false;
        };
        let start = self.at;
        self.at += len;
        let span = self.span_from(start);
        self.report.add(problem(span, message).with_fix("Remove it", span, ""));
        true
    }
}

fn what(closer: u8) -> &'static str {
    if closer == b'}' { "a key" } else { "a value" }
}

fn is_mark(character: char) -> bool {
    character <= ' ' || "{}[]:,\"'".contains(character)
}
