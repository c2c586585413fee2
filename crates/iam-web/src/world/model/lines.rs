//! Maps and lists as lines that people type: `key = value`, and one value a line.

use std::fmt::Write;

use iam_syntax::json::{Json, Value, quote};

/// A list of texts, one a line; a text alone counts as a list of one.
pub fn of_texts(json: &Json) -> String {
    match json.as_str() {
        Some(text) => text.to_string(),
        None => {
            let texts = json.items().unwrap_or_default().iter().filter_map(Json::as_str);
            texts.collect::<Vec<_>>().join("\n")
        }
    }
}

/// A JSON list of the lines that are not empty.
pub fn to_texts(lines: &str) -> String {
    list(&filled(lines).collect::<Vec<_>>())
}

/// A map as lines; nothing where it holds what a line can't say.
pub fn of_map(json: &Json, text: &str) -> Option<String> {
    let mut lines = String::new();
    for member in json.members()? {
        let mut add = |value: &str| {
            let is_plain = value.trim() == value && !value.contains('\n');
            // OK because writing to a `String` never fails.
            let _ = writeln!(lines, "{} = {value}", member.key);
            is_plain.then_some(())
        };
        match &member.value.value {
            Value::String(value) => add(value)?,
            Value::Bool(_) | Value::Number => add(member.value.span.of(text))?,
            // A list of one would come back as no list.
            Value::Array(items) if items.len() != 1 && !items.is_empty() => {
                for item in items {
                    add(item.as_str()?)?;
                }
            }
            Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => return None,
        }
    }
    Some(lines.trim_end().to_string())
}

/// A JSON object of lines: a key that comes again holds a list. A line without `=` is a key with an empty value.
pub fn to_map(lines: &str) -> String {
    let mut map: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in filled(lines) {
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        let (key, value) = (key.trim(), value.trim());
        match map.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(value),
            None => map.push((key, vec![value])),
        }
    }
    let members = map.iter().map(|(key, values)| {
        let value = match values.as_slice() {
            [value] => quote(value),
            values => list(values),
        };
        [quote(key).as_str(), ": ", &value].concat()
    });
    let members = members.collect::<Vec<_>>().join(", ");
    if members.is_empty() {
        return "{}".into();
    }
    ["{ ", &members, " }"].concat()
}

/// The same where every value is a list.
pub fn to_map_of_lists(lines: &str) -> String {
    let mut map: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in filled(lines) {
        let (key, value) = line.split_once('=').unwrap_or((line, ""));
        match map.iter_mut().find(|(known, _)| *known == key.trim()) {
            Some((_, values)) => values.push(value.trim()),
            None => map.push((key.trim(), vec![value.trim()])),
        }
    }
    let members = map
        .iter()
        .map(|(key, values)| [quote(key).as_str(), ": ", &list(values)].concat());
    ["{ ", &members.collect::<Vec<_>>().join(", "), " }"].concat()
}

/// A map of lists as lines.
pub fn of_map_of_lists(json: &Json) -> Option<String> {
    let mut lines = String::new();
    for member in json.members()? {
        for item in member.value.items()? {
            let _ = writeln!(lines, "{} = {}", member.key, item.as_str()?);
        }
    }
    Some(lines.trim_end().to_string())
}

fn filled(lines: &str) -> impl Iterator<Item = &str> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn list(values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| quote(value)).collect();
    ["[", &values.join(", "), "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::edit;

    #[track_caller]
    fn check(json: &str, lines: Option<&str>) {
        let tree = edit::read(json).tree.unwrap();
        assert_eq!(of_map(&tree, json).as_deref(), lines, "{json}");
        if let Some(lines) = lines {
            assert_eq!(
                of_map(&edit::read(&to_map(lines)).tree.unwrap(), &to_map(lines)).as_deref(),
                Some(lines)
            );
        }
    }

    #[test]
    fn maps() {
        check(r#"{"team": "payments", "a": "x=y"}"#, Some("team = payments\na = x=y"));
        check(
            r#"{"k": ["a", "b"], "n": 1, "t": true}"#,
            Some("k = a\nk = b\nn = 1\nt = true"),
        );
        check("{}", Some(""));
        for other in [
            r#"{"a": null}"#,
            r#"{"a": {}}"#,
            r#"{"a": " b"}"#,
            r#"{"a": ["one"]}"#,
            r#"{"a": []}"#,
        ] {
            check(other, None);
        }
    }

    #[test]
    fn lists() {
        assert_eq!(to_texts(" a \n\nb"), r#"["a", "b"]"#);
        assert_eq!(of_texts(&edit::read(r#"["a","b"]"#).tree.unwrap()), "a\nb");
        assert_eq!(of_texts(&edit::read(r#""*""#).tree.unwrap()), "*");
        assert_eq!(
            to_map_of_lists("a = 1\na = 2\nb = 3"),
            r#"{ "a": ["1", "2"], "b": ["3"] }"#
        );
    }
}
