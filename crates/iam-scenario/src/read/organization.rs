//! `organization`: its tree, and the control policies by name.

use std::collections::BTreeMap;

use iam_eval::policies::Attached;
use iam_eval::request::Sort;
use iam_sts::estate::{Account, Estate, Organization, Unit};
use iam_syntax::json::Json;

use super::Reader;
use super::fields::Fields;
use super::shelf::{Shelf, Text, Use};
use crate::document::Place;
use crate::format;
use crate::path::Path;

/// What AWS attaches everywhere.
const FULL_ACCESS: (&str, &str) = (
    "FullAWSAccess",
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#,
);
const RCP_FULL_ACCESS: (&str, &str) = (
    "RCPFullAWSAccess",
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#,
);

/// The two kinds of control policies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    Scp,
    Rcp,
}

impl Control {
    pub(crate) const fn field(self) -> &'static str {
        match self {
            Self::Scp => "scps",
            Self::Rcp => "rcps",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Scp => "scp",
            Self::Rcp => "rcp",
        }
    }

    const fn place(self) -> Place {
        match self {
            Self::Scp => Place::Scp(0),
            Self::Rcp => Place::Rcp(0),
        }
    }

    pub(crate) const fn full_access(self) -> (&'static str, &'static str) {
        match self {
            Self::Scp => FULL_ACCESS,
            Self::Rcp => RCP_FULL_ACCESS,
        }
    }
}

/// The control policies of an organization, by name: the type if it is told, and the document.
type Policies = BTreeMap<String, (Option<String>, Text)>;

impl<'t> Reader<'t> {
    /// Reads the organization, and what the accounts say that they have attached.
    pub fn organization(
        &mut self,
        shelf: &mut Shelf,
        estate: &mut Estate,
        scenario: &Fields<'_, 't>,
        json: &Json<'t>,
        path: &Path,
    ) {
        let Some(fields) = self.object(json, path, format::scenario::ORGANIZATION, "an organization") else {
            return;
        };
        let policies = match fields.get("policies") {
            Some(json) => self.control_policies(shelf, json, &path.key("policies")),
            None => Policies::new(),
        };
        let (Some(id), Some(management_account), Some(root)) = (
            self.text_field(&fields, path, "id"),
            self.account_field(&fields, path, "managementAccount"),
            fields.get("root"),
        ) else {
            return;
        };
        let root = self.unit(shelf, &policies, root, &path.key("root"));
        for id in all_accounts(&root) {
            // An account that only the tree names has nothing in it, and what AWS attaches everywhere.
            if !estate.accounts.contains_key(id) {
                let account = Account {
                    id: id.clone(),
                    partition: "aws".into(),
                    ..Account::default()
                };
                estate.accounts.insert(id.clone(), account);
            }
        }
        let accounts = scenario.get("accounts");
        for (id, account) in &mut estate.accounts {
            let path = Path::ROOT;
            let path = path.key("accounts");
            let path = path.key(id);
            let json = accounts.and_then(|json| json.get(id));
            account.scps = self.controls(shelf, &policies, Control::Scp, json, &path);
            account.rcps = self.controls(shelf, &policies, Control::Rcp, json, &path);
        }
        estate.organization = Some(Organization {
            id,
            management_account,
            root,
        });
    }

    fn control_policies(&mut self, shelf: &mut Shelf, json: &Json<'t>, path: &Path) -> Policies {
        let mut policies = Policies::new();
        for (name, json) in self.named(json, path, "control policies by name") {
            let path = path.key(name);
            let Some(fields) = self.object(json, &path, format::scenario::ORGANIZATION_POLICY, "a control policy")
            else {
                continue;
            };
            let sort = self.text_field(&fields, &path, "type");
            if let Some(other) = sort.as_deref().filter(|it| !["scp", "rcp"].contains(it)) {
                let message = format!("a control policy's type is `scp` or `rcp`, not `{other}`");
                let span = fields.get("type").map_or(json.span, |json| json.span);
                self.problem("INVALID_POLICY_TYPE", message, &path.key("type"), span);
            }
            let text = fields
                .get("document")
                .and_then(|json| self.document(json, &path.key("document")));
            let Some(text) = text else { continue };
            // Said once, and also where nothing has it attached.
            let kinds = [Control::Scp, Control::Rcp].into_iter();
            for kind in kinds.filter(|kind| sort.as_deref() == Some(kind.name())) {
                let used = Use {
                    name,
                    place: kind.place(),
                    sort: Sort::Other,
                    from: None,
                };
                if let Err(problem) = shelf.attach(&text, used) {
                    self.malformed(*problem);
                }
            }
            policies.insert(name.to_string(), (sort, text));
        }
        policies
    }

