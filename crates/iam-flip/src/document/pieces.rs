//! Pieces of JSON text put in, taken out and rewritten. Everything else stays as it was typed, and what is new is laid out
//! as what stands beside it.

use iam_syntax::json::{Json, Member, quote};
use iam_syntax::span::Span;

/// A place of a text, and what stands there afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What stands there afterwards.
    pub new: String,
}

impl Piece {
    /// What is put in before the byte at a place.
    #[must_use]
    pub const fn at(place: usize, new: String) -> Self {
        Self {
            start: place,
            end: place,
            new,
        }
    }

    /// Another text in place of a span.
    #[must_use]
    pub const fn instead(span: Span, new: String) -> Self {
        Self {
            start: offset(span.start),
            end: offset(span.end),
            new,
        }
    }
}

/// A text with pieces put in that do not overlap; nothing where a place is none of the text's.
#[must_use]
pub fn replaced(text: &str, mut pieces: Vec<Piece>) -> Option<String> {
    // Where an insertion meets the start of a removal, it comes first.
    pieces.sort_by_key(|piece| (piece.start, piece.end));
    let mut new = String::with_capacity(text.len() + 200);
    let mut at = 0;
    for piece in pieces {
        new.push_str(text.get(at..piece.start)?);
        new.push_str(&piece.new);
        at = piece.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

/// Puts values behind the last one of a list; what is no list becomes one.
#[must_use]
pub fn put_in(text: &str, values: &Json<'_>, more: &[String]) -> Option<Piece> {
    let quoted: Vec<String> = more.iter().map(|value| quote(value)).collect();
    let Some(items) = values.items() else {
        let there = values.span.of(text);
        return Some(Piece::instead(values.span, format!("[{there}, {}]", quoted.join(", "))));
    };
    let Some(last) = items.last() else {
        return Some(Piece::instead(values.span, format!("[{}]", quoted.join(", "))));
    };
    let before = between(text, values.span, items.iter().map(|it| it.span));
    let new: String = quoted.iter().map(|value| format!(",{before}{value}")).collect();
    Some(Piece::at(offset(last.span.end), new))
}

/// Takes a value out of a list that holds another one.
#[must_use]
pub(crate) fn take_out(values: &Json<'_>, at: usize) -> Option<Piece> {
    let items = values.items()?;
    let spans: Vec<Span> = items.iter().map(|it| it.span).collect();
    without(&spans, at)
}

/// Takes a member out of an object that holds another one.
#[must_use]
pub(crate) fn drop_member(object: &Json<'_>, at: usize) -> Option<Piece> {
    let spans: Vec<Span> = object.members()?.iter().map(Member::span).collect();
    without(&spans, at)
}

/// Puts a member behind the last one of an object. The value is JSON text.
#[must_use]
pub(crate) fn add_member(text: &str, object: &Json<'_>, name: &str, value: &str) -> Option<Piece> {
    let members = object.members()?;
    let member = format!("{}: {value}", quote(name));
    let Some(last) = members.last() else {
        return Some(Piece::instead(object.span, format!("{{ {member} }}")));
    };
    let before = between(text, object.span, members.iter().map(Member::span));
    Some(Piece::at(offset(last.value.span.end), format!(",{before}{member}")))
}

fn without(spans: &[Span], at: usize) -> Option<Piece> {
    let own = spans.get(at)?;
    let (start, end) = match (spans.get(at + 1), at.checked_sub(1)) {
        (Some(next), _) => (offset(own.start), offset(next.start)),
        (None, Some(before)) => (offset(spans[before].end), offset(own.end)),
        (None, None) => return None,
    };
    Some(Piece {
        start,
        end,
        new: String::new(),
    })
}

/// The blanks in front of another thing of a list: a line break and what indents its last one, if that stands on a line
/// of its own.
fn between(text: &str, whole: Span, inner: impl Iterator<Item = Span>) -> String {
    let mut end = offset(whole.start) + 1;
    let mut gap = "";
    for span in inner {
        gap = text.get(end..offset(span.start)).unwrap_or("");
        end = offset(span.end);
    }
    match gap.rsplit_once('\n') {
        Some((_, indent)) => format!("\n{indent}"),
        None => " ".to_string(),
    }
}

/// The blanks that begin the line of a place.
#[must_use]
pub(crate) fn indent_at(text: &str, at: usize) -> String {
    let line = text.get(..at).and_then(|it| it.rsplit('\n').next()).unwrap_or("");
    line.chars().take_while(|it| *it == ' ' || *it == '\t').collect()
}

/// A place of a text as an index.
#[must_use]
pub const fn offset(at: u32) -> usize {
    at as usize
}
