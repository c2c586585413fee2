//! Where a case may name somebody: walks its JSON, the policies inside too, and has each such text replaced in its place.

use iam_syntax::json::{self, BYTE_ORDER_MARK, Json, Limits, Member, Value, quote};
use iam_syntax::span::Span;

use crate::Obstacle;

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An ARN, a name, a value of a condition.
    Value,
    /// The value of a tag and the like: somebody's words, though they have the form of a number or a host.
    Name,
    /// A condition key: of some a part is a name.
    Key,
}

/// What replaces a text.
pub type Each<'e> = &'e mut dyn FnMut(Kind, &str) -> String;
/// What is written in place of what stood at a span.
pub type Edits = Vec<(Span, String)>;

/// The size and depth of what is walked: a case may hold as much as a link.
pub const LIMITS: Limits = Limits {
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
pub const DROPPED: [&str; 3] = ["title", "message", "findings"];
/// What a case is called, which nothing in it refers to.
const OWN_NAME: &str = "id";
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
        of_value(case, tree, true, &mut edits, each)?;
    }
    Ok(applied(case, edits))
}

/// The text with what was written in place of its spans, in any order and none within another.
pub fn applied(text: &str, mut edits: Edits) -> String {
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
pub fn of_case(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    of_value(text, json, false, edits, each)
}

/// `is_whole` where it is the case itself.
fn of_value(text: &str, json: &Json<'_>, is_whole: bool, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    match &json.value {
        Value::String(value) => edits.push((json.span, quote(&each(Kind::Value, value)))),
        Value::Array(items) => {
            for item in items {
                of_case(text, item, edits, each)?;
            }
        }
        Value::Object(members) => {
            let name = json.get("name").map(|it| it.span.of(text));
            let goes = |key: &str| key.starts_with("x-") || DROPPED.contains(&key) || (is_whole && key == OWN_NAME);
            edits.extend(without(members, goes));
            for member in members.iter().filter(|it| !goes(&it.key)) {
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
                    (key, value) if KEPT.contains(&key) && !is_arn(value) => {}
                    _ => of_case(text, &member.value, edits, each)?,
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number | Value::Torn => {}
    }
    Ok(())
}

/// Takes members out of an object, each with the comma that it has no more use for.
pub fn without(members: &[Member<'_>], goes: impl Fn(&str) -> bool) -> Edits {
    let spans = || members.iter().map(Member::span);
    let last_kept = members.iter().rposition(|it| !goes(&it.key));
    let to_next = members
        .iter()
        .zip(spans().zip(spans().skip(1)))
        .take(last_kept.unwrap_or_default());
    let mut gone: Vec<Span> = to_next
        .filter(|(member, _)| goes(&member.key))
        .map(|(_, (own, next))| Span::new(own.start, next.start))
        .collect();
    // Those behind the last one that stays, with the comma in front of them.
    let from = match last_kept {
        Some(at) => spans().nth(at).map(|it| it.end),
        None => spans().next().map(|it| it.start),
    };
    if let (Some(from), Some(last)) = (from, spans().next_back()) {
        gone.push(Span::new(from, last.end));
    }
    gone.into_iter()
        .filter(|it| it.start < it.end)
        .map(|it| (it, String::new()))
        .collect()
}

fn is_arn(value: &Value<'_>) -> bool {
    matches!(value, Value::String(text) if text.starts_with("arn:"))
}

/// Condition keys with their values: the context of a request, or what an operator of a policy compares.
pub fn of_context(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    for member in json.members().into_iter().flatten() {
        edits.push((member.key_span, quote(&each(Kind::Key, &member.key))));
        let key = member.key.to_ascii_lowercase();
        if KEYS_OF_NO_NAMES.contains(&key.as_str()) {
            continue;
        }
        match key.contains("tag/") || key == "sts:externalid" {
            true => of_names(text, &member.value, edits, each)?,
            false => of_case(text, &member.value, edits, each)?,
        }
    }
    Ok(())
}

/// Texts that are somebody's words, whatever their form.
pub fn of_names(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
    of_case(text, json, edits, &mut |kind, value| match kind {
        Kind::Value | Kind::Name => each(Kind::Name, value),
        Kind::Key => each(Kind::Key, value),
    })
}

/// The text of a policy with each text that may name somebody replaced. `name` is what a torn one is said to be.
pub fn policy_rewritten(text: &str, name: &str, each: Each<'_>) -> Result<String, Obstacle> {
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

/// A policy, or its statements, within a larger text.
pub fn of_policy(text: &str, json: &Json<'_>, edits: &mut Edits, each: Each<'_>) -> Result<(), Obstacle> {
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
