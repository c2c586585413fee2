//! The facts of a step for machines: names and values, in a fixed order. What a sentence says is all in here.

mod word;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::compile::variable::{CUT, MOST_SHOWN};
use iam_eval::context::{Looked, Value};

use crate::fact::{
    ClosingFact, GateName, KeyFact, NodeFact, Note, RcpExemption, StatementOutcome, ValueOutcome, VariableFact,
    VariableValue,
};

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// One of a fixed set of words.
    Word(&'static str),
    /// Text from the policies or the request.
    Text(String),
    /// How many, or which one.
    Number(usize),
    /// Whether.
    Flag(bool),
    /// Several texts, in order.
    Texts(Vec<String>),
    /// Several fields, in order.
    List(Vec<Field>),
    /// What could be said and is not there: `null`.
    Absent,
}

/// A name with its value.
pub type Named = (&'static str, Field);

/// What kind of step it is.
#[must_use]
pub const fn kind(fact: &NodeFact) -> &'static str {
    match fact {
        NodeFact::Preset(_) => "preset",
        NodeFact::Gate(_) => "gate",
        NodeFact::Policy(_) => "policy",
        NodeFact::Statement(_) => "statement",
        NodeFact::Principal(_) => "principal",
        NodeFact::PrincipalValue(_) => "principalValue",
        NodeFact::Action(_) => "action",
        NodeFact::ActionValue(_) => "actionValue",
        NodeFact::Resource(_) => "resource",
        NodeFact::ResourceValue(_) => "resourceValue",
        NodeFact::OwnResource(_) => "ownResource",
        NodeFact::Condition(_) => "condition",
        NodeFact::Operator(_) => "operator",
        NodeFact::Key(_) => "key",
        NodeFact::ContextValue(_) => "contextValue",
        NodeFact::PolicyValue(_) => "value",
        NodeFact::More(_) => "more",
        NodeFact::Effect(_) => "effect",
        NodeFact::Closing(_) => "closing",
        NodeFact::Note(_) => "note",
    }
}

/// The facts of a step, in a fixed order.
#[must_use]
pub fn fields(fact: &NodeFact) -> Vec<Named> {
    match fact {
        NodeFact::Preset(it) => vec![word("preset", word::preset(it.preset)), text("action", it.action)],
        NodeFact::Gate(it) => {
            let mut fields = of_gate(&it.name);
            fields.extend([
                word("effect", word::gate_effect(it.effect)),
                flag("decides", it.decides),
                word("must", word::must(it.must)),
                number("policies", it.n_policies),
                number("allows", it.n_allows),
                text("action", it.action),
                word("decision", word::decision(it.decision)),
            ]);
            fields
        }
        NodeFact::Policy(it) => vec![
            text("name", it.name),
            word("policyKind", it.kind.name()),
            number("statements", it.n_statements),
            number("denies", it.n_denies),
            number("excepted", it.n_excepted),
            number("allows", it.n_allows),
            number("open", it.n_open),
        ],
        NodeFact::Statement(it) => {
            let mut fields = vec![
                text("policy", it.policy),
                number("number", it.number),
                ("sid", it.sid.map_or(Field::Absent, |sid| Field::Text(sid.into()))),
                word("effect", word::effect(it.effect)),
                word("outcome", word::outcome(&it.outcome)),
            ];
            fields.extend(of_outcome(&it.outcome));
            fields
        }
        NodeFact::Principal(it) => vec![
            flag("inverted", it.inverted),
            word("effect", word::effect(it.effect)),
            text("caller", it.caller.name()),
            (
                "reach",
                it.reach.map_or(Field::Absent, |reach| Field::Word(word::reach(reach))),
            ),
            word("why", word::principal_why(it.why)),
            texts("values", &it.values),
            (
                "missing",
                Field::List(it.missing.iter().map(|link| Field::Word(word::reach(*link))).collect()),
            ),
        ],
        NodeFact::PrincipalValue(it) => vec![
            flag("inverted", it.inverted),
            word("family", word::family(it.family)),
            text("value", it.value),
            text("caller", it.caller.name()),
            word("why", word::principal_value(it.why)),
        ],
        NodeFact::Action(it) => {
            vec![
                flag("inverted", it.inverted),
                text("action", it.action),
                texts("values", &it.values),
            ]
        }
        NodeFact::ActionValue(it) => vec![
            flag("inverted", it.inverted),
            text("value", it.pattern),
            text("action", it.action),
            word("why", word::fit(it.fit)),
        ],
        NodeFact::Resource(it) => {
            let mut fields = vec![
                flag("inverted", it.inverted),
                text("resource", it.resource),
                texts("values", &it.values),
            ];
            fields.extend(of_variables(&it.variables));
            fields
        }
        NodeFact::ResourceValue(it) => vec![
            flag("inverted", it.inverted),
            text("value", it.pattern),
            ("filled", filled(it.filled.as_ref())),
            text("resource", it.resource),
            text("action", it.action),
            word("why", word::resource(it.why)),
            texts("keys", &it.no_value),
        ],
        NodeFact::OwnResource(it) => vec![word("why", word::own_resource(*it))],
        NodeFact::Condition(it) => vec![number("keys", it.n_keys), number("hold", it.n_true)],
        NodeFact::Operator(it) => {
            vec![
                text("operator", &it.operator.name),
                number("keys", it.n_keys),
                number("hold", it.n_true),
            ]
        }
        NodeFact::Key(it) => of_key(it),
        NodeFact::ContextValue(it) => vec![
            text("operator", &it.operator.name),
            text("key", it.key),
            text("held", it.value),
            flag("unparsable", it.unparsable),
        ],
        NodeFact::PolicyValue(it) => {
            let mut fields = vec![
                text("operator", &it.operator.name),
                text("key", it.key),
                text("value", it.wanted),
                ("filled", filled(it.filled.as_ref())),
                word("why", word::value(&it.outcome)),
            ];
            fields.extend(of_value(&it.outcome));
            fields
        }
        NodeFact::More(it) => vec![number("more", it.n), word("of", word::more(it.of))],
        NodeFact::Effect(it) => vec![word("effect", word::effect(it.effect)), flag("excepted", it.excepted)],
        NodeFact::Closing(it) => of_closing(it),
        NodeFact::Note(it) => of_note(it),
    }
}

