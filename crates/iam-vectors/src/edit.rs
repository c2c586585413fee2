//! One path of a JSON text replaced, added or removed; every other byte stays as it was.
//!
//! The text is not re-rendered, because spelling matters to what is tested: duplicate keys, the way a number is
//! written, blanks. The text must be JSON; this is no checker.

use std::ops::Range;

/// Puts `value` at a JSON pointer. The last part of the pointer may be new: a key, or `-` to append to a list.
///
/// # Errors
/// A sentence when the pointer leads nowhere.
pub fn put(text: &str, pointer: &str, value: &str) -> Result<String, String> {
    let (parent, last) = parent_of(text, pointer)?;
    if let Some(entry) = parent.entries.iter().find(|entry| entry.is_called(&last)) {
        return Ok(spliced(text, entry.value.clone(), value));
    }
    let is_new_place = last == "-" || last.parse() == Ok(parent.entries.len());
    let written = match parent.shape {
        Shape::Object => format!("{}: {value}", serde_json::Value::from(last)),
        Shape::List if is_new_place => value.to_owned(),
        Shape::List | Shape::Other => return Err(format!("nothing at {pointer}")),
    };
    let end = parent
        .entries
        .last()
        .map_or(parent.span.start + 1, |entry| entry.value.end);
    let comma = if parent.entries.is_empty() { "" } else { ", " };
    Ok(spliced(text, end..end, &format!("{comma}{written}")))
}

/// Takes away what stands at a JSON pointer.
///
/// # Errors
/// A sentence when nothing stands there.
pub fn remove(text: &str, pointer: &str) -> Result<String, String> {
    let (parent, last) = parent_of(text, pointer)?;
    let position = parent.entries.iter().position(|entry| entry.is_called(&last));
    let i = position.ok_or_else(|| format!("nothing at {pointer}"))?;
    let whole = match (i.checked_sub(1), parent.entries.get(i + 1)) {
        (_, Some(next)) => parent.entries[i].start..next.start,
        (Some(before), None) => parent.entries[before].value.end..parent.entries[i].value.end,
        (None, None) => parent.entries[i].start..parent.entries[i].value.end,
    };
    Ok(spliced(text, whole, ""))
}

/// The text at a JSON pointer.
///
/// # Errors
/// A sentence when nothing stands there.
pub fn get<'a>(text: &'a str, pointer: &str) -> Result<&'a str, String> {
    let (parent, last) = parent_of(text, pointer)?;
    let entry = parent.entries.into_iter().find(|entry| entry.is_called(&last));
    entry
        .map(|entry| &text[entry.value])
        .ok_or_else(|| format!("nothing at {pointer}"))
}

fn spliced(text: &str, range: Range<usize>, value: &str) -> String {
    format!("{}{value}{}", &text[..range.start], &text[range.end..])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Object,
    List,
    Other,
}

/// An object or list with the places of what is in it.
struct Container {
    shape: Shape,
    span: Range<usize>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    /// Where the key begins, or in a list the value.
    start: usize,
    value: Range<usize>,
}

impl Entry {
    fn is_called(&self, name: &str) -> bool {
        self.name == name
    }
}

