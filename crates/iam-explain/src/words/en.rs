//! English.

mod beside;
mod condition;
mod element;
mod gate;
mod headline;
mod near_miss;
mod note;
mod statement;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::{GateEffect, Outcome};
use iam_syntax::policy::{Effect, PolicyKind};

use super::shown;
use crate::fact::{GateName, Holder, NodeFact, VariableFact, VariableValue};
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

pub fn gate_name(name: &GateName) -> String {
    match name {
        GateName::Rcp { target } => of_target("Resource control policies", target),
        GateName::Scp { target } => of_target("Service control policies", target),
        GateName::Endpoint => "VPC endpoint policy".into(),
        GateName::Resource(holder) => holder_policy(*holder).into(),
        GateName::Principal => "Identity-based policies".into(),
        GateName::Boundary => "Permissions boundary".into(),
        GateName::Session { n_layers: 0 | 1, .. } => "Session policies".into(),
        GateName::Session { layer, n_layers } => format!("Session policies, layer {layer} of {n_layers}"),
    }
}

fn of_target(kind: &str, target: &str) -> String {
    if target.is_empty() {
        kind.into()
    } else {
        format!("{kind} of {target}")
    }
}

const fn holder_policy(holder: Holder) -> &'static str {
    match holder {
        Holder::Role => "Trust policy",
        Holder::Key => "Key policy",
        Holder::Bucket => "Bucket policy",
        Holder::Queue => "Queue policy",
        Holder::Topic => "Topic policy",
        Holder::Function => "Function policy",
        Holder::Secret => "Secret's resource policy",
        Holder::Other => "Resource-based policy",
    }
}

/// One policy of a gate, as the beginning of a sentence.
fn one_policy(name: &GateName) -> &'static str {
    match name {
        GateName::Rcp { .. } => "Resource control policy",
        GateName::Scp { .. } => "Service control policy",
        GateName::Endpoint => "VPC endpoint policy",
        GateName::Resource(holder) => holder_policy(*holder),
        GateName::Principal => "Identity-based policy",
        GateName::Boundary => "Permissions boundary",
        GateName::Session { .. } => "Session policy",
    }
}

/// The same inside a sentence.
fn inside(text: &str) -> String {
    let mut text = String::from(text);
    // VPC keeps its capitals.
    let is_acronym = text.starts_with("VPC");
    if let Some(first) = text.get_mut(..1).filter(|_| !is_acronym) {
        first.make_ascii_lowercase();
    }
    text
}

const fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "identity-based policy",
        PolicyKind::Boundary => "permissions boundary",
        PolicyKind::Session => "session policy",
        PolicyKind::Resource => "resource-based policy",
        PolicyKind::Key => "key policy",
        PolicyKind::Trust => "trust policy",
        PolicyKind::Scp => "service control policy",
        PolicyKind::Rcp => "resource control policy",
        PolicyKind::Endpoint => "VPC endpoint policy",
    }
}

const fn kind_plural(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "identity-based policies",
        PolicyKind::Boundary => "permissions boundaries",
        PolicyKind::Session => "session policies",
        PolicyKind::Resource => "resource-based policies",
        PolicyKind::Key => "key policies",
        PolicyKind::Trust => "trust policies",
        PolicyKind::Scp => "service control policies",
        PolicyKind::Rcp => "resource control policies",
        PolicyKind::Endpoint => "VPC endpoint policies",
    }
}

pub const fn effect_name(effect: GateEffect) -> &'static str {
    match effect {
        GateEffect::ExplicitDeny => "explicit deny",
        GateEffect::Allow => "allow",
        GateEffect::ImplicitDeny => "implicit deny",
        GateEffect::NoImpact => "no impact",
        GateEffect::Unknown => "cannot tell",
    }
}

pub const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "Allowed",
        Outcome::ExplicitDeny => "Denied — explicit deny",
        Outcome::ImplicitDeny => "Denied — implicit deny",
        Outcome::Depends => "It depends",
    }
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

const fn caller_kind(caller: &Caller) -> &'static str {
    match caller {
        Caller::Root { .. } => "a root user",
        Caller::User(_) => "an IAM user",
        Caller::Session(session) if session.service_linked => "a session of a service-linked role",
        Caller::Session(_) => "a role session",
        Caller::FederatedUser { .. } => "a federated user",
        Caller::Service { .. } => "an AWS service",
        Caller::Federated { .. } => "an identity without a session",
        Caller::Anonymous => "anonymous",
    }
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
        let variable = shown::variable(&it.key);
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
