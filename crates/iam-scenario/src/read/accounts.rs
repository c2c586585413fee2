//! `accounts`: users, groups, roles and what else is in an account.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use iam_eval::policies::Attached;
use iam_eval::request::Sort;
use iam_sts::estate::{Account, Group, InstanceProfile, OidcProvider, Role, User};
use iam_sts::ids::unique_id;
use iam_syntax::arn::is_account_id;
use iam_syntax::json::{Json, Value};

use super::Reader;
use super::fields::Fields;
use super::shelf::{Shelf, Use};
use crate::document::Place;
use crate::format::{Field, scenario as format};
use crate::path::Path;

/// Where no `maxSessionDuration` is given, in seconds.
const MAX_SESSION_SECONDS: u32 = 3_600;
/// What AWS lets a role's longest session be, in seconds.
const SESSION_SECONDS: RangeInclusive<u32> = 3_600..=43_200;
const SERVICE_LINKED_PATH: &str = "/aws-service-role/";

/// The account that is being read.
struct Ctx<'a> {
    id: &'a str,
    partition: &'a str,
}

impl Ctx<'_> {
    fn arn(&self, sort: &str, path: &str, name: &str) -> String {
        format!("arn:{}:iam::{}:{sort}{path}{name}", self.partition, self.id)
    }
}

impl<'t> Reader<'t> {
    pub fn accounts(&mut self, shelf: &mut Shelf, json: &Json<'t>, path: &Path) -> BTreeMap<String, Account> {
        // Managed policies may be attached in other accounts' text before they are read, so they come first.
        for (id, json) in self.named(json, path, "accounts by id") {
            self.managed_policies(shelf, id, json, &path.key(id));
        }
        let mut accounts = BTreeMap::new();
        for member in json.members().unwrap_or_default() {
            let id = &*member.key;
            if member.value.value == Value::Null {
                continue;
            }
            let path = path.key(id);
            if !is_account_id(id) {
                let message = format!("`{id}` is no account: expected twelve digits");
                self.problem("INVALID_ACCOUNT", message, &path, member.key_span);
                continue;
            }
            if let Some(account) = self.account(shelf, id, &member.value, &path) {
                accounts.insert(id.to_string(), account);
            }
        }
        accounts
    }

    fn managed_policies(&mut self, shelf: &mut Shelf, id: &str, json: &Json<'t>, path: &Path) {
        let partition = partition_of(json);
        let ctx = Ctx {
            id,
            partition: &partition,
        };
        let policies = json.get("policies").filter(|json| json.value != Value::Null);
        let Some(policies) = policies else { return };
        let path = path.key("policies");
        for (name, json) in self.named(policies, &path, "policies by name") {
            let path = path.key(name);
            let Some(fields) = self.object(json, &path, format::MANAGED_POLICY, "a managed policy") else {
                continue;
            };
            let arn = ctx.arn("policy", &self.entity_path(&fields, &path), name);
            let path = path.key("document");
            let text = fields.get("document").and_then(|json| self.document(json, &path));
            let Some(text) = text else { continue };
            let used = Use {
                name: &arn,
                place: Place::Identity,
                sort: Sort::Other,
                from: None,
            };
            if let Err(problem) = shelf.attach(&text, used) {
                self.malformed(*problem);
            }
            shelf.keep(arn, text);
        }
    }

    fn account(&mut self, shelf: &mut Shelf, id: &str, json: &Json<'t>, path: &Path) -> Option<Account> {
        let fields = self.object(json, path, format::ACCOUNT, "an account")?;
        let partition = partition_of(json);
        let ctx = Ctx {
            id,
            partition: &partition,
        };
        let groups = self.entities(&fields, path, "groups", format::GROUP, "a group", |reader, it| {
            let from = Some(format!("group/{}", it.name));
            Group {
                policies: reader.entity_policies(shelf, &it, from),
            }
        });
        let users = self.entities(&fields, path, "users", format::USER, "a user", |reader, it| {
            reader.user(shelf, &ctx, &it, &groups)
        });
        let roles = self.entities(&fields, path, "roles", format::ROLE, "a role", |reader, it| {
            reader.role(shelf, &ctx, &it)
        });
        let sort = ("instanceProfiles", format::INSTANCE_PROFILE, "an instance profile");
        let instance_profiles = self.entities(&fields, path, sort.0, sort.1, sort.2, |reader, it| {
            reader.instance_profile(&ctx, &it, &roles)
        });
        let sort = ("oidcProviders", format::OIDC_PROVIDER, "an OpenID Connect provider");
        let oidc_providers = self.entities(&fields, path, sort.0, sort.1, sort.2, |reader, it| OidcProvider {
            client_ids: reader.texts_field(&it.fields, it.path, "clientIds"),
        });
        let sort = ("samlProviders", &[][..], "a SAML provider");
        let saml_providers = self.entities(&fields, path, sort.0, sort.1, sort.2, |_, _| ());
        let without_scheme = |host: String| host.strip_prefix("https://").map(String::from).unwrap_or(host);
        Some(Account {
            id: id.into(),
            alias: self.text_field(&fields, path, "alias"),
            scps: Vec::new(),
            rcps: Vec::new(),
            users,
            groups,
            roles,
            instance_profiles,
            saml_providers: saml_providers.into_keys().collect(),
            oidc_providers: oidc_providers
                .into_iter()
                .map(|(host, provider)| (without_scheme(host), provider))
                .collect(),
            partition,
        })
    }

