//! Notes, closings, and how caller and resource stand to each other.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::Outcome;
use iam_eval::gates::Relation;
use iam_words::en;

use super::super::shown;
use super::{a_caller, and_more, gate_inside};
use crate::fact::{ClosingFact, Note, RcpExemption, RelationFact};

pub fn note(it: &Note) -> String {
    match it {
        Note::Ignored {
            caller,
            kind,
            n_policies: 1,
        } => {
            format!(
                "The {} is ignored: the caller is {}, which it cannot apply to.",
                en::policy(kind.term()).one,
                a_caller(caller)
            )
        }
        Note::Ignored {
            caller,
            kind,
            n_policies,
        } => format!(
            "{n_policies} {} are ignored: the caller is {}, which they cannot apply to.",
            en::policy(kind.term()).many,
            a_caller(caller)
        ),
        Note::Divided { caller, resource } => {
            format!("{caller} and {resource} are in different partitions, and no policy grants across them.")
        }
        Note::AssumesItself { role } => format!(
            "{role} assumes itself, which needs permission as with any caller; roles that keep the implicit self-trust of before 2023 are not modelled."
        ),
        Note::TrustBeatsLimits { caller } => format!(
            "The trust policy names {caller} itself, or everybody, so its permissions boundary does not limit this; one page of AWS says that it does."
        ),
        Note::ScpsExempt { caller } => {
            format!(
                "Service control policies do not apply: the caller is {}.",
                a_caller(caller)
            )
        }
        Note::RcpsExempt(RcpExemption::ServiceLinked { role }) => {
            format!("Resource control policies do not apply: {role} is a service-linked role.")
        }
        Note::RcpsExempt(RcpExemption::Service { service }) => {
            format!("Resource control policies do not apply: they do not support the service {service}.")
        }
        Note::RcpsExempt(RcpExemption::Action { action }) => {
            format!("Resource control policies do not apply: {action} is exempt.")
        }
    }
}

pub fn closing(it: &ClosingFact) -> String {
    let outcome = answer(it);
    if it.values.is_empty() {
        return format!("It may be {outcome}.");
    }
    format!("If {}: {outcome}.", values(it))
}

fn values(it: &ClosingFact) -> String {
    let one = |(key, value): &(&str, Option<&iam_eval::context::Value>)| match shown::value(*value) {
        None => format!("{key} is absent"),
        Some(held) => format!("{key} is {}", and_more(held)),
    };
    it.values.iter().map(one).collect::<Vec<_>>().join(" and ")
}

/// The answer of a closing, inside a sentence.
fn answer(it: &ClosingFact) -> String {
    match (it.decision.outcome, &it.gate) {
        (Outcome::Allowed, _) => "allowed".into(),
        (Outcome::ExplicitDeny, Some(gate)) => format!("denied, explicit deny ({})", gate_inside(gate)),
        (Outcome::ImplicitDeny, Some(gate)) => format!("denied, implicit deny ({})", gate_inside(gate)),
        (Outcome::ExplicitDeny, None) => "denied, explicit deny".into(),
        (Outcome::ImplicitDeny, None) => "denied, implicit deny".into(),
        (Outcome::Depends, _) => "undecided".into(),
    }
}

pub fn relation(it: &RelationFact) -> String {
    let owner = it.resource_account;
    let account = it.caller.account().unwrap_or_default();
    match it.relation {
        Relation::Same => format!("Same account: caller and resource both belong to {owner}."),
        Relation::Cross => {
            format!("Cross-account: the caller belongs to {account}, the resource to {owner}; both sides must allow.")
        }
        Relation::Divided => format!(
            "Different partitions: the caller is in {}, the resource in {}; nothing grants across them.",
            it.caller.partition().unwrap_or_default(),
            it.resource_partition.unwrap_or_default()
        ),
        Relation::RootAtHome => {
            format!("Same account: the caller is the root user of {owner}, which owns the resource.")
        }
        Relation::RootAbroad => {
            format!("Cross-account: the caller is the root user of {account}, the resource belongs to {owner}.")
        }
        Relation::NoAccount => match it.caller {
            Caller::Service { name } => {
                format!("No account: the caller is the service {name}, the resource belongs to {owner}.")
            }
            Caller::Federated { provider } => {
                format!("No account yet: the caller is an identity of {provider}, the resource belongs to {owner}.")
            }
            // No other user is without an account.
            Caller::User(_) => format!(
                "No account: the caller is an origin access identity of CloudFront, the resource belongs to {owner}."
            ),
            Caller::Anonymous | Caller::Root { .. } | Caller::Session(_) | Caller::FederatedUser { .. } => {
                format!("No account: the caller is anonymous, the resource belongs to {owner}.")
            }
        },
    }
}
