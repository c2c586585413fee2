//! Conditions.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Looked;
use iam_eval::detail::Why;
use iam_eval::truth::Truth;
use iam_syntax::operator::{Base, Order, Quantifier, Strings};

use super::super::shown;
use super::{and_more, count, names};
use crate::fact::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, OperatorFact, PolicyValueFact, ValueOutcome,
};

pub fn condition(it: &ConditionFact) -> String {
    match it.truth {
        Truth::True if it.n_keys == 1 => "Condition matches.".into(),
        Truth::True => format!("Condition matches: all {} keys hold.", it.n_keys),
        Truth::False if it.n_keys == 1 => "Condition does not match.".into(),
        Truth::False => format!(
            "Condition does not match: {} of {} keys hold, and all have to.",
            it.n_true, it.n_keys
        ),
        Truth::Unknown => "Cannot tell whether Condition matches: a key is unknown.".into(),
    }
}

pub fn operator(it: &OperatorFact) -> String {
    let name = &it.operator.name;
    match it.truth {
        Truth::True => format!("{name} matches: {}.", count(it.n_keys, "key holds", "keys hold")),
        Truth::False if it.n_keys == 1 => format!("{name} does not match."),
        Truth::False => format!(
            "{name} does not match: {} of {} keys hold, and all have to.",
            it.n_true, it.n_keys
        ),
        Truth::Unknown => format!("Cannot tell whether {name} matches."),
    }
}

pub fn key(it: &KeyFact) -> String {
    let clause = key_clause(it);
    match it.truth {
        Truth::True => format!("Matches: {clause}."),
        Truth::False => format!("Does not match: {clause}."),
        Truth::Unknown => format!("Cannot tell: {clause}."),
    }
}

/// What was compared with what, and what came of it, inside a sentence.
pub fn key_clause(it: &KeyFact) -> String {
    clause(it, "")
}

/// The same of a Deny that applies.
pub fn key_clause_of_deny(it: &KeyFact) -> String {
    clause(it, ", in a Deny too")
}

fn clause(it: &KeyFact, in_deny: &str) -> String {
    let (key, name) = (shown::cut(it.key), it.operator.name.as_str());
    let state = key_state(it);
    match it.why {
        Why::KeyAbsent => format!(
            "{state}, {}, and a missing key does not match{}",
            asks(it),
            without_value(it)
        ),
        Why::KeyAbsentNegated => format!(
            "{state}, {}, and for a negated operator a missing key matches",
            asks(it)
        ),
        Why::KeyAbsentIfExists => format!(
            "{state}, {}, and with IfExists a missing key counts as met{in_deny}",
            asks(it)
        ),
        Why::NothingForAll => format!(
            "{}, {}, and ForAllValues over no values matches",
            emptiness(it),
            asks(it)
        ),
        Why::NothingForAny => format!(
            "{}, {}, and ForAnyValue over no values does not match",
            emptiness(it),
            asks(it)
        ),
        Why::SetWithoutQuantifier => format!(
            "{state}, {}, and without ForAllValues or ForAnyValue it does not match a key that holds a set",
            asks(it)
        ),
        Why::KeyUnknown => format!("{state}, and {}", asks(it)),
        Why::Presence { present } => {
            let wanted = and_more(shown::list(&it.wanted));
            let asked = match it.wanted.as_slice() {
                [wanted] if wanted.eq_ignore_ascii_case("true") => "asks for an absent key",
                [_] => "asks for a present key",
                _ => "asks for both",
            };
            let state = if present {
                format!("{key} is present")
            } else {
                absent(it)
            };
            format!("{state}, and {name} {wanted} {asked}")
        }
        Why::QuantifiedNull => match it.operator.operator.quantifier {
            Quantifier::ForAllValues => format!("{name} matches whatever {key} holds"),
            Quantifier::ForAnyValue | Quantifier::Single => format!("{name} never matches, whatever {key} holds"),
        },
        Why::Compared if it.wanted.is_empty() => format!("{state}, and {}", asks(it)),
        Why::Compared => format!("{}{}", compared(it, &state), without_value(it)),
    }
}

