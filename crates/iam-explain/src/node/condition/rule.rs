//! The rule that a comparison follows.

use iam_eval::context::Looked;
use iam_eval::detail::{ConditionDetail, Why};
use iam_syntax::operator::{Base, Order, Quantifier};
use iam_syntax::policy::Condition;

/// The rule of an operator's comparison.
pub const fn of_operator(base: Base) -> &'static str {
    match base {
        Base::String { .. } => "C-3",
        Base::Arn { .. } => "C-10",
        Base::Numeric(_) => "C-11",
        Base::Date(_) => "C-12",
        Base::IpAddress { .. } => "C-13",
        Base::Bool => "C-14",
        Base::Null => "C-15",
        Base::Binary => "C-16",
    }
}

/// The rule of what an operator's values look like.
pub const fn of_literal(base: Base) -> &'static str {
    match base {
        Base::Numeric(_) => "C-50",
        Base::Date(_) => "C-51",
        Base::IpAddress { .. } => "C-52",
        Base::Binary => "C-53",
        Base::Bool => "C-54",
        Base::Arn { .. } => "C-10",
        Base::String { .. } => "C-3",
        Base::Null => "C-15",
    }
}

pub const fn of_quantifier(condition: &Condition) -> &'static str {
    match condition.operator.quantifier {
        Quantifier::Single => of_operator(condition.operator.base),
        Quantifier::ForAllValues | Quantifier::ForAnyValue => "C-32",
    }
}

const fn is_ordering(base: Base) -> bool {
    match base {
        Base::Numeric(order) | Base::Date(order) => match order {
            Order::Equals | Order::NotEquals => false,
            Order::LessThan | Order::LessThanEquals | Order::GreaterThan | Order::GreaterThanEquals => true,
        },
        Base::String { .. } | Base::Bool | Base::Binary | Base::IpAddress { .. } | Base::Arn { .. } | Base::Null => {
            false
        }
    }
}

pub fn of_key(condition: &Condition, detail: &ConditionDetail, held: Looked) -> &'static str {
    let operator = condition.operator;
    match detail.why {
        Why::KeyAbsent if is_ordering(operator.base) => "C-21",
        Why::KeyAbsent | Why::KeyAbsentNegated => "C-20",
        Why::KeyAbsentIfExists => "C-17",
        Why::NothingForAll | Why::NothingForAny if held != Looked::Absent => "C-35",
        Why::NothingForAll | Why::NothingForAny => "C-32",
        Why::SetWithoutQuantifier => "C-30",
        Why::KeyUnknown => "C-5",
        Why::Presence { .. } | Why::QuantifiedNull => "C-15",
        Why::Compared if condition.values.is_empty() => "C-33",
        Why::Compared => match (operator.quantifier, held) {
            (Quantifier::Single, _) => of_operator(operator.base),
            (Quantifier::ForAllValues | Quantifier::ForAnyValue, Looked::One(_)) => "C-31",
            (
                Quantifier::ForAllValues | Quantifier::ForAnyValue,
                Looked::Many(_) | Looked::Absent | Looked::Unknown,
            ) => "C-32",
        },
    }
}
