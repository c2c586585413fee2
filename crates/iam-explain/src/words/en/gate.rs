//! Gates and policies.

use alloc::format;
use alloc::string::String;

use iam_eval::combine::GateEffect;
use iam_eval::gates::Preset;

use super::{count, gate_name, kind_name};
use crate::fact::{GateFact, Must, PolicyFact, PresetFact};

pub fn preset(it: &PresetFact) -> String {
    let action = it.action;
    match it.preset {
        Preset::CallerIdentity => {
            format!("{action} needs no permission, and no Deny stops it; no policy is evaluated.")
        }
        Preset::SessionToken => {
            format!(
                "{action} needs no permission when a user or root user asks, and no Deny stops it; no policy is evaluated."
            )
        }
        Preset::SessionTokenRefused => {
            format!(
                "{action} is for long-term credentials; AWS refuses every other caller before it evaluates any policy."
            )
        }
        Preset::RootAssumesRole => {
            "A root user cannot assume a role; AWS refuses before it evaluates any policy.".into()
        }
    }
}

pub fn gate(it: &GateFact) -> String {
    let name = gate_name(&it.name);
    let action = it.action;
    match it.effect {
        GateEffect::ExplicitDeny if it.decides => {
            format!("{name}: explicit deny. A Deny applies, and that decides: no Allow outweighs it.")
        }
        GateEffect::ExplicitDeny => format!("{name}: explicit deny. A Deny applies here too."),
        GateEffect::Allow => format!("{name}: allow. {}", allow(it)),
        GateEffect::ImplicitDeny => format!("{name}: implicit deny. {}", must(it)),
        GateEffect::NoImpact => format!("{name}: no impact. {}", no_impact(it)),
        GateEffect::Unknown => {
            format!("{name}: cannot tell. Whether it denies or allows {action} hangs on an unknown context key.")
        }
    }
}

fn allow(it: &GateFact) -> String {
    let action = it.action;
    match it.must {
        Must::Implied => format!("No Deny applies, and AWS's own RCPFullAWSAccess allows {action}."),
        Must::Always
        | Must::NoSessionPolicy
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::NotNeeded
        | Must::RootAtHome
        | Must::GrantedToCaller
        | Must::GrantedToRole
        | Must::PerhapsGranted => format!("An Allow for {action} applies and no Deny does."),
    }
}

/// Why the gate must allow, and that it does not.
pub fn must(it: &GateFact) -> String {
    let action = it.action;
    let lacking = if it.n_policies == 0 {
        "there is no policy"
    } else {
        "no Allow applies"
    };
    match it.must {
        Must::Always | Must::Implied => format!("It must allow {action}, and {lacking}."),
        Must::NoSessionPolicy => format!(
            "No session policy was passed for this federated user, so only a resource policy that names the federated user, or everybody, can grant {action}."
        ),
        Must::CrossAccount => {
            format!(
                "The resource is in another account, so its policy must allow {action} to this caller, and {lacking}."
            )
        }
        Must::OtherPartition => {
            format!(
                "The resource is in another partition, and no policy reaches across partitions, so nothing here can allow {action}."
            )
        }
        Must::ForeignRoot => format!(
            "The caller is the root user of another account, so the policy of the resource must allow {action}, and {lacking}."
        ),
        Must::Anonymous => {
            format!(
                "The caller is anonymous, so the policy of the resource must allow {action} to everybody, and {lacking}."
            )
        }
        Must::Service => {
            format!(
                "The caller is an AWS service, so the policy of the resource must allow {action} to it, and {lacking}."
            )
        }
        Must::Federated => format!(
            "The caller is an identity without a session, so the trust policy must allow {action} to its identity provider, and {lacking}."
        ),
        Must::Strict => format!("A policy of this kind must allow {action} even inside the account, and {lacking}."),
        // These let a gate pass without an Allow, so they never come with an implicit deny.
        Must::NotNeeded | Must::RootAtHome | Must::GrantedToCaller | Must::GrantedToRole | Must::PerhapsGranted => {
            format!("It does not allow {action}: {lacking}.")
        }
    }
}

fn no_impact(it: &GateFact) -> String {
    let action = it.action;
    match it.must {
        Must::NotNeeded => format!(
            "No statement applies, and none has to: caller and resource are in one account, so an identity-based Allow for {action} is enough."
        ),
        Must::RootAtHome => {
            "No statement applies, and none has to: the root user of the resource's own account starts from allowed."
                .into()
        }
        Must::GrantedToCaller => format!(
            "It does not allow {action}, and it need not: the resource policy in the same account grants it to the caller itself or to everybody."
        ),
        Must::GrantedToRole => format!(
            "It does not allow {action}, and it need not: the resource policy in the same account grants it to the caller's role, or to the user behind the session."
        ),
        // These need an Allow, so without one they never are without impact.
        Must::Always
        | Must::NoSessionPolicy
        | Must::Implied
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::PerhapsGranted => "No statement applies.".into(),
    }
}

pub fn policy(it: &PolicyFact) -> String {
    let (name, kind) = (it.name, kind_name(it.kind));
    let denies = || count(it.n_denies, "Deny applies", "Deny statements apply");
    let allows = || count(it.n_allows, "Allow applies", "Allow statements apply");
    let what = match (it.n_denies, it.n_allows, it.n_open) {
        (0, 0, 0) if it.n_statements == 0 => "it has no statement".into(),
        (0, 0, 0) if it.n_statements == 1 => "its statement does not apply".into(),
        (0, 0, 0) => format!("none of its {} statements applies", it.n_statements),
        (0, 0, open) => format!("cannot tell about {}", count(open, "statement", "statements")),
        (0, _, _) => allows(),
        (_, 0, _) => denies(),
        (_, _, _) => format!("{}, {}", denies(), allows()),
    };
    let open = match it.n_open {
        0 => String::new(),
        _ if it.n_denies + it.n_allows == 0 => String::new(),
        open => format!(", and {} may", count(open, "more statement", "more statements")),
    };
    format!("“{name}” ({kind}): {what}{open}.")
}
