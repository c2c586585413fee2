//! From what the gates say to the decision: the whole evaluation logic on one screen (SEMANTICS.md §6.2).

use crate::gates::{Gate, Gates, Grants, Preset, Relation, Says, number};
use crate::truth::Truth;

/// The answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
    /// It hangs on a context key that is unknown.
    Depends,
}

impl Outcome {
    /// All answers, in their order.
    pub const ALL: [Self; 4] = [Self::Allowed, Self::ExplicitDeny, Self::ImplicitDeny, Self::Depends];
}

/// Where a decision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    Gate(Gate),
    /// Before any policy.
    Default,
}

/// A decision, and on a denial the first gate that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    pub outcome: Outcome,
    pub by: Option<By>,
}

/// The effect of one gate, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateEffect {
    ExplicitDeny,
    Allow,
    ImplicitDeny,
    NoImpact,
    /// It hangs on a context key that is unknown.
    Unknown,
}

/// One gate judged: whether a Deny applies, and whether an Allow that must be there is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    pub gate: Gate,
    pub deny: Truth,
    pub allow: Truth,
    pub lacks: Truth,
}

impl Judged {
    fn new(gate: Gate, says: Says, must: Truth) -> Self {
        Self {
            gate,
            deny: says.deny,
            allow: says.allow,
            lacks: must.and(!says.allow),
        }
    }

    /// The gate's effect as AWS prints it.
    // rule: E-1
    #[must_use]
    pub const fn effect(&self) -> GateEffect {
        match (self.deny, self.allow, self.lacks) {
            (Truth::True, _, _) => GateEffect::ExplicitDeny,
            (Truth::Unknown, _, _) => GateEffect::Unknown,
            (Truth::False, Truth::True, _) => GateEffect::Allow,
            (Truth::False, _, Truth::True) => GateEffect::ImplicitDeny,
            (Truth::False, Truth::False, Truth::False) => GateEffect::NoImpact,
            (Truth::False, Truth::Unknown, _) | (Truth::False, _, Truth::Unknown) => GateEffect::Unknown,
        }
    }
}

/// Judges every gate in AWS's order. This is the gate table of SEMANTICS.md §6.2.
// rule: E-1
// rule: E-2
// rule: E-3
// rule: E-4
// rule: E-5
// rule: E-6
// rule: E-7
pub fn judge(gates: &Gates) -> impl Iterator<Item = Judged> {
    let grants = granted(gates);
    // E-30: on the caller's side of another account there is no resource policy, so nothing there is bypassed.
    let (beats_identity, beats_limits) = match gates.relation {
        Relation::Same => (grants.role.or(grants.caller), grants.caller),
        Relation::Cross | Relation::Divided | Relation::RootAtHome | Relation::RootAbroad | Relation::NoAccount => {
            (Truth::False, Truth::False)
        }
    };
    let resource = Says {
        deny: grants.deny,
        allow: grants.allow(),
    };
    let table = Table {
        gates,
        resource: gates.resource.map(|_| resource),
        beats_identity,
        beats_limits,
    };
    let n_rows = gates.rcps.len() + gates.scps.len() + ALONE + gates.sessions.len();
    (0..n_rows).filter_map(move |row| table.judged(row))
}

/// How many gates there is one of, if there is one: endpoint, resource, principal, boundary.
const ALONE: usize = 4;

/// The gates one below the other: the RCPs' levels, the SCPs', those there is one of, the layers of session policies.
struct Table<'g> {
    gates: &'g Gates,
    resource: Option<Says>,
    beats_identity: Truth,
    beats_limits: Truth,
}

