//! What could stand at a place of a scenario's text, and what it is that stands there: fields by the table of the format,
//! names by the world that the text builds, and all of a policy inside of its documents.

use iam_assist::complete::{Completions, ItemKind, complete as of_policy};
use iam_assist::hover::{Hover, hover as told_of_policy};
use iam_assist::other::{At, Offer, at, complete as offered};
use iam_catalog::catalogue::Catalogue;
use iam_scenario::format::act::ActName;
use iam_scenario::format::scenario::SCENARIO;
use iam_scenario::format::{Field, Holds};
use iam_syntax::json::{self, Json, Limits, Value};
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use iam_words::Lang;

/// What could stand at a place, which counts in bytes.
#[must_use]
pub fn complete(text: &str, offset: usize, catalogue: &Catalogue, lang: Lang) -> Completions {
    let Some(tree) = json::read(text, LIMITS).tree else {
        return Completions::default();
    };
    let Some(at) = at(text, &tree, offset) else {
        return Completions::default();
    };
    match look(&at) {
        Some(Looked::Document { span, kind }) => {
            let (kind, inside) = (kind.of(&tree, &at), span.of(text));
            let found = of_policy(
                kind,
                inside,
                offset.saturating_sub(span.start as usize),
                catalogue,
                lang,
            );
            Completions {
                from: found.from + span.start,
                to: found.to + span.start,
                ..found
            }
        }
        Some(Looked::Names(holds)) => {
            let is_act = |name: &str| ActName::ALL.iter().any(|act| act.name() == name);
            let has_act = at.taken.iter().any(|name| is_act(name));
            let is_left = |it: &&Field| !(at.taken.contains(&it.name) || has_act && is_act(it.name));
            let fields = holds.fields().iter().filter(is_left);
            offered(text, &tree, offset, fields.map(of_field))
        }
        Some(Looked::Value(field)) => {
            let words = values(&field, &tree).into_iter().map(|word| Offer {
                word,
                detail: String::new(),
                kind: ItemKind::Value,
                empty: "",
            });
            offered(text, &tree, offset, words)
        }
        None => Completions::default(),
    }
}

/// What it is that stands at a place inside of a document, with its place in all of the text.
#[must_use]
pub fn hover(text: &str, offset: usize, catalogue: &Catalogue, lang: Lang) -> Option<Hover> {
    let tree = json::read(text, LIMITS).tree?;
    let at = at(text, &tree, offset)?;
    let Looked::Document { span, kind } = look(&at)? else {
        return None;
    };
    let start = span.start;
    let told = told_of_policy(
        kind.of(&tree, &at),
        span.of(text),
        offset.checked_sub(start as usize)?,
        catalogue,
        lang,
    )?;
    Some(Hover {
        span: Span::new(told.span.start + start, told.span.end + start),
        ..told
    })
}

/// A scenario holds policy documents, which may be as deep as their own limit.
const LIMITS: Limits = Limits {
    bytes: 1 << 24,
    depth: json::MAX_DEPTH + 16,
};

/// What is looked at.
enum Looked {
    /// The names of an object.
    Names(Holds),
    /// The value of a field.
    Value(Field),
    /// Something inside of a policy.
    Document { span: Span, kind: Kind },
}

/// Which kind of policy a document is.
#[derive(Clone, Copy)]
enum Kind {
    Is(PolicyKind),
    /// What the type beside it says.
    OfOrganization,
    /// Of a resource, whose ARN stands beside it.
    OfResource,
}

fn look(at: &At<'_>) -> Option<Looked> {
    let mut holds = Holds::Object(SCENARIO);
    let mut field = None;
    for (depth, (name, span)) in at.path.iter().enumerate() {
        field = holds.fields().iter().find(|it| it.name == *name).copied();
        holds = holds.member(name)?;
        if matches!(holds, Holds::Document) {
            let names: Vec<&str> = at.path[..=depth].iter().map(|(name, _)| *name).collect();
            return Some(Looked::Document {
                span: *span,
                kind: kind(&names),
            });
        }
    }
    match (at.is_key, field) {
        (true, _) => Some(Looked::Names(holds)),
        (false, Some(field)) => Some(Looked::Value(field)),
        (false, None) => None,
    }
}

fn kind(names: &[&str]) -> Kind {
    match names {
        ["organization", ..] => Kind::OfOrganization,
        ["resources", ..] => Kind::OfResource,
        ["endpoints", ..] => Kind::Is(PolicyKind::Endpoint),
        ["steps", ..] => Kind::Is(PolicyKind::Session),
        [.., "trustPolicy"] => Kind::Is(PolicyKind::Trust),
        _ => Kind::Is(PolicyKind::Identity),
    }
}

