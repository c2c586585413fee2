//! Strings of a JSON text, escapes and all that goes wrong in them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::problem;
use super::quote_mark::{closes, is_curly_quote, is_odd_quote};
use super::reader::{BLANKS, Reader};
use super::slip::Slip;
use crate::bytes::n_plain;
use crate::span::Span;

impl<'a> Reader<'a, '_> {
    /// Reads a string, at its opening quote.
    pub(super) fn string(&mut self) -> (Cow<'a, str>, Span) {
        let start = self.at;
        self.at += 1;
        self.skip_plain();
        let body = &self.text[start + 1..self.at];
        if self.peek() == Some(b'"') {
            self.at += 1;
            return (Cow::Borrowed(body), self.span_from(start));
        }
        let mut text = String::from(body);
        // Whether a line break belongs to the string; asked once, at the first.
        let mut goes_on = None;
        loop {
            let run = self.at;
            self.skip_plain();
            text.push_str(&self.text[run..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    break;
                }
                Some(b'\\') => text.push(self.escape()),
                Some(byte)
                    if !matches!(byte, b'\n' | b'\r') || *goes_on.get_or_insert_with(|| self.string_goes_on()) =>
                {
                    self.report.add(problem::control_character(self.part(1)));
                    text.push(char::from(byte));
                    self.at += 1;
                }
                Some(_) | None => {
                    self.end_of_line(start, &mut text);
                    break;
                }
            }
        }
        (Cow::Owned(text), self.span_from(start))
    }

    /// Skips what stands for itself in a string.
    fn skip_plain(&mut self) {
        self.at += n_plain(&self.bytes[self.at..]);
    }

    /// Reads an escape, at its backslash.
    fn escape(&mut self) -> char {
        let rest = &self.text[self.at + 1..];
        let Some(letter) = rest.chars().next() else {
            self.at += 1;
            return '\\';
        };
        let character = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode_escape(),
            _ => {
                // The backslash stands for itself, and what follows it is read again.
                let len = if letter.is_control() { 1 } else { 1 + letter.len_utf8() };
                self.report.add(problem::unknown_escape(self.part(len)));
                self.at += 1;
                return '\\';
            }
        };
        self.at += 2;
        character
    }

    /// Reads `\u1234`, and a second one where the first is half a character.
    fn unicode_escape(&mut self) -> char {
        let Some(first) = self.hex(self.at) else {
            let span = self.part(2).span;
            self.report
                .add(problem::syntax(span, "`\\u` needs four hexadecimal digits"));
            self.at += 2;
            return char::REPLACEMENT_CHARACTER;
        };
        let second = self.hex(self.at + 6).filter(|unit| matches!(unit, 0xdc00..=0xdfff));
        let (units, len) = match second {
            Some(second) if matches!(first, 0xd800..=0xdbff) => ([first, second], 12),
            _ => ([first, 0], 6),
        };
        let character = char::decode_utf16(units).next().and_then(Result::ok);
        if character.is_none() {
            self.report.add(problem::half_pair(self.part(6)));
        }
        self.at += len;
        character.unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The code unit of a `\u1234` at a place.
    fn hex(&self, at: usize) -> Option<u16> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        // `from_str_radix` would take a sign.
        digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit())
            .then(|| u16::from_str_radix(digits, 16).ok())?
    }

    /// At a line break in a string: whether the next quote looks like its end.
    fn string_goes_on(&self) -> bool {
        let rest = &self.text[self.at..];
        rest.find('"').is_some_and(|close| {
            let after = rest[close + 1..].trim_start_matches(BLANKS);
            after.is_empty() || after.starts_with([',', ':', '}', ']'])
        })
    }

    /// Ends a string that is not closed where its line ends, but before a comma.
    fn end_of_line(&mut self, start: usize, text: &mut String) {
        self.ends_in_string = self.text[self.at..].trim_end().is_empty();
        let body = &self.text[start + 1..self.at];
        let n_dropped = body.len() - body.trim_end_matches([' ', '\t', '\r', '\n', ',']).len();
        self.at -= n_dropped;
        // OK because each of these characters stands for itself, at the end of both.
        text.truncate(text.len() - n_dropped);
        let len = self.at - start;
        self.at = start;
        self.report.add(problem::unclosed_string(self.part(len)));
        self.at = start + len;
    }

    /// Reads a string in quotation marks that are not JSON's, if one opens and closes on this line.
    pub(super) fn odd_string(&mut self) -> Option<(Cow<'a, str>, Span)> {
        let start = self.at;
        let rest = &self.text[start..];
        let open = rest.chars().next().filter(|it| is_odd_quote(*it))?;
        let body = &rest[open.len_utf8()..];
        let (stop, close) = end_of_odd_string(open, body)?;
        let is_curly = is_curly_quote(open) || is_curly_quote(close);
        let slip = if is_curly { Slip::CurlyString } else { Slip::OddString };
        let len = open.len_utf8() + stop + close.len_utf8();
        self.slips.add(self.part(len).span, slip);
        self.at += len;
        Some((Cow::Borrowed(&body[..stop]), self.span_from(start)))
    }
}

/// Where a string in odd quotation marks ends on its line, and by which mark: by one of the sort that opened it, unless a
/// `"` comes before that looks like the end.
fn end_of_odd_string(open: char, body: &str) -> Option<(usize, char)> {
    let looks_like_end = |at: usize| {
        let after = body[at + 1..].trim_start_matches(BLANKS);
        after.is_empty() || after.starts_with([',', ':', '}', ']'])
    };
    let mut other = None;
    for (at, character) in body.char_indices() {
        if character == '\n' {
            break;
        } else if closes(open, character) {
            return Some((at, character));
        } else if character == '"' && other.is_none() {
            other = Some((at, character));
            if looks_like_end(at) {
                break;
            }
        }
    }
    other
}
