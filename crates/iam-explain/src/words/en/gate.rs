//! Gates and policies.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::gates::Preset;
use iam_words::en;

use super::super::shown;
use super::{count, gate_name, one_policy};
use crate::fact::{GateFact, GateName, Must, PolicyFact, PresetFact};

pub fn preset(it: &PresetFact) -> String {
    let action = shown::cut(it.action);
    match it.preset {
        Preset::CallerIdentity => {
            format!("{action} needs no permission, and no Deny stops it; no policy is evaluated.")
        }
        Preset::SessionToken => format!(
            "{action} needs no permission when a user or root user asks, and no Deny stops it; no policy is evaluated."
        ),
        Preset::SessionTokenRefused | Preset::FederationTokenRefused => format!(
            "{action} is for long-term credentials; AWS refuses every other caller before it evaluates any policy."
        ),
        Preset::RootAssumesRole => {
            "A root user cannot assume a role; AWS refuses before it evaluates any policy.".into()
        }
        Preset::SessionMayNot => format!(
            "The credentials of this session are not good for {action}; AWS refuses before it evaluates any policy."
        ),
        Preset::Unsigned => format!(
            "{action} needs a request that is signed with credentials, and the caller has none; AWS refuses before it evaluates any policy."
        ),
        Preset::LinkedServiceAlone => {
            "Only the service that this role is linked to can assume it, whatever the policies say.".into()
        }
    }
}

pub fn gate(it: &GateFact) -> String {
    let name = gate_name(&it.name);
    let action = shown::cut(it.action);
    match it.effect {
        GateEffect::ExplicitDeny if it.decides => {
            format!("{name}: explicit deny. A Deny applies, and that decides: no Allow outweighs it.")
        }
        GateEffect::ExplicitDeny => format!("{name}: explicit deny. A Deny applies here too."),
        GateEffect::Allow => format!("{name}: allow. {}{}.", allow(it), overridden(it.decision)),
        GateEffect::ImplicitDeny => {
            let more: String = [without_allow(it), reason(it)]
                .iter()
                .flatten()
                .map(|more| format!(" {more}."))
                .collect();
            format!("{name}: implicit deny. {}.{more}", lacks(it, ""))
        }
        GateEffect::NoImpact => format!("{name}: no impact. {}.", no_impact(it)),
        GateEffect::Unknown => {
            format!("{name}: cannot tell. Whether it denies or allows {action} depends on an unknown context key.")
        }
    }
}

fn allow(it: &GateFact) -> String {
    let action = shown::cut(it.action);
    match it.must {
        Must::Implied => format!("No Deny applies, and AWS's own RCPFullAWSAccess allows {action}"),
        Must::Always
        | Must::NoSessionPolicy
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::OriginAccess
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::NotNeeded
        | Must::RootAtHome
        | Must::GrantedToCaller
        | Must::GrantedToRole
        | Must::GrantedToRoleAlone
        | Must::PerhapsGranted => format!("An Allow for {action} applies and no Deny does"),
    }
}

/// What becomes of an Allow in the end.
const fn overridden(decision: Outcome) -> &'static str {
    match decision {
        Outcome::Allowed => "",
        Outcome::ExplicitDeny => ", but an explicit deny overrides it",
        Outcome::ImplicitDeny => ", but another Allow that must be there is missing",
        Outcome::Depends => ", but that alone does not settle the answer",
    }
}

/// Says that a gate does not allow, without a full stop. `on` goes behind the action.
pub fn lacks(it: &GateFact, on: &str) -> String {
    let action = shown::cut(it.action);
    let policy = one_policy(&it.name);
    match &it.name {
        GateName::Rcp { target } | GateName::Scp { target } if !target.is_empty() => {
            format!("No {policy} of {target} allows {action}{on}")
        }
        GateName::Session { layer, n_layers } if 1 < *n_layers => {
            format!("No {policy} of layer {layer} allows {action}{on}")
        }
        GateName::Rcp { .. } | GateName::Scp { .. } | GateName::Principal | GateName::Session { .. } => {
            format!("No {policy} allows {action}{on}")
        }
        GateName::Resource(_) if it.n_policies == 0 => format!("There is no {policy} that could allow {action}{on}"),
        GateName::Resource(_) | GateName::Endpoint | GateName::Boundary => {
            format!("The {policy} does not allow {action}{on}")
        }
    }
}

