//! `MISSING_QUALIFIER`, `FORALLVALUES_WITH_SINGLE_VALUED_KEY`, `TYPE_MISMATCH`,
//! `STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS`: an operator that does not fit what its key holds.
//!
//! A key with several values needs a set operator, or nothing matches. A key with one value must not have
//! `ForAllValues`, which holds when the key is missing. The wildcard of a string runs over the fields of an ARN.
//!
//! ```json
//! "StringLike": { "aws:SourceArn": "arn:aws:s3:*:111122223333:*" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use alloc::string::{String, ToString};

use iam_catalog::claims;
use iam_catalog::key::{Key, ValueType};
use iam_syntax::diagnostic::Severity;
use iam_syntax::json::{Json, Member, Value};
use iam_syntax::operator::{Base, Quantifier, Strings};
use iam_syntax::policy::Condition;
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::fix::Fix;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let service = ctx.reaches[idx].actions().next().map(|(it, _)| &*it.prefix);
        for condition in &statement.conditions {
            if let Some(key) = ctx.key(service, &condition.key.value) {
                check_quantifier(ctx, condition, key);
                check_type(ctx, condition, key);
            } else if is_set_of_claims(&condition.key.value) {
                needs_quantifier(ctx, condition, Severity::Error);
            }
        }
    }
}

fn check_quantifier(ctx: &mut Ctx<'_>, condition: &Condition, key: &Key) {
    let written = condition.key.value.to_string();
    let is_multivalued = key.types.iter().all(|it| it.is_multivalued);
    let place = condition.operator_span;
    match condition.operator.quantifier {
        // To be there at all is no matter of how many.
        _ if condition.operator.base == Base::Null => {}
        Quantifier::Single if is_set_of_claims(&written) => needs_quantifier(ctx, condition, Severity::Error),
        Quantifier::Single if is_multivalued => {
            // Of some keys AWS's list says that they have several values, and its own policies compare them as one.
            let is_global = ctx.catalogue.global_key(&written).is_some();
            let severity = if is_global { Severity::Error } else { Severity::Warning };
            needs_quantifier(ctx, condition, severity);
        }
        Quantifier::ForAllValues if key.is_single_valued() && !written.to_ascii_lowercase().ends_with(":aud") => {
            let name = condition.operator_name();
            let bare = name.split_once(':').map_or(name.as_str(), |(_, bare)| bare).to_string();
            let fix = of_whole_block(ctx, place).and_then(|_| edit::rewrite(place, &bare));
            ctx.add(
                Code::ForAllValuesWithSingleValuedKey,
                place,
                Fact::Operator(OperatorFact::ForAllValuesOnSingle { key: written }),
            )
            .label(condition.key.span, Role::Key)
            .fix(fix);
        }
        Quantifier::Single | Quantifier::ForAllValues | Quantifier::ForAnyValue => {}
    }
}

/// Whether a key is a list that a token says, such as `amr`.
fn is_set_of_claims(key: &str) -> bool {
    let claim = claims::parts(key).and_then(|(issuer, claim)| claims::provider(issuer).claim(claim));
    claim.is_some_and(|it| it.holds.is_multivalued)
}

/// Says that a set operator is missing, unless there is one or none is needed.
fn needs_quantifier(ctx: &mut Ctx<'_>, condition: &Condition, severity: Severity) {
    if condition.operator.quantifier != Quantifier::Single || condition.operator.base == Base::Null {
        return;
    }
    let key = condition.key.value.to_string();
    ctx.add_as(
        Code::MissingQualifier,
        severity,
        condition.operator_span,
        Fact::Operator(OperatorFact::NeedsQuantifier { key }),
    )
    .label(condition.key.span, Role::Key);
}

