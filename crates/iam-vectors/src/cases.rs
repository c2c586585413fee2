//! Runs cases that carry their own `expect`: JSON lines, one case a line.
//!
//! This is a second opinion on `expect`: the program itself checks it as well.

use iam_scenario::{Options, eval_text};
use serde_json::{Map, Value};

/// The number of cases and a line for each whose answer is not the expected one.
#[must_use]
pub fn run(name: &str, lines: &str) -> (usize, Vec<String>) {
    let mut failures = Vec::new();
    let mut n_cases = 0;
    for (i, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        n_cases += 1;
        if let Err(message) = check(line) {
            failures.push(format!("{name}:{}: {message}", i + 1));
        }
    }
    (n_cases, failures)
}

fn check(line: &str) -> Result<(), String> {
    let case: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let id = case.get("id").and_then(Value::as_str).unwrap_or("a case without id");
    let expect = case
        .get("expect")
        .and_then(Value::as_object)
        .ok_or_else(|| format!("{id} expects nothing"))?;
    let answers = eval_text(line, &Options { trace: false });
    let [answer] = answers.as_slice() else {
        return Err(format!("{id}: one answer expected, {} given", answers.len()));
    };
    let read: Map<String, Value> = serde_json::from_str(answer).map_err(|error| format!("{id}: {error}"))?;
    match expect.iter().find(|(field, expected)| !is_met(field, expected, &read)) {
        None => Ok(()),
        Some((field, expected)) => Err(format!("{id}: expected {field} {expected}, got {answer}")),
    }
}

fn is_met(field: &str, expected: &Value, answer: &Map<String, Value>) -> bool {
    let given = answer.get(field).unwrap_or(&Value::Null);
    match expected {
        Value::String(_) if field == "error" => given.get("code") == Some(expected),
        _ => given == expected,
    }
}
