//! Conditions.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Looked;
use iam_eval::detail::Why;
use iam_eval::truth::Truth;
use iam_syntax::operator::{Base, Order, Quantifier, Strings};

use super::super::shown;
use super::{and_more, names};
use crate::fact::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, OperatorFact, PolicyValueFact, ValueOutcome,
};

pub fn condition(it: &ConditionFact) -> String {
    match it.truth {
        Truth::True if it.n_keys == 1 => "Condition: 일치합니다.".into(),
        Truth::True => format!("Condition: 일치합니다. 키 {}개가 모두 충족됩니다.", it.n_keys),
        Truth::False if it.n_keys == 1 => "Condition: 일치하지 않습니다.".into(),
        Truth::False => format!(
            "Condition: 일치하지 않습니다. 키가 모두 충족되어야 하지만 {}개 중 {}개만 충족됩니다.",
            it.n_keys, it.n_true
        ),
        Truth::Unknown => "Condition: 일치하는지 알 수 없습니다. 값을 모르는 키가 있습니다.".into(),
    }
}

pub fn operator(it: &OperatorFact) -> String {
    let name = &it.operator.name;
    match it.truth {
        Truth::True => format!("{name}: 일치합니다. 충족되는 키: {}개.", it.n_keys),
        Truth::False if it.n_keys == 1 => format!("{name}: 일치하지 않습니다."),
        Truth::False => format!(
            "{name}: 일치하지 않습니다. 키가 모두 충족되어야 하지만 {}개 중 {}개만 충족됩니다.",
            it.n_keys, it.n_true
        ),
        Truth::Unknown => format!("{name}: 일치하는지 알 수 없습니다."),
    }
}

pub fn key(it: &KeyFact) -> String {
    let clause = key_clause(it);
    match it.truth {
        Truth::True => format!("일치합니다. {clause}."),
        Truth::False => format!("일치하지 않습니다. {clause}."),
        Truth::Unknown => format!("알 수 없습니다. {clause}."),
    }
}

/// What was compared with what, and what came of it: a sentence without its full stop.
pub fn key_clause(it: &KeyFact) -> String {
    clause(it, "")
}

/// The same of a Deny that applies.
pub fn key_clause_of_deny(it: &KeyFact) -> String {
    clause(it, "Deny에서도 ")
}

fn clause(it: &KeyFact, in_deny: &str) -> String {
    let (key, name) = (shown::cut(it.key), it.operator.name.as_str());
    match it.why {
        Why::KeyAbsent => format!(
            "{}. {}. 키가 없으면 일치하지 않습니다{}",
            absent(it),
            asks(it),
            without_value(it)
        ),
        Why::KeyAbsentNegated => format!("{}. {}. 부정 연산자는 키가 없으면 일치합니다", absent(it), asks(it)),
        Why::KeyAbsentIfExists => format!(
            "{}. {}. IfExists가 붙으면 {in_deny}키가 없을 때 조건이 충족된 것으로 봅니다",
            absent(it),
            asks(it)
        ),
        Why::NothingForAll => format!(
            "{}. {}. ForAllValues는 비교할 값이 없으면 일치합니다",
            emptiness(it),
            asks(it)
        ),
        Why::NothingForAny => format!(
            "{}. {}. ForAnyValue는 비교할 값이 없으면 일치하지 않습니다",
            emptiness(it),
            asks(it)
        ),
        Why::SetWithoutQuantifier => format!(
            "{}. {}. ForAllValues나 ForAnyValue가 없으면 여러 값을 가진 키와 일치하지 않습니다",
            key_state(it),
            asks(it)
        ),
        Why::KeyUnknown => format!("{key} 키의 값을 모릅니다. {}", asks(it)),
        Why::Presence { present } => {
            let wanted = and_more(shown::list(&it.wanted));
            let state = if present {
                format!("{key} 키가 있습니다")
            } else {
                absent(it)
            };
            let asked = match it.wanted.as_slice() {
                [wanted] if wanted.eq_ignore_ascii_case("true") => "키가 없을 것을 요구합니다",
                [_] => "키가 있을 것을 요구합니다",
                _ => "두 경우를 모두 받아들입니다",
            };
            format!("{state}. {name} {wanted} 조건은 {asked}")
        }
        Why::QuantifiedNull => match it.operator.operator.quantifier {
            Quantifier::ForAllValues => format!("{name} 연산자는 {key} 키의 값과 상관없이 항상 일치합니다"),
            Quantifier::ForAnyValue | Quantifier::Single => {
                format!("{name} 연산자는 {key} 키의 값과 상관없이 일치하지 않습니다")
            }
        },
        Why::Compared if it.wanted.is_empty() => format!("{}. {}", key_state(it), asks(it)),
        Why::Compared => format!("{}{}", compared(it), without_value(it)),
    }
}

