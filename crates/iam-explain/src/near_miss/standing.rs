//! Whether a near miss is advice, or a fact and no more.
//!
//! Advice ("would have allowed it but for the Region") is read as an order to mend the element. So it is given only
//! where mending that one element, for this request's own value, would allow the request and nobody and nothing else
//! (E-91):
//!
//! - Nothing else is in the way: no Deny applies, no other gate lacks an Allow, one element alone fails, and nothing
//!   hangs on an unknown key.
//! - A key that is **missing** could hold something that allows the request ([`super::given`]), and where what it is
//!   compared with has no value, that is one variable.
//! - **Principal**: the caller could be listed by itself (a user, a role session, a federated user), the statement names
//!   its actions without a wildcard, and the element is no `NotPrincipal`, whose list is made on purpose. The caller's
//!   ARN then lets in nobody else, and to no more than what was spelled out.
//! - **Resource** and **Condition** leave it to the statement whom it lets in. Where that is the caller, or an account,
//!   or where the policy is a limit and grants nothing, nobody comes in whom it did not trust already. Where it is
//!   everybody, everybody of a provider, or a service whoever it acts for, it trusts nobody by name: a fact.
//! - A condition on who the caller is counts as the principal does: on a key that tells this caller from all others it
//!   is advice, on one that many share (the organization, the account, a tag) it is not, save in the caller's own
//!   policies.
//! - `NotResource` is a list of what is spared on purpose, and a policy with variables in its resources is written for
//!   many callers, who would all have what one asked for: facts.

use iam_eval::caller::Caller;
use iam_eval::compile::CompiledStatement;
use iam_eval::compile::action::ActionPattern;
use iam_eval::compile::principal::{Reach, Strength};
use iam_eval::gates::{Gate, Relation};
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use super::{Missed, Nearness};
use crate::fact::KeyFact;

/// Whether a near miss is advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Mending the element for this request's own value allows the request, and nobody and nothing else.
    Advice,
    /// Mending it alone would not allow the request.
    NotEnough,
    /// Mending it would let in others, or allow the caller more than was asked.
    TooMuch,
    /// It is a Deny, which would have stopped the request.
    Spares,
}

/// A near miss before it is judged.
pub(super) struct Missing<'a, 'm> {
    pub request: &'a Request,
    pub obstacles: &'m Obstacles,
    pub gate: Gate,
    pub statement: &'a CompiledStatement,
    pub reach: Option<Reach>,
    pub missed: &'m Missed<'a>,
    pub nearness: Nearness,
    /// Whether another element hangs on an unknown key.
    pub is_open: bool,
}

/// What stands between a request and its permission, counted once for all near misses.
pub(super) struct Obstacles {
    is_denied: bool,
    relation: Relation,
    /// How many gates lack an Allow: all of them, the caller's own policies, and what limits them.
    n_all: usize,
    n_identity: usize,
    n_limits: usize,
    /// Whether the resource policy has to allow, and does not.
    lacks_resource: Truth,
}

impl Obstacles {
    pub fn of(trace: &Trace) -> Self {
        let mut obstacles = Self {
            is_denied: false,
            relation: trace.gates.relation,
            n_all: 0,
            n_identity: 0,
            n_limits: 0,
            lacks_resource: Truth::False,
        };
        for judged in trace.judged() {
            obstacles.is_denied |= !judged.deny.is_false();
            if judged.lacks.is_false() {
                continue;
            }
            obstacles.n_all += 1;
            match judged.gate {
                Gate::Principal => obstacles.n_identity += 1,
                Gate::Boundary | Gate::Session(_) => obstacles.n_limits += 1,
                Gate::Resource => obstacles.lacks_resource = judged.lacks,
                Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint => {}
            }
        }
        obstacles
    }

    /// Whether an Allow of this gate is all that is missing.
    fn are_only(&self, gate: Gate, strength: Option<Strength>) -> bool {
        let n_own = match gate {
            Gate::Resource => usize::from(!self.lacks_resource.is_false()),
            Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint | Gate::Principal | Gate::Boundary | Gate::Session(_) => 1,
        };
        // Across partitions a resource policy grants nothing (E-77).
        let grants = gate != Gate::Resource || self.relation != Relation::Divided;
        !self.is_denied && grants && self.n_all == n_own + self.n_relieved(gate, strength)
    }

    /// How many gates need no Allow of their own where this one has one: inside one account what a resource policy
    /// grants to the caller, or to its role, takes the place of Allows behind it (E-4, E-5).
    fn n_relieved(&self, gate: Gate, strength: Option<Strength>) -> usize {
        match (gate, self.relation, strength) {
            (Gate::Resource, Relation::Same, Some(Strength::Caller)) => self.n_identity + self.n_limits,
            (Gate::Resource, Relation::Same, Some(Strength::Role)) => self.n_identity,
            _ => 0,
        }
    }

