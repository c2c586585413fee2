//! Where a case may name somebody: walks its JSON, the policies inside too, and has each such text replaced in its place.

use iam_syntax::json::{self, BYTE_ORDER_MARK, Json, Limits, Value, quote};
use iam_syntax::span::Span;

use crate::Obstacle;

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ARN, a name, a value of a condition.
    Value,
    /// A condition key: of some a part is a name.
    Key,
}

/// What replaces a text.
type Each<'e> = &'e mut dyn FnMut(Kind, &str) -> String;
/// What is written in place of what stood at a span.
type Edits = Vec<(Span, String)>;

/// The size and depth of what is walked: a case may hold as much as a link.
const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    depth: json::MAX_DEPTH,
};
/// Fields of a case whose values are words of AWS's or of ours.
const KEPT: [&str; 14] = [
    "version",
    "action",
    "enabled",
    "type",
    "decision",
    "decidedBy",
    "grantedBy",
    "gates",
    "effect",
    "role",
    "kind",
    "service",
    "serviceLinkedRole",
    "layer",
];
/// Fields that are prose.
const DROPPED: [&str; 3] = ["title", "message", "findings"];
/// Operators whose values are no names.
const OF_NO_NAMES: [&str; 5] = ["bool", "null", "numeric", "date", "ipaddress"];
/// Keys whose values are words of AWS's, which the evaluator derives itself or knows by their form.
const KEYS_OF_NO_NAMES: [&str; 18] = [
    "aws:requestedregion",
    "aws:principaltype",
    "aws:calledvia",
    "aws:calledviafirst",
    "aws:calledvialast",
    "aws:principalservicename",
    "aws:principalservicenameslist",
    "aws:currenttime",
    "aws:epochtime",
    "aws:sourceip",
    "aws:securetransport",
    "aws:multifactorauthpresent",
    "aws:multifactorauthage",
    "kms:viaservice",
    "iam:passedtoservice",
    "iam:awsservicename",
    "s3:x-amz-acl",
    "s3:x-amz-server-side-encryption",
];

/// The text of a case with each text that may name somebody replaced.
///
/// # Errors
/// Names a policy whose text is torn.
pub fn rewritten(case: &str, each: Each<'_>) -> Result<String, Obstacle> {
    let mut edits = Edits::new();
    let read = json::read(case, LIMITS);
    if let Some(tree) = &read.tree {
        of_case(case, tree, &mut edits, each)?;
    }
    Ok(applied(case, edits))
}

fn applied(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    for (span, new) in edits {
        written.push_str(text.get(from..span.start as usize).unwrap_or_default());
        written.push_str(&new);
        from = span.end as usize;
    }
    written.push_str(text.get(from..).unwrap_or_default());
    written
}

/// A value of the case that is no policy.
fn of_case(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    match &json.value {
        Value::String(value) => edits.push((json.span, quote(&each(Kind::Value, value)))),
        Value::Array(items) => {
            for item in items {
                of_case(text, item, edits, each)?;
            }
        }
        Value::Object(members) => {
            let name = json.get("name").map(|it| it.span.of(text));
            for member in members {
                match (member.key.as_ref(), &member.value.value) {
                    ("document", Value::String(policy)) => {
                        let policy = policy_rewritten(policy, name.unwrap_or_default(), each)?;
                        edits.push((member.value.span, quote(&policy)));
                    }
                    ("context", Value::Object(_)) => of_context(text, &member.value, edits, each)?,
                    ("unknown", Value::Array(keys)) => {
                        for key in keys {
                            if let Value::String(name) = &key.value {
                                edits.push((key.span, quote(&each(Kind::Key, name))));
                            }
                        }
                    }
                    (key, _) if key.starts_with("x-") || DROPPED.contains(&key) => {
                        edits.push((member.value.span, "null".into()));
                    }
                    (key, value) if KEPT.contains(&key) && !is_arn(value) => {}
                    _ => of_case(text, &member.value, edits, each)?,
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::Torn => {}
    }
    Ok(())
}

fn is_arn(value: &Value<'_>) -> bool {
    matches!(value, Value::String(text) if text.starts_with("arn:"))
}

/// Condition keys with their values: the context of a request, or what an operator of a policy compares.
fn of_context(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    for member in json.members().into_iter().flatten() {
        edits.push((member.key_span, quote(&each(Kind::Key, &member.key))));
        let key = member.key.to_ascii_lowercase();
        if !KEYS_OF_NO_NAMES.contains(&key.as_str()) {
            of_case(text, &member.value, edits, each)?;
        }
    }
    Ok(())
}

fn policy_rewritten(text: &str, name: &str, each: Each<'_>) -> Result<String, Obstacle> {
    let torn = || Obstacle::Unreadable { policy: name.into() };
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    if body.trim().is_empty() {
        return Ok(text.into());
    }
    let read = json::read(text, LIMITS);
    let is_whole = read.problems.iter().all(|it| it.code == "DUPLICATE_KEY");
    let tree = read.tree.filter(|_| is_whole).ok_or_else(torn)?;
    let mut edits = Edits::new();
    of_policy(text, &tree, &mut edits, each)?;
    Ok(applied(text, edits))
}

fn of_policy(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    match &json.value {
        Value::Array(items) => {
            for item in items {
                of_policy(text, item, edits, each)?;
            }
        }
        Value::Object(members) => {
            for member in members {
                let is = |name: &str| member.key.eq_ignore_ascii_case(name);
                if is("Statement") {
                    of_policy(text, &member.value, edits, each)?;
                } else if is("Condition") {
                    of_condition(text, &member.value, edits, each)?;
                } else if is("Principal") || is("NotPrincipal") {
                    of_principal(text, &member.value, edits, each)?;
                } else if !["Version", "Effect", "Action", "NotAction"].into_iter().any(is) {
                    of_case(text, &member.value, edits, each)?;
                }
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number | Value::Torn => {}
    }
    Ok(())
}

fn of_condition(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    for operator in json.members().into_iter().flatten() {
        let name = operator.key.to_ascii_lowercase();
        let bare = name.rsplit(':').next().unwrap_or_default();
        let bare = bare.strip_prefix("not").unwrap_or(bare);
        if OF_NO_NAMES.iter().any(|it| bare.starts_with(it)) {
            for member in operator.value.members().into_iter().flatten() {
                edits.push((member.key_span, quote(&each(Kind::Key, &member.key))));
            }
        } else {
            of_context(text, &operator.value, edits, each)?;
        }
    }
    Ok(())
}

/// Service principals are AWS's, the others name somebody.
fn of_principal(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    let Some(members) = json.members() else {
        return of_case(text, json, edits, each);
    };
    for member in members.iter().filter(|it| !it.key.eq_ignore_ascii_case("Service")) {
        of_case(text, &member.value, edits, each)?;
    }
    Ok(())
}