fn of_gate(name: &GateName) -> Vec<Named> {
    match name {
        GateName::Rcp { target } => vec![word("gate", "rcp"), text("target", target)],
        GateName::Scp { target } => vec![word("gate", "scp"), text("target", target)],
        GateName::Endpoint => vec![word("gate", "endpoint")],
        GateName::Resource(holder) => vec![word("gate", "resource"), word("of", word::holder(*holder))],
        GateName::Principal => vec![word("gate", "identity")],
        GateName::Boundary => vec![word("gate", "boundary")],
        GateName::Session { layer, n_layers } => {
            vec![
                word("gate", "session"),
                number("layer", usize::from(*layer)),
                number("layers", usize::from(*n_layers)),
            ]
        }
    }
}

fn of_outcome(outcome: &StatementOutcome) -> Vec<Named> {
    match outcome {
        StatementOutcome::Applies | StatementOutcome::Excepted | StatementOutcome::NoEffect => Vec::new(),
        StatementOutcome::Perhaps { keys } => vec![texts("keys", keys)],
        StatementOutcome::OtherAction {
            action,
            inverted,
            values,
        } => vec![
            text("action", action),
            flag("inverted", *inverted),
            texts("values", values),
        ],
        StatementOutcome::OtherPrincipal {
            caller,
            inverted,
            values,
        } => vec![
            text("caller", caller),
            flag("inverted", *inverted),
            texts("values", values),
        ],
        StatementOutcome::OtherResource {
            resource,
            inverted,
            values,
            variables,
        } => {
            let mut fields = vec![
                text("resource", resource),
                flag("inverted", *inverted),
                texts("values", values),
            ];
            fields.extend(of_variables(variables));
            fields
        }
        StatementOutcome::ConditionFails(key) => of_key(key),
    }
}

fn of_key(it: &KeyFact) -> Vec<Named> {
    vec![
        text("operator", &it.operator.name),
        text("key", it.key),
        word("why", word::why(it.why)),
        ("held", held(it.held)),
        number("heldMore", n_held_more(it.held)),
        texts("values", &it.wanted),
        (
            "settledBy",
            it.settled_by.map_or(Field::Absent, |value| Field::Text(part(value))),
        ),
        texts("noValue", &it.no_value),
        texts("unknown", &it.open),
    ]
}

/// The keys of variables that have no value here, and of those that are unknown.
fn of_variables(variables: &[VariableFact]) -> [Named; 2] {
    let keys = |wanted: &VariableValue| -> Vec<&str> {
        let some = variables.iter().filter(|it| it.value == *wanted);
        some.map(|it| it.key).collect()
    };
    [
        texts("noValue", &keys(&VariableValue::None)),
        texts("unknown", &keys(&VariableValue::Unknown)),
    ]
}