/// What a condition asks for, whatever the key holds.
fn asks(it: &KeyFact) -> String {
    let name = it.operator.name.as_str();
    if it.wanted.is_empty() {
        return format!("{name} lists no value to compare it with");
    }
    format!("{name} asks for {}", demand(it, &and_more(shown::list(&it.wanted))))
}

/// The variables of the list that have no value.
fn without_value(it: &KeyFact) -> String {
    let variables: Vec<String> = it.no_value.iter().map(|key| shown::variable(key)).collect();
    match variables.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} has no value here, so nothing compares with it"),
        some => format!("; {} have no value here, so nothing compares with them", names(some)),
    }
}

fn compared(it: &KeyFact, state: &str) -> String {
    let name = it.operator.name.as_str();
    let wanted = and_more(shown::list(&it.wanted));
    let quantifier = it.operator.operator.quantifier;
    let settled_by = it.settled_by.map(shown::quoted);
    match (it.truth, quantifier, it.held) {
        (Truth::Unknown, _, _) if it.open.is_empty() => {
            format!("{state}, and a variable in {name} {wanted} is unknown")
        }
        (Truth::Unknown, _, _) => {
            let open: Vec<String> = it.open.iter().map(|key| shown::variable(key)).collect();
            let is = if open.len() == 1 { "is" } else { "are" };
            format!("{state}, and of {name} {wanted} {} {is} unknown", names(&open))
        }
        (Truth::True, Quantifier::ForAllValues, Looked::Many(_)) => {
            format!("{state}, and every value passes {name} {wanted}")
        }
        (Truth::False, Quantifier::ForAllValues, Looked::Many(_)) => {
            let which = settled_by.unwrap_or_else(|| "a value".into());
            format!("{state}, and {which} does not pass {name} {wanted}")
        }
        (Truth::True, Quantifier::ForAnyValue, Looked::Many(_)) => {
            let which = settled_by.unwrap_or_else(|| "a value".into());
            format!("{state}, and {which} passes {name} {wanted}")
        }
        (Truth::False, Quantifier::ForAnyValue, Looked::Many(_)) => {
            format!("{state}, and no value passes {name} {wanted}")
        }
        (Truth::True, _, _) => format!("{state}, and {name} asks for {}", demand(it, &wanted)),
        (Truth::False, _, _) => format!("{state}, but {name} asks for {}", demand(it, &wanted)),
    }
}

/// What an operator asks for, after "asks for".
fn demand(it: &KeyFact, wanted: &str) -> String {
    let several = 1 < it.wanted.len();
    let one_of = if several { "one of " } else { "" };
    match it.operator.operator.base {
        Base::String {
            compare: Strings::Equals | Strings::EqualsIgnoreCase,
            negated: false,
        }
        | Base::Bool
        | Base::Binary
        | Base::Null => format!("{one_of}{wanted}"),
        Base::String {
            compare: Strings::Equals | Strings::EqualsIgnoreCase,
            negated: true,
        } => {
            format!("anything but {wanted}")
        }
        Base::String {
            compare: Strings::Like,
            negated: false,
        }
        | Base::Arn { negated: false } => {
            format!("something like {wanted}")
        }
        Base::String {
            compare: Strings::Like,
            negated: true,
        }
        | Base::Arn { negated: true } => {
            format!("nothing like {wanted}")
        }
        Base::IpAddress { negated: false } => format!("an address in {wanted}"),
        Base::IpAddress { negated: true } => format!("an address outside {wanted}"),
        Base::Numeric(order) => match order {
            Order::Equals => format!("{one_of}{wanted}"),
            Order::NotEquals => format!("anything but {wanted}"),
            Order::LessThan => format!("less than {wanted}"),
            Order::LessThanEquals => format!("at most {wanted}"),
            Order::GreaterThan => format!("more than {wanted}"),
            Order::GreaterThanEquals => format!("at least {wanted}"),
        },
        Base::Date(order) => match order {
            Order::Equals => format!("{one_of}{wanted}"),
            Order::NotEquals => format!("any moment but {wanted}"),
            Order::LessThan => format!("a moment before {wanted}"),
            Order::LessThanEquals => format!("a moment at or before {wanted}"),
            Order::GreaterThan => format!("a moment after {wanted}"),
            Order::GreaterThanEquals => format!("a moment at or after {wanted}"),
        },
    }
}

