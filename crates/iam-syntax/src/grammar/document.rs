//! The elements of the whole document: `Version`, `Id`, `Statement`.

use alloc::format;
use alloc::vec::Vec;

use super::element::{DOCUMENT, STATEMENT, by_name, noun, opener, text, wrong_type};
use super::{Ctx, quota, statement};
use crate::diagnostic::{Habit, Severity};
use crate::json::{Json, Member, Value, quote};
use crate::policy::{Policy, PolicyKind, Statement, Text, Version};
use crate::report::{flaw, malformed, quoted};
use crate::suggest::nearest;

/// Reads the document as far as it can be read.
pub(super) fn document<'t>(ctx: &mut Ctx<'t>, json: &'t Json<'_>) -> Option<Policy> {
    if let Some(statements) = bare_statements(json) {
        quota::report_characters(ctx);
        report_bare(ctx, json);
        ctx.version = Version::V2012;
        return Some(Policy {
            kind: ctx.kind,
            version: Version::V2012,
            id: None,
            statements: read_items(ctx, statements),
            span: json.span,
        });
    }
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
    ctx.version = read_version(ctx, json, version).unwrap_or(Version::V2012);
    let id = id.and_then(|member| read_id(ctx, member));
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
            Vec::new()
        }
    };
    Some(Policy {
        kind: ctx.kind,
        version: ctx.version,
        id,
        statements,
        span: json.span,
    })
}

/// Whether a text is a statement, or several, without the document around.
pub(super) fn is_bare(json: &Json<'_>) -> bool {
    bare_statements(json).is_some()
}

/// The statements of a text that has no document around them: a single one, or a list.
fn bare_statements<'t, 'a>(json: &'t Json<'a>) -> Option<&'t [Json<'a>]> {
    let is_statement = |it: &Json<'_>| {
        let n_elements = |names: &[&str]| names.iter().filter(|name| it.get(name).is_some()).count();
        // A `Sid` alone could be anything.
        n_elements(&DOCUMENT) == 0 && 2 <= n_elements(&STATEMENT[1..])
    };
    let items = match &json.value {
        Value::Object(_) => core::slice::from_ref(json),
        Value::Array(items) => items.as_slice(),
        _ => return None,
    };
    (!items.is_empty() && items.iter().all(is_statement)).then_some(items)
}

// rule: G-1
fn report_bare(ctx: &mut Ctx<'_>, json: &Json<'_>) {
    let are_several = json.items().is_some();
    // Several without a list around begin with the brace of the first.
    let is_list = json.span.of(ctx.text).starts_with('[');
    let (message, list) = if are_several {
        let list = if is_list { ["", ""] } else { ["[", "]"] };
        ("these are statements without the document around them", list)
    } else {
        ("this is a statement without the document around it", ["[", "]"])
    };
    let wrapped = format!(
        "{{ \"Version\": \"2012-10-17\", \"Statement\": {}{}{} }}",
        list[0],
        json.span.of(ctx.text),
        list[1]
    );
    ctx.add(
        malformed("MISSING_STATEMENT", "G-1", opener(json), message)
            .with_habit(Habit::BareStatements { are_several })
            .with_help("AWS does not save it; a policy has a `Version` and a list of statements under `Statement`")
            .with_fix("Put the document around it", json.span, wrapped),
    );
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
fn read_statements<'t>(ctx: &mut Ctx<'t>, json: &'t Json<'_>) -> Vec<Statement> {
    let items = match &json.value {
        Value::Object(_) => return read_items(ctx, core::slice::from_ref(json)),
        Value::Array(items) => items,
        _ => {
            wrong_type(ctx, json, "`Statement`", "an object or a list of objects");
            return Vec::new();
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
    read_items(ctx, items)
}

fn read_items<'t>(ctx: &mut Ctx<'t>, items: &'t [Json<'_>]) -> Vec<Statement> {
    let mut statements = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::Object(members) => statements.extend(statement::read(ctx, item, members)),
            _ => wrong_type(ctx, item, "a statement", "an object"),
        }
    }
    statements
}
