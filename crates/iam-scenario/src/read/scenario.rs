//! A scenario from JSON text: the world first, then the steps, which name what is in it.

use std::sync::Arc;

use iam_eval::request::Sort;
use iam_sts::assume_root::task_policies;
use iam_sts::estate::{Endpoint, Estate, Resource};
use iam_syntax::arn::{Arn, is_account_id};
use iam_syntax::json::{Json, Value};

use super::shelf::{Shelf, Text, Use};
use super::{Reader, Unknown, Unreadable, read_with};
use crate::findings::refused::missing_principals;
use crate::format;
use crate::load::Place;
use crate::path::Path;
use crate::scenario::{ManagedPolicies, Scenario};

/// What the root user may do, as a document.
const EVERYTHING: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;

/// Reads a scenario of a file. `managed` gives managed policies of AWS's own.
///
/// # Errors
/// Says everything that is wrong with the text.
pub fn scenario(text: &str, managed: &ManagedPolicies) -> Result<Scenario, Unreadable> {
    let (scenario, problems, _) = read_with(text, Unknown::Refused, |reader, tree| reader.scenario(tree, managed));
    match scenario.flatten() {
        Some(scenario) if problems.is_empty() => Ok(scenario),
        other => Err(Unreadable {
            id: other.and_then(|scenario| scenario.id),
            expect: None,
            problems,
        }),
    }
}

impl<'t> Reader<'t> {
    fn scenario(&mut self, json: &Json<'t>, managed: &ManagedPolicies) -> Option<Scenario> {
        let path = Path::ROOT;
        let fields = self.object(json, &path, format::scenario::SCENARIO, "a scenario")?;
        self.version(&fields, &path);
        let mut shelf = Shelf::new(managed);
        for (arn, text) in task_policies() {
            let pointer = arn.clone();
            shelf.keep(
                arn,
                Text {
                    text: text.into(),
                    pointer,
                },
            );
        }
        let mut estate = Estate {
            root_access: self.aws_policy(&mut shelf, "arn:aws:iam::aws:root", EVERYTHING, Place::Identity),
            ..Estate::default()
        };
        if let Some(json) = fields.get("accounts") {
            estate.accounts = self.accounts(&mut shelf, json, &path.key("accounts"));
        }
        if let Some(json) = fields.get("organization") {
            self.organization(&mut shelf, &mut estate, &fields, json, &path.key("organization"));
        }
        if let Some(json) = fields.get("resources") {
            let path = path.key("resources");
            let items = self.list(json, &path).iter().enumerate();
            estate.resources = items
                .filter_map(|(at, json)| self.resource(&mut shelf, json, &path.item(at)))
                .collect();
        }
        if let Some(json) = fields.get("endpoints") {
            let path = path.key("endpoints");
            let items = self.list(json, &path).iter().enumerate();
            estate.endpoints = items
                .filter_map(|(at, json)| self.vpc_endpoint(&mut shelf, json, &path.item(at)))
                .collect();
        }
        let steps = match fields.get("steps") {
            Some(json) => self.steps(&mut shelf, &estate, json, &path.key("steps")),
            None => Vec::new(),
        };
        let case = fields.get("case").map(|json| self.case(json, &path.key("case")));
        let (documents, mut flaws, managed) = shelf.finish();
        for (document, finding) in missing_principals(&estate, &documents) {
            Arc::make_mut(&mut flaws[document]).push(finding);
        }
        estate.managed = managed;
        Some(Scenario {
            id: self.text_field(&fields, &path, "id"),
            title: self.title(&fields, &path),
            estate,
            documents: documents.into(),
            flaws,
            steps,
            case,
        })
    }

    /// A policy that AWS has under a name.
    pub fn aws_policy(
        &mut self,
        shelf: &mut Shelf,
        name: &str,
        text: &str,
        place: Place,
    ) -> Option<iam_eval::policies::Attached> {
        let text = Text {
            text: text.into(),
            pointer: name.into(),
        };
        let used = Use {
            name,
            place,
            sort: Sort::Other,
            from: None,
        };
        // OK because these are written out in the code, and not malformed.
        shelf.attach(&text, used).ok()
    }

    /// The text of a policy document: of an object its very bytes.
    pub fn document(&mut self, json: &Json<'t>, path: &Path) -> Option<Text> {
        let text = match &json.value {
            Value::String(text) => Arc::from(&**text),
            Value::Object(_) => {
                self.documents.push(json.span);
                Arc::from(json.span.of(self.text))
            }
            Value::Null | Value::Bool(_) | Value::Number | Value::Array(_) | Value::Torn => {
                self.wrong_type(
                    json,
                    path,
                    "a policy document, which is an object or its text as a string",
                );
                return None;
            }
        };
        Some(Text {
            text,
            pointer: path.pointer(),
        })
    }

    /// A document made ready for a use; what is malformed is a problem.
    pub fn attached(
        &mut self,
        shelf: &mut Shelf,
        json: &Json<'t>,
        path: &Path,
        used: Use,
    ) -> Option<iam_eval::policies::Attached> {
        let text = self.document(json, path)?;
        match shelf.attach(&text, used) {
            Ok(attached) => Some(attached),
            Err(problem) => {
                self.malformed(*problem);
                None
            }
        }
    }

    fn resource(&mut self, shelf: &mut Shelf, json: &Json<'t>, path: &Path) -> Option<Resource> {
        let fields = self.object(json, path, format::scenario::RESOURCE, "a resource")?;
        let arn = self.text_field(&fields, path, "arn")?;
        let Some(parsed) = Arn::parse(&arn) else {
            let span = fields.get("arn").map_or(json.span, |json| json.span);
            self.problem("INVALID_RESOURCE", format!("`{arn}` is no ARN"), &path.key("arn"), span);
            return None;
        };
        let in_arn = Some(parsed.account).filter(|account| is_account_id(account));
        let given = self.account_field(&fields, path, "account");
        let Some(account) = given.or_else(|| in_arn.map(String::from)) else {
            if !fields.has("account") {
                let message = format!("`account` is missing: `{arn}` does not tell whose resource it is");
                self.problem("MISSING_FIELD", message, path, json.span);
            }
            return None;
        };
        let is_key = parsed.service == "kms" && parsed.resource.starts_with("key/");
        // Not the ARN: AWS's messages show those of managed policies alone.
        let name = parsed.resource.to_string();
        let used = Use {
            name: &name,
            place: Place::Resource,
            sort: if is_key { Sort::KmsKey } else { Sort::Other },
            from: None,
        };
        let policy = fields
            .get("policy")
            .and_then(|json| self.attached(shelf, json, &path.key("policy"), used));
        let tags = self.tags_field(&fields, path);
        Some(Resource {
            policy,
            account,
            tags,
            arn,
        })
    }

    fn vpc_endpoint(&mut self, shelf: &mut Shelf, json: &Json<'t>, path: &Path) -> Option<Endpoint> {
        let fields = self.object(json, path, format::scenario::VPC_ENDPOINT, "an endpoint")?;
        let id = self.text_field(&fields, path, "id")?;
        let gateway = self.is_gateway(&fields, json, path);
        let used = Use {
            name: &id,
            place: Place::Endpoint { gateway },
            sort: Sort::Other,
            from: None,
        };
        let policy = fields
            .get("policy")
            .and_then(|json| self.attached(shelf, json, &path.key("policy"), used));
        Some(Endpoint {
            vpc: self.text_field(&fields, path, "vpc"),
            policy,
            id,
        })
    }
}