fn parent_of(text: &str, pointer: &str) -> Result<(Container, String), String> {
    let parts = pointer
        .strip_prefix('/')
        .ok_or_else(|| format!("`{pointer}` is no JSON pointer"))?;
    let mut names: Vec<String> = parts
        .split('/')
        .map(|part| part.replace("~1", "/").replace("~0", "~"))
        .collect();
    let last = names.pop().unwrap_or_default();
    let mut here = Reader { text, at: 0 }.container()?;
    for name in names {
        let entry = here.entries.iter().find(|entry| entry.is_called(&name));
        let entry = entry.ok_or_else(|| format!("no `{name}` on the way to {pointer}"))?;
        here = Reader {
            text,
            at: entry.value.start,
        }
        .container()?;
    }
    Ok((here, last))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn container(&mut self) -> Result<Container, String> {
        self.blanks();
        let start = self.at;
        let shape = match self.peek() {
            b'{' => Shape::Object,
            b'[' => Shape::List,
            _ => Shape::Other,
        };
        let mut entries = Vec::new();
        if shape == Shape::Other {
            self.value()?;
            return Ok(Container {
                shape,
                span: start..self.at,
                entries,
            });
        }
        self.at += 1;
        loop {
            self.blanks();
            match self.peek() {
                b'}' | b']' => break,
                b',' => self.at += 1,
                _ => entries.push(self.entry(shape, entries.len())?),
            }
        }
        self.at += 1;
        Ok(Container {
            shape,
            span: start..self.at,
            entries,
        })
    }

    fn entry(&mut self, shape: Shape, index: usize) -> Result<Entry, String> {
        let start = self.at;
        let mut name = index.to_string();
        if shape == Shape::Object {
            self.value()?;
            name = serde_json::from_str(&self.text[start..self.at]).map_err(|error| error.to_string())?;
            self.blanks();
            self.at += usize::from(self.peek() == b':');
            self.blanks();
        }
        let value = self.at;
        self.value()?;
        Ok(Entry {
            name,
            start,
            value: value..self.at,
        })
    }

    /// Steps over one value. Every turn consumes a byte or leaves.
    fn value(&mut self) -> Result<(), String> {
        match self.peek() {
            b'{' | b'[' => self.container().map(|_| ()),
            b'"' => self.string(),
            _ => {
                let start = self.at;
                while !b",]} \t\r\n\0".contains(&self.peek()) {
                    self.at += 1;
                }
                if start == self.at {
                    Err(format!("not JSON at byte {start}"))
                } else {
                    Ok(())
                }
            }
        }
    }

    fn string(&mut self) -> Result<(), String> {
        self.at += 1;
        loop {
            match self.peek() {
                0 => return Err("a string does not end".to_owned()),
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Ok(())
    }

    fn blanks(&mut self) {
        while b" \t\r\n".contains(&self.peek()) {
            self.at += 1;
        }
    }

    /// The byte here; 0 at the end, which is no byte of JSON.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{ "a": 1, "b": { "c~/d": [1.0, "x\"}", {}] }, "a": 2 }"#;

    #[track_caller]
    fn check(changed: Result<String, String>, expected: &str) {
        assert_eq!(changed.as_deref(), Ok(expected));
    }

    #[test]
    fn only_the_path_changes() {
        check(
            put(TEXT, "/a", "[]"),
            r#"{ "a": [], "b": { "c~/d": [1.0, "x\"}", {}] }, "a": 2 }"#,
        );
        check(
            put(TEXT, "/b/c~0~1d/1", "7"),
            r#"{ "a": 1, "b": { "c~/d": [1.0, 7, {}] }, "a": 2 }"#,
        );
        check(
            put(TEXT, "/b/c~0~1d/-", "7"),
            r#"{ "a": 1, "b": { "c~/d": [1.0, "x\"}", {}, 7] }, "a": 2 }"#,
        );
        check(
            put(TEXT, "/b/c~0~1d/2/e", "7"),
            r#"{ "a": 1, "b": { "c~/d": [1.0, "x\"}", {"e": 7}] }, "a": 2 }"#,
        );
        check(
            put(TEXT, "/b/e", "7"),
            r#"{ "a": 1, "b": { "c~/d": [1.0, "x\"}", {}], "e": 7 }, "a": 2 }"#,
        );
    }

    #[test]
    fn what_is_removed_takes_its_comma_along() {
        check(remove(TEXT, "/b"), r#"{ "a": 1, "a": 2 }"#);
        check(
            remove(TEXT, "/b/c~0~1d/2"),
            r#"{ "a": 1, "b": { "c~/d": [1.0, "x\"}"] }, "a": 2 }"#,
        );
        check(remove(TEXT, "/b/c~0~1d"), r#"{ "a": 1, "b": {  }, "a": 2 }"#);
    }

    #[test]
    fn a_path_to_nowhere_is_an_error() {
        for pointer in ["a", "/x/y", "/a/y", "/b/c~0~1d/9"] {
            assert!(put(TEXT, pointer, "7").is_err(), "{pointer}");
        }
        assert!(remove(TEXT, "/x").is_err());
        assert_eq!(get(TEXT, "/b/c~0~1d/0"), Ok("1.0"));
    }
}
