//! Puts in order what has none: the values of a list of which any may match.

use alloc::vec::Vec;

use iam_syntax::json::{Json, Value};
use iam_syntax::sort::sort_by;

/// Orders the lists of a policy; what is no policy stays as it is.
pub(super) fn policy(text: &str, tree: &mut Json<'_>) {
    let Value::Object(members) = &mut tree.value else {
        return;
    };
    for member in members.iter_mut().filter(|it| it.key == "Statement") {
        match &mut member.value.value {
            Value::Array(statements) => statements.iter_mut().for_each(|it| statement(text, it)),
            Value::Object(_) => statement(text, &mut member.value),
            Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => {}
        }
    }
}

fn statement(text: &str, json: &mut Json<'_>) {
    let Value::Object(members) = &mut json.value else {
        return;
    };
    for member in members {
        match &*member.key {
            "Action" | "NotAction" | "Resource" | "NotResource" => list(text, &mut member.value),
            "Principal" | "NotPrincipal" => each(&mut member.value, |it| list(text, it)),
            "Condition" => each(&mut member.value, |operator| each(operator, |it| list(text, it))),
            _ => {}
        }
    }
}

fn each(json: &mut Json<'_>, mut order: impl FnMut(&mut Json<'_>)) {
    if let Value::Object(members) = &mut json.value {
        for member in members {
            order(&mut member.value);
        }
    }
}

fn list(text: &str, json: &mut Json<'_>) {
    let Value::Array(items) = &mut json.value else { return };
    // A list in a list is no list of values, so its order is not ours to change.
    let are_values = items.iter().all(|it| match it.value {
        Value::Bool(_) | Value::Number | Value::String(_) => true,
        Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => false,
    });
    if !are_values {
        return;
    }
    sort_by(items, &|a, b| meant(text, a).cmp(&meant(text, b)));
    let mut kept: Vec<Json<'_>> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        if kept.last().is_none_or(|it| meant(text, it) != meant(text, &item)) {
            kept.push(item);
        }
    }
    *items = kept;
}

/// What a value is: its text without escapes, and whether it is a string.
fn meant<'t>(text: &'t str, json: &'t Json<'_>) -> (&'t str, bool) {
    match &json.value {
        Value::String(word) => (word, true),
        Value::Bool(_) | Value::Number | Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => {
            (json.span.of(text), false)
        }
    }
}
