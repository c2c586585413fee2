//! The way of a request past each kind of policy, in AWS's order: which had a say, which is not there, and which can't
//! bear on the request. Where AWS settles a request by itself, none was asked.

use alloc::vec::Vec;

use iam_eval::applies::{is_assumed_root, rcps_apply};
use iam_eval::combine::{By, GateEffect, Judged};
use iam_eval::gates::{Gate, Relation};
use iam_eval::request::Request;
use iam_eval::trace::Trace;

use crate::evaluated::Evaluated;
use crate::fact::GateName;
use crate::node::{gate_name, holder};

/// A kind of policy on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station<'a> {
    /// Of the kind, whatever it is attached to.
    pub name: GateName<'a>,
    /// What came of it.
    pub standing: Standing<'a>,
    /// Whether it is of the resource owner's account, where the caller is of another.
    pub of_owner: bool,
    /// Whether the request came this far: what lies beyond the policy that decides is as it would have been.
    pub reached: bool,
}

/// What came of one kind of policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It had a say, level by level.
    Asked(Vec<Level<'a>>),
    /// None is given, which has a meaning.
    Absent,
    /// It can't bear on the request, whatever is given.
    Aside(Aside<'a>),
}

/// An organization's level, a layer of session policies, or all there is of another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level<'a> {
    /// Its place among all that was asked.
    pub number: usize,
    /// Its name.
    pub name: GateName<'a>,
    /// What it comes to.
    pub effect: GateEffect,
    /// Whether it is the one that AWS names in a denial.
    pub decides: bool,
}

/// Why a kind can't bear on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside<'a> {
    /// AWS settles the request before it looks at any policy.
    Settled,
    /// Neither an organization's policies nor a boundary limit sessions of service-linked roles.
    ServiceLinked,
    /// Resource control policies apply to some services, and to no action of any other.
    NotCovered {
        /// The action that was asked.
        action: &'a str,
    },
    /// The caller belongs to no account, and so to no organization.
    NoAccount,
    /// Only users, and sessions of roles and of users, have identity-based policies and boundaries.
    NoIdentity,
    /// Only sessions have session policies, and users who work with credentials of a session.
    NoSession,
}

/// All kinds, in AWS's order.
#[must_use]
pub fn path<'a>(answer: Evaluated<'a>) -> [Station<'a>; 7] {
    let of_owner = match answer.trace.gates.relation {
        Relation::Cross | Relation::Divided | Relation::RootAbroad => true,
        Relation::Same | Relation::RootAtHome | Relation::NoAccount => false,
    };
    let end = match answer.trace.decision().by {
        Some(By::Gate(gate)) => Some(gate),
        Some(By::Default) | None => None,
    };
    let judged: Vec<(usize, Judged)> = answer.trace.judged().enumerate().collect();
    KINDS.map(|kind| {
        let levels: Vec<Level> = judged
            .iter()
            .filter(|(_, it)| kind_of(it.gate) == kind)
            .map(|(number, it)| Level {
                number: *number,
                name: gate_name(answer, it.gate),
                effect: it.effect(),
                decides: end == Some(it.gate),
            })
            .collect();
        let standing = match levels.is_empty() {
            false => Standing::Asked(levels),
            true => aside(kind, answer.request, answer.trace).map_or(Standing::Absent, Standing::Aside),
        };
        Station {
            name: name(kind, answer.request),
            standing,
            of_owner: of_owner && matches!(kind, Kind::Rcp | Kind::Resource),
            reached: end.is_none_or(|end| kind <= kind_of(end)),
        }
    })
}

impl Station<'_> {
    /// What its levels say together: the first that stops a request.
    #[must_use]
    pub fn effect(&self) -> Option<GateEffect> {
        match &self.standing {
            Standing::Asked(levels) => levels.iter().map(|it| it.effect).min_by_key(|it| severity(*it)),
            Standing::Absent | Standing::Aside(_) => None,
        }
    }

    /// Whether the decision rests on it.
    #[must_use]
    pub fn decides(&self) -> bool {
        match &self.standing {
            Standing::Asked(levels) => levels.iter().any(|it| it.decides),
            Standing::Absent | Standing::Aside(_) => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Rcp,
    Scp,
    Endpoint,
    Resource,
    Identity,
    Boundary,
    Session,
}

const KINDS: [Kind; 7] = [
    Kind::Rcp,
    Kind::Scp,
    Kind::Endpoint,
    Kind::Resource,
    Kind::Identity,
    Kind::Boundary,
    Kind::Session,
];

const fn kind_of(gate: Gate) -> Kind {
    match gate {
        Gate::Rcp(_) => Kind::Rcp,
        Gate::Scp(_) => Kind::Scp,
        Gate::Endpoint => Kind::Endpoint,
        Gate::Resource => Kind::Resource,
        Gate::Principal => Kind::Identity,
        Gate::Boundary => Kind::Boundary,
        Gate::Session(_) => Kind::Session,
    }
}

fn name<'a>(kind: Kind, request: &Request) -> GateName<'a> {
    match kind {
        Kind::Rcp => GateName::Rcp { target: "" },
        Kind::Scp => GateName::Scp { target: "" },
        Kind::Endpoint => GateName::Endpoint,
        Kind::Resource => GateName::Resource(holder(request)),
        Kind::Identity => GateName::Principal,
        Kind::Boundary => GateName::Boundary,
        Kind::Session => GateName::Session { layer: 1, n_layers: 1 },
    }
}

/// Why a kind that was not asked never is, for such a request.
fn aside<'a>(kind: Kind, request: &'a Request, trace: &Trace) -> Option<Aside<'a>> {
    if trace.gates.preset.is_some() {
        return Some(Aside::Settled);
    }
    let caller = &request.caller;
    let is_linked = caller.is_service_linked();
    match kind {
        Kind::Rcp | Kind::Scp | Kind::Boundary if is_linked => Some(Aside::ServiceLinked),
        Kind::Rcp => (!rcps_apply(request)).then(|| Aside::NotCovered {
            action: &request.action.text,
        }),
        Kind::Scp => caller.account().is_none().then_some(Aside::NoAccount),
        Kind::Identity | Kind::Boundary => (!caller.has_identity()).then_some(Aside::NoIdentity),
        Kind::Session => (!caller.has_identity() && !is_assumed_root(request)).then_some(Aside::NoSession),
        Kind::Endpoint | Kind::Resource => None,
    }
}

/// What stops a request comes first.
const fn severity(effect: GateEffect) -> u8 {
    match effect {
        GateEffect::ExplicitDeny => 0,
        GateEffect::ImplicitDeny => 1,
        GateEffect::Unknown => 2,
        GateEffect::NoImpact => 3,
        GateEffect::Allow => 4,
    }
}
