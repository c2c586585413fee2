//! `Condition`: operators, keys, and lists of values.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

use super::element::{report_empty, wrong_type};
use super::{Ctx, literal, operator_name, variable};
use crate::diagnostic::Severity;
use crate::json::{Json, Member, Value};
use crate::operator::{Base, Operator, Quantifier};
use crate::policy::{Condition, Text};
use crate::report::{flaw, quoted};
use crate::sort::sort_by;

pub(super) fn read(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Option<Vec<Condition>> {
    let Some(operators) = member.value.members() else {
        wrong_type(ctx, &member.value, "`Condition`", "an object");
        return None;
    };
    // rule: C-1
    if operators.is_empty() {
        report_empty(
            ctx,
            "EMPTY_OBJECT_CONDITION",
            member,
            "a condition without operators always holds",
        );
    }
    let mut conditions = Vec::new();
    for member in operators {
        let operator = operator_name::read(ctx, member);
        let Some(keys) = member.value.members() else {
            wrong_type(
                ctx,
                &member.value,
                &format!("what stands under {}", quoted(&member.key)),
                "an object",
            );
            continue;
        };
        if keys.is_empty() {
            report_empty(
                ctx,
                "EMPTY_OBJECT_CONDITION",
                member,
                "an operator without keys always holds",
            );
        }
        report_twins(ctx, keys);
        for key in keys {
            let values = read_values(ctx, key);
            if let Some(operator) = operator {
                let condition = Condition {
                    operator,
                    operator_span: member.key_span,
                    keys_span: member.value.span,
                    key: Text {
                        value: key.key.as_ref().to_owned(),
                        span: key.key_span,
                    },
                    values_span: key.value.span,
                    values,
                };
                report_flaws(ctx, &condition, key);
                conditions.push(condition);
            }
        }
    }
    Some(conditions)
}

// rule: G-4
fn report_twins(ctx: &mut Ctx<'_>, keys: &[Member<'_>]) {
    // Sorted by name, so that a long list takes no time.
    let mut sorted: Vec<(usize, alloc::string::String)> = Vec::new();
    if 1 < keys.len() {
        sorted.extend(
            keys.iter()
                .enumerate()
                .map(|(at, key)| (at, key.key.to_ascii_lowercase())),
        );
        sort_by(&mut sorted, &|(_, a), (_, b)| a.cmp(b));
    }
    for group in sorted.chunk_by(|(_, a), (_, b)| a == b) {
        let first = &keys[group[0].0];
        for (at, _) in &group[1..] {
            let twin = &keys[*at];
            // The same key in the same case is reported by the reader.
            if twin.key != first.key {
                let message = format!("{} and {} are the same key", quoted(&first.key), quoted(&twin.key));
                ctx.add(
                    flaw(
                        Severity::Error,
                        "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
                        "G-4",
                        twin.key_span,
                        message,
                    )
                    .with_label(first.key_span, "the first one")
                    .with_help("both have to hold; put the values into one list if either is enough"),
                );
            }
        }
    }
}

// rule: G-13
fn read_values(ctx: &mut Ctx<'_>, key: &Member<'_>) -> Vec<Text> {
    let values = match &key.value.value {
        Value::Array(items) => items.as_slice(),
        _ => core::slice::from_ref(&key.value),
    };
    let mut texts = Vec::with_capacity(values.len());
    for value in values {
        match &value.value {
            Value::String(text) => texts.push(Text {
                value: text.as_ref().to_owned(),
                span: value.span,
            }),
            // A number counts as written: `1.50` is not `1.5` to a string operator.
            Value::Bool(_) | Value::Number => {
                texts.push(Text {
                    value: value.span.of(ctx.text).to_owned(),
                    span: value.span,
                });
            }
            Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => {
                wrong_type(ctx, value, "a condition value", "a string, a number or a boolean");
            }
        }
    }
    texts
}

fn report_flaws(ctx: &mut Ctx<'_>, condition: &Condition, key: &Member<'_>) {
    variable::report_forbidden(ctx, &condition.key, "a condition key");
    match key.value.items() {
        Some([]) => report_no_values(ctx, condition.operator, key),
        Some(items) => report_mixed(ctx, items),
        None => {}
    }
    // rule: C-14
    if let (Base::Bool, [_, second, ..]) = (condition.operator.base, condition.values.as_slice()) {
        let message = format!(
            "{} has more than one boolean; one of them is enough to hold",
            quoted(&key.key)
        );
        ctx.add(flaw(
            Severity::Error,
            "INVALID_CONDITION_MULTIPLE_BOOLEAN",
            "C-14",
            second.span,
            message,
        ));
    }
    for value in &condition.values {
        literal::report_flaws(ctx, condition, value);
    }
}

// rule: C-33
fn report_no_values(ctx: &mut Ctx<'_>, operator: Operator, key: &Member<'_>) {
    let (code, message) = match operator.quantifier {
        Quantifier::ForAllValues => (
            "EMPTY_ARRAY_CONDITION_FORALLVALUES",
            "an empty list under `ForAllValues` holds only if the key is missing",
        ),
        Quantifier::ForAnyValue => (
            "EMPTY_ARRAY_CONDITION_FORANYVALUE",
            "an empty list under `ForAnyValue` never holds",
        ),
        Quantifier::Single if operator.if_exists => (
            "EMPTY_ARRAY_CONDITION_IFEXISTS",
            "an empty list under `…IfExists` holds only if the key is missing",
        ),
        Quantifier::Single if operator.base.is_negated() => (
            "EMPTY_ARRAY_CONDITION",
            "an empty list under a negated operator always holds",
        ),
        Quantifier::Single => ("EMPTY_ARRAY_CONDITION", "an empty list never holds"),
    };
    ctx.add(flaw(Severity::Suggestion, code, "C-33", key.value.span, message));
}

fn report_mixed(ctx: &mut Ctx<'_>, items: &[Json<'_>]) {
    let mut scalars = items
        .iter()
        .filter(|it| matches!(it.value, Value::String(_) | Value::Number | Value::Bool(_)));
    if let Some(first) = scalars.next()
        && let Some(odd) = scalars.find(|item| item.kind() != first.kind())
    {
        let message = format!("{} and {} stand in one list of values", first.kind(), odd.kind());
        ctx.add(
            flaw(
                Severity::Error,
                "INVALID_CONDITION_DATA_TYPE",
                "G-13",
                odd.span,
                message,
            )
            .with_label(first.span, first.kind())
            .with_help("write all of them as strings"),
        );
    }
}
