//! A view as one object: `decision`, and `steps`, `matrix` or `depends`.

use iam_scenario::answer::Answer;
use iam_scenario::output::outcome_name;
use serde_json::{Map, Value, json};

use super::View;

/// A view as one object.
#[must_use]
pub fn of(view: &View, answer: &Answer) -> Value {
    let (name, mut seen) = match view {
        View::Steps(steps) => ("steps", json!(steps)),
        View::Matrix(matrix) => ("matrix", json!(matrix)),
        View::Depends(depends) => ("depends", json!(depends)),
    };
    name_places(&mut seen, answer);
    let mut whole = Map::new();
    whole.insert("decision".into(), outcome_name(answer.trace.decision().outcome).into());
    whole.insert(name.into(), seen);
    Value::Object(whole)
}

/// Says of each place which document it is in, as a trace does: `source` in the place of `at`.
fn name_places(value: &mut Value, answer: &Answer) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|it| name_places(it, answer)),
        Value::Object(members) => {
            if let Some(at) = members.remove("at") {
                members.insert("source".into(), source(&at, answer));
            }
            // What a case holds is not ours to rename; it is a text here.
            members.values_mut().for_each(|it| name_places(it, answer));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn source(at: &Value, answer: &Answer) -> Value {
    let number = |place: usize| at.get(place).and_then(Value::as_u64);
    let document = number(0).and_then(|it| answer.documents.get(usize::try_from(it).ok()?));
    match (document, number(1), number(2)) {
        (Some(document), Some(start), Some(end)) => {
            json!({ "document": document.pointer, "start": start, "end": end })
        }
        _ => Value::Null,
    }
}