/// That no policy of a gate holds an Allow of anything, where that is so; without a full stop.
pub fn without_allow(it: &GateFact) -> Option<String> {
    if it.n_policies == 0 || 0 < it.n_allows {
        return None;
    }
    let holds = match it.n_policies {
        1 => format!("The {} holds no Allow at all", one_policy(&it.name)),
        n => format!("None of the {n} policies there holds an Allow at all"),
    };
    Some(match &it.name {
        GateName::Endpoint | GateName::Boundary | GateName::Session { .. } => {
            format!("{holds}, and only what it allows itself passes")
        }
        GateName::Scp { .. } | GateName::Rcp { .. } => {
            format!("{holds}, and only what a level allows itself passes; FullAWSAccess would be such an Allow")
        }
        GateName::Resource(_) | GateName::Principal => holds,
    })
}

/// Why a gate must allow, where that does not go without saying; without a full stop.
pub fn reason(it: &GateFact) -> Option<String> {
    let policy = one_policy(&it.name);
    match it.must {
        Must::Always | Must::Implied => None,
        Must::NoSessionPolicy => Some(
            "None was passed for this federated user, which leaves what a resource-based policy grants to the federated user itself or to everybody".into(),
        ),
        Must::CrossAccount => Some(format!("The resource is in another account, so its {policy} must allow this caller")),
        Must::OtherPartition => Some("The resource is in another partition, and no policy reaches across partitions".into()),
        Must::ForeignRoot => {
            Some(format!("The caller is the root user of another account, so the {policy} must allow it"))
        }
        Must::Anonymous => Some(format!("The caller is anonymous, so the {policy} must allow everybody")),
        Must::OriginAccess => Some(format!(
            "The caller is an origin access identity of CloudFront, which belongs to no account, so the {policy} must allow it"
        )),
        Must::Service => Some(format!("The caller is an AWS service, so the {policy} must allow that service")),
        Must::Federated => Some(format!(
            "The caller is an identity without a session, so the {policy} must allow its identity provider for a request such as this"
        )),
        Must::GrantedToRoleAlone => Some(format!(
            "The resource-based policy in the same account grants it to the caller's role, or to the user behind the session, and the {policy} limits such a grant all the same; it would not limit one to the session itself or to everybody"
        )),
        Must::Strict => Some(format!("A {policy} must allow even inside the account")),
        // These let a gate pass without an Allow, so they never come with an implicit deny.
        Must::NotNeeded | Must::RootAtHome | Must::GrantedToCaller | Must::GrantedToRole | Must::PerhapsGranted => None,
    }
}

fn no_impact(it: &GateFact) -> String {
    let action = shown::cut(it.action);
    match it.must {
        Must::NotNeeded => format!(
            "No statement applies, and none has to: caller and resource are in one account, so an identity-based Allow for {action} is enough"
        ),
        Must::RootAtHome => {
            "No statement counts, and none has to: the root user of the resource's own account starts from allowed"
                .into()
        }
        Must::GrantedToCaller => format!(
            "{action} is not allowed here, and need not be: the resource-based policy in the same account grants it to the caller itself or to everybody"
        ),
        Must::GrantedToRole => format!(
            "{action} is not allowed here, and need not be: the resource-based policy in the same account grants it to the caller's role, or to the user behind the session"
        ),
        // These need an Allow, so without one they never are without impact.
        Must::Always
        | Must::NoSessionPolicy
        | Must::Implied
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::OriginAccess
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::GrantedToRoleAlone
        | Must::PerhapsGranted => "No statement applies".into(),
    }
}

pub fn policy(it: &PolicyFact) -> String {
    let noun = en::policy(it.kind.term());
    let mut parts: Vec<String> = Vec::new();
    if 0 < it.n_denies {
        parts.push(count(it.n_denies, "Deny applies", "Deny statements apply"));
    }
    if 0 < it.n_excepted {
        parts.push(count(
            it.n_excepted,
            "Deny applies but does not count",
            "Deny statements apply but do not count",
        ));
    }
    if 0 < it.n_allows {
        parts.push(count(it.n_allows, "Allow applies", "Allow statements apply"));
    }
    if 0 < it.n_open {
        parts.push(format!(
            "cannot tell about {}",
            count(it.n_open, "statement", "statements")
        ));
    }
    let what = match (it.n_statements, parts.as_slice()) {
        (0, _) => "it has no statement".into(),
        (1, []) => "its statement does not apply".into(),
        (n, []) => format!("none of its {n} statements applies"),
        (_, parts) => parts.join(", "),
    };
    match it.name {
        "" => format!("The {}: {what}.", noun.one),
        name => format!("“{name}” ({}): {what}.", noun.one),
    }
}
