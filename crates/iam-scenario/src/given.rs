//! Context keys as they are given with a request.

use iam_eval::context::Value;
use iam_eval::derive::Given;
use iam_eval::keys;

use crate::case::{ContextEntry, ContextInput};
use crate::problem::Problem;

/// The context as given, each key in the shape that AWS documents for it.
// rule: C-5
// rule: C-30
pub fn given<'a>(entries: &'a [ContextEntry], unknown: &'a [String]) -> Result<Vec<Given<'a>>, Problem> {
    let mut given: Vec<Given> = Vec::with_capacity(entries.len() + unknown.len());
    for entry in entries {
        given.push((&entry.name, value(entry)?));
    }
    given.extend(unknown.iter().map(|name| (name.as_str(), Some(Value::Unknown))));
    Ok(given)
}

/// What a key holds; nothing where it is absent on purpose.
pub fn value(entry: &ContextEntry) -> Result<Option<Value>, Problem> {
    let is_set = keys::known(&entry.name).map(|key| key.multivalued);
    Ok(match (&entry.value, is_set) {
        (ContextInput::Removed, _) => None,
        (ContextInput::One(value), Some(true)) => Some(Value::Many(vec![value.clone()])),
        (ContextInput::One(value), Some(false) | None) => Some(Value::One(value.clone())),
        (ContextInput::Many(values), Some(true) | None) => Some(Value::Many(values.clone())),
        (ContextInput::Many(values), Some(false)) => match values.as_slice() {
            [] => None,
            [value] => Some(Value::One(value.clone())),
            _ => {
                let message = format!("`{}` holds one value, and {} are given", entry.name, values.len());
                return Err(Problem::of_request("SINGLE_VALUED_KEY", message, &pointer(&entry.name)));
            }
        },
    })
}

/// Where a key stands in a request.
pub fn pointer(key: &str) -> String {
    let mut path = String::from("/context");
    iam_syntax::json::push_step(&mut path, key);
    path
}
