//! `Condition`: operators, keys, and lists of values.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

use super::Ctx;
use super::element::wrong_type;
use crate::json::{Json, Member, Value, quote};
use crate::operator::{NAMES, NotAnOperator, Operator};
use crate::policy::{Condition, Text};
use crate::report::{malformed, quoted};
use crate::suggest::nearest;

pub(super) fn read(ctx: &mut Ctx<'_>, json: &Json<'_>) -> Option<Vec<Condition>> {
    let Some(operators) = json.members() else {
        wrong_type(ctx, json, "`Condition`", "an object");
        return None;
    };
    let mut conditions = Vec::new();
    for member in operators {
        let operator = read_operator(ctx, member);
        let Some(keys) = member.value.members() else {
            wrong_type(
                ctx,
                &member.value,
                &format!("what stands under {}", quoted(&member.key)),
                "an object",
            );
            continue;
        };
        for key in keys {
            let values = read_values(ctx, key);
            if let Some((operator, values)) = operator.zip(values) {
                conditions.push(Condition {
                    operator,
                    operator_span: member.key_span,
                    key: Text {
                        value: key.key.as_ref().to_owned(),
                        span: key.key_span,
                    },
                    values_span: key.value.span,
                    values,
                });
            }
        }
    }
    Some(conditions)
}

fn read_operator(ctx: &mut Ctx<'_>, member: &Member<'_>) -> Option<Operator> {
    let name = &*member.key;
    match Operator::parse(name) {
        Ok(operator) => Some(operator),
        // rule: C-17
        Err(NotAnOperator::NullIfExists) => {
            let bare = &name[..name.len() - "IfExists".len()];
            let message = "`Null` takes no `IfExists`: it asks itself whether the key is there";
            ctx.add(
                malformed("NULL_WITH_IF_EXISTS", "C-17", member.key_span, message).with_fix(
                    format!("Write `{bare}`"),
                    member.key_span,
                    quote(bare),
                ),
            );
            None
        }
        Err(NotAnOperator::Unknown) => {
            let message = format!("unknown condition operator {}", quoted(name));
            let found = malformed("INVALID_CONDITION_OPERATOR", "C-4", member.key_span, message);
            ctx.add(match meant(name) {
                Some(meant) => found.with_help(format!("did you mean `{meant}`?")).with_fix(
                    format!("Write `{meant}`"),
                    member.key_span,
                    quote(&meant),
                ),
                None => found.with_help("the operators are those of strings, numbers, dates, `Bool`, `BinaryEquals`, IP addresses, ARNs, and `Null`"),
            });
            None
        }
    }
}

/// The operator that a mistyped name is nearest to, its qualifier and suffix kept.
fn meant(name: &str) -> Option<alloc::string::String> {
    let (quantifier, rest) = match name.split_once(':') {
        Some((word, rest)) => (Some(nearest(word, ["ForAllValues", "ForAnyValue"])?), rest),
        None => (None, name),
    };
    let at = rest.len().saturating_sub("IfExists".len());
    let (word, suffix) = match (rest.get(..at), rest.get(at..)) {
        (Some(word), Some(suffix)) if suffix.eq_ignore_ascii_case("IfExists") => (word, "IfExists"),
        _ => (rest, ""),
    };
    let word = nearest(word, NAMES.into_iter().map(|(known, _)| known))?;
    Some(match quantifier {
        Some(quantifier) => format!("{quantifier}:{word}{suffix}"),
        None => format!("{word}{suffix}"),
    })
}

// rule: G-13
fn read_values(ctx: &mut Ctx<'_>, key: &Member<'_>) -> Option<Vec<Text>> {
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
            Value::Bool(_) | Value::Number => texts.push(Text {
                value: value.span.of(ctx.text).to_owned(),
                span: value.span,
            }),
            Value::Null | Value::Array(_) | Value::Object(_) | Value::Torn => {
                wrong_type(ctx, value, "a condition value", "a string, a number or a boolean");
            }
        }
    }
    (texts.len() == values.len()).then_some(texts)
}
