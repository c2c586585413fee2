//! How values look in a sentence, in every language: quoted, and cut where a list is long.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::{Looked, Value};

/// How many values of a list are shown.
const N_SHOWN: usize = 3;

/// A value in quotes.
pub fn quoted(value: &str) -> String {
    ["\"", value, "\""].concat()
}

/// A list of values in quotes, and how many are left out.
pub fn list<S: AsRef<str>>(values: &[S]) -> (String, usize) {
    join(values.iter().map(|value| quoted(value.as_ref())).collect())
}

/// A list of names as they stand, and how many are left out.
pub fn names<S: AsRef<str>>(values: &[S]) -> (String, usize) {
    join(values.iter().map(|value| String::from(value.as_ref())).collect())
}

fn join(mut values: Vec<String>) -> (String, usize) {
    let left_out = values.len().saturating_sub(N_SHOWN);
    values.truncate(N_SHOWN);
    (values.join(", "), left_out)
}

/// What a key holds; none where it holds nothing that can be shown.
pub fn held(looked: Looked) -> Option<(String, usize)> {
    match looked {
        Looked::Absent | Looked::Unknown => None,
        Looked::One(value) => Some((quoted(value), 0)),
        Looked::Many(values) => Some(list(values)),
    }
}

/// A value of a closing; none where it holds nothing that can be shown.
pub fn value(value: Option<&Value>) -> Option<(String, usize)> {
    match value {
        None | Some(Value::Unknown) => None,
        Some(Value::One(value)) => Some((quoted(value), 0)),
        Some(Value::Many(values)) => Some(list(values)),
    }
}

/// A value as the policy writes it, and with its variables put in where that differs.
pub fn wanted<'a>(written: &'a str, filled: Option<&'a String>) -> (String, Option<String>) {
    (
        quoted(written),
        filled.filter(|filled| *filled != written).map(|filled| quoted(filled)),
    )
}