/// What a condition asks for, whatever the key holds.
fn asks(it: &KeyFact) -> String {
    let name = it.operator.name.as_str();
    if it.wanted.is_empty() {
        return format!("{name} 연산자에는 비교할 값이 없습니다");
    }
    format!(
        "{name} 연산자는 {} 요구합니다",
        demand(it, &and_more(shown::list(&it.wanted)))
    )
}

/// The variables of the list that have no value.
fn without_value(it: &KeyFact) -> String {
    let variables: Vec<String> = it.no_value.iter().map(|key| shown::variable(key)).collect();
    if variables.is_empty() {
        return String::new();
    }
    format!(
        ". 값이 없는 변수: {}. 이 변수가 든 값과는 아무것도 일치하지 않습니다",
        names(&variables)
    )
}

fn compared(it: &KeyFact) -> String {
    let (key, name) = (shown::cut(it.key), it.operator.name.as_str());
    let wanted = and_more(shown::list(&it.wanted));
    let held = shown::held(it.held).map(and_more).unwrap_or_default();
    let quantifier = it.operator.operator.quantifier;
    let which = it.settled_by.map(|value| format!("({})", shown::quoted(value)));
    let which = which.unwrap_or_default();
    match (it.truth, quantifier, it.held) {
        (Truth::Unknown, _, _) => {
            let open: Vec<String> = it.open.iter().map(|key| shown::variable(key)).collect();
            let open = if open.is_empty() {
                String::new()
            } else {
                format!("({})", names(&open))
            };
            format!("{key} 키의 값은 {held}이고, 비교할 정책의 값에 값을 모르는 변수{open}가 있습니다: {name} {wanted}")
        }
        (Truth::True, Quantifier::ForAllValues, Looked::Many(_)) => {
            format!("{key} 키의 값은 {held}이고, 모든 값이 조건에 맞습니다: {name} {wanted}")
        }
        (Truth::False, Quantifier::ForAllValues, Looked::Many(_)) => {
            format!("{key} 키의 값은 {held}이고, 조건에 맞지 않는 값{which}이 있습니다: {name} {wanted}")
        }
        (Truth::True, Quantifier::ForAnyValue, Looked::Many(_)) => {
            format!("{key} 키의 값은 {held}이고, 조건에 맞는 값{which}이 있습니다: {name} {wanted}")
        }
        (Truth::False, Quantifier::ForAnyValue, Looked::Many(_)) => {
            format!("{key} 키의 값은 {held}이고, 조건에 맞는 값이 없습니다: {name} {wanted}")
        }
        (Truth::True, _, _) => format!(
            "{key} 키의 값은 {held}이고, {name} 연산자는 {} 요구합니다",
            demand(it, &wanted)
        ),
        (Truth::False, _, _) => {
            format!(
                "{key} 키의 값은 {held}인데, {name} 연산자는 {} 요구합니다",
                demand(it, &wanted)
            )
        }
    }
}

/// What an operator asks for, with its particle.
fn demand(it: &KeyFact, wanted: &str) -> String {
    let value = if 1 < it.wanted.len() { "중 하나를" } else { "값을" };
    match it.operator.operator.base {
        Base::String {
            compare: Strings::Equals | Strings::EqualsIgnoreCase,
            negated: false,
        }
        | Base::Bool
        | Base::Binary
        | Base::Null => format!("{wanted} {value}"),
        Base::String {
            compare: Strings::Equals | Strings::EqualsIgnoreCase,
            negated: true,
        } => {
            format!("{wanted} 이외의 값을")
        }
        Base::String {
            compare: Strings::Like,
            negated: false,
        }
        | Base::Arn { negated: false } => {
            format!("{wanted} 패턴에 맞는 값을")
        }
        Base::String {
            compare: Strings::Like,
            negated: true,
        }
        | Base::Arn { negated: true } => {
            format!("{wanted} 패턴에 맞지 않는 값을")
        }
        Base::IpAddress { negated: false } => format!("{wanted} 범위 안의 주소를"),
        Base::IpAddress { negated: true } => format!("{wanted} 범위 밖의 주소를"),
        Base::Numeric(order) => match order {
            Order::Equals => format!("{wanted} {value}"),
            Order::NotEquals => format!("{wanted} 이외의 값을"),
            Order::LessThan => format!("{wanted} 미만의 값을"),
            Order::LessThanEquals => format!("{wanted} 이하의 값을"),
            Order::GreaterThan => format!("{wanted} 초과의 값을"),
            Order::GreaterThanEquals => format!("{wanted} 이상의 값을"),
        },
        Base::Date(order) => match order {
            Order::Equals => format!("{wanted} 시각을"),
            Order::NotEquals => format!("{wanted} 이외의 시각을"),
            Order::LessThan => format!("{wanted} 전의 시각을"),
            Order::LessThanEquals => format!("{wanted} 또는 그 전의 시각을"),
            Order::GreaterThan => format!("{wanted} 후의 시각을"),
            Order::GreaterThanEquals => format!("{wanted} 또는 그 후의 시각을"),
        },
    }
}

