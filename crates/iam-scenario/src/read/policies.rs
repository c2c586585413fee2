//! `policies`: documents by what they do.

use iam_syntax::json::{Json, Value};

use super::Reader;
use super::fields::Fields;
use crate::case::{EndpointInput, LevelInput, PolicyInput, PolicyInputs};
use crate::format;
use crate::path::Path;

impl<'t> Reader<'t> {
    pub fn policies(&mut self, json: &Json<'t>, path: &Path) -> PolicyInputs {
        let Some(fields) = self.object(json, path, format::POLICIES, "`policies`") else {
            return PolicyInputs::default();
        };
        let at = |name: &'static str| path.key(name);
        let (session, is_session_nested) = fields
            .get("session")
            .map(|json| self.layers(json, &at("session")))
            .unwrap_or_default();
        PolicyInputs {
            identity: fields
                .get("identity")
                .map(|json| self.pool(json, &at("identity")))
                .unwrap_or_default(),
            boundary: fields
                .get("boundary")
                .and_then(|json| self.policy(json, &at("boundary"))),
            session,
            is_session_nested,
            resource: fields
                .get("resource")
                .and_then(|json| self.policy(json, &at("resource"))),
            scps: fields
                .get("scps")
                .map(|json| self.levels(json, &at("scps")))
                .unwrap_or_default(),
            rcps: fields
                .get("rcps")
                .map(|json| self.levels(json, &at("rcps")))
                .unwrap_or_default(),
            endpoint: fields
                .get("endpoint")
                .and_then(|json| self.endpoint(json, &at("endpoint"))),
            extra: fields.extra,
        }
    }

    fn pool(&mut self, json: &Json<'t>, path: &Path) -> Vec<PolicyInput> {
        let items = self.list(json, path);
        items
            .iter()
            .enumerate()
            .filter_map(|(at, json)| self.policy(json, &path.item(at)))
            .collect()
    }

    /// A list of policies is one layer; a list of lists is layers. Whether there is one layer in a list of its own.
    fn layers(&mut self, json: &Json<'t>, path: &Path) -> (Vec<Vec<PolicyInput>>, bool) {
        let items = self.list(json, path);
        if items.iter().any(|item| item.items().is_some()) {
            let pool = |(at, json): (usize, &Json<'t>)| self.pool(json, &path.item(at));
            let layers: Vec<Vec<PolicyInput>> = items.iter().enumerate().map(pool).collect();
            let is_nested = layers.len() == 1;
            return (layers, is_nested);
        }
        let pool = self.pool(json, path);
        (if pool.is_empty() { Vec::new() } else { vec![pool] }, false)
    }

    fn levels(&mut self, json: &Json<'t>, path: &Path) -> Vec<LevelInput> {
        let items = self.list(json, path);
        items
            .iter()
            .enumerate()
            .filter_map(|(at, json)| self.level(json, &path.item(at)))
            .collect()
    }

    fn level(&mut self, json: &Json<'t>, path: &Path) -> Option<LevelInput> {
        let fields = self.object(json, path, format::LEVEL, "a level")?;
        Some(LevelInput {
            target: self.text_field(&fields, path, "target").unwrap_or_default(),
            policies: fields
                .get("policies")
                .map(|json| self.pool(json, &path.key("policies")))
                .unwrap_or_default(),
            extra: fields.extra,
        })
    }

    fn policy(&mut self, json: &Json<'t>, path: &Path) -> Option<PolicyInput> {
        let fields = self.object(json, path, format::POLICY, "a policy")?;
        self.policy_of(fields, path)
    }

    fn endpoint(&mut self, json: &Json<'t>, path: &Path) -> Option<EndpointInput> {
        let fields = self.object(json, path, format::ENDPOINT, "an endpoint")?;
        let gateway = self.is_gateway(&fields, json, path);
        Some(EndpointInput {
            policy: self.policy_of(fields, path)?,
            gateway,
        })
    }

    /// Whether an endpoint's `type` says that it is a gateway.
    pub fn is_gateway(&mut self, fields: &Fields<'_, 't>, json: &Json<'t>, path: &Path) -> bool {
        match self.text_field(fields, path, "type").as_deref() {
            Some("gateway") => true,
            Some("interface") | None => false,
            Some(other) => {
                let message = format!("an endpoint's type is `interface` or `gateway`, not `{other}`");
                let span = fields.get("type").map_or(json.span, |json| json.span);
                self.problem("INVALID_ENDPOINT_TYPE", message, &path.key("type"), span);
                false
            }
        }
    }

    fn policy_of(&mut self, fields: Fields<'_, 't>, path: &Path) -> Option<PolicyInput> {
        let name = self.text_field(&fields, path, "name").unwrap_or_default();
        let enabled = self.bool_field(&fields, path, "enabled").unwrap_or(true);
        let from = self.text_field(&fields, path, "from");
        let document = fields.get("document")?;
        let (text, is_object) = match &document.value {
            Value::String(text) => (text.to_string(), false),
            Value::Object(_) => {
                self.documents.push(document.span);
                (document.span.of(self.text).to_string(), true)
            }
            Value::Null | Value::Bool(_) | Value::Number | Value::Array(_) | Value::Torn => {
                self.wrong_type(
                    document,
                    &path.key("document"),
                    "a policy document, which is an object or its text as a string",
                );
                return None;
            }
        };
        Some(PolicyInput {
            name,
            text,
            enabled,
            from,
            is_object,
            extra: fields.extra,
        })
    }
}
