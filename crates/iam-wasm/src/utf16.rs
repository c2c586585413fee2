//! Offsets in bytes get a twin in UTF-16 code units, as strings of JavaScript count: `span` a `spanUtf16`, `start` and
//! `end` a `startUtf16` and `endUtf16`.

use std::collections::BTreeMap;

use iam_scenario::load::Library;
use iam_scenario::read;
use iam_syntax::span::Places;
use serde_json::{Map, Value, json};

/// The texts that offsets count in.
pub struct Texts {
    /// What came in.
    whole: String,
    /// The policy documents in it, by their pointers.
    documents: BTreeMap<String, String>,
}

impl Texts {
    #[must_use]
    pub fn of_case(text: &str) -> Self {
        let documents = read::case(text).map_or_else(
            |_| BTreeMap::new(),
            |case| {
                let library = Library::new(&case.policies);
                let documents = library.documents().iter();
                documents.map(|it| (it.pointer.clone(), it.text.to_string())).collect()
            },
        );
        Self {
            whole: text.into(),
            documents,
        }
    }

    #[must_use]
    pub fn of_policy(text: &str) -> Self {
        Self {
            whole: text.into(),
            documents: BTreeMap::new(),
        }
    }

    /// A line of JSON with the twins.
    #[must_use]
    pub fn added(&self, line: &str) -> String {
        let Ok(mut value) = serde_json::from_str::<Value>(line) else {
            return line.into();
        };
        // A policy that was inside something else brings its own text.
        let unwrapped = value.get("unwrapped").and_then(Value::as_str).map(ToString::to_string);
        let counted = Counted {
            whole: Places::new(unwrapped.as_deref().unwrap_or(&self.whole)),
            documents: self
                .documents
                .iter()
                .map(|(pointer, text)| (pointer.as_str(), Places::new(text)))
                .collect(),
        };
        counted.add(&mut value);
        value.to_string()
    }
}

struct Counted<'t> {
    whole: Places<'t>,
    documents: BTreeMap<&'t str, Places<'t>>,
}

impl Counted<'_> {
    fn add(&self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|it| self.add(it)),
            Value::Object(members) => {
                members.values_mut().for_each(|it| self.add(it));
                self.add_to(members);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn add_to(&self, members: &mut Map<String, Value>) {
        let text = self.text_of(members);
        let units = |offset: u64| text.units(u32::try_from(offset).unwrap_or(u32::MAX));
        let of = |name: &str| members.get(name).and_then(Value::as_u64).map(units);
        let (start, end) = (of("start"), of("end"));
        let span = members.get("span").and_then(Value::as_array).map(Vec::as_slice);
        let span = match span {
            Some([from, to]) => from.as_u64().zip(to.as_u64()),
            Some(_) | None => None,
        };
        let span = span.map(|(from, to)| json!([units(from), units(to)]));
        if let Some((start, end)) = start.zip(end) {
            members.insert("startUtf16".into(), start.into());
            members.insert("endUtf16".into(), end.into());
        }
        if let Some(span) = span {
            members.insert("spanUtf16".into(), span);
        }
    }

    /// The document that is named, or that a path leads into; else the text that came in.
    fn text_of(&self, members: &Map<String, Value>) -> &Places<'_> {
        let text = |name: &str| members.get(name).and_then(Value::as_str);
        let into = text("path").and_then(|it| Some(&it[..it.find("/document")? + "/document".len()]));
        let pointer = text("document").or(into);
        pointer.and_then(|it| self.documents.get(it)).unwrap_or(&self.whole)
    }
}