    fn unit(&mut self, shelf: &mut Shelf, policies: &Policies, json: &Json<'t>, path: &Path) -> Unit {
        let Some(fields) = self.object(json, path, format::scenario::UNIT, "a unit") else {
            return Unit::default();
        };
        let units = match fields.get("units") {
            Some(json) => {
                let path = path.key("units");
                let items = self.list(json, &path).iter().enumerate();
                items
                    .map(|(at, json)| self.unit(shelf, policies, json, &path.item(at)))
                    .collect()
            }
            None => Vec::new(),
        };
        let accounts = match fields.get("accounts") {
            Some(json) => {
                let path = path.key("accounts");
                let items = self.list(json, &path).iter().enumerate();
                items
                    .filter_map(|(at, json)| self.account_id(json, &path.item(at)))
                    .collect()
            }
            None => Vec::new(),
        };
        Unit {
            id: self.text_field(&fields, path, "id").unwrap_or_default(),
            scps: self.controls(shelf, policies, Control::Scp, Some(json), path),
            rcps: self.controls(shelf, policies, Control::Rcp, Some(json), path),
            units,
            accounts,
        }
    }

    /// The control policies that an entity has attached. Where it doesn't say, AWS's own.
    // rule: E-42
    fn controls(
        &mut self,
        shelf: &mut Shelf,
        policies: &Policies,
        kind: Control,
        entity: Option<&Json<'t>>,
        path: &Path,
    ) -> Vec<Attached> {
        let (full_name, full_text) = kind.full_access();
        let path = path.key(kind.field());
        let names = entity
            .and_then(|json| json.get(kind.field()))
            .filter(|json| json.value != iam_syntax::json::Value::Null);
        let Some(names) = names else {
            return self
                .aws_policy(shelf, full_name, full_text, kind.place())
                .into_iter()
                .collect();
        };
        let mut attached = Vec::new();
        for (at, json) in self.list(names, &path).iter().enumerate() {
            let path = path.item(at);
            let Some(name) = self.text(json, &path) else { continue };
            if name == full_name {
                attached.extend(self.aws_policy(shelf, full_name, full_text, kind.place()));
                continue;
            }
            let Some((sort, text)) = policies.get(&name) else {
                let message = format!("the organization has no policy `{name}`");
                let known = policies.keys().map(String::as_str).chain([full_name]);
                let message = self.with_hint(message, &name, known);
                self.problem("UNKNOWN_POLICY", message, &path, json.span);
                continue;
            };
            if let Some(other) = sort.as_deref().filter(|sort| *sort != kind.name()) {
                let message = format!("`{name}` is an {other} and cannot stand among the {}", kind.field());
                self.problem("INVALID_POLICY_TYPE", message, &path, json.span);
                continue;
            }
            let used = Use {
                name: &name,
                place: kind.place(),
                sort: Sort::Other,
                from: None,
            };
            match shelf.attach(text, used) {
                Ok(policy) => attached.push(policy),
                // Said already where the policy tells its type.
                Err(_) if sort.is_some() => {}
                Err(problem) => self.malformed(*problem),
            }
        }
        attached
    }
}

fn all_accounts(unit: &Unit) -> Vec<&String> {
    let below = unit.units.iter().flat_map(all_accounts);
    unit.accounts.iter().chain(below).collect()
}
