//! A step of the worker's, as the reader looks at it.

use iam_protocol::case::At;
use iam_syntax::span::Span;

use crate::analysis::Shared;
use crate::state::LookedAt;

/// A step as the reader looks at it, with its text, where it has one.
pub fn looked_at(key: &str, at: At, shown: &Shared) -> LookedAt {
    let source = at.and_then(|[document, start, end]| {
        let span = Span { start, end };
        Some((*shown.slots.get(document as usize)?, span))
    });
    LookedAt {
        node: key.into(),
        source,
    }
}
