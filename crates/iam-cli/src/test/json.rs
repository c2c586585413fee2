//! For programs: a line of JSON for each expectation, and for what can't be read.

use iam_scenario::expect::Mismatch;
use serde_json::{Value, json};

use super::tested::{Came, Checked, Tested};

pub fn lines(tested: &[Tested]) -> String {
    let lines = tested.iter().flat_map(|tested| {
        let lines = tested.checked.iter();
        lines.map(|checked| format!("{}\n", of_checked(&tested.file, checked)))
    });
    lines.collect()
}

fn of_checked(file: &str, checked: &Checked) -> Value {
    let mut line = json!({ "file": file, "line": checked.line, "name": checked.name });
    let came = match &checked.came {
        Came::Met => json!({ "result": "met" }),
        Came::Unmet { differences, said } => {
            let differences: Vec<Value> = differences.iter().map(of_difference).collect();
            json!({ "result": "unmet", "differences": differences, "said": said })
        }
        Came::Error(said) => json!({ "result": "error", "said": said }),
    };
    if let (Value::Object(line), Value::Object(came)) = (&mut line, came) {
        line.extend(came);
    }
    line
}

fn of_difference(it: &Mismatch) -> Value {
    // What is absent is no JSON.
    let value = |text: &str| serde_json::from_str(text).unwrap_or(Value::Null);
    json!({ "path": it.path, "expected": value(&it.expected), "found": value(&it.found) })
}
