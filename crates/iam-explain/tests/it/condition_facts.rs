//! Every kind of fact about conditions, for [`super::every_fact`].

use iam_eval::context::Looked;
use iam_eval::detail::Why;
use iam_eval::truth::Truth;
use iam_explain::fact::{
    ConditionFact, ContextValueFact, KeyFact, MoreFact, MoreOf, NodeFact, OperatorFact, OperatorName, PolicyValueFact,
    ValueOutcome,
};
use iam_syntax::operator::{NAMES, Operator};

pub fn conditions(say: &mut impl FnMut(&str, NodeFact)) {
    for truth in Truth::ALL {
        for n_keys in [1, 3] {
            let n_true = if truth == Truth::True { n_keys } else { n_keys - 1 };
            say(
                "condition",
                NodeFact::Condition(ConditionFact { truth, n_keys, n_true }),
            );
            let fact = OperatorFact {
                operator: operator("StringLike"),
                truth,
                n_keys,
                n_true,
            };
            say("operator", NodeFact::Operator(fact));
        }
    }
    let many = ["a".to_string(), "b".to_string(), "c".to_string(), "d".to_string()];
    let (one, set) = (Looked::One("false"), Looked::Many(&many));
    let (no, yes, open) = (Truth::False, Truth::True, Truth::Unknown);
    for fact in [
        key("StringEquals", Why::KeyAbsent, Looked::Absent, &["x"], no),
        key("StringNotEquals", Why::KeyAbsentNegated, Looked::Absent, &["x"], yes),
        key(
            "StringEqualsIfExists",
            Why::KeyAbsentIfExists,
            Looked::Absent,
            &["x"],
            yes,
        ),
        key(
            "ForAllValues:StringEquals",
            Why::NothingForAll,
            Looked::Absent,
            &["x"],
            yes,
        ),
        key(
            "ForAllValues:StringEquals",
            Why::NothingForAll,
            Looked::One(""),
            &["x"],
            yes,
        ),
        key(
            "ForAnyValue:StringEquals",
            Why::NothingForAny,
            Looked::Absent,
            &["x"],
            no,
        ),
        key(
            "ForAnyValue:StringEqualsIfExists",
            Why::NothingForAny,
            Looked::Absent,
            &["x"],
            no,
        ),
        key("StringEquals", Why::SetWithoutQuantifier, set, &["x"], no),
        key("StringNotEquals", Why::SetWithoutQuantifier, set, &["x"], no),
        key("StringEquals", Why::KeyUnknown, Looked::Unknown, &["x"], open),
        key("Null", Why::Presence { present: true }, one, &["true"], no),
        key("Null", Why::Presence { present: true }, one, &["false"], yes),
        key("Null", Why::Presence { present: false }, Looked::Absent, &["true"], yes),
        key(
            "Null",
            Why::Presence { present: false },
            Looked::Absent,
            &["true", "false"],
            yes,
        ),
        key("ForAllValues:Null", Why::QuantifiedNull, one, &["true"], yes),
        key("ForAnyValue:Null", Why::QuantifiedNull, one, &["true"], no),
        key("StringEquals", Why::Compared, one, &[], no),
        key("Bool", Why::Compared, one, &["false"], yes),
        key("Bool", Why::Compared, one, &["true"], no),
        key("StringLike", Why::Compared, one, &["a", "b", "c", "d", "e"], no),
        key("StringEquals", Why::Compared, one, &["${aws:username}"], open),
        key("ForAllValues:StringEquals", Why::Compared, set, &["a"], yes),
        key("ForAllValues:StringEquals", Why::Compared, set, &["a"], no),
        key("ForAnyValue:StringEquals", Why::Compared, set, &["a"], yes),
        key("ForAnyValue:StringEquals", Why::Compared, set, &["a"], no),
        key("ForAllValues:StringEquals", Why::Compared, one, &["a"], no),
    ] {
        say("key", NodeFact::Key(fact));
    }
    for name in ["StringEquals", "NumericNotEquals"] {
        for unparsable in [false, true] {
            for truth in Truth::ALL {
                let key = "aws:TagKeys";
                let fact = ContextValueFact {
                    operator: operator(name),
                    key,
                    value: "abc",
                    truth,
                    unparsable,
                };
                say("context value", NodeFact::ContextValue(fact));
            }
        }
    }
    for (name, _) in NAMES {
        for truth in [yes, no] {
            say(
                name,
                policy_value(name, None, ValueOutcome::Compared { held: "a", truth }),
            );
        }
        say(
            name,
            policy_value(name, None, ValueOutcome::HeldUnparsable { held: "a" }),
        );
    }
    let keys = || vec!["aws:username".into()];
    for name in ["StringEquals", "StringNotEquals"] {
        for outcome in [
            ValueOutcome::NotLooked,
            ValueOutcome::Compared { held: "a", truth: open },
            ValueOutcome::WantedUnparsable { held: "a" },
            ValueOutcome::NoValue {
                held: "a",
                keys: keys(),
            },
            ValueOutcome::UnknownVariable {
                held: "a",
                keys: keys(),
            },
        ] {
            say("value", policy_value(name, None, outcome));
        }
    }
    say(
        "value",
        policy_value(
            "Bool",
            Some("true"),
            ValueOutcome::Compared {
                held: "true",
                truth: yes,
            },
        ),
    );
}

/// Values that are not shown.
pub fn more(say: &mut impl FnMut(&str, NodeFact)) {
    for of in [MoreOf::Context, MoreOf::Policy] {
        for n in [1, 2_992] {
            say("more", NodeFact::More(MoreFact { n, of }));
        }
    }
}

pub fn key<'a>(name: &str, why: Why, held: Looked<'a>, wanted: &[&str], truth: Truth) -> KeyFact<'a> {
    let wanted = wanted.iter().map(|wanted| (*wanted).into()).collect();
    KeyFact {
        operator: operator(name),
        key: "aws:SecureTransport",
        truth,
        why,
        held,
        no_such: None,
        wanted,
        settled_by: match held {
            Looked::Many(values) => values.first().map(String::as_str),
            Looked::One(_) | Looked::Absent | Looked::Unknown => None,
        },
        no_value: vec![],
        open: vec![],
    }
}

fn operator(name: &str) -> OperatorName {
    OperatorName {
        operator: Operator::parse(name).expect("an operator"),
        name: name.into(),
    }
}

fn policy_value<'a>(name: &str, filled: Option<&str>, outcome: ValueOutcome<'a>) -> NodeFact<'a> {
    NodeFact::PolicyValue(PolicyValueFact {
        operator: operator(name),
        key: "aws:PrincipalTag/team",
        wanted: "W",
        filled: filled.map(Into::into),
        outcome,
    })
}