/// What the context holds, inside a sentence.
pub fn key_state(it: &KeyFact) -> String {
    let key = shown::cut(it.key);
    match (it.held, shown::held(it.held)) {
        (Looked::Absent, _) => absent(it),
        (Looked::Unknown, _) => format!("{key} is unknown"),
        (Looked::One(_), Some(held)) => format!("{key} is {}", and_more(held)),
        (Looked::Many(_), Some(held)) => format!("{key} holds {}", and_more(held)),
        (Looked::One(_) | Looked::Many(_), None) => format!("{key} is present"),
    }
}

fn absent(it: &KeyFact) -> String {
    let key = shown::cut(it.key);
    match it.no_such {
        None => format!("{key} is absent"),
        Some(None) => format!("there is no condition key {key}"),
        Some(Some(meant)) => format!(
            "there is no condition key {key} ({} was probably meant)",
            shown::cut(meant)
        ),
    }
}

fn emptiness(it: &KeyFact) -> String {
    match it.held {
        Looked::Absent => absent(it),
        Looked::One(_) | Looked::Many(_) | Looked::Unknown => {
            format!("{} holds nothing but an empty text", shown::cut(it.key))
        }
    }
}

pub fn context_value(it: &ContextValueFact) -> String {
    let (key, name, value) = (shown::cut(it.key), &it.operator.name, shown::quoted(it.value));
    let base = it.operator.operator.base;
    match (it.unparsable, it.truth) {
        (true, Truth::True) => format!(
            "{value} in {key} is not {}, so it equals nothing, and {name} matches it.",
            literal(base)
        ),
        (true, _) => format!(
            "{value} in {key} is not {}, so {name} does not match it.",
            literal(base)
        ),
        (false, Truth::True) => format!("{value} in {key}: {name} matches it."),
        (false, Truth::False) => format!("{value} in {key}: {name} does not match it."),
        (false, Truth::Unknown) => format!("{value} in {key}: cannot tell whether {name} matches it."),
    }
}

pub fn more(it: MoreFact) -> String {
    let s = if it.n == 1 { "" } else { "s" };
    match it.of {
        MoreOf::Context => format!("And {} more value{s} that the request holds.", it.n),
        MoreOf::Policy => format!("And {} more value{s} that the policy lists.", it.n),
    }
}

pub fn policy_value(it: &PolicyValueFact) -> String {
    let base = it.operator.operator.base;
    let name = &it.operator.name;
    let wanted = match shown::wanted(it.wanted, it.filled.as_ref()) {
        (written, None) => written,
        (written, Some(filled)) => format!("{written} (here {filled})"),
    };
    let negated = |hit: bool| match (base.is_negated(), hit) {
        (false, _) => String::new(),
        (true, true) => format!(", which {name} rules out"),
        (true, false) => format!(", as {name} asks"),
    };
    let taken = if base.is_negated() {
        format!(", which {name} takes as different")
    } else {
        String::new()
    };
    match &it.outcome {
        ValueOutcome::NotLooked => format!("{wanted} is not compared with anything."),
        ValueOutcome::Compared {
            held,
            truth: Truth::True,
        } => {
            format!(
                "{} {} {wanted}{}.",
                shown::quoted(held),
                relation(base, true),
                negated(true)
            )
        }
        ValueOutcome::Compared {
            held,
            truth: Truth::False,
        } => {
            format!(
                "{} {} {wanted}{}.",
                shown::quoted(held),
                relation(base, false),
                negated(false)
            )
        }
        ValueOutcome::Compared {
            held,
            truth: Truth::Unknown,
        } => {
            format!(
                "Cannot tell whether {} {} {wanted}.",
                shown::quoted(held),
                relation(base, true)
            )
        }
        ValueOutcome::WantedUnparsable { .. } => {
            format!(
                "{wanted} in the policy is not {}, so nothing compares with it{}.",
                literal(base),
                taken
            )
        }
        ValueOutcome::HeldUnparsable { held } => {
            format!(
                "{} is not {}, so it does not compare with {wanted}{}.",
                shown::quoted(held),
                literal(base),
                taken
            )
        }
        ValueOutcome::NoValue { held, keys } => format!(
            "{wanted} has a variable without a value ({}), so {} does not compare with it{}.",
            names(keys),
            shown::quoted(held),
            taken
        ),
        ValueOutcome::UnknownVariable { held, keys } => {
            format!(
                "Cannot tell how {} compares with {wanted}: it depends on {}.",
                shown::quoted(held),
                names(keys)
            )
        }
    }
}

