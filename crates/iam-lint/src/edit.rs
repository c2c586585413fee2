//! Changes of a text that keep it a policy: a value rewritten, a part of a string changed.

use alloc::string::{String, ToString};

use iam_syntax::json::{Json, quote};
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
