//! The fields that make a request: `principal`, `action`, `resource` or `resources`, `resourceAccount`, `context`,
//! `unknown`, `call`.

use std::collections::BTreeMap;

use iam_calls::asked::{Fact, Said};
use iam_calls::when::When;
use iam_syntax::json::{Json, Value};

use super::Reader;
use super::fields::Fields;
use crate::case::{
    CallInput, ContextEntry, ContextInput, OwnResource, PrincipalInput, PrincipalObject, RequestInput, Resources,
    WholeCall,
};
use crate::format;
use crate::path::Path;

impl<'t> Reader<'t> {
    pub fn request(&mut self, fields: &Fields<'_, 't>, path: &Path) -> RequestInput {
        RequestInput {
            principal: fields
                .get("principal")
                .and_then(|json| self.principal(json, &path.key("principal"))),
            action: self.text_field(fields, path, "action"),
            resources: self.resources(fields, path).unwrap_or_default(),
            resource_account: self.text_field(fields, path, "resourceAccount"),
            context: fields
                .get("context")
                .map(|json| self.context(json, &path.key("context")))
                .unwrap_or_default(),
            unknown: fields.get("unknown").map(|json| self.texts(json, &path.key("unknown"))),
            call: self.call(fields, path),
        }
    }

    fn principal(&mut self, json: &Json<'t>, path: &Path) -> Option<PrincipalInput> {
        if let Some(text) = json.as_str() {
            return Some(PrincipalInput::Text(text.into()));
        }
        let fields = self.object(json, path, format::PRINCIPAL, "a principal")?;
        let is_one = |name: &str| fields.has(name);
        match (is_one("arn"), is_one("service"), is_one("federated")) {
            (true, false, false) => {}
            (false, true, false) => return self.text_field(&fields, path, "service").map(PrincipalInput::Service),
            (false, false, true) => {
                return self
                    .text_field(&fields, path, "federated")
                    .map(PrincipalInput::Federated);
            }
            _ => {
                let message = "a principal needs one of `arn`, `service` and `federated`".into();
                self.problem("INVALID_PRINCIPAL", message, path, json.span);
                return None;
            }
        }
        Some(PrincipalInput::Object(PrincipalObject {
            arn: self.text_field(&fields, path, "arn")?,
            role_arn: self.text_field(&fields, path, "roleArn"),
            user_arn: self.text_field(&fields, path, "userArn"),
            unique_id: self.text_field(&fields, path, "uniqueId"),
            service_linked_role: self.bool_field(&fields, path, "serviceLinkedRole"),
            extra: fields.extra,
        }))
    }

    /// `resource` or `resources`; nothing where neither is given.
    pub fn resources(&mut self, fields: &Fields<'_, 't>, path: &Path) -> Option<Resources> {
        match (fields.get("resource"), fields.get("resources")) {
            (None, None) => None,
            (Some(json), None) => Some(Resources::Plain(self.plain_resources(json, &path.key("resource")))),
            (None, Some(json)) => Some(Resources::Own(self.own_resources(json, &path.key("resources")))),
            (Some(_), Some(json)) => {
                let message = "`resource` and `resources` say the same twice: leave one out".into();
                self.problem("RESOURCE_TWICE", message, &path.key("resources"), json.span);
                None
            }
        }
    }

    fn own_resources(&mut self, json: &Json<'t>, path: &Path) -> Vec<OwnResource> {
        let items = self.list(json, path);
        if json.items().is_some_and(<[Json]>::is_empty) {
            self.problem(
                "MISSING_RESOURCE",
                "`resources` is an empty list".into(),
                path,
                json.span,
            );
        }
        let items = items.iter().enumerate();
        items
            .filter_map(|(at, json)| self.own_resource(json, &path.item(at)))
            .collect()
    }

    fn own_resource(&mut self, json: &Json<'t>, path: &Path) -> Option<OwnResource> {
        let fields = self.object(json, path, format::RESOURCE, "a resource")?;
        Some(OwnResource {
            arn: self.text_field(&fields, path, "arn")?,
            context: fields
                .get("context")
                .map(|json| self.context(json, &path.key("context")))
                .unwrap_or_default(),
            extra: fields.extra,
        })
    }

