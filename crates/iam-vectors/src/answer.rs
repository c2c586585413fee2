//! The answer to one case, or the last step of one scenario, as far as vectors look at it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use iam_catalog::catalogue::Catalogue;
use iam_scenario::{Options, Whole, each_reply, output, report_line};
use serde_json::Value;

/// What the evaluator said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub outcome: Outcome,
    /// The codes of all findings.
    pub codes: BTreeSet<String>,
    /// All of it.
    pub whole: Value,
}

/// A decision, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Allowed {
        granted_by: Vec<String>,
    },
    ExplicitDeny {
        decided_by: Option<String>,
    },
    ImplicitDeny {
        decided_by: Option<String>,
    },
    Depends,
    Error {
        code: String,
        message: String,
    },
    Issued,
    Refused {
        code: String,
        decided_by: Option<String>,
        message: String,
    },
    NotRun,
}

impl Answer {
    /// What stands at a JSON pointer; `null` where nothing does.
    #[must_use]
    pub fn field(&self, pointer: &str) -> &Value {
        self.whole.pointer(pointer).unwrap_or(&Value::Null)
    }
}

/// Evaluates a text that holds one case with one request, or runs one that holds a scenario; `trace` asks for what else
/// bears on the verdict too.
///
/// # Errors
/// A sentence when the evaluator gives anything but one well-formed answer.
pub fn ask(case: &str, trace: bool) -> Result<Answer, String> {
    let options = Options { trace };
    if crate::edit::get(case, "/steps").is_ok() {
        let report = iam_scenario::report(case, &managed_policy).map(|it| it.beside_reference(&CATALOGUE));
        return read(&report_line(report, &options));
    }
    let mut lines = Vec::new();
    each_reply(case, Whole::AsSaid, |reply| {
        lines.push(output::line(&reply.beside_reference(&CATALOGUE), &options));
    });
    match lines.as_slice() {
        [line] => read(line),
        _ => Err(format!("one answer expected, {} given", lines.len())),
    }
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::whole);

/// The document of a managed policy of AWS's own.
fn managed_policy(arn: &str) -> Option<String> {
    CATALOGUE.managed_policy(arn).document().map(String::from)
}

/// Reads one line of output; of a report, the last step.
///
/// # Errors
/// A sentence that says what is missing.
pub fn read(line: &str) -> Result<Answer, String> {
    let mut value: Value =
        serde_json::from_str(line).map_err(|error| format!("the answer is not JSON: {error}: {line}"))?;
    let last_step = value.get_mut("steps").and_then(Value::as_array_mut).and_then(Vec::pop);
    if let Some(step) = last_step {
        return read_step(step);
    }
    if let Some(error) = value.get("error").filter(|error| !error.is_null()) {
        let outcome = Outcome::Error {
            code: word(error, "code")?,
            message: word(error, "message")?,
        };
        return Ok(Answer {
            outcome,
            codes: BTreeSet::new(),
            whole: value,
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
    let codes = codes_of(&value)?;
    Ok(Answer {
        outcome,
        codes,
        whole: value,
    })
}

fn read_step(step: Value) -> Result<Answer, String> {
    let error = |name: &str| {
        step.get("error")
            .map_or_else(|| Ok(String::new()), |error| word(error, name))
    };
    let decided_by = word(&step, "decidedBy").ok();
    let outcome = match word(&step, "outcome")?.as_str() {
        "allowed" => Outcome::Allowed {
            granted_by: words(&step, "grantedBy")?,
        },
        "explicitDeny" => Outcome::ExplicitDeny { decided_by },
        "implicitDeny" => Outcome::ImplicitDeny { decided_by },
        "depends" => Outcome::Depends,
        "issued" => Outcome::Issued,
        "refused" => Outcome::Refused {
            code: error("code")?,
            decided_by,
            message: error("message")?,
        },
        "notRun" => Outcome::NotRun,
        "error" => Outcome::Error {
            code: error("code")?,
            message: error("message")?,
        },
        other => return Err(format!("unknown outcome `{other}`")),
    };
    let mut codes = codes_of(&step)?;
    for check in step.get("checks").and_then(Value::as_array).into_iter().flatten() {
        codes.extend(codes_of(check)?);
    }
    Ok(Answer {
        outcome,
        codes,
        whole: step,
    })
}

fn codes_of(value: &Value) -> Result<BTreeSet<String>, String> {
    let findings = value
        .get("findings")
        .and_then(Value::as_array)
        .ok_or("the answer has no `findings`")?;
    findings.iter().map(|finding| word(finding, "code")).collect()
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