impl Kind {
    fn of(self, tree: &Json<'_>, at: &At<'_>) -> PolicyKind {
        match self {
            Self::Is(kind) => kind,
            Self::OfOrganization => {
                let name = at.path.get(2).map_or("", |(name, _)| name);
                let policy = tree.get("organization").and_then(|it| it.get("policies")?.get(name));
                match policy.and_then(|it| it.get("type")?.as_str()) {
                    Some("rcp") => PolicyKind::Rcp,
                    Some(_) | None => PolicyKind::Scp,
                }
            }
            Self::OfResource => {
                let document = at.path.get(1).map_or(0, |(_, span)| span.start);
                let all = tree.get("resources").and_then(Json::items).unwrap_or_default();
                let it = all.iter().find(|it| (it.span.start..it.span.end).contains(&document));
                match it.and_then(|it| it.get("arn")?.as_str()) {
                    Some(arn) if arn.contains(":kms:") => PolicyKind::Key,
                    Some(_) | None => PolicyKind::Resource,
                }
            }
        }
    }
}

fn of_field(field: &Field) -> Offer {
    Offer {
        word: field.name.into(),
        detail: field.about.into(),
        kind: ItemKind::Element,
        empty: empty(field.holds),
    }
}

/// What a field holds before anything is typed.
const fn empty(holds: Holds) -> &'static str {
    match holds {
        Holds::Version => "1 ",
        Holds::Bool => "true",
        Holds::Integer => "3600",
        Holds::Text
        | Holds::Title
        | Holds::Principal
        | Holds::Resource
        | Holds::As
        | Holds::EndpointType
        | Holds::ControlPolicyType
        | Holds::CredentialsType => "\"\"",
        Holds::Texts
        | Holds::Resources
        | Holds::Pool
        | Holds::Layers
        | Holds::Levels
        | Holds::Checks
        | Holds::List(_) => "[]",
        Holds::Said
        | Holds::Call
        | Holds::Context
        | Holds::Policies
        | Holds::Document
        | Holds::Policy
        | Holds::Endpoint
        | Holds::Expectation
        | Holds::Object(_)
        | Holds::Map(_)
        | Holds::Tags
        | Holds::Case
        | Holds::Unit
        | Holds::Claims => "{}",
    }
}

/// The words that a field could hold: the few that it is one of, or what the world calls its own.
fn values(field: &Field, tree: &Json<'_>) -> Vec<String> {
    let words = |all: &[&str]| all.iter().map(|it| (*it).to_string()).collect();
    let world = World { tree };
    match (field.holds, field.name) {
        (Holds::EndpointType, _) => words(&["interface", "gateway"]),
        (Holds::ControlPolicyType, _) => words(&["scp", "rcp"]),
        (Holds::CredentialsType, _) => words(&["accessKey", "console"]),
        (Holds::As, _) => [
            world.arns("user", "users"),
            world.arns("role", "roles"),
            world.sessions(),
        ]
        .concat(),
        (_, "partition") => words(&["aws", "aws-cn", "aws-us-gov"]),
        (_, "roleArn") => world.arns("role", "roles"),
        (_, "principalArn") => world.arns("saml-provider", "samlProviders"),
        (_, "managedPolicies" | "permissionsBoundary") => world.arns("policy", "policies"),
        (_, "via") => world.listed("endpoints", "id"),
        (_, "resource") => world.listed("resources", "arn"),
        (_, "groups") => world.names("groups"),
        (_, "scps" | "rcps") => world.control_policies(field.name),
        (_, "managementAccount" | "accounts" | "account" | "resourceAccount") => world.accounts(),
        _ => Vec::new(),
    }
}

/// What the text builds, as far as it can be read.
struct World<'a, 't> {
    tree: &'a Json<'t>,
}

