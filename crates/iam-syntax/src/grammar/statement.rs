//! One statement: which elements stand in it, and which go together.

use alloc::format;
use alloc::vec::Vec;

use super::element::{STATEMENT, by_name, noun, opener, text};
use super::{Ctx, action, condition, organization, principal, resource, sid, trust};
use crate::diagnostic::{Habit, Severity};
use crate::json::{Json, Member, Value, quote};
use crate::policy::{Clause, Condition, Effect, PolicyKind, PrincipalClause, Statement, Text};
use crate::report::{flaw, malformed, quoted};
use crate::span::Span;
use crate::suggest::nearest;

/// A statement as far as it could be read; what is malformed is left out.
pub(super) struct Draft {
    pub(super) sid: Option<Text>,
    pub(super) effect: Option<(Effect, Span)>,
    pub(super) principal: Option<PrincipalClause>,
    pub(super) action: Option<Clause>,
    pub(super) resources: Vec<Clause>,
    /// The element name of the conditions.
    pub(super) condition: Option<Span>,
    pub(super) conditions: Vec<Condition>,
}

type Found<'t, 'a> = Option<&'t Member<'a>>;

pub(super) fn read<'t>(ctx: &mut Ctx<'t>, json: &Json<'_>, members: &'t [Member<'_>]) -> Option<Statement> {
    let found = by_name(ctx, members, STATEMENT, "a statement");
    let [
        sid,
        effect,
        principal,
        not_principal,
        action,
        not_action,
        resource,
        not_resource,
        condition,
    ] = found;
    report_combinations(ctx, json, &found);
    let draft = Draft {
        sid: sid::read(ctx, sid),
        effect: effect.and_then(|member| read_effect(ctx, &member.value)),
        // Both are read, for what may be wrong inside them, though only one can count.
        principal: principal::read(ctx, principal).or(principal::read(ctx, not_principal)),
        action: action::read(ctx, action).or(action::read(ctx, not_action)),
        resources: [resource, not_resource]
            .into_iter()
            .flatten()
            .map(|it| resource::read(ctx, it))
            .collect(),
        condition: condition.map(|member| member.key_span),
        conditions: condition
            .and_then(|member| condition::read(ctx, member))
            .unwrap_or_default(),
    };
    report_flaws(ctx, &draft);
    let (effect, effect_span) = draft.effect?;
    Some(Statement {
        span: json.span,
        sid: draft.sid,
        effect,
        effect_span,
        principal: draft.principal,
        action: draft.action,
        resources: draft.resources,
        conditions: draft.conditions,
    })
}

/// What elements that are good by themselves are wrong together.
fn report_flaws(ctx: &mut Ctx<'_>, draft: &Draft) {
    match ctx.kind {
        PolicyKind::Trust => trust::report_flaws(ctx, draft),
        PolicyKind::Scp => organization::report_old_scp(ctx, draft),
        PolicyKind::Rcp => organization::report_rcp(ctx, draft),
        PolicyKind::Resource | PolicyKind::Key | PolicyKind::Endpoint => report_allowed_to_others(ctx, draft),
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => {}
    }
}

// rule: P-30
fn report_allowed_to_others(ctx: &mut Ctx<'_>, draft: &Draft) {
    if let (Some((Effect::Allow, effect)), Some(principal)) = (draft.effect, &draft.principal)
        && principal.inverted
    {
        let message = "an Allow with `NotPrincipal` allows everybody who is not listed, the anonymous too";
        ctx.add(
            flaw(
                Severity::SecurityWarning,
                "ALLOW_WITH_NOTPRINCIPAL",
                "P-30",
                principal.name,
                message,
            )
            .with_label(effect, "the effect")
            .with_help("name in `Principal` whom you allow, or deny with `NotPrincipal`"),
        );
    }
}

// rule: G-6
fn read_effect(ctx: &mut Ctx<'_>, json: &Json<'_>) -> Option<(Effect, Span)> {
    let word = text(ctx, json, "`Effect`")?;
    match word.value.as_str() {
        "Allow" => Some((Effect::Allow, word.span)),
        "Deny" => Some((Effect::Deny, word.span)),
        other => {
            let message = format!("an effect is `Allow` or `Deny`, not {}", quoted(other));
            let found = malformed("INVALID_EFFECT", "G-6", word.span, message);
            ctx.add(match nearest(other, ["Allow", "Deny"]) {
                Some(meant) => found.with_fix(format!("Write `{meant}`"), word.span, quote(meant)),
                None => found,
            });
            None
        }
    }
}