    /// `call`: what is said of the whole call.
    pub fn call(&mut self, fields: &Fields<'_, 't>, path: &Path) -> Option<CallInput> {
        let json = fields.get("call")?;
        let path = path.key("call");
        match json.value {
            Value::Bool(false) => return Some(CallInput::Alone),
            Value::Bool(true) => return Some(CallInput::Whole(WholeCall::default())),
            Value::Null | Value::Number | Value::String(_) | Value::Array(_) | Value::Object(_) | Value::Torn => {}
        }
        let fields = self.object(json, &path, format::call::CALL, "a call")?;
        let mut facts = Vec::new();
        for when in When::ALL {
            let Some(json) = fields.get(when.name()) else { continue };
            if let Some(said) = self.said(json, &path.key(when.name())) {
                facts.push(Fact { when, said });
            }
        }
        Some(CallInput::Whole(WholeCall {
            facts,
            extra: fields.extra,
        }))
    }

    fn said(&mut self, json: &Json<'t>, path: &Path) -> Option<Said> {
        match &json.value {
            Value::Bool(true) => Some(Said::Yes),
            Value::Bool(false) => Some(Said::No),
            Value::String(arn) => Some(Said::Of(vec![arn.to_string()])),
            Value::Array(_) => Some(Said::Of(self.texts(json, path))),
            Value::Null | Value::Number | Value::Object(_) | Value::Torn => {
                self.wrong_type(json, path, "`true`, `false`, an ARN or a list of them");
                None
            }
        }
    }

    fn plain_resources(&mut self, json: &Json<'t>, path: &Path) -> Vec<String> {
        if let Some(text) = json.as_str() {
            return vec![text.into()];
        }
        if json.items().is_some_and(<[Json]>::is_empty) {
            self.problem(
                "MISSING_RESOURCE",
                "`resource` is an empty list".into(),
                path,
                json.span,
            );
        }
        if json.items().is_none() {
            self.wrong_type(json, path, "an ARN, `\"*\"` or a list of them");
            return Vec::new();
        }
        self.texts(json, path)
    }

    fn texts(&mut self, json: &Json<'t>, path: &Path) -> Vec<String> {
        let items = self.list(json, path);
        items
            .iter()
            .enumerate()
            .filter_map(|(at, json)| self.text(json, &path.item(at)))
            .collect()
    }

    pub fn context(&mut self, json: &Json<'t>, path: &Path) -> Vec<ContextEntry> {
        let Some(members) = json.members() else {
            self.wrong_type(json, path, "an object of context keys");
            return Vec::new();
        };
        let mut entries: Vec<ContextEntry> = Vec::new();
        let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
        for member in members {
            let name = &*member.key;
            let path = path.key(name);
            let key = crate::case::key_of(name);
            if let Some(first) = firsts.get(&key) {
                let message = format!("`{name}` is the same context key as `{}`", entries[*first].name);
                self.problem("DUPLICATE_CONTEXT_KEY", message, &path, member.key_span);
                continue;
            }
            if let Some(value) = self.context_value(&member.value, &path) {
                firsts.insert(key, entries.len());
                entries.push(ContextEntry {
                    name: name.into(),
                    value,
                });
            }
        }
        entries
    }

    fn context_value(&mut self, json: &Json<'t>, path: &Path) -> Option<ContextInput> {
        if json.value == Value::Null {
            return Some(ContextInput::Removed);
        }
        if let Some(text) = self.scalar(json) {
            return Some(ContextInput::One(text));
        }
        let Some(items) = json.items() else {
            self.wrong_type(json, path, "a string, a number, a boolean or a list of them");
            return None;
        };
        let mut values = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            match self.scalar(item) {
                Some(text) => values.push(text),
                None => self.wrong_type(item, &path.item(at), "a string, a number or a boolean"),
            }
        }
        Some(ContextInput::Many(values))
    }
}
