//! AWS managed policies, in AWS's shape: a lone value stays a lone value, and elements keep their order.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::catalogue::model::{Model, Policy, PolicyVersion};
use crate::catalogue::packages::{Content, file};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    arn: String,
    latest_version_id: String,
    versions: BTreeMap<String, RawVersion>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawVersion {
    created_date: String,
    document: Box<RawValue>,
}

pub fn read(content: &Content) -> Result<BTreeMap<String, Policy>, String> {
    of_text(file(content, "package/dist/managedPolicies.json")?)
}

/// All versions of all policies.
pub fn versions(content: &Content) -> Result<Vec<PolicyVersion>, String> {
    versions_of_text(file(content, "package/dist/managedPolicies.json")?)
}

fn versions_of_text(text: &[u8]) -> Result<Vec<PolicyVersion>, String> {
    let mut versions = Vec::new();
    for (policy, raw) in parse(text)? {
        versions.extend(raw.versions.into_iter().map(|(version, it)| PolicyVersion {
            policy: policy.clone(),
            version,
            document: without_blanks(it.document.get()),
        }));
    }
    Ok(versions)
}

fn parse(text: &[u8]) -> Result<BTreeMap<String, Raw>, String> {
    serde_json::from_slice(text).map_err(|e| format!("managedPolicies.json: {e}"))
}

fn of_text(text: &[u8]) -> Result<BTreeMap<String, Policy>, String> {
    parse(text)?
        .into_iter()
        .map(|(name, raw)| {
            let policy = policy(&name, raw).ok_or_else(|| format!("the managed policy {name} cannot be read"))?;
            Ok((name, policy))
        })
        .collect()
}

fn policy(name: &str, mut raw: Raw) -> Option<Policy> {
    let path = raw.arn.strip_prefix("arn:aws:iam::aws:policy")?.strip_suffix(name)?;
    let version = raw.versions.remove(&raw.latest_version_id)?;
    Some(Policy {
        path: path.to_string(),
        version: raw.latest_version_id,
        date: version.created_date.get(..10)?.to_string(),
        document: without_blanks(version.document.get()),
    })
}

/// JSON without the blanks between its tokens.
fn without_blanks(json: &str) -> String {
    let mut short = String::with_capacity(json.len());
    let mut is_text = false;
    let mut is_escaped = false;
    for c in json.chars() {
        if is_text {
            is_text = is_escaped || c != '"';
            is_escaped = !is_escaped && c == '\\';
        } else if c.is_ascii_whitespace() {
            continue;
        } else {
            is_text = c == '"';
        }
        short.push(c);
    }
    short
}

/// Puts the policies beside the reference, with the actions that they name and the reference lacks.
pub fn join(policies: BTreeMap<String, Policy>, model: &mut Model) {
    // By the text in lower case: case does not count in a policy.
    let mut named = BTreeMap::new();
    for policy in policies.values() {
        // OK because the text was read as JSON before.
        let document: Value = serde_json::from_str(&policy.document).unwrap_or_default();
        for statement in each(&document["Statement"]) {
            for value in [&statement["Action"], &statement["NotAction"]] {
                for (prefix, name) in each(value).filter_map(Value::as_str).filter_map(action) {
                    named.entry((prefix, name.to_ascii_lowercase())).or_insert(name);
                }
            }
        }
    }
    model.policies = policies;
    for ((prefix, _), name) in named {
        let is_exact = !name.contains(['*', '?']);
        let in_reference = model.services.get(&prefix);
        let is_known = in_reference.is_some_and(|it| it.actions.keys().any(|it| it.eq_ignore_ascii_case(&name)));
        model.seen.n_named += usize::from(is_exact);
        model.seen.n_covered += usize::from(is_exact && is_known);
        let was_known = model.retired.get(&prefix);
        let is_retired = was_known.is_some_and(|it| it.iter().any(|it| it.eq_ignore_ascii_case(&name)));
        let is_new_prefix = in_reference.is_none() && was_known.is_none();
        if is_exact && !is_known && !is_retired {
            model.mentioned.entry(prefix).or_default().insert(name);
        } else if is_new_prefix {
            model.mentioned.entry(prefix).or_default();
        }
    }
}

/// Prefix in lower case, and name; nothing if the prefix is a pattern.
fn action(text: &str) -> Option<(String, String)> {
    let (prefix, name) = text.trim().split_once(':')?;
    let is_plain = !prefix.is_empty() && prefix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_plain.then(|| (prefix.to_ascii_lowercase(), name.to_string()))
}

/// One value or each of a list.
fn each(value: &Value) -> impl Iterator<Item = &Value> {
    let list = value.as_array().map(Vec::as_slice);
    list.unwrap_or(std::slice::from_ref(value)).iter()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::model::Service;

    const ALL: &str = r#"{"B": {"arn": "arn:aws:iam::aws:policy/service-role/B", "latestVersionId": "v2", "versions": {
        "v1": {"createdDate": "2015-02-06T18:39:46.000Z", "document": {}},
        "v2": {"createdDate": "2024-05-31T18:39:46.000Z",
            "document": {"Version": "2012-10-17", "Statement": {"Sid": "a \" b\\", "Effect": "Allow",
                "Action": ["old:Gone", "OLD:gone", "new:*", "old:Secret", "*"], "Resource": "*"}}}}}}"#;

    #[test]
    fn the_default_version_in_its_own_shape() {
        let policies = of_text(ALL.as_bytes()).unwrap();
        let b = &policies["B"];
        assert_eq!(
            ("/service-role/", "v2", "2024-05-31"),
            (&*b.path, &*b.version, &*b.date)
        );
        let start = r#"{"Version":"2012-10-17","Statement":{"Sid":"a \" b\\","Effect":"Allow","Action":["#;
        assert!(b.document.starts_with(start), "{}", b.document);
        assert!(b.document.ends_with(r#""*"],"Resource":"*"}}"#), "{}", b.document);
    }

    #[test]
    fn all_versions() {
        let versions = versions_of_text(ALL.as_bytes()).unwrap();
        let names: Vec<_> = versions.iter().map(|it| (&*it.policy, &*it.version)).collect();
        assert_eq!([("B", "v1"), ("B", "v2")], names[..]);
        assert_eq!("{}", versions[0].document);
    }

    #[test]
    fn actions_that_the_reference_lacks() {
        let mut model = Model::default();
        model.services.insert("old".to_string(), Service::default());
        model
            .retired
            .insert("old".to_string(), BTreeSet::from(["Gone".to_string()]));
        join(of_text(ALL.as_bytes()).unwrap(), &mut model);
        assert_eq!(BTreeSet::from(["Secret".to_string()]), model.mentioned["old"]);
        assert!(model.mentioned["new"].is_empty());
        assert_eq!((2, 0), (model.seen.n_named, model.seen.n_covered));
    }

    #[test]
    fn an_arn_that_is_not_the_name_is_an_error() {
        assert!(of_text(ALL.replace("service-role/B\"", "service-role/C\"").as_bytes()).is_err());
        assert!(of_text(ALL.replace("\"v2\", \"ver", "\"v3\", \"ver").as_bytes()).is_err());
    }
}