// rule: G-12
fn report_combinations(ctx: &mut Ctx<'_>, json: &Json<'_>, found: &[Found<'_, '_>; 9]) {
    let [
        _,
        effect,
        principal,
        not_principal,
        action,
        not_action,
        resource,
        not_resource,
        _,
    ] = *found;
    let kind = ctx.kind;
    let missing = |ctx: &mut Ctx<'_>, code, message: &str, help: &str| {
        if !ctx.is_torn(json.span) {
            ctx.add(malformed(code, "G-12", opener(json), message).with_help(help));
        }
    };
    if effect.is_none() {
        missing(
            ctx,
            "MISSING_EFFECT",
            "the statement has no `Effect`",
            "add `\"Effect\": \"Allow\"` or `\"Deny\"`",
        );
    }

    match (action, not_action) {
        (Some(one), Some(other)) => report_both(ctx, one, other, true),
        // rule: G-23
        (None, None) if kind == PolicyKind::Key => {
            let message = "a statement of a key policy without `Action` has no effect";
            ctx.add(flaw(Severity::Error, "MISSING_ACTION", "G-23", opener(json), message));
        }
        (None, None) => missing(
            ctx,
            "MISSING_ACTION",
            "the statement has neither `Action` nor `NotAction`",
            "say which actions it is about, or `\"Action\": \"*\"` for all",
        ),
        _ => {}
    }

    let is_trust = !kind.has_principal() && principal.or(not_principal).is_some() && action.is_some_and(assumes_role);
    let stands_for_itself = matches!(kind, PolicyKind::Resource | PolicyKind::Trust | PolicyKind::Key);
    match (resource, not_resource) {
        (Some(one), Some(other)) => report_both(ctx, one, other, !stands_for_itself),
        // rule: G-23
        (None, None) if kind == PolicyKind::Key => {
            let message = "a statement of a key policy without `Resource` has no effect";
            ctx.add(
                flaw(Severity::Error, "MISSING_RESOURCE", "G-23", opener(json), message)
                    .with_help("add `\"Resource\": \"*\"`, which here means this key"),
            );
        }
        // A trust policy has no resource; that it is one is said at its principal.
        (None, None) if is_trust => {}
        (None, None) if !stands_for_itself => missing(
            ctx,
            "MISSING_RESOURCE",
            "the statement has neither `Resource` nor `NotResource`",
            "say which resources it is about, or `\"Resource\": \"*\"` for all",
        ),
        _ => {}
    }

    match (principal, not_principal) {
        _ if !kind.has_principal() => {
            for member in [principal, not_principal].into_iter().flatten() {
                let code = "UNSUPPORTED_PRINCIPAL";
                if is_trust {
                    let message = format!(
                        "this is a trust policy, which says who may assume a role, and not {}",
                        noun(kind)
                    );
                    ctx.add(
                        malformed(code, "G-12", member.key_span, message)
                            .with_habit(Habit::TrustPolicy)
                            .with_help("put it with a role, as the policy of the resource that is assumed; what the role may do then stands in its identity-based policies"),
                    );
                    continue;
                }
                let message = format!("{} has no {}", noun(kind), quoted(&member.key));
                ctx.add(
                    malformed(code, "G-12", member.key_span, message)
                        .with_help("whom it is about follows from where it is attached; remove the element, or use the text as a resource-based or trust policy"),
                );
            }
        }
        (Some(one), Some(other)) => report_both(ctx, one, other, true),
        (None, None) => missing(
            ctx,
            "MISSING_PRINCIPAL",
            "the statement has neither `Principal` nor `NotPrincipal`",
            "say whom it is about, or `\"Principal\": \"*\"` for everybody",
        ),
        _ => {}
    }
}

/// Whether the actions are those of a trust policy: to assume a role, and what goes with it.
fn assumes_role(action: &Member<'_>) -> bool {
    let names: Vec<&str> = match &action.value.value {
        Value::String(name) => Vec::from([&**name]),
        Value::Array(items) => items
            .iter()
            .map(|item| match &item.value {
                Value::String(name) => &**name,
                Value::Null | Value::Bool(_) | Value::Number | Value::Array(_) | Value::Object(_) | Value::Torn => "",
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number | Value::Object(_) | Value::Torn => return false,
    };
    let is_one_of = |name: &&str, known: &[&str]| known.iter().any(|it| name.eq_ignore_ascii_case(it));
    names.iter().any(|name| is_one_of(name, &ASSUME))
        && names
            .iter()
            .all(|name| is_one_of(name, &ASSUME) || is_one_of(name, &BESIDE))
}

/// The actions that assume a role.
const ASSUME: [&str; 3] = [
    "sts:AssumeRole",
    "sts:AssumeRoleWithSAML",
    "sts:AssumeRoleWithWebIdentity",
];

/// What a trust policy allows beside them.
const BESIDE: [&str; 3] = ["sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

fn report_both(ctx: &mut Ctx<'_>, one: &Member<'_>, other: &Member<'_>, is_malformed: bool) {
    let (first, second) = if one.key_span < other.key_span {
        (one, other)
    } else {
        (other, one)
    };
    let message = format!(
        "{} and {} stand in one statement",
        quoted(&first.key),
        quoted(&second.key)
    );
    let code = "UNSUPPORTED_ELEMENT_COMBINATION";
    let found = if is_malformed {
        malformed(code, "G-12", second.key_span, message)
    } else {
        flaw(Severity::Error, code, "G-12", second.key_span, message)
    };
    ctx.add(
        found
            .with_label(first.key_span, "the other one")
            .with_help("keep one of the two, or make two statements"),
    );
}
