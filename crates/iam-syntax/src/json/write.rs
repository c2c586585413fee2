//! JSON that programs read, put together from parts that are JSON already.

use alloc::format;
use alloc::string::{String, ToString};

use crate::span::{Places, Span};

/// A member of an object: its name and its value.
pub type Member<'a> = (&'a str, String);

/// Where a span of a text begins and ends, `from` and `to`, in the browser's count.
#[must_use]
pub fn ends(places: &Places<'_>, span: Span) -> [Member<'static>; 2] {
    [
        ("from", places.units(span.start).to_string()),
        ("to", places.units(span.end).to_string()),
    ]
}

/// Nothing.
#[must_use]
pub fn null() -> String {
    "null".into()
}

/// An object of members in their order, each a name and a value.
#[must_use]
pub fn object(members: &[Member<'_>]) -> String {
    let mut whole = String::from("{");
    for (at, (name, value)) in members.iter().enumerate() {
        if 0 < at {
            whole.push(',');
        }
        whole.push_str(&quote(name));
        whole.push(':');
        whole.push_str(value);
    }
    whole.push('}');
    whole
}

/// A list of values.
pub fn list(items: impl Iterator<Item = String>) -> String {
    let mut whole = String::from("[");
    for (at, item) in items.enumerate() {
        if 0 < at {
            whole.push(',');
        }
        whole.push_str(&item);
    }
    whole.push(']');
    whole
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
