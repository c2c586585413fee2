//! Whose Allow an allowed request rests on: the gates are asked again without the one, the other and both.

use crate::combine::{Outcome, combine};
use crate::gates::{Gates, Grants, Says};
use crate::truth::Truth;

/// Whose Allow an allowed request rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantedBy {
    /// Whether it is the resource-based policy's.
    pub resource: bool,
    /// Whether it is that of an identity-based policy.
    pub principal: bool,
}

/// The gates among resource and principal whose Allow was needed or would have sufficed alone. Neither where no
/// permission is needed. Meaningful for an allowed request.
// rule: E-8
// rule: E-12
#[must_use]
pub fn granted_by(gates: &Gates) -> GrantedBy {
    // An Allow that hangs on an unknown key counts only where the others don't suffice.
    let certain = as_allowed(gates, |truth| truth.is_true());
    let possible = || as_allowed(gates, |truth| !truth.is_false());
    let gates = if allows(&certain) { certain } else { possible() };
    let without = |resource: bool, principal: bool| {
        let mut gates = gates.clone();
        if let Some(grants) = gates.resource.as_mut().filter(|_| resource) {
            *grants = Grants {
                deny: grants.deny,
                ..Grants::NOTHING
            };
        }
        if let Some(says) = gates.principal.as_mut().filter(|_| principal) {
            says.allow = Truth::False;
        }
        allows(&gates)
    };
    if gates.preset.is_some() || without(true, true) {
        return GrantedBy {
            resource: false,
            principal: false,
        };
    }
    let (principal_suffices, resource_suffices) = (without(true, false), without(false, true));
    GrantedBy {
        resource: !principal_suffices || resource_suffices,
        principal: !resource_suffices || principal_suffices,
    }
}

fn allows(gates: &Gates) -> bool {
    combine(gates).outcome == Outcome::Allowed
}

/// What an unknown key leaves open, read as an allowed request has it: no Deny, no limit in the way, and of the
/// Allows that grant those that `counts` takes.
fn as_allowed(gates: &Gates, counts: impl Fn(Truth) -> bool) -> Gates {
    let deny = |truth: Truth| Truth::from(truth.is_true());
    let limit = |says: &mut Says| {
        *says = Says {
            deny: deny(says.deny),
            allow: Truth::from(!says.allow.is_false()),
        }
    };
    let grant = |truth: Truth| Truth::from(counts(truth));
    let mut gates = gates.clone();
    gates.rcps.iter_mut().for_each(limit);
    gates.scps.iter_mut().for_each(limit);
    gates.sessions.iter_mut().for_each(limit);
    [&mut gates.endpoint, &mut gates.boundary]
        .into_iter()
        .flatten()
        .for_each(limit);
    if let Some(says) = &mut gates.principal {
        *says = Says {
            deny: deny(says.deny),
            allow: grant(says.allow),
        };
    }
    if let Some(grants) = &mut gates.resource {
        *grants = Grants {
            deny: deny(grants.deny),
            account: grant(grants.account),
            role: grant(grants.role),
            caller: grant(grants.caller),
        };
    }
    gates
}
