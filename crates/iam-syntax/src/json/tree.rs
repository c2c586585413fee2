//! The tree of a JSON text, and the way to a place in it.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::span::Span;

/// A value and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<'a> {
    /// Brackets and quotes included.
    pub span: Span,
    /// What stands there.
    pub value: Value<'a>,
}

/// A value of JSON, with the places of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// The number is its text, at the value's span.
    Number,
    /// Unescaped; borrowed from the text where nothing is escaped.
    String(Cow<'a, str>),
    /// Its values in order.
    Array(Vec<Json<'a>>),
    /// Its members in the order of the text; a key may be there twice.
    Object(Vec<Member<'a>>),
    /// A place where a value is missing or could not be read; never without a problem.
    Torn,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Unescaped; borrowed from the text where nothing is escaped.
    pub key: Cow<'a, str>,
    /// Quotes included.
    pub key_span: Span,
    /// What stands behind the colon.
    pub value: Json<'a>,
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
