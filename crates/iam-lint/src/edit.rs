//! Changes of a text that keep it a policy: a value rewritten, an item or a member taken away with its comma.

use alloc::string::{String, ToString};

use iam_syntax::json::{Json, Value, quote};
use iam_syntax::span::Span;

use crate::finding::Fix;

/// Writes another string in place of a value or key.
pub(crate) fn rewrite(span: Span, text: &str) -> Option<Fix> {
    Some(Fix {
        span,
        replacement: quote(text),
    })
}

/// Takes a part of a string away.
pub(crate) fn cut(span: Span) -> Option<Fix> {
    Some(Fix {
        span,
        replacement: String::new(),
    })
}

/// Puts other text in place of a part of a string.
pub(crate) fn put(span: Span, text: &str) -> Option<Fix> {
    Some(Fix {
        span,
        replacement: text.to_string(),
    })
}

/// Takes an item of a list away. The last item stays: an empty list means something else.
pub(crate) fn remove_item(tree: &Json<'_>, item: Span) -> Option<Fix> {
    let Value::Array(items) = &holder(tree, item)?.value else {
        return None;
    };
    let at = items.iter().position(|it| it.span == item)?;
    let span = match (at.checked_sub(1), items.get(at + 1)) {
        (_, Some(next)) => Span::new(item.start, next.span.start),
        (Some(before), None) => Span::new(items[before].span.end, item.end),
        (None, None) => return None,
    };
    cut(span)
}

/// Takes a member of an object away, by the place of its key. The last member stays.
pub(crate) fn remove_member(tree: &Json<'_>, key: Span) -> Option<Fix> {
    let Value::Object(members) = &holder(tree, key)?.value else {
        return None;
    };
    let at = members.iter().position(|it| it.key_span == key)?;
    let end = members[at].value.span.end;
    let span = match (at.checked_sub(1), members.get(at + 1)) {
        (_, Some(next)) => Span::new(key.start, next.key_span.start),
        (Some(before), None) => Span::new(members[before].value.span.end, end),
        (None, None) => return None,
    };
    cut(span)
}

/// The list or object that has an item or key at a place.
fn holder<'t, 'a>(tree: &'t Json<'a>, place: Span) -> Option<&'t Json<'a>> {
    match &tree.value {
        Value::Array(items) => {
            if items.iter().any(|it| it.span == place) {
                return Some(tree);
            }
            items
                .iter()
                .find(|it| holds(it.span, place))
                .and_then(|it| holder(it, place))
        }
        Value::Object(members) => {
            if members.iter().any(|it| it.key_span == place) {
                return Some(tree);
            }
            let inner = members.iter().find(|it| holds(it.value.span, place))?;
            holder(&inner.value, place)
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => None,
    }
}

const fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
