//! The answer to one case, as far as vectors look at it.

use std::collections::BTreeSet;

use iam_scenario::{Options, eval_text};
use serde_json::Value;

/// What the evaluator said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub outcome: Outcome,
    /// The codes of all findings.
    pub codes: BTreeSet<String>,
}

/// A decision, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Allowed { granted_by: Vec<String> },
    ExplicitDeny { decided_by: Option<String> },
    ImplicitDeny { decided_by: Option<String> },
    Depends,
    Error { code: String, message: String },
}

/// Evaluates a text that holds one case with one request.
///
/// # Errors
/// A sentence when the evaluator gives anything but one well-formed answer.
pub fn ask(case: &str) -> Result<Answer, String> {
    let lines = eval_text(case, &Options { trace: false });
    match lines.as_slice() {
        [line] => read(line),
        _ => Err(format!("one answer expected, {} given", lines.len())),
    }
}

/// Reads one line of output.
///
/// # Errors
/// A sentence that says what is missing.
pub fn read(line: &str) -> Result<Answer, String> {
    let value: Value =
        serde_json::from_str(line).map_err(|error| format!("the answer is not JSON: {error}: {line}"))?;
    if let Some(error) = value.get("error").filter(|error| !error.is_null()) {
        let outcome = Outcome::Error {
            code: word(error, "code")?,
            message: word(error, "message")?,
        };
        return Ok(Answer {
            outcome,
            codes: BTreeSet::new(),
        });
    }
    let outcome = match word(&value, "decision")?.as_str() {
        "allowed" => Outcome::Allowed {
            granted_by: words(&value, "grantedBy")?,
        },
        "explicitDeny" => Outcome::ExplicitDeny {
            decided_by: word(&value, "decidedBy").ok(),
        },
        "implicitDeny" => Outcome::ImplicitDeny {
            decided_by: word(&value, "decidedBy").ok(),
        },
        "depends" => Outcome::Depends,
        other => return Err(format!("unknown decision `{other}`")),
    };
    let findings = value
        .get("findings")
        .and_then(Value::as_array)
        .ok_or("the answer has no `findings`")?;
    let codes = findings
        .iter()
        .map(|finding| word(finding, "code"))
        .collect::<Result<_, _>>()?;
    Ok(Answer { outcome, codes })
}

fn word(value: &Value, key: &str) -> Result<String, String> {
    value
        .get(key)
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("no `{key}` in {value}"))
}

fn words(value: &Value, key: &str) -> Result<Vec<String>, String> {
    let list = value
        .get(key)
        .and_then(Value::as_array)
        .ok_or_else(|| format!("no list `{key}` in {value}"))?;
    Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
