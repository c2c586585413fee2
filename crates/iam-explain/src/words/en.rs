//! English.

mod beside;
mod condition;
mod element;
mod gate;
mod headline;
mod near_miss;
mod note;
pub mod path;
mod statement;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_syntax::policy::Effect;
use iam_words::en::{capital, policy};

use super::{shown, terms};
use crate::fact::{GateName, NodeFact, VariableFact, VariableValue};
use crate::roles::StatementRole;

pub use beside::{more_beside, through};
pub use headline::headline;
pub use near_miss::near_miss;
pub use note::relation;

/// A fact in words.
pub fn sentence(fact: &NodeFact) -> String {
    match fact {
        NodeFact::Preset(it) => gate::preset(it),
        NodeFact::Gate(it) => gate::gate(it),
        NodeFact::Policy(it) => gate::policy(it),
        NodeFact::Statement(it) => statement::statement(it),
        NodeFact::Principal(it) => element::principal(it),
        NodeFact::PrincipalValue(it) => element::principal_value(it),
        NodeFact::Action(it) => element::action(it),
        NodeFact::ActionValue(it) => element::action_value(it),
        NodeFact::Resource(it) => element::resource(it),
        NodeFact::ResourceValue(it) => element::resource_value(it),
        NodeFact::OwnResource(it) => element::own_resource(*it),
        NodeFact::Condition(it) => condition::condition(it),
        NodeFact::Operator(it) => condition::operator(it),
        NodeFact::Key(it) => condition::key(it),
        NodeFact::ContextValue(it) => condition::context_value(it),
        NodeFact::PolicyValue(it) => condition::policy_value(it),
        NodeFact::More(it) => condition::more(*it),
        NodeFact::Effect(it) => statement::effect(it),
        NodeFact::Closing(it) => note::closing(it),
        NodeFact::Note(it) => note::note(it),
    }
}

pub fn choice(line: u8) -> String {
    format!("AWS's pages do not settle this: SEMANTICS.md §10, line {line}.")
}

/// The name of a gate, as the beginning of a sentence.
pub fn gate_name(name: &GateName) -> String {
    capital(&gate_inside(name))
}

/// The same inside a sentence.
fn gate_inside(name: &GateName) -> String {
    let noun = policy(terms::policy(name));
    match name {
        GateName::Rcp { target } | GateName::Scp { target } if !target.is_empty() => {
            format!("{} of {target}", noun.many)
        }
        GateName::Session { layer, n_layers } if 1 < *n_layers => {
            format!("{}, layer {layer} of {n_layers}", noun.many)
        }
        GateName::Rcp { .. } | GateName::Scp { .. } | GateName::Principal | GateName::Session { .. } => {
            noun.many.into()
        }
        GateName::Endpoint | GateName::Resource(_) | GateName::Boundary => noun.one.into(),
    }
}

/// One policy of a gate.
const fn one_policy(name: &GateName) -> &'static str {
    policy(terms::policy(name)).one
}

pub const fn role_name(role: StatementRole) -> &'static str {
    match role {
        StatementRole::Decides => "decides",
        StatementRole::Grants => "grants",
        StatementRole::Overridden => "overridden",
    }
}

const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

const fn a_caller(caller: &Caller) -> &'static str {
    iam_words::en::caller(terms::caller(caller)).a
}

/// A shown list with what was left out of it.
fn and_more((shown, left_out): (String, usize)) -> String {
    if left_out == 0 {
        shown
    } else {
        format!("{shown} and {left_out} more")
    }
}

/// The resource of a request.
fn place(resource: &str) -> Cow<'_, str> {
    if resource == "*" {
        "* (no resource)".into()
    } else {
        shown::cut(resource)
    }
}

/// Some names in a row.
fn names<S: AsRef<str>>(values: &[S]) -> String {
    and_more(shown::names(values))
}

/// A number with its noun.
fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
    }
}

/// The variables of resource patterns and what they stand for, behind a list of the patterns.
fn variables(variables: &[VariableFact]) -> String {
    let one = |it: &VariableFact| {
        let variable = shown::variable(it.key);
        match &it.value {
            VariableValue::Is(value) => format!("{variable} is {} here", shown::quoted(value)),
            VariableValue::None => format!("{variable} has no value here, so a pattern with it covers nothing"),
            VariableValue::Unknown => format!("{variable} is unknown"),
        }
    };
    let all: Vec<String> = variables.iter().map(one).collect();
    all.join("; ")
}

/// The same as the end of a sentence, without its full stop.
fn with_variables(of: &[VariableFact]) -> String {
    match of {
        [] => String::new(),
        of => format!("; {}", variables(of)),
    }
}