/// What the context holds: a sentence without its full stop, or a clause.
pub fn key_state(it: &KeyFact) -> String {
    let key = shown::cut(it.key);
    match (it.held, shown::held(it.held)) {
        (Looked::Absent, _) => format!("{key} 키 없음"),
        (Looked::Unknown, _) => format!("{key} 키의 값을 모름"),
        (Looked::One(_) | Looked::Many(_), Some(held)) => format!("{key} 키의 값: {}", and_more(held)),
        (Looked::One(_) | Looked::Many(_), None) => format!("{key} 키 있음"),
    }
}

fn absent(it: &KeyFact) -> String {
    let key = shown::cut(it.key);
    match it.no_such {
        None => format!("{key} 키가 없습니다"),
        Some(None) => format!("AWS에 {key} 조건 키는 없습니다"),
        Some(Some(meant)) => format!(
            "AWS에 {key} 조건 키는 없습니다({} 키를 쓰려던 것으로 보입니다)",
            shown::cut(meant)
        ),
    }
}

fn emptiness(it: &KeyFact) -> String {
    match it.held {
        Looked::Absent => absent(it),
        Looked::One(_) | Looked::Many(_) | Looked::Unknown => {
            format!("{} 키에 빈 문자열만 있습니다", shown::cut(it.key))
        }
    }
}

pub fn context_value(it: &ContextValueFact) -> String {
    let (key, name, value) = (shown::cut(it.key), &it.operator.name, shown::quoted(it.value));
    let base = it.operator.operator.base;
    match (it.unparsable, it.truth) {
        (true, Truth::True) => format!(
            "{key} 키의 값 {value}: {} 아니어서 무엇과도 같지 않으므로, {name} 연산자와 일치합니다.",
            literal(base)
        ),
        (true, _) => format!(
            "{key} 키의 값 {value}: {} 아니므로 {name} 연산자와 일치하지 않습니다.",
            literal(base)
        ),
        (false, Truth::True) => format!("{key} 키의 값 {value}: {name} 연산자와 일치합니다."),
        (false, Truth::False) => format!("{key} 키의 값 {value}: {name} 연산자와 일치하지 않습니다."),
        (false, Truth::Unknown) => format!("{key} 키의 값 {value}: {name} 연산자와 일치하는지 알 수 없습니다."),
    }
}

pub fn more(it: MoreFact) -> String {
    match it.of {
        MoreOf::Context => format!("요청에 든 값이 {}개 더 있습니다.", it.n),
        MoreOf::Policy => format!("정책에 적힌 값이 {}개 더 있습니다.", it.n),
    }
}

pub fn policy_value(it: &PolicyValueFact) -> String {
    let base = it.operator.operator.base;
    let name = &it.operator.name;
    let wanted = match shown::wanted(it.wanted, it.filled.as_ref()) {
        (written, None) => written,
        (written, Some(filled)) => format!("{written} (여기에서는 {filled})"),
    };
    let negated = |hit: bool| match (base.is_negated(), hit) {
        (false, _) => String::new(),
        (true, true) => format!(" {name} 연산자는 이를 허용하지 않습니다."),
        (true, false) => format!(" {name} 연산자가 요구하는 대로입니다."),
    };
    let taken = if base.is_negated() {
        format!(" {name} 연산자는 이를 다른 값으로 봅니다.")
    } else {
        String::new()
    };
    match &it.outcome {
        ValueOutcome::NotLooked => format!("정책의 값 {wanted}: 비교하지 않았습니다."),
        ValueOutcome::Compared {
            held,
            truth: Truth::True,
        } => {
            format!(
                "{}.{}",
                relation(base, &shown::quoted(held), &wanted, true),
                negated(true)
            )
        }
        ValueOutcome::Compared {
            held,
            truth: Truth::False,
        } => {
            format!(
                "{}.{}",
                relation(base, &shown::quoted(held), &wanted, false),
                negated(false)
            )
        }
        ValueOutcome::Compared {
            held,
            truth: Truth::Unknown,
        } => {
            format!(
                "비교 결과를 알 수 없습니다. 요청: {}, 정책: {wanted}.",
                shown::quoted(held)
            )
        }
        ValueOutcome::WantedUnparsable { .. } => {
            format!(
                "정책의 값 {wanted}: {} 아니므로 무엇과도 비교할 수 없습니다.{}",
                literal(base),
                taken
            )
        }
        ValueOutcome::HeldUnparsable { held } => format!(
            "요청의 값 {}: {} 아니므로 정책의 값과 비교할 수 없습니다. 정책: {wanted}.{}",
            shown::quoted(held),
            literal(base),
            taken
        ),
        ValueOutcome::NoValue { held, keys } => format!(
            "정책의 값 {wanted}: 변수에 값이 없어 요청의 값과 비교할 수 없습니다. 값이 없는 키: {}, 요청: {}.{}",
            names(keys),
            shown::quoted(held),
            taken
        ),
        ValueOutcome::UnknownVariable { held, keys } => format!(
            "비교 결과를 알 수 없습니다. 값을 모르는 키: {}, 요청: {}, 정책: {wanted}.",
            names(keys),
            shown::quoted(held)
        ),
    }
}

