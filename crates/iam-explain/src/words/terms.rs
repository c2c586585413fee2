//! Which of AWS's terms a fact is about.

use iam_eval::caller;
use iam_eval::combine::{GateEffect, Outcome};
use iam_words::term::{Caller, Effect, Policy, Verdict};

use crate::fact::{GateName, Holder};

/// One policy of a gate.
pub const fn policy(gate: &GateName) -> Policy {
    match gate {
        GateName::Rcp { .. } => Policy::Rcp,
        GateName::Scp { .. } => Policy::Scp,
        GateName::Endpoint => Policy::Endpoint,
        GateName::Resource(holder) => policy_of(*holder),
        GateName::Principal => Policy::Identity,
        GateName::Boundary => Policy::Boundary,
        GateName::Session { .. } => Policy::Session,
    }
}

const fn policy_of(holder: Holder) -> Policy {
    match holder {
        Holder::Role => Policy::Trust,
        Holder::Key => Policy::Key,
        Holder::Bucket => Policy::Bucket,
        Holder::Queue => Policy::Queue,
        Holder::Topic => Policy::Topic,
        Holder::Function => Policy::Function,
        Holder::Secret => Policy::Secret,
        Holder::Other => Policy::Resource,
    }
}

pub const fn effect(effect: GateEffect) -> Effect {
    match effect {
        GateEffect::ExplicitDeny => Effect::ExplicitDeny,
        GateEffect::Allow => Effect::Allow,
        GateEffect::ImplicitDeny => Effect::ImplicitDeny,
        GateEffect::NoImpact => Effect::NoImpact,
        GateEffect::Unknown => Effect::CannotTell,
    }
}

pub const fn verdict(outcome: Outcome) -> Verdict {
    match outcome {
        Outcome::Allowed => Verdict::Allowed,
        Outcome::ExplicitDeny => Verdict::ExplicitDeny,
        Outcome::ImplicitDeny => Verdict::ImplicitDeny,
        Outcome::Depends => Verdict::Depends,
    }
}

pub const fn caller(caller: &caller::Caller) -> Caller {
    match caller {
        caller::Caller::Root { .. } => Caller::Root,
        caller::Caller::User(_) => Caller::User,
        caller::Caller::Session(session) if session.service_linked => Caller::LinkedSession,
        caller::Caller::Session(_) => Caller::RoleSession,
        caller::Caller::FederatedUser { .. } => Caller::FederatedUser,
        caller::Caller::Service { .. } => Caller::Service,
        caller::Caller::Federated { .. } => Caller::Outsider,
        caller::Caller::Anonymous => Caller::Anonymous,
    }
}
