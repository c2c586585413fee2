//! JSON that programs read, put together from parts that are JSON already.

use alloc::string::String;

use super::quote;

/// An object of members in their order, each a name and a value.
#[must_use]
pub fn object(members: &[(&str, String)]) -> String {
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
