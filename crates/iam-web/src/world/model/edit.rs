//! Edits of a JSON text at one place. All the rest stays as it is written: layout, order, spelling of numbers.

use iam_scenario::paste::layout::moved_right;
use iam_syntax::json::lines::{self, Kept};
use iam_syntax::json::{self, Json, Limits, Member, Read, Value};
use iam_syntax::span::Span;

/// A step down into a JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Name(String),
    At(usize),
}

/// A place in a JSON value, from the root.
pub type Path = Vec<Key>;

/// A scenario holds policy documents, which may be as deep as its own limit.
const DEPTH: usize = json::MAX_DEPTH + 16;

/// Reads a text of any length.
pub fn read(text: &str) -> Read<'_> {
    let limits = Limits {
        bytes: usize::MAX,
        depth: DEPTH,
    };
    json::read(text, limits)
}

/// The value at a place.
pub fn find<'j, 't>(tree: &'j Json<'t>, path: &[Key]) -> Option<&'j Json<'t>> {
    path.iter().try_fold(tree, |json, key| match key {
        Key::Name(name) => json.get(name),
        Key::At(at) => match json.items() {
            Some(items) => items.get(*at),
            // A name may be a number.
            None => json.get(&at.to_string()),
        },
    })
}

/// Sets a place to a JSON text; objects above it are made where they are missing.
pub fn set(text: &str, path: &[Key], value: &str) -> Option<String> {
    let tree = read(text).tree?;
    if let Some(json) = find(&tree, path) {
        return Some(replaced(text, json.span, value));
    }
    let (last, above) = path.split_last()?;
    let Key::Name(name) = last else { return None };
    let member = [json::quote(name).as_str(), ": ", value].concat();
    match find(&tree, above) {
        Some(json) => match &json.value {
            Value::Object(members) => Some(with_member(text, json.span, members, &member)),
            Value::Null => Some(replaced(text, json.span, &object_of(&member))),
            Value::Bool(_) | Value::Number | Value::String(_) | Value::Array(_) | Value::Torn => None,
        },
        None => set(text, above, &object_of(&member)),
    }
}

/// Takes a member or an item out, with its comma.
pub fn remove(text: &str, path: &[Key]) -> Option<String> {
    let tree = read(text).tree?;
    let (last, above) = path.split_last()?;
    let json = find(&tree, above)?;
    let (at, spans) = match last {
        Key::Name(name) => {
            let members = json.members()?;
            let at = members.iter().position(|member| member.key == *name)?;
            (at, members.iter().map(Member::span).collect::<Vec<_>>())
        }
        Key::At(at) => (*at, json.items()?.iter().map(|item| item.span).collect()),
    };
    let own = spans.get(at)?;
    let inside = Span::new(json.span.start + 1, json.span.end.saturating_sub(1));
    let gone = match (
        at.checked_sub(1).and_then(|before| spans.get(before)),
        spans.get(at + 1),
    ) {
        (Some(before), _) => Span::new(before.end, own.end),
        (None, Some(after)) => Span::new(own.start, after.start),
        (None, None) => inside,
    };
    Some(replaced(text, gone, ""))
}

/// Gives a member another name.
pub fn rename(text: &str, path: &[Key], name: &str) -> Option<String> {
    let tree = read(text).tree?;
    let (last, above) = path.split_last()?;
    let Key::Name(old) = last else { return None };
    let members = find(&tree, above)?.members()?;
    let member = members.iter().find(|member| member.key == *old)?;
    Some(replaced(text, member.key_span, &json::quote(name)))
}

/// Puts an item into a list; at its end, if it has fewer.
pub fn insert(text: &str, list: &[Key], at: usize, value: &str) -> Option<String> {
    let tree = read(text).tree?;
    let Some(json) = find(&tree, list) else {
        return set(text, list, &["[\n    ", value, "\n  ]"].concat());
    };
    let items = json.items()?;
    let Some(last) = items.last() else {
        return Some(replaced(text, json.span, &["[\n    ", value, "\n  ]"].concat()));
    };
    let gap = gap_before(text, last.span.start);
    Some(match items.get(at) {
        Some(after) => {
            let place = Span::new(after.span.start, after.span.start);
            replaced(text, place, &[value, ",", gap].concat())
        }
        None => replaced(
            text,
            Span::new(last.span.end, last.span.end),
            &[",", gap, value].concat(),
        ),
    })
}

/// Changes two neighbours of a list round: the one at a place and the one after it.
pub fn swap(text: &str, list: &[Key], at: usize) -> Option<String> {
    let tree = read(text).tree?;
    let items = find(&tree, list)?.items()?;
    let (one, other) = (items.get(at)?.span, items.get(at + 1)?.span);
    let both = Span::new(one.start, other.end);
    let between = Span::new(one.end, other.start);
    let turned = [other.of(text), between.of(text), one.of(text)].concat();
    Some(replaced(text, both, &turned))
}

/// How long a value may be that stands in one line.
const LINE: usize = 64;

/// A value in lines, as it stands so deep in a text: what fits in a line stays in one.
pub fn laid_out(value: &str, depth: usize) -> String {
    lines::laid_out(value, Kept::Within(LINE), depth)
}

/// A value of several lines as it stands at a place: set in as far as what stands there now, or as deep as it goes.
pub fn set_in(text: &str, path: &[Key], value: &str) -> String {
    if !value.contains('\n') {
        return value.into();
    }
    let read = read(text);
    let now = read.tree.as_ref().and_then(|tree| find(tree, path));
    match now.map(|json| margin(text, json.span.start)) {
        Some(margin) => moved_right(value, margin),
        None => laid_out(value, path.len()),
    }
}