    /// The entities of one sort, by name.
    fn entities<T>(
        &mut self,
        account: &Fields<'_, 't>,
        path: &Path,
        sort: &str,
        known: &[Field],
        what: &str,
        mut read: impl FnMut(&mut Self, Entity<'_, '_, 't>) -> T,
    ) -> BTreeMap<String, T> {
        let mut entities = BTreeMap::new();
        let Some(json) = account.get(sort) else {
            return entities;
        };
        let path = path.key(sort);
        for (name, json) in self.named(json, &path, &format!("{sort} by name")) {
            let path = path.key(name);
            if let Some(fields) = self.object(json, &path, known, what) {
                let entity = Entity {
                    name,
                    fields,
                    path: &path,
                };
                entities.insert(name.to_string(), read(self, entity));
            }
        }
        entities
    }

    fn user(
        &mut self,
        shelf: &mut Shelf,
        ctx: &Ctx,
        it: &Entity<'_, '_, 't>,
        groups: &BTreeMap<String, Group>,
    ) -> User {
        let arn = ctx.arn("user", &self.entity_path(&it.fields, it.path), it.name);
        let names = self.texts_field(&it.fields, it.path, "groups");
        self.all_known("groups", "UNKNOWN_GROUP", "group", it, &names, groups);
        User {
            name: it.name.into(),
            unique_id: self.unique_id(it, "AIDA", &arn),
            groups: names,
            policies: self.entity_policies(shelf, it, None),
            boundary: self.boundary(shelf, it),
            tags: self.tags_field(&it.fields, it.path),
            mfa_devices: self.texts_field(&it.fields, it.path, "mfaDevices"),
            arn,
        }
    }

    fn role(&mut self, shelf: &mut Shelf, ctx: &Ctx, it: &Entity<'_, '_, 't>) -> Role {
        let path = self.entity_path(&it.fields, it.path);
        let arn = ctx.arn("role", &path, it.name);
        // Not the ARN: AWS's messages show those of managed policies alone.
        let used = Use {
            name: it.name,
            place: Place::Resource,
            sort: Sort::Role,
            from: None,
        };
        let trust = it
            .fields
            .get("trustPolicy")
            .and_then(|json| self.attached(shelf, json, &it.path.key("trustPolicy"), used));
        let max_session_duration = self.max_session_duration(it).unwrap_or(MAX_SESSION_SECONDS);
        let is_service_linked = self.bool_field(&it.fields, it.path, "serviceLinkedRole");
        Role {
            name: it.name.into(),
            unique_id: self.unique_id(it, "AROA", &arn),
            trust,
            policies: self.entity_policies(shelf, it, None),
            boundary: self.boundary(shelf, it),
            max_session_duration,
            tags: self.tags_field(&it.fields, it.path),
            is_service_linked: is_service_linked.unwrap_or_else(|| path.starts_with(SERVICE_LINKED_PATH)),
            arn,
        }
    }

    fn max_session_duration(&mut self, it: &Entity<'_, '_, 't>) -> Option<u32> {
        const NAME: &str = "maxSessionDuration";
        let given = self.integer_field(&it.fields, it.path, NAME)?;
        let seconds = u32::try_from(given).ok().filter(|it| SESSION_SECONDS.contains(it));
        if let (None, Some(json)) = (seconds, it.fields.get(NAME)) {
            let message = format!("a role's longest session is 3600 to 43200 seconds, not {given}");
            self.problem("INVALID_DURATION", message, &it.path.key(NAME), json.span);
        }
        seconds
    }

    fn instance_profile(
        &mut self,
        ctx: &Ctx,
        it: &Entity<'_, '_, 't>,
        roles: &BTreeMap<String, Role>,
    ) -> InstanceProfile {
        let role = self.text_field(&it.fields, it.path, "role");
        if let (Some(name), Some(json)) = (&role, it.fields.get("role"))
            && !roles.contains_key(name)
        {
            let message = self.unknown("role", name, roles.keys());
            self.problem("UNKNOWN_ROLE", message, &it.path.key("role"), json.span);
        }
        InstanceProfile {
            arn: ctx.arn("instance-profile", &self.entity_path(&it.fields, it.path), it.name),
            role,
        }
    }

    /// Inline policies by name, then managed ones by ARN.
    fn entity_policies(&mut self, shelf: &mut Shelf, it: &Entity<'_, '_, 't>, from: Option<String>) -> Vec<Attached> {
        let mut policies = Vec::new();
        if let Some(json) = it.fields.get("inlinePolicies") {
            let path = it.path.key("inlinePolicies");
            for (name, json) in self.named(json, &path, "policy documents by name") {
                policies.extend(self.attached(shelf, json, &path.key(name), identity(name, &from)));
            }
        }
        if let Some(json) = it.fields.get("managedPolicies") {
            let path = it.path.key("managedPolicies");
            for (at, json) in self.list(json, &path).iter().enumerate() {
                let path = path.item(at);
                let Some(arn) = self.text(json, &path) else { continue };
                policies.extend(self.managed_policy(shelf, json, &path, identity(&arn, &from)));
            }
        }
        policies
    }

    fn boundary(&mut self, shelf: &mut Shelf, it: &Entity<'_, '_, 't>) -> Option<Attached> {
        let json = it.fields.get("permissionsBoundary")?;
        let path = it.path.key("permissionsBoundary");
        let arn = self.text(json, &path)?;
        let used = Use {
            name: &arn,
            place: Place::Boundary,
            sort: Sort::Other,
            from: None,
        };
        self.managed_policy(shelf, json, &path, used)
    }

    /// A managed policy by its ARN, which is the use's name.
    fn managed_policy(&mut self, shelf: &mut Shelf, json: &Json<'t>, path: &Path, used: Use) -> Option<Attached> {
        let Some(text) = shelf.managed(used.name) else {
            self.unknown_policy(json, path, used.name);
            return None;
        };
        match shelf.attach(&text, used) {
            Ok(attached) => Some(attached),
            Err(problem) => {
                self.malformed(*problem);
                None
            }
        }
    }

    pub fn unknown_policy(&mut self, json: &Json<'t>, path: &Path, arn: &str) {
        let is_of_aws = iam_syntax::arn::Arn::parse(arn).is_some_and(|arn| arn.account == "aws");
        let message = if is_of_aws {
            format!("no managed policy of AWS with the ARN `{arn}` is known here")
        } else {
            format!("no account of the scenario has a managed policy with the ARN `{arn}`")
        };
        self.problem("UNKNOWN_POLICY", message, path, json.span);
    }

    fn unknown<'a>(&mut self, what: &str, name: &str, known: impl Iterator<Item = &'a String>) -> String {
        self.with_hint(format!("there is no {what} `{name}`"), name, known.map(String::as_str))
    }

