//! Changes of a text that keep it a policy: a value rewritten, a part of a string changed.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::json::{Json, Value, quote};
use iam_syntax::span::Span;

use crate::fix::Fix;

/// Writes another string in place of a value or key.
pub(crate) fn rewrite(span: Span, text: &str) -> Option<Fix> {
    Some(Fix::put(span, quote(text)))
}

/// Takes a part of a string away.
pub(crate) fn cut(span: Span) -> Option<Fix> {
    Some(Fix::put(span, String::new()))
}

/// Puts other text in place of a part of a string.
pub(crate) fn put(span: Span, text: &str) -> Option<Fix> {
    Some(Fix::put(span, text.to_string()))
}

/// Takes an item of a list away, or a member of an object by the place of its key. The last one stays.
pub(crate) fn remove(tree: &Json<'_>, place: Span) -> Option<Fix> {
    Fix::remove(tree, place)
}

/// Puts another string beside one that stands in a list, or alone where a list may stand.
pub(crate) fn add_beside(tree: &Json<'_>, string: Span, text: &str, added: &str) -> Option<Fix> {
    add_all_beside(tree, string, text, &[added.into()])
}

/// Puts several strings beside one.
pub(crate) fn add_all_beside(tree: &Json<'_>, string: Span, text: &str, added: &[String]) -> Option<Fix> {
    let added = added.iter().map(|it| quote(it)).collect::<Vec<_>>().join(", ");
    if is_item(tree, string) {
        return Some(Fix::put(Span::new(string.end, string.end), [", ", &added].concat()));
    }
    Some(Fix::put(string, ["[", string.of(text), ", ", &added, "]"].concat()))
}

/// Whether a value is an item of a list.
fn is_item(json: &Json<'_>, place: Span) -> bool {
    match &json.value {
        Value::Array(items) => {
            let item = items.get(items.partition_point(|it| it.span.end < place.end));
            item.is_some_and(|it| it.span == place || is_item(it, place))
        }
        Value::Object(members) => {
            let member = members.get(members.partition_point(|it| it.value.span.end < place.end));
            member.is_some_and(|it| is_item(&it.value, place))
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => false,
    }
}
