//! Words: what stands without quotes.

use alloc::borrow::Cow;

use super::Reader;
use crate::json::Value;
use crate::json::number::{is_in_range, is_number};
use crate::json::problem::{self, Part};
use crate::json::quote_mark::is_odd_quote;
use crate::json::slip::{self, Slip};

impl<'a> Reader<'a, '_> {
    /// Reads `true`, `false`, `null`, a number, or a word that should have been a string.
    pub(super) fn word(&mut self) -> Value<'a> {
        let start = self.at;
        let word = self.token();
        self.at = word.span.end as usize;
        match word.text {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            "null" => return Value::Null,
            text if is_number(text) => {
                if !is_in_range(text) {
                    self.report.add(problem::large_number(word));
                }
                return Value::Number;
            }
            _ => {}
        }
        // A word without quotes goes on to the end of the line, or to what can only come after it.
        let mut n_braces = 0;
        let rest = &self.text[start..];
        let stop = rest.find(|character| {
            // `${Bucket}` is one word.
            match character {
                '{' => n_braces += 1,
                '}' if 0 < n_braces => {
                    n_braces -= 1;
                    return false;
                }
                _ => {}
            }
            matches!(character, '\n' | ',' | '}' | ']' | '"')
        });
        let len = rest[..stop.unwrap_or(rest.len())].trim_end().len().max(word.text.len());
        self.at = start + len;
        if self.peek() == Some(b'"') {
            self.at += 1;
        }
        let content = &rest[..len];
        let is_word = self.at == start + len && slip::meant(content).is_some();
        let slip = if is_word { Slip::Word } else { Slip::BareValue };
        self.slips.add(self.span_from(start), slip);
        Value::String(Cow::Borrowed(content))
    }

    /// What stands here: a string, a bracket or mark, or a word. Empty only at the end of the text.
    pub(super) fn token(&self) -> Part<'a> {
        let rest = &self.text[self.at..];
        let len = match rest.strip_prefix('"') {
            Some(body) => match body.find(['"', '\n']) {
                Some(end) => 1 + end + usize::from(body[end..].starts_with('"')),
                None => rest.len(),
            },
            None => match rest.find(|character: char| {
                character <= ' '
                    || character.is_whitespace()
                    || "{}[]:,\"".contains(character)
                    || is_odd_quote(character)
            }) {
                Some(0) => rest.chars().next().map_or(0, char::len_utf8),
                Some(end) => end,
                None => rest.len(),
            },
        };
        self.part(len)
    }
}
