//! Denials that AWS gives as JSON: a decoded authorization message, and the details of a request.

use iam_syntax::json::{Json, Value};

use super::{Denied, Kind, Reason, Said};

/// Keys that follow from the principal of a case.
const OF_PRINCIPAL: [&str; 4] = [
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalType",
    "aws:username",
];

/// What `DecodeAuthorizationMessage` gives.
pub fn decoded(tree: &Json) -> Option<Said> {
    let context = tree.get("context")?;
    let action = text(context.get("action"))?;
    let is_explicit = matches!(tree.get("explicitDeny")?.value, Value::Bool(true));
    if matches!(tree.get("allowed").map(|it| &it.value), Some(Value::Bool(true))) {
        return Some(Said::Allowed);
    }
    let mut keys = Vec::new();
    for item in items(context.get("conditions")) {
        let values = items(item.get("values")).iter();
        let values = values.filter_map(|it| text(it.get("value"))).collect();
        keys.extend(text(item.get("key")).map(|key| (key, values)));
    }
    Some(Said::Denied(Denied {
        principal: context
            .get("principal")
            .and_then(|it| text(it.get("arn")))
            .unwrap_or_default(),
        action,
        resource: text(context.get("resource")).unwrap_or_default(),
        context: Some(without_principal(keys)),
        reason: Some(Reason {
            is_explicit: Some(is_explicit),
            kind: None,
        }),
        policy: String::new(),
        because: String::new(),
    }))
}

fn items<'j, 't>(list: Option<&'j Json<'t>>) -> &'j [Json<'t>] {
    list.and_then(|it| it.get("items")?.items()).unwrap_or_default()
}

/// What `GetRequestAuthorizationDetails` gives: of its evaluations the first that was not allowed.
pub fn details(tree: &Json) -> Option<Said> {
    let tree_context = tree.get("requestContext")?;
    let evaluations = tree.get("evaluations")?.items()?;
    let Some(found) = evaluations.iter().find(|it| effect(it) != Some("ALLOW")) else {
        return Some(Said::Allowed);
    };
    let mut keys = context(tree_context);
    for (key, values) in found.get("context").map(context).unwrap_or_default() {
        keys.retain(|(other, _)| !other.eq_ignore_ascii_case(&key));
        keys.push((key, values));
    }
    let value = |name: &str| {
        let found = keys.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.and_then(|(_, values)| values.first()).cloned()
    };
    let is_explicit = effect(found) == Some("EXPLICIT_DENY");
    let wanted = if is_explicit { "EXPLICIT_DENY" } else { "IMPLICIT_DENY" };
    let checks = found.get("checks").and_then(Json::items).unwrap_or_default();
    let check = checks.iter().find(|it| effect(it) == Some(wanted));
    let policy = check.filter(|_| is_explicit).and_then(policy);
    Some(Said::Denied(Denied {
        principal: value("aws:PrincipalArn").unwrap_or_default(),
        action: text(found.get("action")).unwrap_or_default(),
        resource: text(found.get("resource")).unwrap_or_default(),
        context: Some(without_principal(keys)),
        reason: Some(Reason {
            is_explicit: Some(is_explicit),
            kind: check.and_then(kind),
        }),
        policy: policy.unwrap_or_default(),
        because: String::new(),
    }))
}

fn effect<'j>(of: &'j Json) -> Option<&'j str> {
    of.get("evaluatedEffect")?.as_str()
}

fn kind(check: &Json) -> Option<Kind> {
    Some(match check.get("checkType")?.as_str()? {
        "SERVICE_CONTROL_POLICY" => Kind::Scp,
        "RESOURCE_CONTROL_POLICY" => Kind::Rcp,
        "VPC_ENDPOINT" => Kind::Endpoint,
        "RESOURCE" => Kind::Resource,
        "PRINCIPAL" => Kind::Identity,
        "PERMISSIONS_BOUNDARY" => Kind::Boundary,
        "SESSION" => Kind::Session,
        _ => return None,
    })
}

/// The policy with a Deny, where it has an ARN.
fn policy(check: &Json) -> Option<String> {
    let matched = check.get("matchedPolicies")?.items()?.iter();
    let uris = matched.filter_map(|it| text(it.get("uri")));
    uris.into_iter().find(|uri| uri.starts_with("arn:"))
}

/// Keys by name: a value each, or a list of them.
fn context(tree: &Json) -> Vec<(String, Vec<String>)> {
    let values = |it: &Json| match it.items() {
        Some(items) => items.iter().filter_map(|it| text(Some(it))).collect(),
        None => text(Some(it)).into_iter().collect(),
    };
    let members = tree.members().into_iter().flatten();
    members.map(|it| (it.key.to_string(), values(&it.value))).collect()
}

fn without_principal(mut keys: Vec<(String, Vec<String>)>) -> Vec<(String, Vec<String>)> {
    keys.retain(|(key, values)| !values.is_empty() && !OF_PRINCIPAL.iter().any(|it| it.eq_ignore_ascii_case(key)));
    keys
}

/// A text; a truth as AWS writes it in a policy.
fn text(json: Option<&Json>) -> Option<String> {
    match &json?.value {
        Value::String(text) => Some(text.to_string()),
        Value::Bool(holds) => Some(if *holds { "true" } else { "false" }.into()),
        Value::Null | Value::Number | Value::Array(_) | Value::Object(_) | Value::Torn => None,
    }
}
