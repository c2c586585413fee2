//! Kinds of policy on the way of a request that had no say.

use alloc::format;
use alloc::string::String;

use super::super::shown;
use super::gate_name;
use crate::fact::GateName;
use crate::path::Aside;

pub fn short_name(name: &GateName) -> String {
    match name {
        GateName::Rcp { target: "" } => "RCPs".into(),
        GateName::Scp { target: "" } => "SCPs".into(),
        GateName::Rcp { target } => format!("RCPs of {target}"),
        GateName::Scp { target } => format!("SCPs of {target}"),
        GateName::Endpoint
        | GateName::Resource(_)
        | GateName::Principal
        | GateName::Boundary
        | GateName::Session { .. } => gate_name(name),
    }
}

/// What it means that none of a kind is given.
pub fn absent(name: &GateName) -> String {
    match name {
        GateName::Rcp { .. } => "No resource control policy is given, so none limits access to the resource.".into(),
        GateName::Scp { .. } => "No service control policy is given, so none limits the caller's account.".into(),
        GateName::Endpoint => "No VPC endpoint policy is given, so none limits the request on its way.".into(),
        GateName::Resource(_) => format!(
            "{}: none is given, so only identity-based policies can allow the request.",
            gate_name(name)
        ),
        GateName::Principal => "No identity-based policy is given, so none allows the request.".into(),
        GateName::Boundary => {
            "No permissions boundary is set, so none limits what identity-based policies allow.".into()
        }
        GateName::Session { .. } => "No session policy is given, so none limits the request.".into(),
    }
}

/// Why a kind can't bear on the request.
pub fn aside(name: &GateName, aside: &Aside) -> String {
    let name = gate_name(name);
    match aside {
        Aside::Settled => format!("{name}: not evaluated. AWS settles this request before it looks at any policy."),
        Aside::ServiceLinked => format!("{name}: not applicable. It does not limit service-linked roles."),
        Aside::NotCovered { action } => {
            format!(
                "{name}: not applicable. None of them applies to {}.",
                shown::cut(action)
            )
        }
        Aside::NoAccount => format!("{name}: not applicable. The caller belongs to no account."),
        Aside::NoIdentity => format!("{name}: not applicable. The caller is neither a user nor a role session."),
        Aside::NoSession => format!("{name}: not applicable. The caller works with no session that could have one."),
    }
}
