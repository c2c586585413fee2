//! A tree as text again, each word and number in the spelling that it has.

use alloc::string::String;

use iam_syntax::json::{Json, Member, Value};
use iam_syntax::span::Span;

/// A list or object that is longer does not stand on one line.
const LONGEST: usize = 100;

/// With an element a line.
pub(super) fn wide(text: &str, tree: &Json<'_>) -> String {
    let mut page = Page {
        text,
        out: String::with_capacity(text.len() * 2),
    };
    page.value(tree, 0, false);
    page.out.push('\n');
    page.out
}

/// Without a blank.
pub(super) fn tight(text: &str, tree: &Json<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    tight_into(&mut out, text, tree);
    out
}

fn tight_into(out: &mut String, text: &str, json: &Json<'_>) {
    match &json.value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                tight_into(out, text, item);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, member) in members.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                out.push_str(member.key_span.of(text));
                out.push(':');
                tight_into(out, text, &member.value);
            }
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => {
            out.push_str(json.span.of(text));
        }
    }
}

struct Page<'t> {
    text: &'t str,
    out: String,
}

impl Page<'_> {
    /// `is_named`: whether it stands behind a name, where a small object goes on the same line.
    fn value(&mut self, json: &Json<'_>, depth: usize, is_named: bool) {
        match &json.value {
            Value::Array(items) => match items.as_slice() {
                [] => self.out.push_str("[]"),
                [one] if is_scalar(one) && self.fits(depth, one.span.of(self.text)) => {
                    self.out.push('[');
                    self.out.push_str(one.span.of(self.text));
                    self.out.push(']');
                }
                items => {
                    self.out.push('[');
                    for (at, item) in items.iter().enumerate() {
                        self.next_line(at, depth + 1);
                        self.value(item, depth + 1, false);
                    }
                    self.last_line(depth);
                    self.out.push(']');
                }
            },
            Value::Object(members) => match members.as_slice() {
                [] => self.out.push_str("{}"),
                [one] if is_named && is_scalar(&one.value) && self.fits_both(depth, one) => {
                    self.out.push_str("{ ");
                    self.name(one.key_span.of(self.text));
                    self.out.push_str(one.value.span.of(self.text));
                    self.out.push_str(" }");
                }
                members => {
                    self.out.push('{');
                    for (at, member) in members.iter().enumerate() {
                        self.next_line(at, depth + 1);
                        self.name(member.key_span.of(self.text));
                        self.value(&member.value, depth + 1, true);
                    }
                    self.last_line(depth);
                    self.out.push('}');
                }
            },
            Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => {
                self.out.push_str(json.span.of(self.text));
            }
        }
    }

    fn name(&mut self, name: &str) {
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    fn next_line(&mut self, at: usize, depth: usize) {
        self.out.push_str(if at == 0 { "" } else { "," });
        self.last_line(depth);
    }

    fn last_line(&mut self, depth: usize) {
        self.out.push('\n');
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }

    fn fits(&self, depth: usize, text: &str) -> bool {
        depth * 2 + text.len() < LONGEST
    }

    /// Blanks between name and value do not count: they may be others the next time.
    fn fits_both(&self, depth: usize, member: &Member<'_>) -> bool {
        let len = |it: Span| it.of(self.text).len();
        depth * 2 + len(member.key_span) + len(member.value.span) < LONGEST
    }
}

const fn is_scalar(json: &Json<'_>) -> bool {
    match json.value {
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) => true,
        Value::Array(_) | Value::Object(_) | Value::Torn => false,
    }
}
