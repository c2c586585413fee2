//! Korean.

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

use iam_syntax::policy::Effect;
use iam_words::ko::policy;

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
    format!("AWS 문서만으로는 정해지지 않는 부분입니다(SEMANTICS.md §10, {line}번).")
}

pub fn gate_name(name: &GateName) -> String {
    let policy = one_policy(name);
    match name {
        GateName::Rcp { target } | GateName::Scp { target } if !target.is_empty() => format!("{policy} · {target}"),
        GateName::Session { layer, n_layers } if 1 < *n_layers => {
            format!("{policy}({n_layers}개 계층 중 {layer}번째)")
        }
        GateName::Rcp { .. }
        | GateName::Scp { .. }
        | GateName::Endpoint
        | GateName::Resource(_)
        | GateName::Principal
        | GateName::Boundary
        | GateName::Session { .. } => policy.into(),
    }
}

/// One policy of a gate.
const fn one_policy(name: &GateName) -> &'static str {
    policy(terms::policy(name))
}

pub const fn role_name(role: StatementRole) -> &'static str {
    match role {
        StatementRole::Decides => "결정함",
        StatementRole::Grants => "허용함",
        StatementRole::Overridden => "무효화됨",
    }
}

/// `Effect` values are words of the policy language, so they stay.
const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

/// A shown list with what was left out of it.
fn and_more((shown, left_out): (String, usize)) -> String {
    if left_out == 0 {
        shown
    } else {
        format!("{shown} 외 {left_out}개")
    }
}

/// The resource of a request, before the word 리소스.
fn place(resource: &str) -> Cow<'_, str> {
    if resource == "*" {
        "*(없음)".into()
    } else {
        shown::cut(resource)
    }
}

/// Some names in a row.
fn names<S: AsRef<str>>(values: &[S]) -> String {
    and_more(shown::names(values))
}

/// The variables of resource patterns and what they stand for: sentences.
fn variables(variables: &[VariableFact]) -> String {
    let one = |it: &VariableFact| {
        let variable = shown::variable(it.key);
        match &it.value {
            VariableValue::Is(value) => format!("{variable} 변수의 값: {}.", shown::quoted(value)),
            VariableValue::None => {
                format!("{variable} 변수에 값이 없어, 이 변수가 든 패턴은 어떤 리소스도 포함하지 않습니다.")
            }
            VariableValue::Unknown => format!("{variable} 변수의 값을 모릅니다."),
        }
    };
    let all: Vec<String> = variables.iter().map(one).collect();
    all.join(" ")
}

/// The same behind a sentence.
fn with_variables(of: &[VariableFact]) -> String {
    match of {
        [] => String::new(),
        of => format!(" {}", variables(of)),
    }
}