    /// Whether an Allow of this gate does anything: it lacks one, or takes the place of one.
    fn is_helped_by(&self, gate: Gate, strength: Option<Strength>) -> bool {
        gate != Gate::Resource || self.lacks_resource.is_true() || 0 < self.n_relieved(gate, strength)
    }
}

/// Whom a statement lets in once its other elements match.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audience {
    /// The caller, whose own policy this is or who is named.
    Caller,
    /// An account, whose own policies have to allow too; or nobody, since the policy is a limit.
    Account,
    /// Whoever asks, or whoever a provider or a service stands for.
    Many,
}

/// What a key tells of a caller.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// Something about the request.
    Request,
    /// Which caller it is.
    Who,
    /// Something that callers share.
    WhichOf,
}

impl Missing<'_, '_> {
    /// Whether the statement, mended, would do anything for the request.
    pub fn would_help(&self) -> bool {
        self.statement.effect == Effect::Deny || self.obstacles.is_helped_by(self.gate, self.strength())
    }

    // rule: E-91
    pub fn standing(&self) -> Standing {
        if self.statement.effect == Effect::Deny {
            return Standing::Spares;
        }
        if self.is_open || self.nearness.n_failing != 1 || !self.obstacles.are_only(self.gate, self.strength()) {
            return Standing::NotEnough;
        }
        let is_advice = match self.missed {
            Missed::Principal { inverted, .. } => {
                !inverted && names_its_actions(self.statement) && is_listed_by_itself(&self.request.caller)
            }
            Missed::Resource { inverted, values, .. } => {
                let is_for_many = values.iter().any(|value| value.contains("${"));
                !inverted && !is_for_many && self.audience() != Audience::Many
            }
            Missed::Conditions(keys) => keys.iter().all(|key| self.is_safe(key)),
        };
        if is_advice { Standing::Advice } else { Standing::TooMuch }
    }

    /// How closely the mended statement names the caller; nothing where its policy has no principals.
    fn strength(&self) -> Option<Strength> {
        match self.missed {
            Missed::Principal { .. } => Some(match self.request.caller {
                Caller::Root { .. } => Strength::Account,
                Caller::Session(ref session) if session.arn.is_none() => Strength::Role,
                Caller::User(_)
                | Caller::Session(_)
                | Caller::FederatedUser { .. }
                | Caller::Service { .. }
                | Caller::Federated { .. }
                | Caller::Anonymous => Strength::Caller,
            }),
            Missed::Resource { .. } | Missed::Conditions(_) => self.reach.map(Reach::strength),
        }
    }

    fn audience(&self) -> Audience {
        match self.gate {
            Gate::Principal | Gate::Boundary | Gate::Session(_) => Audience::Caller,
            Gate::Rcp(_) | Gate::Scp(_) | Gate::Endpoint => Audience::Account,
            Gate::Resource => match self.reach {
                Some(Reach::User | Reach::Session | Reach::Role | Reach::FederatedUser | Reach::UserOfFederated) => {
                    Audience::Caller
                }
                Some(Reach::Account) => Audience::Account,
                Some(Reach::Any | Reach::Service | Reach::Federated) | None => Audience::Many,
            },
        }
    }

    fn is_safe(&self, key: &KeyFact) -> bool {
        match (self.audience(), tells(key.key)) {
            (Audience::Caller, _) | (_, Tells::Who) | (Audience::Account, Tells::Request) => true,
            (Audience::Account, Tells::WhichOf) | (Audience::Many, Tells::Request | Tells::WhichOf) => false,
        }
    }
}

/// Whether a statement spells out each action that it is about.
fn names_its_actions(statement: &CompiledStatement) -> bool {
    let test = statement.action.as_ref().filter(|test| !test.inverted);
    test.is_some_and(|test| test.patterns.iter().all(|one| matches!(one, ActionPattern::Exact(_))))
}

/// Whether a `Principal` can name this caller and nobody else.
const fn is_listed_by_itself(caller: &Caller) -> bool {
    match caller {
        Caller::User(_) | Caller::FederatedUser { .. } => true,
        Caller::Session(session) => session.arn.is_some(),
        Caller::Root { .. } | Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
    }
}

fn tells(key: &str) -> Tells {
    let lower = key.to_ascii_lowercase();
    let family = lower.split('/').next().unwrap_or_default();
    match family {
        "aws:principalarn" | "aws:userid" | "aws:username" => Tells::Who,
        "aws:sourcearn"
        | "aws:sourceaccount"
        | "aws:sourceorgid"
        | "aws:sourceorgpaths"
        | "aws:federatedprovider"
        | "kms:calleraccount" => Tells::WhichOf,
        _ if family.starts_with("aws:principal") || family.starts_with("saml:") => match family {
            "saml:sub" => Tells::Who,
            _ => Tells::WhichOf,
        },
        // A claim of a token: `HOST:sub` is whose it is.
        _ => match family.rsplit_once(':') {
            Some((host, claim)) if host.contains('.') => match claim {
                "sub" => Tells::Who,
                _ => Tells::WhichOf,
            },
            _ => Tells::Request,
        },
    }
}
