//! What can still be looked at in a malformed policy: the statements that are well formed.
//!
//! AWS refuses the whole document because of one statement. A reader who mends it wants to know at once what the others
//! are about, and so do the rules.

use alloc::string::String;

use iam_syntax::diagnostic::{Diagnostic, Weight};
use iam_syntax::grammar;
use iam_syntax::json::{Json, Value};
use iam_syntax::policy::{Policy, PolicyKind};
use iam_syntax::span::Span;

/// The policy without its malformed statements, every place as in the text; nothing where none is left, or where
/// something else is malformed.
pub(crate) fn policy(kind: PolicyKind, text: &str, tree: &Json<'_>, diagnostics: &[Diagnostic]) -> Option<Policy> {
    let Value::Array(items) = &tree.get("Statement")?.value else {
        return None;
    };
    let malformed = diagnostics.iter().filter(|it| it.weight == Weight::Malformed);
    let is_good = |item: &&Json<'_>| {
        let contains = |it: &Diagnostic| item.span.start <= it.span.start && it.span.end <= item.span.end;
        !malformed.clone().any(contains)
    };
    let (first, last) = (items.first()?.span.start, items.last()?.span.end);
    let mut rest = String::from(text.get(..offset(first))?);
    let mut kept = items.iter().filter(is_good).peekable();
    kept.peek()?;
    while let Some(item) = kept.next() {
        fill(&mut rest, item.span);
        rest.push_str(item.span.of(text));
        // OK because a comma stood somewhere behind it, since another item follows.
        if kept.peek().is_some() {
            rest.push(',');
        }
    }
    fill(&mut rest, Span::new(last, last));
    rest.push_str(text.get(offset(last)..)?);
    grammar::parse(kind, &rest).policy
}

/// Blanks up to a place, so that it stays where it is.
fn fill(text: &mut String, up_to: Span) {
    while text.len() < offset(up_to.start) {
        text.push(' ');
    }
}

const fn offset(at: u32) -> usize {
    at as usize
}
