//! Byte offsets get a twin in UTF-16 code units: `span` a `spanUtf16`, `start` and `end` a `startUtf16` and `endUtf16`.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use iam_syntax::span::Places;
use serde_json::{Map, Value, json};

/// Adds the twins to an answer to the case with this text.
pub fn add(answer: &mut Value, case: &str) {
    let documents = OnceCell::new();
    let mut texts = Texts {
        case: Places::new(case),
        documents: &documents,
        counted: BTreeMap::new(),
        none: Places::new(""),
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
        let text = texts.of(document.as_deref());
        for (byte, unit) in [("start", "startUtf16"), ("end", "endUtf16")] {
            if let Some(offset) = source.get(byte).and_then(Value::as_u64) {
                source.insert(unit.into(), json!(units(text, offset)));
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

fn span(object: &mut Map<String, Value>, text: &Places<'_>) {
    let Some([start, end]) = object.get("span").and_then(Value::as_array).map(Vec::as_slice) else {
        return;
    };
    if let (Some(start), Some(end)) = (start.as_u64(), end.as_u64()) {
        object.insert("spanUtf16".into(), json!([units(text, start), units(text, end)]));
    }
}

fn units(text: &Places<'_>, offset: u64) -> u32 {
    text.units(u32::try_from(offset).unwrap_or(u32::MAX))
}

/// The pointer of the policy document that a pointer leads into.
fn document_of(path: &str) -> Option<String> {
    let end = path.find("/document")? + "/document".len();
    Some(path[..end].to_string())
}

/// The texts that offsets count in: the case's own, and those of its documents.
struct Texts<'t> {
    case: Places<'t>,
    /// The documents with their pointers, read when the first is asked for.
    documents: &'t OnceCell<Vec<(String, String)>>,
    counted: BTreeMap<&'t str, Places<'t>>,
    none: Places<'t>,
}

impl<'t> Texts<'t> {
    fn of(&mut self, document: Option<&str>) -> &Places<'t> {
        let Some(pointer) = document else { return &self.case };
        if self.counted.is_empty() {
            let documents = self.documents.get_or_init(|| documents_of(self.case.text()));
            let counted = documents.iter().map(|(it, text)| (it.as_str(), Places::new(text)));
            self.counted = counted.collect();
        }
        self.counted.get(pointer).unwrap_or(&self.none)
    }
}

fn documents_of(case: &str) -> Vec<(String, String)> {
    let Ok(case) = iam_scenario::read::case(case) else {
        return Vec::new();
    };
    let library = iam_scenario::load::Library::new(&case.policies);
    let documents = library.documents().iter();
    documents.map(|it| (it.pointer.clone(), it.text.to_string())).collect()
}
