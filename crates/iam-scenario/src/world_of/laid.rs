//! JSON laid out as scenario files are: what is short on one line, what is longer a line for each part.

use iam_syntax::json::{self, Json, Limits, Value, quote};

use crate::paste::layout::{moved_left, moved_right};
use crate::write::is_object;

const INDENT: &str = "  ";
/// A longer line is hard to read.
const LONG: usize = 110;

/// A value of a scenario that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Laid {
    /// JSON that stays as it is. Where it has lines, all but the first are set in.
    Json(String),
    Object(Vec<(String, Self)>),
    List(Vec<Self>),
}

impl Laid {
    pub fn text(text: &str) -> Self {
        Self::Json(quote(text))
    }

    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    pub fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.map(|(name, value)| (name.to_string(), value)).into())
    }

    /// A policy document: the object that it is, or its text as a string where it can't stand as an object.
    pub fn document(text: &str) -> Self {
        match text.trim() {
            inner if is_object(inner) => Self::Json(moved_left(inner)),
            _ => Self::text(text),
        }
    }

    /// JSON that was written without blanks.
    pub fn parsed(text: &str) -> Self {
        let tree = json::read(text, Limits::default()).tree;
        tree.map_or_else(|| Self::Json(text.into()), |tree| Self::of_tree(text, &tree))
    }

    fn of_tree(text: &str, json: &Json) -> Self {
        match &json.value {
            Value::Object(members) => {
                let member = |it: &json::Member| (it.key.to_string(), Self::of_tree(text, &it.value));
                Self::Object(members.iter().map(member).collect())
            }
            Value::Array(items) => Self::List(items.iter().map(|it| Self::of_tree(text, it)).collect()),
            Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => {
                Self::Json(json.span.of(text).into())
            }
        }
    }

    /// The fields of an object; none where it is none.
    pub fn into_fields(self) -> Vec<(String, Self)> {
        match self {
            Self::Object(fields) => fields,
            Self::Json(_) | Self::List(_) => Vec::new(),
        }
    }

    /// The whole, a line for each of its fields, with an end of line.
    pub fn written(&self) -> String {
        let mut text = String::new();
        self.over_lines(&mut text, 0);
        text.push('\n');
        text
    }

    fn write(&self, text: &mut String, depth: usize) {
        let mut line = String::new();
        let room = LONG.saturating_sub(depth * INDENT.len());
        match self.on_a_line(&mut line, room) {
            true => text.push_str(&line),
            false => self.over_lines(text, depth),
        }
    }

    /// Writes it on one line; `false` where it does not fit, which is told as soon as it is known.
    fn on_a_line(&self, line: &mut String, room: usize) -> bool {
        match self {
            Self::Json(json) => {
                line.push_str(json);
                !json.contains('\n') && line.len() <= room
            }
            Self::Object(fields) if fields.is_empty() => {
                line.push_str("{}");
                true
            }
            Self::Object(fields) => {
                line.push_str("{ ");
                let fit = fields.iter().enumerate().all(|(at, (name, value))| {
                    line.push_str(if at == 0 { "" } else { ", " });
                    line.push_str(&quote(name));
                    line.push_str(": ");
                    value.on_a_line(line, room)
                });
                line.push_str(" }");
                fit && line.len() <= room
            }
            Self::List(items) => {
                line.push('[');
                let fit = items.iter().enumerate().all(|(at, item)| {
                    line.push_str(if at == 0 { "" } else { ", " });
                    item.on_a_line(line, room)
                });
                line.push(']');
                fit && line.len() <= room
            }
        }
    }

    fn over_lines(&self, text: &mut String, depth: usize) {
        let line = |text: &mut String, at: usize, depth: usize| {
            text.push_str(if at == 0 { "\n" } else { ",\n" });
            text.push_str(&INDENT.repeat(depth));
        };
        match self {
            Self::Json(json) => text.push_str(&moved_right(json, &INDENT.repeat(depth))),
            Self::Object(fields) => {
                text.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    line(text, at, depth + 1);
                    text.push_str(&quote(name));
                    text.push_str(": ");
                    value.write(text, depth + 1);
                }
                line(text, 0, depth);
                text.push('}');
            }
            Self::List(items) => {
                text.push('[');
                for (at, item) in items.iter().enumerate() {
                    line(text, at, depth + 1);
                    item.write(text, depth + 1);
                }
                line(text, 0, depth);
                text.push(']');
            }
        }
    }
}