fn check_type(ctx: &mut Ctx<'_>, condition: &Condition, key: &Key) {
    let place = condition.operator_span;
    let holds = |types: &[ValueType]| types.iter().any(|it| key.holds(*it));
    let fits = match condition.operator.base {
        Base::String {
            compare: Strings::Like, ..
        } if holds(&[ValueType::Arn]) && !holds(&[ValueType::String]) => {
            let fact = Fact::Operator(OperatorFact::StringLikeOnArn {
                key: condition.key.value.to_string(),
            });
            let fix = arn_operator(ctx, condition);
            ctx.add(Code::StringLikeOperatorWithArnKeys, place, fact)
                .label(condition.key.span, Role::Key)
                .fix(fix);
            return;
        }
        Base::String { .. } => holds(&[ValueType::String, ValueType::Arn]),
        Base::Numeric(_) => holds(&[ValueType::Numeric, ValueType::Date]),
        Base::Date(_) => holds(&[ValueType::Date, ValueType::Numeric]),
        Base::Bool => holds(&[ValueType::Bool]),
        Base::IpAddress { .. } => holds(&[ValueType::IpAddress]),
        // Some keys that AWS calls strings hold ARNs.
        Base::Arn { .. } => {
            holds(&[ValueType::Arn, ValueType::String]) && (holds(&[ValueType::Arn]) || are_arns(condition))
        }
        Base::Binary | Base::Null => true,
    };
    if !fits {
        let types = key.types.first().map_or("String", |it| it.value.name());
        let fact = Fact::Operator(OperatorFact::WrongOperatorType {
            key: condition.key.value.to_string(),
            operator: operator_name(ctx, condition),
            holds: types,
        });
        ctx.add(Code::TypeMismatch, place, fact)
            .label(condition.key.span, Role::Key);
    }
}

fn are_arns(condition: &Condition) -> bool {
    condition
        .values
        .iter()
        .all(|it| it.value.starts_with("arn:") || it.value.starts_with('*'))
}

fn operator_name(ctx: &Ctx<'_>, condition: &Condition) -> String {
    condition.operator_span.of(ctx.text).trim_matches('"').to_string()
}

/// `ArnLike` in place of `StringLike`, where the operator has this key alone and an ARN can fit each value.
fn arn_operator(ctx: &Ctx<'_>, condition: &Condition) -> Option<Fix> {
    of_whole_block(ctx, condition.operator_span)?;
    let can_fit = |text: &str| text.starts_with("arn:") && 5 <= text.matches(':').count();
    let name = condition.operator_name();
    let (at, len, new) = match name.find("StringLike") {
        Some(at) => (at, "StringLike".len(), "ArnLike"),
        None => (name.find("StringNotLike")?, "StringNotLike".len(), "ArnNotLike"),
    };
    let changed = alloc::format!("{}{new}{}", &name[..at], &name[at + len..]);
    let is_taken = has_operator(ctx.tree, condition.operator_span, &changed);
    if is_taken || !condition.values.iter().all(|it| can_fit(&it.value)) {
        return None;
    }
    edit::rewrite(condition.operator_span, &changed)
}

/// The member of an operator that has one key alone.
fn of_whole_block(ctx: &Ctx<'_>, operator: Span) -> Option<()> {
    let member = member_at(ctx.tree, operator)?;
    (member.value.members()?.len() == 1).then_some(())
}

/// Whether an operator of a name stands beside another.
fn has_operator(tree: &Json<'_>, beside: Span, name: &str) -> bool {
    beside_of(tree, beside).is_some_and(|members| members.iter().any(|it| it.key == name))
}

fn member_at<'t, 'a>(tree: &'t Json<'a>, key: Span) -> Option<&'t Member<'a>> {
    beside_of(tree, key)?.iter().find(|it| it.key_span == key)
}

fn beside_of<'t, 'a>(tree: &'t Json<'a>, key: Span) -> Option<&'t [Member<'a>]> {
    let inner = |json: &'t Json<'a>| {
        let holds = json.span.start <= key.start && key.end <= json.span.end;
        holds.then(|| beside_of(json, key)).flatten()
    };
    match &tree.value {
        Value::Object(members) if members.iter().any(|it| it.key_span == key) => Some(members),
        Value::Object(members) => members.iter().find_map(|it| inner(&it.value)),
        Value::Array(items) => items.iter().find_map(inner),
        Value::Null | Value::Bool(_) | Value::Number | Value::String(_) | Value::Torn => None,
    }
}
