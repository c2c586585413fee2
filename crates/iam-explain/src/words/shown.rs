//! How values look in a sentence, in every language: quoted, and cut where a list is long.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::{Looked, Value};

/// How many values of a list are shown.
pub const N_SHOWN: usize = 3;

/// The most characters of one text that a sentence shows.
pub const LONGEST: usize = 300;

/// A text as a sentence shows it: whole, or cut with `…` where it has more than [`LONGEST`] characters.
#[must_use]
pub fn cut(text: &str) -> Cow<'_, str> {
    // No text has more characters than bytes.
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    match (text.char_indices().nth(LONGEST - 1), text.char_indices().nth(LONGEST)) {
        (Some((end, _)), Some(_)) => Cow::Owned([&text[..end], "…"].concat()),
        (_, _) => Cow::Borrowed(text),
    }
}

/// A value in quotes.
pub fn quoted(value: &str) -> String {
    ["\"", &cut(value), "\""].concat()
}

/// What something is, with its name in quotes if it has one.
pub fn named(what: &str, name: &str) -> String {
    match name {
        "" => what.into(),
        _ => [what, " “", &cut(name), "”"].concat(),
    }
}

/// A policy variable as the policy writes it.
pub fn variable(key: &str) -> String {
    ["${", &cut(key), "}"].concat()
}

/// A list of values in quotes, and how many are left out.
pub fn list<S: AsRef<str>>(values: &[S]) -> (String, usize) {
    join(values, quoted)
}

/// A list of names as they stand, and how many are left out.
pub fn names<S: AsRef<str>>(values: &[S]) -> (String, usize) {
    join(values, |value| cut(value).into_owned())
}

fn join<S: AsRef<str>>(values: &[S], one: impl Fn(&str) -> String) -> (String, usize) {
    let shown: Vec<String> = values.iter().take(N_SHOWN).map(|value| one(value.as_ref())).collect();
    (shown.join(", "), values.len().saturating_sub(N_SHOWN))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_name_has_no_quotes() {
        assert_eq!("Key policy “k”", named("Key policy", "k"));
        assert_eq!("Key policy", named("Key policy", ""));
    }
}
