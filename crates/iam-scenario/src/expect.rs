//! What was expected of an answer, and where it differs.
//!
//! An expectation matches when each field given matches the answer; lists match in full and in order; `null` means
//! absent; `"error": CODE` expects an error.

use serde_json::Value;

use crate::Options;
use crate::answer::Reply;
use crate::output;

/// One difference: what was expected at a place of the answer, and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// JSON pointer inside the answer.
    pub path: String,
    pub expected: String,
    pub found: String,
}

/// Where a reply differs from what was expected of it; empty where nothing was expected and no error is there.
#[must_use]
pub fn mismatches(reply: &Reply) -> Vec<Mismatch> {
    let Some(expected) = &reply.expect else {
        return Vec::new();
    };
    let answer = output::line(reply, &Options::default());
    let (Ok(expected), Ok(answer)) = (serde_json::from_str(expected), serde_json::from_str(&answer)) else {
        return vec![Mismatch {
            path: String::new(),
            expected: expected.clone(),
            found: answer,
        }];
    };
    let mut mismatches = Vec::new();
    compare(&expected, Some(&answer), "", &mut mismatches);
    mismatches
}

/// Whether an error was expected, whichever it is.
#[must_use]
pub fn expects_error(reply: &Reply) -> bool {
    let expected = reply
        .expect
        .as_deref()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    expected
        .as_ref()
        .and_then(|expected| expected.get("error"))
        .is_some_and(|error| !error.is_null())
}

fn compare(expected: &Value, found: Option<&Value>, path: &str, mismatches: &mut Vec<Mismatch>) {
    let found = found.filter(|value| !value.is_null());
    match (expected, found) {
        (Value::Null, None) => {}
        (Value::Object(fields), Some(Value::Object(_))) => {
            for (name, expected) in fields {
                let inner = found.and_then(|found| found.get(name));
                let mut path = path.to_string();
                iam_syntax::json::push_step(&mut path, name);
                compare(expected, inner, &path, mismatches);
            }
        }
        (Value::Array(items), Some(Value::Array(others))) if items.len() == others.len() => {
            for (at, (expected, found)) in items.iter().zip(others).enumerate() {
                compare(expected, Some(found), &format!("{path}/{at}"), mismatches);
            }
        }
        // `"error": "CODE"` stands for an error with that code.
        (Value::String(code), Some(Value::Object(error)))
            if path == "/error" && error.get("code") == Some(&Value::String(code.clone())) => {}
        (expected, Some(found)) if expected == found => {}
        (expected, found) => mismatches.push(Mismatch {
            path: path.into(),
            expected: expected.to_string(),
            found: found.map_or_else(|| "absent".into(), ToString::to_string),
        }),
    }
}
