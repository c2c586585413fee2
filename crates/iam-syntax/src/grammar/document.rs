//! The elements of the whole document: `Version`, `Id`, `Statement`.

use alloc::format;
use alloc::vec::Vec;

use super::element::{DOCUMENT, by_name, noun, opener, text, wrong_type};
use super::{Ctx, quota, statement};
use crate::diagnostic::Severity;
use crate::json::{Json, Member, Value, quote};
use crate::policy::{Policy, PolicyKind, Statement, Text, Version};
use crate::report::{flaw, malformed, quoted};
use crate::suggest::nearest;

pub(super) fn document(ctx: &mut Ctx<'_>, json: &Json<'_>) -> Option<Policy> {
    let Some(members) = json.members() else {
        if json.value != Value::Torn {
            let message = format!("a policy is one object, not {}", json.kind());
            ctx.add(malformed("DATA_TYPE_MISMATCH", "G-1", json.span, message));
        }
        return None;
    };
    quota::report_size(ctx, opener(json));
    quota::report_characters(ctx);
    let [version, id, statements] = by_name(ctx, members, DOCUMENT, "a policy");
    // The version comes first, wherever it stands: it says what the statements mean.
    let version = read_version(ctx, json, version);
    ctx.version = version.unwrap_or(Version::V2012);
    let id = match id {
        None => Some(None),
        Some(member) => read_id(ctx, member).map(Some),
    };
    let statements = match statements {
        Some(member) => read_statements(ctx, &member.value),
        None => {
            if !ctx.is_torn(json.span) {
                ctx.add(malformed(
                    "MISSING_STATEMENT",
                    "G-1",
                    opener(json),
                    "a policy has a `Statement`",
                ));
            }
            None
        }
    };
    Some(Policy {
        kind: ctx.kind,
        version: version?,
        id: id?,
        statements: statements?,
        span: json.span,
    })
}

// rule: G-8
fn read_version(ctx: &mut Ctx<'_>, json: &Json<'_>, member: Option<&Member<'_>>) -> Option<Version> {
    // Organizations refuses a policy of theirs in the old language, or without a word about it.
    let must_be_new = matches!(ctx.kind, PolicyKind::Scp | PolicyKind::Rcp);
    let Some(member) = member else {
        if !ctx.is_torn(json.span) {
            let severity = if must_be_new {
                Severity::Error
            } else {
                Severity::Warning
            };
            let message = "without `Version` the policy is read in the language of 2008, which has no policy variables";
            ctx.add(
                flaw(severity, "MISSING_VERSION", "G-8", opener(json), message)
                    .with_help("add `\"Version\": \"2012-10-17\"`"),
            );
        }
        return Some(Version::V2008);
    };
    let word = text(ctx, &member.value, "`Version`")?;
    match word.value.as_str() {
        "2012-10-17" => Some(Version::V2012),
        "2008-10-17" => {
            if must_be_new {
                let message = format!("the version of {} is `2012-10-17`", noun(ctx.kind));
                ctx.add(
                    flaw(Severity::Error, "INVALID_VERSION", "G-8", word.span, message).with_fix(
                        "Write `2012-10-17`",
                        word.span,
                        "\"2012-10-17\"",
                    ),
                );
            }
            Some(Version::V2008)
        }
        other => {
            let message = format!("{} is not a version of the policy language", quoted(other));
            let meant = nearest(other, ["2012-10-17", "2008-10-17"]).unwrap_or("2012-10-17");
            ctx.add(
                malformed("INVALID_VERSION", "G-8", word.span, message)
                    .with_help("the versions are `2012-10-17` and the older `2008-10-17`; it is not a date of yours")
                    .with_fix(format!("Write `{meant}`"), word.span, quote(meant)),
            );
            None
        }
    }
}

// rule: G-10
fn read_id(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Option<Text> {
    let id = text(ctx, &member.value, "`Id`")?;
    if matches!(
        ctx.kind,
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Scp | PolicyKind::Rcp
    ) {
        let message = format!("{} has no `Id`", noun(ctx.kind));
        ctx.add(
            flaw(
                Severity::Error,
                "INVALID_POLICY_ELEMENT",
                "G-10",
                member.key_span,
                message,
            )
            .with_help("remove it: AWS does not save the policy with it"),
        );
    }
    Some(id)
}

// rule: G-2
fn read_statements(ctx: &mut Ctx<'_>, json: &Json<'_>) -> Option<Vec<Statement>> {
    let items = match &json.value {
        Value::Object(members) => return statement::read(ctx, json, members).map(|statement| [statement].into()),
        Value::Array(items) => items,
        _ => {
            wrong_type(ctx, json, "`Statement`", "an object or a list of objects");
            return None;
        }
    };
    if items.is_empty() {
        let message = "a policy without statements says nothing";
        ctx.add(flaw(
            Severity::Suggestion,
            "EMPTY_ARRAY_STATEMENT",
            "G-15",
            json.span,
            message,
        ));
    }
    let mut statements = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Object(members) => statements.extend(statement::read(ctx, item, members)),
            _ => wrong_type(ctx, item, "a statement", "an object"),
        }
    }
    (statements.len() == items.len()).then_some(statements)
}