/// The blanks that a line begins with.
fn margin(text: &str, at: u32) -> &str {
    let before = text.get(..at as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    &line[..line.len() - line.trim_start().len()]
}

fn object_of(member: &str) -> String {
    ["{ ", member, " }"].concat()
}

fn with_member(text: &str, object: Span, members: &[Member], member: &str) -> String {
    match members.last() {
        Some(last) => {
            let gap = match gap_before(text, last.key_span.start) {
                "" => " ",
                gap => gap,
            };
            let end = last.value.span.end;
            replaced(text, Span::new(end, end), &[",", gap, member].concat())
        }
        None => replaced(text, object, &object_of(member)),
    }
}

/// The blanks in front of a place.
fn gap_before(text: &str, start: u32) -> &str {
    let before = text.get(..start as usize).unwrap_or_default();
    before.get(before.trim_end().len()..).unwrap_or_default()
}

fn replaced(text: &str, span: Span, with: &str) -> String {
    let range = span.range();
    [
        text.get(..range.start).unwrap_or_default(),
        with,
        text.get(range.end..).unwrap_or_default(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Path {
        let keys = text.split('/').filter(|key| !key.is_empty());
        keys.map(|key| key.parse().map_or_else(|_| Key::Name(key.into()), Key::At))
            .collect()
    }

    #[track_caller]
    fn check(edited: Option<String>, expected: &str) {
        assert_eq!(edited.as_deref(), Some(expected));
        assert!(read(expected).problems.is_empty());
    }

    #[test]
    fn a_value_is_replaced_and_nothing_else() {
        check(
            set(r#"{"a":1.0,  "b":[2]}"#, &path("b/0"), "3"),
            r#"{"a":1.0,  "b":[3]}"#,
        );
    }

    #[test]
    fn a_member_that_is_missing_is_added_as_its_neighbours_stand() {
        check(set(r#"{ "a": 1 }"#, &path("b"), "2"), r#"{ "a": 1, "b": 2 }"#);
        check(
            set("{\n  \"a\": 1\n}", &path("b"), "2"),
            "{\n  \"a\": 1,\n  \"b\": 2\n}",
        );
        check(set("{}", &path("a/b"), "2"), r#"{ "a": { "b": 2 } }"#);
        check(set(r#"{"a":null}"#, &path("a/b"), "2"), r#"{"a":{ "b": 2 }}"#);
    }

    #[test]
    fn a_value_of_several_lines_is_set_in_as_it_stood() {
        let text = "{\n  \"a\": {\n    \"b\": {}\n  }\n}";
        assert_eq!(
            set_in(text, &path("a/b"), "{\n  \"c\": 1\n}"),
            "{\n      \"c\": 1\n    }"
        );
        assert_eq!(set_in(text, &path("a/b"), "{}"), "{}");
        assert_eq!(set_in(text, &path("a/d"), "{\n\"c\": 1\n}"), "{\n      \"c\": 1\n    }");
    }

    #[test]
    fn what_is_long_stands_in_lines() {
        let long = r#"{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::box/*" }], "x": 1 }"#;
        let expected = r#"{
    "Version": "2012-10-17",
    "Statement": [
      {
        "Effect": "Allow",
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::box/*"
      }
    ],
    "x": 1
  }"#;
        assert_eq!(laid_out(long, 1), expected);
        assert_eq!(laid_out("{ \"a\": [1] }", 3), "{ \"a\": [1] }");
        assert_eq!(laid_out("{ torn", 3), "{ torn");
    }

    #[test]
    fn what_is_no_object_takes_no_member() {
        assert_eq!(set(r#"{"a":1}"#, &path("a/b"), "2"), None);
        assert_eq!(set(r#"{"a":[]}"#, &path("a/0"), "2"), None);
    }

    #[test]
    fn a_member_is_called_otherwise_where_it_stands() {
        let text = r#"{ "a": { "b": 1, "c": 2 } }"#;
        check(rename(text, &path("a/b"), "d\""), r#"{ "a": { "d\"": 1, "c": 2 } }"#);
        assert_eq!(rename(text, &path("a/d"), "e"), None);
        assert_eq!(rename("{ torn", &path("a"), "e"), None);
    }

    #[test]
    fn what_is_removed_takes_its_comma_along() {
        check(remove(r#"{ "a": 1, "b": 2 }"#, &path("a")), r#"{ "b": 2 }"#);
        check(remove(r#"{ "a": 1, "b": 2 }"#, &path("b")), r#"{ "a": 1 }"#);
        check(remove("[1]", &path("0")), "[]");
        check(remove("[1, 2, 3]", &path("1")), "[1, 3]");
        assert_eq!(remove("[1]", &path("1")), None);
    }

    #[test]
    fn items_are_put_in_and_changed_round() {
        check(insert("[1, 2]", &[], 1, "9"), "[1, 9, 2]");
        check(insert("[\n  1,\n  2\n]", &[], 7, "9"), "[\n  1,\n  2,\n  9\n]");
        check(
            insert(r#"{"steps":[]}"#, &path("steps"), 0, "9"),
            "{\"steps\":[\n    9\n  ]}",
        );
        check(insert("{}", &path("steps"), 0, "9"), "{ \"steps\": [\n    9\n  ] }");
        check(swap("[1,  {\"a\": 2},3]", &[], 0), "[{\"a\": 2},  1,3]");
        assert_eq!(swap("[1]", &[], 0), None);
    }

    #[test]
    fn a_torn_text_is_edited_where_it_can_be_read_or_not_at_all() {
        for text in ["", "{", "[1,", "{\"a\":"] {
            // OK because any answer will do that is no panic.
            let _ = (
                set(text, &path("a"), "1"),
                remove(text, &path("a")),
                insert(text, &path("a"), 0, "1"),
            );
        }
    }
}
