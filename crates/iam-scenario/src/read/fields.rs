//! The fields of an object: known ones looked up, unknown ones refused or kept.

use iam_syntax::json::{Json, Value};
use iam_syntax::span::Span;

use super::{Reader, Unknown};
use crate::case::Extra;
use crate::format::Field;
use crate::path::Path;

/// An object whose fields have been checked. `null` means "left out".
pub struct Fields<'j, 't> {
    json: &'j Json<'t>,
    /// Fields to keep as they are, as JSON text.
    pub extra: Extra,
}

impl<'j, 't> Fields<'j, 't> {
    /// The value of a field that is there and not `null`.
    pub fn get(&self, name: &str) -> Option<&'j Json<'t>> {
        self.json.get(name).filter(|json| json.value != Value::Null)
    }

    /// Where the object stands in the text.
    pub fn span(&self) -> Span {
        self.json.span
    }

    /// Whether a field is there and not `null`.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl<'t> Reader<'t> {
    /// The fields of an object; nothing where it is none. `what` names it in a sentence.
    pub fn object<'j>(
        &mut self,
        json: &'j Json<'t>,
        path: &Path,
        known: &[Field],
        what: &str,
    ) -> Option<Fields<'j, 't>> {
        let Some(members) = json.members() else {
            self.wrong_type(json, path, &format!("{what}, which is an object"));
            return None;
        };
        let mut extra = Vec::new();
        for member in members {
            let key = &*member.key;
            if known.iter().any(|field| field.name == key) {
                continue;
            }
            let is_ours = !key.starts_with("x-");
            if !is_ours || self.unknown == Unknown::Kept {
                self.has_unknown_fields |= is_ours;
                extra.push((key.to_string(), member.value.span.of(self.text).to_string()));
                continue;
            }
            let message = format!("{what} has no field `{key}`");
            let message = self.with_hint(message, key, known.iter().map(|field| field.name));
            self.problem("UNKNOWN_FIELD", message, &path.key(key), member.key_span);
        }
        let fields = Fields { json, extra };
        for Field { name, .. } in known.iter().filter(|field| field.is_needed && !fields.has(field.name)) {
            let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            let message = format!("{what} needs {article} `{name}`");
            self.problem("MISSING_FIELD", message, path, json.span);
        }
        Some(fields)
    }

    /// The items of a list; nothing where it is none.
    pub fn list<'j>(&mut self, json: &'j Json<'t>, path: &Path) -> &'j [Json<'t>] {
        match json.items() {
            Some(items) => items,
            None => {
                self.wrong_type(json, path, "a list");
                &[]
            }
        }
    }

    pub fn text(&mut self, json: &Json<'t>, path: &Path) -> Option<String> {
        match json.as_str() {
            Some(text) => Some(text.to_string()),
            None => {
                self.wrong_type(json, path, "a string");
                None
            }
        }
    }

    pub fn text_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Option<String> {
        let json = fields.get(name)?;
        self.text(json, &path.key(name))
    }

    pub fn bool_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Option<bool> {
        let json = fields.get(name)?;
        match json.value {
            Value::Bool(value) => Some(value),
            _ => {
                self.wrong_type(json, &path.key(name), "`true` or `false`");
                None
            }
        }
    }

    /// An object kept as its JSON text.
    pub fn raw_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Option<String> {
        let json = fields.get(name)?;
        if json.members().is_none() {
            self.wrong_type(json, &path.key(name), "an object");
            return None;
        }
        Some(json.span.of(self.text).to_string())
    }

    /// A string, or a number or boolean as its JSON text.
    pub fn scalar(&self, json: &Json<'t>) -> Option<String> {
        match &json.value {
            Value::String(text) => Some(text.to_string()),
            Value::Number | Value::Bool(_) => Some(json.span.of(self.text).to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => None,
        }
    }
}
