//! Where in the text of a case or scenario something stands.

use iam_scenario::read::MAX_CASE_BYTES;
use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::span::position;

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

pub fn tree(text: &str) -> Option<Json<'_>> {
    read(text).tree
}

/// The line of what a JSON pointer leads to, as far as it leads; from the case in a scenario, if it leads there. From 1.
#[must_use]
pub fn line_of(text: &str, pointer: &str) -> usize {
    let tree = tree(text);
    let first = pointer.split('/').nth(1).unwrap_or_default();
    let within = |root: &&Json| root.get(first).is_some();
    let case = || tree.as_ref()?.get("case").filter(within);
    let mut json = tree.as_ref().filter(within).or_else(case).or(tree.as_ref());
    let mut start = 0;
    for step in pointer.split('/') {
        let Some(inner) = json else { break };
        start = inner.span.start;
        let step = step.replace("~1", "/").replace("~0", "~");
        json = match &inner.value {
            _ if step.is_empty() => Some(inner),
            Value::Array(items) => step.parse().ok().and_then(|at: usize| items.get(at)),
            _ => inner.get(&step),
        };
    }
    position(text, json.map_or(start, |it| it.span.start)).line as usize
}
