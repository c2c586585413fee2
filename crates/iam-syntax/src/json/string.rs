//! Strings of a JSON text, escapes and all that goes wrong in them.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::quote;
use super::reader::{Reader, problem};
use crate::report::quoted;
use crate::span::Span;

/// The quotation marks that people and word processors put in the place of `"`.
const ODD_QUOTES: [char; 5] = ['\'', '“', '”', '‘', '’'];

impl<'a> Reader<'a, '_> {
    /// Reads a string, at its opening quote.
    pub(super) fn string(&mut self) -> (Cow<'a, str>, Span) {
        let start = self.at;
        self.at += 1;
        self.skip_plain();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return (Cow::Borrowed(&self.text[start + 1..self.at - 1]), self.span_from(start));
        }
        let mut text = String::from(&self.text[start + 1..self.at]);
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
                Some(b'\n' | b'\r') if !*goes_on.get_or_insert_with(|| self.string_goes_on()) => {
                    self.unclosed_string(start, &mut text);
                    break;
                }
                Some(control) => {
                    let escaped = quote(&self.text[self.at..=self.at]);
                    let escaped = escaped.trim_matches('"');
                    let span = Span::new(self.at as u32, self.at as u32 + 1);
                    let message = format!("a control character in a string is written as `{escaped}`");
                    self.report
                        .add(problem(span, message).with_fix("Escape the character", span, escaped));
                    text.push(char::from(control));
                    self.at += 1;
                }
                None => {
                    self.unclosed_string(start, &mut text);
                    break;
                }
            }
        }
        (Cow::Owned(text), self.span_from(start))
    }

    /// Skips what stands for itself in a string.
    fn skip_plain(&mut self) {
        let rest = &self.bytes[self.at..];
        let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
        self.at += plain.unwrap_or(rest.len());
    }

    /// Reads an escape, at its backslash.
    fn escape(&mut self) -> char {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.text[self.at..].chars().next() else {
            return '\\';
        };
        let simple = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode_escape(start),
            _ => {
                // What follows the backslash is read again, as itself.
                if !letter.is_control() {
                    let span = Span::new(start as u32, (self.at + letter.len_utf8()) as u32);
                    let message = format!("{} is not an escape of JSON", quoted(span.of(self.text)));
                    let fix = ("Escape the backslash", Span::new(start as u32, start as u32), "\\");
                    self.report.add(problem(span, message).with_fix(fix.0, fix.1, fix.2));
                } else {
                    self.report
                        .add(problem(self.span_from(start), "a backslash stands before nothing"));
                }
                return '\\';
            }
        };
        self.at += 1;
        simple
    }

    /// Reads what follows `\u`, and a second escape where the first is half a character.
    fn unicode_escape(&mut self, start: usize) -> char {
        self.at += 1;
        let Some(first) = self.hex() else {
            self.report
                .add(problem(self.span_from(start), "`\\u` needs four hexadecimal digits"));
            return char::REPLACEMENT_CHARACTER;
        };
        let mut units = [first, 0];
        let mut n_units = 1;
        if matches!(first, 0xd800..=0xdbff) && self.text[self.at..].starts_with("\\u") {
            let second = self.at;
            self.at += 2;
            match self.hex() {
                Some(low @ 0xdc00..=0xdfff) => {
                    units[1] = low;
                    n_units = 2;
                }
                _ => self.at = second,
            }
        }
        match char::decode_utf16(units.into_iter().take(n_units)).next() {
            Some(Ok(character)) => character,
            _ => {
                let message = format!("{} is half of a surrogate pair", quoted(&self.text[start..self.at]));
                self.report.add(problem(self.span_from(start), message));
                char::REPLACEMENT_CHARACTER
            }
        }
    }

    fn hex(&mut self) -> Option<u16> {
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        self.at += 4;
        u16::from_str_radix(digits, 16).ok()
    }

    /// At a line break in a string: whether the next quote looks like its end.
    fn string_goes_on(&self) -> bool {
        let rest = &self.text[self.at..];
        rest.find('"').is_some_and(|close| {
            let after = rest[close + 1..].trim_start_matches([' ', '\t', '\r', '\n']);
            after.is_empty() || after.starts_with([',', ':', '}', ']'])
        })
    }

    /// Ends a string at the end of its line, before a comma.
    fn unclosed_string(&mut self, start: usize, text: &mut String) {
        let body = &self.text[start + 1..self.at];
        let kept = body.trim_end_matches([' ', '\t', '\r', '\n', ',']).len();
        let n_dropped = body.len() - kept;
        self.at -= n_dropped;
        text.truncate(text.len() - n_dropped.min(text.len()));
        let span = self.span_from(start);
        let end = Span::new(span.end, span.end);
        let message = format!("the string {} is not closed", quoted(span.of(self.text)));
        self.report
            .add(
                problem(span, message)
                    .with_help("add `\"` at its end")
                    .with_fix("Close the string", end, "\""),
            );
    }

    /// Reads a string in quotation marks that are not JSON's, if there is one on this line.
    pub(super) fn odd_string(&mut self) -> Option<(Cow<'a, str>, Span)> {
        let start = self.at;
        let rest = &self.text[start..];
        let open = rest.chars().next().filter(|character| ODD_QUOTES.contains(character))?;
        let body = &rest[open.len_utf8()..];
        let stop = body.find(['\n', '"', '\'', '“', '”', '‘', '’'])?;
        let close = body[stop..].chars().next().filter(|character| *character != '\n')?;
        self.at = start + open.len_utf8() + stop + close.len_utf8();
        let body = &body[..stop];
        let span = self.span_from(start);
        let mut found = problem(span, format!("{} is not in double quotes", quoted(span.of(self.text))))
            .with_help("a string stands between two `\"`");
        if !body.contains('\\') {
            found = found.with_fix("Use double quotes", span, quote(body));
        }
        self.report.add(found);
        Some((Cow::Borrowed(body), span))
    }
}