/// How one value stands to another, negation of the operator aside.
const fn relation(base: Base, holds: bool) -> &'static str {
    match (base, holds) {
        (
            Base::String {
                compare: Strings::Equals,
                ..
            }
            | Base::Bool,
            true,
        ) => "equals",
        (
            Base::String {
                compare: Strings::Equals,
                ..
            }
            | Base::Bool,
            false,
        ) => "does not equal",
        (
            Base::String {
                compare: Strings::EqualsIgnoreCase,
                ..
            },
            true,
        ) => "equals, ignoring case,",
        (
            Base::String {
                compare: Strings::EqualsIgnoreCase,
                ..
            },
            false,
        ) => "does not equal, even ignoring case,",
        (
            Base::String {
                compare: Strings::Like, ..
            },
            true,
        ) => "fits the pattern",
        (
            Base::String {
                compare: Strings::Like, ..
            },
            false,
        ) => "does not fit the pattern",
        (Base::Arn { .. }, true) => "fits, field by field, the ARN pattern",
        (Base::Arn { .. }, false) => "does not fit, field by field, the ARN pattern",
        (Base::IpAddress { .. }, true) => "lies in",
        (Base::IpAddress { .. }, false) => "does not lie in",
        (Base::Binary, true) => "holds the same bytes as",
        (Base::Binary, false) => "does not hold the same bytes as",
        (Base::Null, true) => "is present, and the policy says",
        (Base::Null, false) => "is absent, and the policy says",
        (Base::Numeric(order), true) => match order {
            Order::Equals | Order::NotEquals => "equals",
            Order::LessThan => "is less than",
            Order::LessThanEquals => "is at most",
            Order::GreaterThan => "is greater than",
            Order::GreaterThanEquals => "is at least",
        },
        (Base::Numeric(order), false) => match order {
            Order::Equals | Order::NotEquals => "does not equal",
            Order::LessThan => "is not less than",
            Order::LessThanEquals => "is greater than",
            Order::GreaterThan => "is not greater than",
            Order::GreaterThanEquals => "is less than",
        },
        (Base::Date(order), true) => match order {
            Order::Equals | Order::NotEquals => "is the same moment as",
            Order::LessThan => "is before",
            Order::LessThanEquals => "is at or before",
            Order::GreaterThan => "is after",
            Order::GreaterThanEquals => "is at or after",
        },
        (Base::Date(order), false) => match order {
            Order::Equals | Order::NotEquals => "is not the same moment as",
            Order::LessThan => "is not before",
            Order::LessThanEquals => "is after",
            Order::GreaterThan => "is not after",
            Order::GreaterThanEquals => "is before",
        },
    }
}

/// What an operator's values are.
const fn literal(base: Base) -> &'static str {
    match base {
        Base::String { .. } => "a text",
        Base::Numeric(_) => "a number",
        Base::Date(_) => "a date",
        Base::Bool => "true or false",
        Base::Binary => "base64",
        Base::IpAddress { .. } => "an IP address or range",
        Base::Arn { .. } => "an ARN",
        Base::Null => "true or false",
    }
}
