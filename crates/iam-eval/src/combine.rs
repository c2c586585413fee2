//! From what the gates say to the decision: the whole evaluation logic on one screen (SEMANTICS.md §6.2).

use alloc::vec::Vec;

use crate::gates::{Gate, Gates, Grants, Preset, Relation, Says, numbers};
use crate::truth::Truth;

/// The answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No gate denies, and none lacks an Allow.
    Allowed,
    /// A Deny of some gate applies.
    ExplicitDeny,
    /// No Deny applies, and a gate that must allow does not; or AWS refuses before any policy.
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
    /// The gate that denied, or that lacks an Allow.
    Gate(Gate),
    /// Before any policy.
    Default,
}

/// A decision, and on a denial the first gate that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// What the request comes to.
    pub outcome: Outcome,
    /// `None` where the request is allowed, or where it depends.
    pub by: Option<By>,
}

/// The effect of one gate, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateEffect {
    /// A Deny applies.
    ExplicitDeny,
    /// No Deny applies, and an Allow does.
    Allow,
    /// Neither applies, and an Allow has to.
    ImplicitDeny,
    /// Neither applies, and none has to.
    NoImpact,
    /// It hangs on a context key that is unknown.
    Unknown,
}

/// One gate judged: whether a Deny applies, and whether an Allow that must be there is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Which gate it is.
    pub gate: Gate,
    /// Whether a Deny applies.
    pub deny: Truth,
    /// Whether an Allow applies.
    pub allow: Truth,
    /// Whether an Allow has to apply and none does.
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

/// The gate table of SEMANTICS.md §6.2: every gate that applies, judged, in AWS's order.
pub fn judge(gates: &Gates) -> impl Iterator<Item = Judged> + use<> {
    let mut all = Vec::new();
    each_row(gates, |judged| all.push(judged));
    all.into_iter()
}

/// Each row of the gate table: the gate, what it says, and whether an Allow must be there.
// rule: E-1
// rule: E-2
// rule: E-3
// rule: E-4
// rule: E-5
// rule: E-6
// rule: E-7
fn each_row(gates: &Gates, mut take: impl FnMut(Judged)) {
    let always = Truth::True;
    let grants = granted(gates);
    // E-30: on the caller's side of another account there is no resource policy, so nothing there is bypassed.
    let (beats_identity, beats_limits) = match gates.relation {
        Relation::Same => (grants.role.or(grants.caller), grants.caller),
        Relation::Cross | Relation::Divided | Relation::RootAtHome | Relation::RootAbroad | Relation::NoAccount => {
            (Truth::False, Truth::False)
        }
    };
    let resource = gates.resource.map(|_| Says {
        deny: grants.deny,
        allow: grants.allow(),
    });
    let resource_must = Truth::from(resource_must_allow(gates));
    let mut row = |gate: Gate, says: Option<Says>, must: Truth| {
        if let Some(says) = says {
            take(Judged::new(gate, says, must));
        }
    };
    numbers()
        .zip(&gates.rcps)
        .for_each(|(at, says)| row(Gate::Rcp(at), Some(*says), always));
    numbers()
        .zip(&gates.scps)
        .for_each(|(at, says)| row(Gate::Scp(at), Some(*says), always));
    row(Gate::Endpoint, gates.endpoint, always);
    row(Gate::Resource, resource, resource_must);
    row(Gate::Principal, gates.principal, !beats_identity);
    row(Gate::Boundary, gates.boundary, !beats_limits);
    numbers()
        .zip(&gates.sessions)
        .for_each(|(at, says)| row(Gate::Session(at), Some(*says), !beats_limits));
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
    each_row(gates, |judged| {
        deny = deny.or(judged.deny);
        lacks = lacks.or(judged.lacks);
        if judged.deny.is_true() && deny_by.is_none() {
            deny_by = Some(By::Gate(judged.gate));
        }
        if judged.lacks.is_true() && lacks_by.is_none() {
            lacks_by = Some(By::Gate(judged.gate));
        }
    });
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