    fn unique_id(&mut self, it: &Entity<'_, '_, 't>, prefix: &str, arn: &str) -> String {
        let given = self.text_field(&it.fields, it.path, "uniqueId");
        given.unwrap_or_else(|| unique_id(prefix, arn))
    }

    /// A path with a slash at both ends.
    fn entity_path(&mut self, fields: &Fields<'_, 't>, path: &Path) -> String {
        let given = self.text_field(fields, path, "path").unwrap_or_default();
        match given.trim_matches('/') {
            "" => "/".into(),
            inner => format!("/{inner}/"),
        }
    }

    /// Names in a list that must be known.
    fn all_known<T>(
        &mut self,
        field: &str,
        code: &str,
        what: &str,
        it: &Entity<'_, '_, 't>,
        names: &[String],
        known: &BTreeMap<String, T>,
    ) {
        let items = it.fields.get(field).and_then(Json::items).unwrap_or_default();
        for (at, (json, name)) in items.iter().zip(names).enumerate() {
            if !known.contains_key(name) {
                let message = self.unknown(what, name, known.keys());
                self.problem(code, message, &it.path.key(field).item(at), json.span);
            }
        }
    }
}

/// A user, group, role or the like, while it is read.
struct Entity<'j, 'p, 't> {
    name: &'j str,
    fields: Fields<'j, 't>,
    path: &'p Path<'p>,
}

fn identity<'a>(name: &'a str, from: &Option<String>) -> Use<'a> {
    Use {
        name,
        place: Place::Identity,
        sort: Sort::Other,
        from: from.clone(),
    }
}

fn partition_of(account: &Json) -> String {
    let given = account.get("partition").and_then(Json::as_str);
    given.unwrap_or("aws").into()
}
