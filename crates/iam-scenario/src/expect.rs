//! What was expected of an answer, and where it differs.
//!
//! An expectation matches when each field given matches the answer; lists match in full and in order; `null` means
//! absent; `"error": CODE` expects an error; a decision or outcome `"denied"` is one by whichever way.

use iam_syntax::json::{self, Json, Limits, Value};

use crate::Options;
use crate::output;
use crate::reply::Reply;
use crate::run::StepReport;

/// One difference: what was expected at a place of the answer, and what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// JSON pointer inside the answer.
    pub path: String,
    /// What was expected, as JSON text.
    pub expected: String,
    /// What is there, as JSON text.
    pub found: String,
}

/// Denied, by whichever way.
const DENIED: &str = "denied";
/// What stands in a decision or an outcome that is denied.
const WAYS_TO_BE_DENIED: [&str; 3] = ["explicitDeny", "implicitDeny", "refused"];
/// The words that a decision can be expected in, and those that an outcome can be beside.
const DECISIONS: [&str; 5] = ["allowed", DENIED, "explicitDeny", "implicitDeny", "depends"];
const OUTCOMES: [&str; 4] = ["issued", "refused", "notRun", "error"];

impl Mismatch {
    /// The words that could have been expected, where what was expected is none of them.
    #[must_use]
    pub fn words_meant(&self) -> Option<Vec<&'static str>> {
        let outcomes: &[&str] = match self.path.rsplit('/').next() {
            Some("decision") => &[],
            Some("outcome") => &OUTCOMES,
            Some(_) | None => return None,
        };
        let words: Vec<&str> = DECISIONS.iter().chain(outcomes).copied().collect();
        let is_one = words.contains(&self.expected.trim_matches('"'));
        (!is_one).then_some(words)
    }
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

/// Whether a reply came as expected; nothing where nothing was expected.
#[must_use]
pub fn is_met(reply: &Reply) -> Option<bool> {
    let expected = reply.expect.as_deref()?;
    let mut is_met = true;
    compare_texts(expected, &output::line(reply, &Options::default()), &mut |_, _, _| {
        is_met = false
    });
    Some(is_met && (reply.result.is_ok() || names_error(expected)))
}

/// Where a document differs from what was expected of it.
fn differences(expected: &str, found: &str) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    compare_texts(expected, found, &mut |place, expected, found| {
        let mut path = String::new();
        place.write(&mut path);
        mismatches.push(Mismatch {
            path,
            expected: expected.into(),
            found: found.unwrap_or("absent").into(),
        });
    });
    mismatches
}

/// Is told a difference: where it is, what was expected there, and what is there.
type Told<'a> = &'a mut dyn FnMut(&Place, &str, Option<&str>);

fn compare_texts(expected: &str, found: &str, told: Told) {
    let (Some(expected_tree), Some(found_tree)) = (read(expected), read(found)) else {
        told(&Place::Whole, expected, Some(found));
        return;
    };
    let mut comparison = Comparison {
        expected,
        answer: found,
        told,
    };
    comparison.compare(&expected_tree, Some(&found_tree), &Place::Whole);
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

/// A place of an answer.
enum Place<'p> {
    Whole,
    Member(&'p Self, &'p str),
    Item(&'p Self, usize),
}

impl Place<'_> {
    fn is_of_decision(&self) -> bool {
        matches!(self, Self::Member(_, "decision" | "outcome"))
    }

    /// As a JSON pointer.
    fn write(&self, pointer: &mut String) {
        match self {
            Self::Whole => {}
            Self::Member(outer, key) => {
                outer.write(pointer);
                json::push_step(pointer, key);
            }
            Self::Item(outer, at) => {
                outer.write(pointer);
                json::push_step(pointer, &at.to_string());
            }
        }
    }
}

/// Two texts while they are compared.
struct Comparison<'t> {
    expected: &'t str,
    answer: &'t str,
    told: Told<'t>,
}

impl Comparison<'_> {
    fn compare(&mut self, expected: &Json, found: Option<&Json>, place: &Place) {
        let found = found.filter(|json| json.value != Value::Null);
        match (&expected.value, found.map(|json| &json.value)) {
            (Value::Null, None) => {}
            (Value::Object(members), Some(Value::Object(_))) => {
                for member in members {
                    let inner = found.and_then(|found| found.get(&member.key));
                    self.compare(&member.value, inner, &Place::Member(place, &member.key));
                }
            }
            (Value::Array(items), Some(Value::Array(others))) if items.len() == others.len() => {
                for (at, (expected, found)) in items.iter().zip(others).enumerate() {
                    self.compare(expected, Some(found), &Place::Item(place, at));
                }
            }
            // `"error": "CODE"` stands for an error with that code.
            (Value::String(code), Some(Value::Object(_)))
                if matches!(place, Place::Member(Place::Whole, "error"))
                    && found.and_then(|error| error.get("code")?.as_str()) == Some(code) => {}
            (Value::String(one), Some(Value::String(other)))
                if one == other
                    || (one == DENIED && place.is_of_decision() && WAYS_TO_BE_DENIED.contains(&&**other)) => {}
            (Value::Bool(one), Some(Value::Bool(other))) if one == other => {}
            (Value::Number, Some(Value::Number))
                if found.map(|json| json.span.of(self.answer)) == Some(expected.span.of(self.expected)) => {}
            _ => (self.told)(
                place,
                expected.span.of(self.expected),
                found.map(|json| json.span.of(self.answer)),
            ),
        }
    }
}
