//! Conditions: `eval` and `match1` of SEMANTICS.md §4.4.

use iam_eval::context::{Context, Value};
use iam_syntax::operator::{Base, Order, Quantifier, Strings};
use iam_syntax::policy::{Condition, Version};

use crate::glob::{Mark, fits_text};
use crate::literal::{base64, boolean, compare_dates, compare_numbers, is_inside};
use crate::variable::{look, put_in, put_in_text};

/// Whether one key under one operator holds.
#[must_use]
pub fn eval(condition: &Condition, version: Version, context: &Context) -> bool {
    let value = look(context, &condition.key.value);
    let operator = condition.operator;
    if operator.base == Base::Null {
        return match operator.quantifier {
            Quantifier::ForAllValues => true,
            Quantifier::ForAnyValue => false,
            Quantifier::Single => condition
                .values
                .iter()
                .any(|wanted| (wanted.value.to_lowercase() == "true") == value.is_none()),
        };
    }
    let match1 = |one: &str| match1(condition, one, version, context);
    match operator.quantifier {
        Quantifier::ForAllValues => set(value).iter().all(|one| match1(one)),
        Quantifier::ForAnyValue => set(value).iter().any(|one| match1(one)),
        Quantifier::Single => match value {
            None => operator.if_exists || is_negated(operator.base),
            Some(Value::One(one)) => match1(one),
            // C-30: a multivalued key without a set qualifier.
            Some(Value::Many(_) | Value::Unknown) => false,
        },
    }
}

/// The values of a key as a set; `""` and `[""]` are the empty one (C-35).
fn set(value: Option<&Value>) -> Vec<String> {
    let values = match value {
        None | Some(Value::Unknown) => vec![],
        Some(Value::One(one)) => vec![one.clone()],
        Some(Value::Many(many)) => many.clone(),
    };
    if values == [""] { vec![] } else { values }
}

fn is_negated(base: Base) -> bool {
    match base {
        Base::String { negated, .. } | Base::IpAddress { negated } | Base::Arn { negated } => negated,
        Base::Numeric(order) | Base::Date(order) => order == Order::NotEquals,
        Base::Bool | Base::Binary | Base::Null => false,
    }
}

fn match1(condition: &Condition, one: &str, version: Version, context: &Context) -> bool {
    let base = condition.operator.base;
    let hit = condition
        .values
        .iter()
        .any(|wanted| compare(base, one, &wanted.value, version, context));
    if is_negated(base) { !hit } else { hit }
}

/// `cmp` of the positive form: does a context value equal, or stand in the right order to, a policy value?
fn compare(base: Base, one: &str, wanted: &str, version: Version, context: &Context) -> bool {
    match base {
        Base::String {
            compare: Strings::Equals,
            ..
        } => put_in_text(wanted, version, context).is_some_and(|wanted| wanted == one),
        Base::String {
            compare: Strings::EqualsIgnoreCase,
            ..
        } => put_in_text(wanted, version, context).is_some_and(|wanted| wanted.to_lowercase() == one.to_lowercase()),
        Base::String {
            compare: Strings::Like, ..
        } => put_in(wanted, version, context).is_some_and(|wanted| fits_text(&wanted, one)),
        Base::Numeric(order) => compare_numbers(one, wanted).is_some_and(|seen| in_order(order, seen)),
        Base::Date(order) => compare_dates(one, wanted).is_some_and(|seen| in_order(order, seen)),
        Base::Bool => match put_in_text(wanted, version, context) {
            None => false,
            Some(wanted) => boolean(&wanted).is_some() && boolean(&wanted) == boolean(one),
        },
        Base::Binary => base64(wanted).is_some() && base64(wanted) == base64(one),
        Base::IpAddress { .. } => is_inside(one, wanted).unwrap_or(false),
        Base::Arn { .. } => put_in(wanted, version, context).is_some_and(|wanted| arn_fits(&wanted, one)),
        Base::Null => unreachable!("`Null` was answered before"),
    }
}

fn in_order(order: Order, seen: std::cmp::Ordering) -> bool {
    match order {
        Order::Equals | Order::NotEquals => seen.is_eq(),
        Order::LessThan => seen.is_lt(),
        Order::LessThanEquals => seen.is_le(),
        Order::GreaterThan => seen.is_gt(),
        Order::GreaterThanEquals => seen.is_ge(),
    }
}

/// C-10: both are cut at their first five colons, and each segment is globbed on its own.
fn arn_fits(wanted: &[Mark], one: &str) -> bool {
    let wanted: Vec<&[Mark]> = wanted.splitn(6, |mark| *mark == Mark::Char(':')).collect();
    let parts: Vec<&str> = one.splitn(6, ':').collect();
    wanted.len() == 6
        && parts.len() == 6
        && parts[0] == "arn"
        && wanted.iter().zip(parts).all(|(wanted, part)| fits_text(wanted, part))
}