/// How one value stands to another, negation of the operator aside.
fn relation(base: Base, held: &str, wanted: &str, holds: bool) -> String {
    let (same, other) = match base {
        Base::String {
            compare: Strings::Equals,
            ..
        }
        | Base::Bool => ("값이 같음", "값이 다름"),
        Base::String {
            compare: Strings::EqualsIgnoreCase,
            ..
        } => ("대소문자를 무시하면 값이 같음", "대소문자를 무시해도 값이 다름"),
        Base::String {
            compare: Strings::Like, ..
        } => ("패턴에 맞음", "패턴에 맞지 않음"),
        Base::Arn { .. } => ("ARN 필드별로 패턴에 맞음", "ARN 필드별로 패턴에 맞지 않음"),
        Base::IpAddress { .. } => ("범위 안에 있음", "범위 밖에 있음"),
        Base::Binary => ("바이트가 같음", "바이트가 다름"),
        Base::Null => ("키가 있음", "키가 없음"),
        Base::Numeric(order) => match order {
            Order::Equals | Order::NotEquals => ("수가 같음", "수가 다름"),
            Order::LessThan => ("더 작음", "더 작지 않음"),
            Order::LessThanEquals => ("작거나 같음", "더 큼"),
            Order::GreaterThan => ("더 큼", "더 크지 않음"),
            Order::GreaterThanEquals => ("크거나 같음", "더 작음"),
        },
        Base::Date(order) => match order {
            Order::Equals | Order::NotEquals => ("시각이 같음", "시각이 다름"),
            Order::LessThan => ("더 이름", "더 이르지 않음"),
            Order::LessThanEquals => ("더 이르거나 같음", "더 늦음"),
            Order::GreaterThan => ("더 늦음", "더 늦지 않음"),
            Order::GreaterThanEquals => ("더 늦거나 같음", "더 이름"),
        },
    };
    format!(
        "{}: 요청 {held} {} 정책 {wanted}",
        if holds { same } else { other },
        sign(base, holds)
    )
}

/// The sign between the two.
const fn sign(base: Base, holds: bool) -> &'static str {
    match (base, holds) {
        (
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                ..
            }
            | Base::Bool
            | Base::Binary,
            true,
        ) => "=",
        (
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                ..
            }
            | Base::Bool
            | Base::Binary,
            false,
        ) => "≠",
        (
            Base::String {
                compare: Strings::Like, ..
            }
            | Base::Arn { .. }
            | Base::Null,
            true,
        ) => "~",
        (
            Base::String {
                compare: Strings::Like, ..
            }
            | Base::Arn { .. }
            | Base::Null,
            false,
        ) => "≁",
        (Base::IpAddress { .. }, true) => "∈",
        (Base::IpAddress { .. }, false) => "∉",
        (Base::Numeric(order) | Base::Date(order), true) => match order {
            Order::Equals | Order::NotEquals => "=",
            Order::LessThan => "<",
            Order::LessThanEquals => "≤",
            Order::GreaterThan => ">",
            Order::GreaterThanEquals => "≥",
        },
        (Base::Numeric(order) | Base::Date(order), false) => match order {
            Order::Equals | Order::NotEquals => "≠",
            Order::LessThan => "≥",
            Order::LessThanEquals => ">",
            Order::GreaterThan => "≤",
            Order::GreaterThanEquals => "<",
        },
    }
}

/// What an operator's values are, with its particle.
const fn literal(base: Base) -> &'static str {
    match base {
        Base::String { .. } => "문자열이",
        Base::Numeric(_) => "숫자가",
        Base::Date(_) => "날짜가",
        Base::Bool | Base::Null => "true나 false가",
        Base::Binary => "base64가",
        Base::IpAddress { .. } => "IP 주소나 범위가",
        Base::Arn { .. } => "ARN이",
    }
}