impl<'t> World<'_, 't> {
    fn accounts(&self) -> Vec<String> {
        members(self.tree.get("accounts"))
            .map(|(id, _)| id.to_string())
            .collect()
    }

    /// What the accounts have under a field, by ARN.
    fn arns(&self, sort: &str, field: &str) -> Vec<String> {
        let of_account = |(id, account): (&str, &Json<'t>)| -> Vec<String> {
            let partition = account.get("partition").and_then(Json::as_str).unwrap_or("aws");
            members(account.get(field))
                .map(|(name, it)| {
                    let path = it.get("path").and_then(Json::as_str).unwrap_or("/");
                    format!("arn:{partition}:iam::{id}:{sort}{path}{name}")
                })
                .collect()
        };
        members(self.tree.get("accounts")).flat_map(of_account).collect()
    }

    fn names(&self, field: &str) -> Vec<String> {
        let of_account = |(_, account): (&str, &Json<'t>)| -> Vec<String> {
            members(account.get(field)).map(|(name, _)| name.to_string()).collect()
        };
        members(self.tree.get("accounts")).flat_map(of_account).collect()
    }

    /// A field of the items of a list.
    fn listed(&self, list: &str, field: &str) -> Vec<String> {
        let items = self.tree.get(list).and_then(Json::items).unwrap_or_default();
        items
            .iter()
            .filter_map(|it| Some(it.get(field)?.as_str()?.to_string()))
            .collect()
    }

    /// The sessions of the steps.
    fn sessions(&self) -> Vec<String> {
        self.listed("steps", "id").iter().map(|id| ["@", id].concat()).collect()
    }

    fn control_policies(&self, field: &str) -> Vec<String> {
        let policies = self.tree.get("organization").and_then(|it| it.get("policies"));
        let is_rcp = |it: &Json<'_>| it.get("type").and_then(Json::as_str) == Some("rcp");
        members(policies)
            .filter(|(_, it)| is_rcp(it) == (field == "rcps"))
            .map(|(name, _)| name.to_string())
            .collect()
    }
}

fn members<'a, 't>(json: Option<&'a Json<'t>>) -> impl Iterator<Item = (&'a str, &'a Json<'t>)> {
    let members = match json.map(|it| &it.value) {
        Some(Value::Object(members)) => members.as_slice(),
        Some(Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Array(_) | Value::Torn)
        | None => &[],
    };
    members.iter().map(|it| (&*it.key, &it.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: &str = r#"{ "version": 1, "organization": { "policies": { "Guard": { "type": "rcp", "document": { "Statement": [{ § }] } } } },
  "accounts": { "111122223333": { "users": { "ana": {} }, "roles": { "App": { "path": "/ci/", "trustPolicy": { "Statement": [{ ¶ }] } } } } },
  "resources": [{ "arn": "arn:aws:s3:::b", "policy": {} }],
  "steps": [{ "id": "a", "as": "¹" }, { ², "assumeRole": { "roleArn": "³" } }] }"#;

    /// What is offered where a mark of the world stands, in whose place something is typed, with the caret at `|`.
    fn offered(mark: char, typed: &str) -> Vec<String> {
        let marked = WORLD.replace(mark, typed).replace(['§', '¶', '¹', '²', '³'], "");
        let offset = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let found = complete(&text, offset, &Catalogue::whole(), Lang::En);
        for it in &found.items {
            assert!(text.get(found.from as usize..found.to as usize).is_some(), "{it:?}");
        }
        found.items.into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn fields_are_of_the_object_that_they_are_in() {
        let names = offered('²', "\"|\"");
        assert!(
            names.contains(&"as".to_string()) && names.contains(&"via".to_string()),
            "{names:?}"
        );
        assert!(!names.contains(&"assumeRole".to_string()), "it is there: {names:?}");
        assert!(
            !names.contains(&"request".to_string()),
            "a step does one thing: {names:?}"
        );
        assert_eq!(offered('²', "\"tit|\""), ["title"]);
    }

    #[test]
    fn values_are_names_of_the_world() {
        let (ana, app) = (
            "arn:aws:iam::111122223333:user/ana",
            "arn:aws:iam::111122223333:role/ci/App",
        );
        assert_eq!(offered('¹', "|"), [ana, app, "@a"]);
        assert_eq!(offered('³', "|"), [app]);
    }

    #[test]
    fn inside_of_a_document_a_policy_is_written() {
        let trust = offered('¶', "\"Action\": \"sts:AssumeRoleWithS|\"");
        assert_eq!(trust.first().map(String::as_str), Some("sts:AssumeRoleWithSAML"));
        let elements = offered('¶', "\"|\"");
        assert!(
            elements.contains(&"Principal".to_string()) && !elements.contains(&"Resource".to_string()),
            "{elements:?}"
        );
        // A resource control policy allows nothing.
        assert_eq!(offered('§', "\"Effect\": \"|\""), ["Deny"]);
    }

    #[test]
    fn every_place_of_every_beginning_is_asked() {
        let whole = WORLD.replace(['§', '¶', '¹', '²', '³'], "");
        let catalogue = Catalogue::new();
        for end in 0..=whole.len() {
            let text = &whole[..end];
            let _ = complete(text, end, &catalogue, Lang::En);
            let _ = hover(text, end / 2, &catalogue, Lang::Ko);
            let _ = complete(&whole, end, &catalogue, Lang::Ko);
        }
    }
}
