//! Where in the text of a case or scenario something stands.

use iam_scenario::read::MAX_CASE_BYTES;
use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::span::{Span, position};

/// A policy document may be as deep as its own limit wherever it stands.
const DEPTH: usize = json::MAX_DEPTH + 16;

/// What a text holds, torn or not.
#[must_use]
pub fn read(text: &str) -> json::Read<'_> {
    let limits = Limits {
        bytes: MAX_CASE_BYTES,
        depth: DEPTH,
    };
    json::read(text, limits)
}

/// What a text holds; nothing where there is no value in it.
pub fn tree(text: &str) -> Option<Json<'_>> {
    read(text).tree
}

/// The line of what a JSON pointer leads to, from 1. It reads the whole text.
#[must_use]
pub fn line_of(text: &str, pointer: &str) -> usize {
    let start = tree(text).map_or(0, |it| place_of(&it, pointer).start);
    position(text, start).line as usize
}

/// What a JSON pointer leads to, as far as it leads; from the case in a scenario, if it leads there.
#[must_use]
pub fn place_of(tree: &Json, pointer: &str) -> Span {
    let first = pointer.split('/').nth(1).unwrap_or_default();
    let within = |root: &&Json| root.get(first).is_some();
    let case = || tree.get("case").filter(within);
    let root = Some(tree).filter(within).or_else(case).unwrap_or(tree);
    let mut json = root;
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let inner = match &json.value {
            Value::Array(items) => step.parse().ok().and_then(|at: usize| items.get(at)),
            _ => json.get(&step),
        };
        match inner {
            Some(inner) => json = inner,
            None => break,
        }
    }
    json.span
}
