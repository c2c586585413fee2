//! What was expected of an answer, and where it differs.
//!
//! An expectation matches when each field given matches the answer; lists match in full and in order; `null` means
//! absent; `"error": CODE` expects an error.

use iam_syntax::json::{self, Json, Limits, Value};

use crate::Options;
use crate::answer::Reply;
use crate::output;
use crate::run::StepReport;

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
    differences(expected, &output::line(reply, &Options::default()))
}

/// Where a step of a report differs from what was expected of it. What a case's request expects is about its answer.
#[must_use]
pub fn step_mismatches(step: &StepReport) -> Vec<Mismatch> {
    if let Some(reply) = &step.reply {
        return mismatches(reply);
    }
    match &step.expect {
        Some(expected) => differences(expected, &output::report::expected_of(step)),
        None => Vec::new(),
    }
}

/// Where a document differs from what was expected of it.
fn differences(expected: &str, found: &str) -> Vec<Mismatch> {
    let (Some(expected_tree), Some(found_tree)) = (read(expected), read(found)) else {
        return vec![Mismatch {
            path: String::new(),
            expected: expected.into(),
            found: found.into(),
        }];
    };
    let mut comparison = Comparison {
        expected,
        answer: found,
        mismatches: Vec::new(),
    };
    comparison.compare(&expected_tree, Some(&found_tree), "");
    comparison.mismatches
}

/// Whether an error was expected, whichever it is.
#[must_use]
pub fn expects_error(reply: &Reply) -> bool {
    reply.expect.as_deref().is_some_and(names_error)
}

/// Whether a step that could not be evaluated was expected to be one.
#[must_use]
pub fn step_expects_error(step: &StepReport) -> bool {
    step.expect.as_deref().is_some_and(names_error)
}

fn names_error(expected: &str) -> bool {
    let expected = read(expected);
    let field = |name: &str| expected.as_ref().and_then(|expected| expected.get(name));
    let is_outcome = field("outcome").and_then(Json::as_str) == Some("error");
    is_outcome || field("error").is_some_and(|error| error.value != Value::Null)
}

/// A text that is JSON, whole.
fn read(text: &str) -> Option<Json<'_>> {
    let limits = Limits {
        bytes: usize::MAX,
        ..Limits::default()
    };
    let read = json::read(text, limits);
    read.tree.filter(|_| read.problems.is_empty())
}

/// Two texts while they are compared.
struct Comparison<'t> {
    expected: &'t str,
    answer: &'t str,
    mismatches: Vec<Mismatch>,
}

impl Comparison<'_> {
    fn compare(&mut self, expected: &Json, found: Option<&Json>, path: &str) {
        let found = found.filter(|json| json.value != Value::Null);
        match (&expected.value, found.map(|json| &json.value)) {
            (Value::Null, None) => {}
            (Value::Object(members), Some(Value::Object(_))) => {
                for member in members {
                    let inner = found.and_then(|found| found.get(&member.key));
                    let mut path = path.to_string();
                    json::push_step(&mut path, &member.key);
                    self.compare(&member.value, inner, &path);
                }
            }
            (Value::Array(items), Some(Value::Array(others))) if items.len() == others.len() => {
                for (at, (expected, found)) in items.iter().zip(others).enumerate() {
                    self.compare(expected, Some(found), &format!("{path}/{at}"));
                }
            }
            // `"error": "CODE"` stands for an error with that code.
            (Value::String(code), Some(Value::Object(_)))
                if path == "/error" && found.and_then(|error| error.get("code")?.as_str()) == Some(code) => {}
            (Value::String(one), Some(Value::String(other))) if one == other => {}
            (Value::Bool(one), Some(Value::Bool(other))) if one == other => {}
            (Value::Number, Some(Value::Number))
                if found.map(|json| json.span.of(self.answer)) == Some(expected.span.of(self.expected)) => {}
            _ => self.mismatches.push(Mismatch {
                path: path.into(),
                expected: expected.span.of(self.expected).into(),
                found: found.map_or("absent", |json| json.span.of(self.answer)).into(),
            }),
        }
    }
}
