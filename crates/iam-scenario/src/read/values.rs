//! Values that many objects of a scenario hold: names, accounts, numbers, lists of texts, tags.

use iam_sts::tags::{Tag, Tags};
use iam_syntax::arn::is_account_id;
use iam_syntax::json::{Json, Value};

use super::Reader;
use super::fields::Fields;
use crate::path::Path;

impl<'t> Reader<'t> {
    /// The names and values of an object; `null` means left out. Names are not fields, so those like `x-ray` count.
    pub fn named<'j>(&mut self, json: &'j Json<'t>, path: &Path, wanted: &str) -> Vec<(&'j str, &'j Json<'t>)> {
        let Some(members) = json.members() else {
            self.wrong_type(json, path, &format!("an object: {wanted}"));
            return Vec::new();
        };
        members
            .iter()
            .filter(|member| member.value.value != Value::Null)
            .map(|member| (&*member.key, &member.value))
            .collect()
    }

    /// The id of an account.
    pub fn account_id(&mut self, json: &Json<'t>, path: &Path) -> Option<String> {
        let text = self.text(json, path)?;
        if !is_account_id(&text) {
            let message = format!("`{text}` is no account: expected twelve digits");
            self.problem("INVALID_ACCOUNT", message, path, json.span);
            return None;
        }
        Some(text)
    }

    pub fn account_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Option<String> {
        let json = fields.get(name)?;
        self.account_id(json, &path.key(name))
    }

    pub fn texts_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Vec<String> {
        let Some(json) = fields.get(name) else {
            return Vec::new();
        };
        let path = path.key(name);
        let items = self.list(json, &path).iter().enumerate();
        items.filter_map(|(at, json)| self.text(json, &path.item(at))).collect()
    }

    pub fn integer_field(&mut self, fields: &Fields<'_, 't>, path: &Path, name: &str) -> Option<i64> {
        let json = fields.get(name)?;
        let number = match json.value {
            Value::Number => json.span.of(self.text).parse().ok(),
            Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) | Value::Torn => None,
        };
        if number.is_none() {
            self.wrong_type(json, &path.key(name), "a whole number");
        }
        number
    }

    pub fn tags_field(&mut self, fields: &Fields<'_, 't>, path: &Path) -> Tags {
        fields
            .get("tags")
            .map(|json| self.tags(json, &path.key("tags")))
            .unwrap_or_default()
            .into_iter()
            .collect()
    }

    /// Tags as an object, or as AWS's API lists them.
    pub fn tags(&mut self, json: &Json<'t>, path: &Path) -> Vec<Tag> {
        let mut tags = Vec::new();
        if let Some(items) = json.items() {
            for (at, json) in items.iter().enumerate() {
                let path = path.item(at);
                let (Some(key), value) = (json.get("key").and_then(Json::as_str), json.get("value")) else {
                    self.wrong_type(json, &path, "a tag with `key` and `value`");
                    continue;
                };
                tags.push(Tag {
                    key: key.into(),
                    value: value.and_then(|json| self.scalar(json)).unwrap_or_default(),
                });
            }
            return tags;
        }
        for (key, json) in self.named(json, path, "tag values by key") {
            match self.scalar(json) {
                Some(value) => tags.push(Tag { key: key.into(), value }),
                None => self.wrong_type(json, &path.key(key), "the value of a tag, which is a string"),
            }
        }
        tags
    }
}
