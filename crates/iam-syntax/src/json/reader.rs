//! The reader proper: values, lists and objects, and how to go on after a mistake.
//!
//! Every turn of a loop consumes a byte or leaves.

mod object;
mod word;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::problem::{self, Part};
use super::slip::{self, Mark, Slip, Slips};
use super::{BYTE_ORDER_MARK, Json, Member, Value};
use crate::diagnostic::Diagnostic;
use crate::report::Report;
use crate::span::Span;

/// JSON's white space.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

pub(super) struct Reader<'a, 'r> {
    pub(super) report: &'r mut Report,
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    max_depth: usize,
    /// The brackets that are open here, outermost first.
    open: Vec<Bracket>,
    /// What they hold so far, one behind the other. Each takes its own when it is closed, in a vector of the right size.
    items: Vec<Json<'a>>,
    members: Vec<Member<'a>>,
    /// Whether the end of the text was reported; once is enough.
    end_reported: bool,
    too_deep: bool,
    /// What is written otherwise than in JSON throughout.
    pub(super) slips: Slips,
    /// Where a comment begins that goes on to the end of the text.
    pub(super) last_comment: Option<usize>,
    /// Whether the text ends in a string that is not closed.
    pub(super) ends_in_string: bool,
    /// The key whose objects are passed over, quotes included.
    passed_key: Option<&'static str>,
    passed: Vec<Span>,
}

/// A text as it was read.
#[derive(Default)]
pub(crate) struct Document<'a> {
    pub(crate) tree: Option<Json<'a>>,
    /// Where the text is the piece of a list: what is wrong with that, for the reader to say.
    pub(crate) fragment: Option<Diagnostic>,
    /// The objects that were passed over.
    pub(crate) passed: Vec<Span>,
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

/// How far a list or object is read.
#[derive(Default)]
struct Progress {
    n_items: usize,
    comma: Option<usize>,
    /// Whether dots stand before, in the place of what was left out.
    after_dots: bool,
}

