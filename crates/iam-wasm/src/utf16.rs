//! Byte offsets get a twin in UTF-16 code units: `span` a `spanUtf16`, `start` and `end` a `startUtf16` and `endUtf16`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Adds the twins to an answer to the case with this text.
pub fn add(answer: &mut Value, case: &str) {
    let mut texts = Texts {
        case,
        documents: BTreeMap::new(),
    };
    let Some(answer) = answer.as_object_mut() else { return };
    if let Some(Value::Object(error)) = answer.get_mut("error") {
        let document = error.get("path").and_then(Value::as_str).and_then(document_of);
        span(error, texts.of(document.as_deref()));
    }
    for finding in objects(answer, "findings") {
        let document = finding.get("document").and_then(Value::as_str).map(ToString::to_string);
        span(finding, texts.of(document.as_deref()));
    }
    for step in objects(answer, "trace") {
        let Some(Value::Object(source)) = step.get_mut("source") else {
            continue;
        };
        let document = source.get("document").and_then(Value::as_str).map(ToString::to_string);
        let text = texts.of(document.as_deref()).to_string();
        for (byte, unit) in [("start", "startUtf16"), ("end", "endUtf16")] {
            if let Some(offset) = source.get(byte).and_then(Value::as_u64) {
                source.insert(unit.into(), json!(units(&text, offset)));
            }
        }
    }
}

fn objects<'a>(answer: &'a mut Map<String, Value>, name: &str) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    answer
        .get_mut(name)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
}

fn span(object: &mut Map<String, Value>, text: &str) {
    let Some([start, end]) = object.get("span").and_then(Value::as_array).map(Vec::as_slice) else {
        return;
    };
    if let (Some(start), Some(end)) = (start.as_u64(), end.as_u64()) {
        object.insert("spanUtf16".into(), json!([units(text, start), units(text, end)]));
    }
}

fn units(text: &str, offset: u64) -> usize {
    let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
    text.get(..offset).map_or(offset, |head| head.encode_utf16().count())
}

/// The pointer of the policy document that a pointer leads into.
fn document_of(path: &str) -> Option<String> {
    let end = path.find("/document")? + "/document".len();
    Some(path[..end].to_string())
}

/// The texts that offsets count in: the case's own, and those of its documents.
struct Texts<'t> {
    case: &'t str,
    documents: BTreeMap<String, String>,
}

impl Texts<'_> {
    fn of(&mut self, document: Option<&str>) -> &str {
        let Some(pointer) = document else { return self.case };
        if self.documents.is_empty()
            && let Ok(case) = iam_scenario::read::case(self.case)
        {
            let library = iam_scenario::load::Library::new(&case.policies);
            self.documents = library
                .documents()
                .iter()
                .map(|document| (document.pointer.clone(), document.text.clone()))
                .collect();
        }
        self.documents.get(pointer).map_or("", String::as_str)
    }
}