/// An unknown key shows nothing here either; the step's `why` tells the two apart.
fn held(looked: Looked) -> Field {
    match looked {
        Looked::Absent | Looked::Unknown => Field::Absent,
        Looked::One(value) => Field::Text(part(value)),
        Looked::Many(values) => Field::Texts(values.iter().take(MOST_HELD).map(|value| part(value)).collect()),
    }
}

/// How many values of a set are shown with a key. Each statement that reads the key shows them again.
const MOST_HELD: usize = 100;

/// How many values of the set are not shown.
const fn n_held_more(looked: Looked) -> usize {
    match looked {
        Looked::Absent | Looked::Unknown | Looked::One(_) => 0,
        Looked::Many(values) => values.len().saturating_sub(MOST_HELD),
    }
}

fn of_value(outcome: &ValueOutcome) -> Vec<Named> {
    match outcome {
        ValueOutcome::NotLooked => Vec::new(),
        ValueOutcome::Compared { held, .. }
        | ValueOutcome::WantedUnparsable { held }
        | ValueOutcome::HeldUnparsable { held } => vec![text("held", held)],
        ValueOutcome::NoValue { held, keys } | ValueOutcome::UnknownVariable { held, keys } => {
            vec![text("held", held), texts("keys", keys)]
        }
    }
}

fn of_closing(it: &ClosingFact) -> Vec<Named> {
    let keys: Vec<&str> = it.values.iter().map(|(key, _)| *key).collect();
    let value = |value: Option<&Value>| match value {
        None | Some(Value::Unknown) => Field::Absent,
        Some(Value::One(value)) => Field::Text(value.clone()),
        Some(Value::Many(values)) => Field::Texts(values.clone()),
    };
    let mut fields = vec![
        word("decision", word::decision(it.decision.outcome)),
        texts("keys", &keys),
        (
            "values",
            Field::List(it.values.iter().map(|(_, held)| value(*held)).collect()),
        ),
        flag("exact", it.is_exact),
    ];
    fields.extend(it.gate.as_ref().map(of_gate).unwrap_or_default());
    fields
}

fn of_note(it: &Note) -> Vec<Named> {
    match it {
        Note::Ignored {
            caller,
            kind,
            n_policies,
        } => vec![
            word("note", "ignored"),
            text("caller", caller.name()),
            word("policyKind", kind.name()),
            number("policies", *n_policies),
        ],
        Note::Divided { caller, resource } => {
            vec![
                word("note", "otherPartition"),
                text("caller", caller),
                text("resource", resource),
            ]
        }
        Note::AssumesItself { role } => vec![word("note", "assumesItself"), text("role", role)],
        Note::TrustBeatsLimits { caller } => vec![word("note", "trustBeatsBoundary"), text("caller", caller)],
        Note::ScpsExempt { caller } => vec![word("note", "scpsExempt"), text("caller", caller.name())],
        Note::RcpsExempt(why) => {
            let (name, value) = match why {
                RcpExemption::ServiceLinked { role } => ("role", role),
                RcpExemption::Service { service } => ("service", service),
                RcpExemption::Action { action } => ("action", action),
            };
            vec![word("note", "rcpsExempt"), text(name, value)]
        }
    }
}

fn filled(filled: Option<&String>) -> Field {
    filled.map_or(Field::Absent, |filled| Field::Text(filled.clone()))
}

fn word(name: &'static str, word: &'static str) -> Named {
    (name, Field::Word(word))
}

fn text(name: &'static str, text: &str) -> Named {
    (name, Field::Text(part(text)))
}

/// A text as a step shows it. The same one may stand in each of many steps, so of a long one this is the beginning; all
/// of it is where it was given: in the request, or at the step's place in the policy.
fn part(text: &str) -> String {
    if text.len() <= MOST_SHOWN {
        return text.into();
    }
    [&text[..text.floor_char_boundary(MOST_SHOWN)], CUT].concat()
}

fn number(name: &'static str, number: usize) -> Named {
    (name, Field::Number(number))
}

fn flag(name: &'static str, flag: bool) -> Named {
    (name, Field::Flag(flag))
}

fn texts<S: AsRef<str>>(name: &'static str, texts: &[S]) -> Named {
    (
        name,
        Field::Texts(texts.iter().map(|text| part(text.as_ref())).collect()),
    )
}
