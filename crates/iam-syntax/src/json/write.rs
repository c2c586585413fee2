//! JSON that programs read, put together from parts that are JSON already.

use alloc::string::{String, ToString};

use super::quote;
use crate::span::Span;
use crate::utf16::units;

/// A member of an object: its name and its value.
pub type Member<'a> = (&'a str, String);

/// Where a span of a text begins and ends, `from` and `to`, in the browser's count.
#[must_use]
pub fn ends(text: &str, span: Span) -> [Member<'static>; 2] {
    [
        ("from", units(text, span.start).to_string()),
        ("to", units(text, span.end).to_string()),
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