impl Table<'_> {
    /// A chain of iterators says the same in a line each, and makes ten times the program.
    fn judged(&self, row: usize) -> Option<Judged> {
        let Self {
            gates,
            resource,
            beats_identity,
            beats_limits,
        } = self;
        let always = Truth::True;
        let level =
            |makes: fn(u16) -> Gate, at: usize, says: Says, must: Truth| Judged::new(makes(number(at)), says, must);
        if let Some(says) = gates.rcps.get(row) {
            return Some(level(Gate::Rcp, row, *says, always));
        }
        let row = row - gates.rcps.len();
        if let Some(says) = gates.scps.get(row) {
            return Some(level(Gate::Scp, row, *says, always));
        }
        let row = row - gates.scps.len();
        let (gate, says, must) = match row {
            0 => (Gate::Endpoint, gates.endpoint, always),
            1 => (Gate::Resource, *resource, Truth::from(resource_must_allow(gates))),
            2 => (Gate::Principal, gates.principal, !*beats_identity),
            3 => (Gate::Boundary, gates.boundary, !*beats_limits),
            _ => {
                let layer = row - ALONE;
                let says = gates.sessions.get(layer)?;
                return Some(level(Gate::Session, layer, *says, !*beats_limits));
            }
        };
        Some(Judged::new(gate, says?, must))
    }
}

/// What the resource policy grants to this caller.
// rule: E-32
// rule: E-77
fn granted(gates: &Gates) -> Grants {
    let grants = gates.resource.unwrap_or(Grants::NOTHING);
    match gates.relation {
        Relation::Divided => Grants {
            deny: grants.deny,
            ..Grants::NOTHING
        },
        Relation::Same | Relation::Cross | Relation::RootAtHome | Relation::RootAbroad | Relation::NoAccount => grants,
    }
}

/// Whether the resource policy must allow.
// rule: E-20
// rule: E-21
// rule: E-30
// rule: E-31
// rule: E-72
// rule: E-73
#[must_use]
pub const fn resource_must_allow(gates: &Gates) -> bool {
    match gates.relation {
        Relation::Same | Relation::RootAtHome => gates.strict,
        Relation::Cross | Relation::Divided | Relation::RootAbroad | Relation::NoAccount => true,
    }
}

/// The decision.
// rule: E-1
// rule: E-9
// rule: E-11
#[must_use]
pub fn combine(gates: &Gates) -> Decision {
    if let Some(preset) = gates.preset {
        return of_preset(preset);
    }
    let (mut deny, mut lacks) = (Truth::False, Truth::False);
    let (mut deny_by, mut lacks_by) = (None, None);
    for judged in judge(gates) {
        deny = deny.or(judged.deny);
        lacks = lacks.or(judged.lacks);
        if judged.deny.is_true() && deny_by.is_none() {
            deny_by = Some(By::Gate(judged.gate));
        }
        if judged.lacks.is_true() && lacks_by.is_none() {
            lacks_by = Some(By::Gate(judged.gate));
        }
    }
    match (deny, lacks) {
        (Truth::True, _) => Decision {
            outcome: Outcome::ExplicitDeny,
            by: deny_by,
        },
        (Truth::False, Truth::True) => Decision {
            outcome: Outcome::ImplicitDeny,
            by: lacks_by,
        },
        (Truth::False, Truth::False) => Decision {
            outcome: Outcome::Allowed,
            by: None,
        },
        (Truth::Unknown, _) | (Truth::False, Truth::Unknown) => Decision {
            outcome: Outcome::Depends,
            by: None,
        },
    }
}

// rule: E-70
const fn of_preset(preset: Preset) -> Decision {
    match preset {
        Preset::CallerIdentity | Preset::SessionToken => Decision {
            outcome: Outcome::Allowed,
            by: None,
        },
        Preset::SessionTokenRefused
        | Preset::RootAssumesRole
        | Preset::FederationTokenRefused
        | Preset::SessionMayNot
        | Preset::LinkedServiceAlone
        | Preset::Unsigned => Decision {
            outcome: Outcome::ImplicitDeny,
            by: Some(By::Default),
        },
    }
}

/// Whose Allow an allowed request rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GrantedBy {
    pub resource: bool,
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