// rule: G-1
pub(super) fn document<'a>(
    report: &mut Report,
    text: &'a str,
    max_depth: usize,
    passed_key: Option<&'static str>,
) -> Document<'a> {
    // Enough for most texts, so that the lists seldom grow.
    let room = (text.len() / 48).clamp(8, 64);
    let mut reader = Reader {
        report,
        text,
        bytes: text.as_bytes(),
        at: text.len() - text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).len(),
        max_depth,
        open: Vec::new(),
        items: Vec::with_capacity(room),
        members: Vec::with_capacity(room),
        end_reported: false,
        too_deep: false,
        slips: Slips::default(),
        last_comment: None,
        ends_in_string: false,
        passed_key,
        passed: Vec::new(),
    };
    reader.skip_blank();
    let start = reader.at;
    let mut tree = reader.value();
    let is_there = start < reader.at;
    let mut fragment = None;
    if is_there {
        reader.skip_blank();
        if matches!(tree.value, Value::Object(_)) && reader.peek() == Some(b',') {
            tree = reader.more_items(tree);
            fragment = Some(problem::no_list(tree.span, text));
        }
    }
    for diagnostic in core::mem::take(&mut reader.slips).diagnostics(text) {
        reader.report.add(diagnostic);
    }
    if !is_there || reader.too_deep {
        return Document::default();
    }
    let found = reader.token();
    match (&tree.value, reader.peek()) {
        (_, None) => {}
        (Value::Object(_), Some(b'{')) => reader.report.add(problem::second_object(tree.span, found)),
        (Value::String(_), Some(b':')) => reader.report.add(problem::no_object(tree.span, found)),
        _ => reader.report.add(problem::more_text(found)),
    }
    Document {
        tree: Some(tree),
        fragment,
        passed: reader.passed,
    }
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

    /// The next bytes.
    pub(super) fn part(&self, len: usize) -> Part<'a> {
        self.part_at(self.at, len)
    }

    fn part_at(&self, start: usize, len: usize) -> Part<'a> {
        let span = Span::new(start as u32, (start + len) as u32);
        Part {
            span,
            text: span.of(self.text),
        }
    }

    /// Reads on where objects stand one behind the other with commas between, as if in a list.
    fn more_items(&mut self, first: Json<'a>) -> Json<'a> {
        let span = first.span;
        let mut items = Vec::from([first]);
        while self.peek() == Some(b',') {
            let comma = self.part(1).span;
            self.at += 1;
            self.skip_blank();
            if self.peek() == Some(b'{') {
                items.push(self.value());
                self.skip_blank();
            } else {
                self.slips.add(comma, Slip::LastComma);
            }
        }
        Json {
            span: Span::new(span.start, items.last().map_or(span.end, |it| it.span.end)),
            value: Value::Array(items),
        }
    }

    /// Reads a value. Consumes nothing where none begins.
    fn value(&mut self) -> Json<'a> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'"') => {
                let mark = self.slips.mark();
                let (text, _) = self.string();
                // Mostly the next byte tells that nothing is joined to it.
                Value::String(match self.peek() {
                    Some(b',' | b']' | b'}') => text,
                    _ => self.joined(start, mark).unwrap_or(text),
                })
            }
            Some(b'{') => self.bracketed(b'}', |reader| Value::Object(reader.object())),
            Some(b'[') => self.bracketed(b']', |reader| Value::Array(reader.array())),
            Some(b'.' | 0x80..) if self.skip_dots() => Value::Torn,
            None | Some(b'}' | b']' | b',' | b':') => {
                self.report.add(problem::expected("a value", self.token()));
                Value::Torn
            }
            Some(_) => {
                let mark = self.slips.mark();
                match self.odd_string() {
                    Some((text, _)) => Value::String(self.joined(start, mark).unwrap_or(text)),
                    None => self.word(),
                }
            }
        };
        Json {
            span: self.span_from(start),
            value,
        }
    }

    /// Reads `+ name + "text"` behind a string: its value is a text with `${name}` in it.
    fn joined(&mut self, start: usize, mark: Mark) -> Option<Cow<'a, str>> {
        let is_joined = |it: &Self| it.text[it.at..].trim_start_matches(BLANKS).starts_with('+');
        if !is_joined(self) {
            return None;
        }
        while is_joined(self) {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start_matches(BLANKS).len() + 1;
            self.skip_blank();
            if self.peek() == Some(b'"') {
                self.string();
            } else if self.odd_string().is_none() {
                let rest = &self.text[self.at..];
                let len = rest.find(['+', ',', '}', ']', '\n', '"']).unwrap_or(rest.len());
                self.at += rest[..len].trim_end().len();
            }
        }
        let span = self.span_from(start);
        self.slips.add_instead(mark, span, Slip::Expression);
        Some(Cow::Owned(slip::joined(span.of(self.text))))
    }

    fn bracketed(&mut self, closer: u8, inside: impl FnOnce(&mut Self) -> Value<'a>) -> Value<'a> {
        if self.max_depth <= self.open.len() {
            self.skip_nested();
            return Value::Torn;
        }
        self.open.push(Bracket { at: self.at, closer });
        self.at += 1;
        let value = inside(self);
        self.open.pop();
        value
    }

    fn array(&mut self) -> Vec<Json<'a>> {
        let n_outer = self.items.len();
        let mut progress = Progress::default();
        while let Next::Item { comma } = self.next(&mut progress) {
            let item = self.value();
            self.skip_blank();
            let is_key = matches!(item.value, Value::String(_)) && self.peek() == Some(b':');
            if is_key && self.open.iter().any(|bracket| bracket.closer == b'}') {
                // `"Action": ["a", "Resource": …`: the list was meant to end before this key.
                self.at = item.span.start as usize;
                self.missing_closer();
                self.at = comma.unwrap_or(self.at);
                break;
            }
            self.items.push(item);
        }
        self.items.split_off(n_outer)
    }

    /// Goes to the next item, over commas and brackets in wrong places.
    fn next(&mut self, progress: &mut Progress) -> Next {
        // OK because a list or object is only read with its bracket on the stack.
        let closer = self.open.last().map_or(b'}', |bracket| bracket.closer);
        loop {
            self.skip_blank();
            match self.peek() {
                None => {
                    self.report_unclosed();
                    return Next::Closed;
                }
                Some(byte) if byte == closer => {
                    if let Some(comma) = progress.comma {
                        let comma = self.part_at(comma, 1).span;
                        self.slips.add(comma, Slip::LastComma);
                    }
                    self.at += 1;
                    return Next::Closed;
                }
                Some(byte @ (b'}' | b']')) => {
                    if self.open.iter().any(|bracket| bracket.closer == byte) {
                        self.missing_closer();
                        return Next::Closed;
                    }
                    self.report.add(problem::stray_closer(self.part(1)));
                    self.at += 1;
                }
                Some(b',') => {
                    let is_early = progress.comma.is_some() || progress.n_items == 0;
                    if is_early && !core::mem::take(&mut progress.after_dots) {
                        let what = if closer == b'}' { "a key" } else { "a value" };
                        self.report.add(problem::early_comma(what, self.part(1).span));
                    }
                    progress.comma = Some(self.at);
                    self.at += 1;
                }
                Some(b':') if closer == b']' => {
                    self.report.add(problem::colon_in_list(self.part(1).span));
                    *progress = Progress::default();
                    self.at += 1;
                }
                // In the place of items, with commas or without.
                Some(b'.' | 0x80..) if self.skip_dots() => {
                    *progress = Progress {
                        after_dots: true,
                        ..Progress::default()
                    };
                }
                Some(_) => {
                    let comma = progress.comma.take();
                    let after_dots = core::mem::take(&mut progress.after_dots);
                    if comma.is_none() && 0 < progress.n_items && !after_dots {
                        let before = self.text[..self.at].trim_end_matches(BLANKS).len();
                        self.report.add(problem::missing_comma(before as u32, self.token()));
                    }
                    progress.n_items += 1;
                    return Next::Item { comma };
                }
            }
        }
    }

    /// The innermost bracket was meant to be closed before this place.
    fn missing_closer(&mut self) {
        if let Some(Bracket { at, closer }) = self.open.last().copied() {
            let opener = self.part_at(at, 1).span;
            self.report
                .add(problem::missing_closer(char::from(closer), opener, self.token()));
        }
    }

    fn report_unclosed(&mut self) {
        let Some(innermost) = self.open.last().filter(|_| !self.end_reported) else {
            return;
        };
        let opener = self.part_at(innermost.at, 1);
        let closers: String = self
            .open
            .iter()
            .rev()
            .map(|bracket| char::from(bracket.closer))
            .collect();
        let end = self.text[..self.last_comment.unwrap_or(self.text.len())]
            .trim_end()
            .len() as u32;
        let found = problem::unclosed(opener, end, &closers);
        // Brackets behind an open quote would be letters. The quote has its own fix, and then comes this one.
        self.report.add(if self.ends_in_string {
            found
        } else {
            problem::closed_with(found, end, closers)
        });
        self.end_reported = true;
    }

    /// Skips a list or object that is nested too deep, without recursion.
    fn skip_nested(&mut self) {
        if !self.too_deep {
            self.report.add(problem::too_deep(self.max_depth, self.part(1).span));
            self.too_deep = true;
            self.end_reported = true;
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
}
