//! What the verdict rests on, before it is put in words.

use alloc::vec::Vec;

use iam_eval::combine::{By, Judged, Outcome};
use iam_eval::gates::{Gate, Relation};
use iam_eval::granted_by::GrantedBy;
use iam_syntax::policy::Effect;

use crate::evaluated::Evaluated;
use crate::fact::{ClosingFact, GateFact, GateName, KeyFact, NodeFact, PresetFact, StatementFact};
use crate::near_miss::{NearMiss, Standing, near_misses};
use crate::node::{self, Place};
use crate::roles::{StatementRole, applying};

/// The verdict and what it rests on.
#[derive(Clone, Debug)]
pub enum Headline<'a> {
    /// It was settled before any policy.
    Preset(PresetFact<'a>),
    /// A Deny applies: the first one of the gate that decides, and what its conditions saw.
    ExplicitDeny {
        /// The statement.
        statement: StatementFact<'a>,
        /// Its conditions, as they held.
        because: Vec<KeyFact<'a>>,
        /// Its `NotPrincipal`, `NotAction` and `NotResource`, which say whom and what it spares.
        spares: Vec<NodeFact<'a>>,
        /// How many other Denies apply.
        n_others: usize,
    },
    /// Whatever the unknown keys hold, some Deny applies.
    DenyInEveryCase {
        /// The gate where they stand.
        gate: GateName<'a>,
    },
    /// A gate that must allow does not.
    ImplicitDeny {
        /// The gate.
        gate: GateFact<'a>,
        /// The resource that was asked.
        resource: &'a str,
        /// Other gates that must allow and do not.
        also: Vec<GateName<'a>>,
        /// The Allow that came nearest.
        nearest: Option<NearMiss<'a>>,
    },
    /// Allowed by these statements.
    Allowed {
        /// The action that was asked.
        action: &'a str,
        /// The statements, in the order of the gates.
        by: Vec<StatementFact<'a>>,
    },
    /// The root user of the resource's account needs no Allow.
    AllowedToRoot {
        /// The action that was asked.
        action: &'a str,
        /// The account of both.
        account: &'a str,
    },
    /// What is decided depends on unknown keys.
    Depends {
        /// The ways that they may turn out.
        closings: Vec<ClosingFact<'a>>,
    },
}

impl Headline<'_> {
    /// How many statements that just missed it tells of: the first, where one is told.
    #[must_use]
    pub const fn n_misses_said(&self) -> usize {
        match self {
            Self::ImplicitDeny { nearest: Some(_), .. } => 1,
            Self::ImplicitDeny { nearest: None, .. }
            | Self::Preset(_)
            | Self::ExplicitDeny { .. }
            | Self::DenyInEveryCase { .. }
            | Self::Allowed { .. }
            | Self::AllowedToRoot { .. }
            | Self::Depends { .. } => 0,
        }
    }
}

/// Finds what the verdict rests on.
#[must_use]
pub fn of<'a>(answer: Evaluated<'a>) -> Headline<'a> {
    let action = answer.request.action.text.as_str();
    if let Some(preset) = answer.trace.gates.preset {
        return Headline::Preset(PresetFact { preset, action });
    }
    let decision = answer.trace.decision();
    match (decision.outcome, decision.by) {
        (Outcome::ExplicitDeny, Some(By::Gate(gate))) => explicit(answer, gate),
        (Outcome::ImplicitDeny, Some(By::Gate(gate))) => implicit(answer, gate),
        (Outcome::Allowed, _) => allowed(answer),
        // A denial always has a gate, presets aside, and those are dealt with above.
        (Outcome::Depends | Outcome::ExplicitDeny | Outcome::ImplicitDeny, _) => Headline::Depends {
            closings: node::closing_facts(answer),
        },
    }
}

fn explicit<'a>(answer: Evaluated<'a>, gate: Gate) -> Headline<'a> {
    let applying = applying(answer);
    let denies = || {
        applying
            .iter()
            .filter(|one| one.role == StatementRole::Decides && one.truth.is_true())
    };
    let Some(first) = denies().find(|one| one.gate == gate) else {
        return Headline::DenyInEveryCase {
            gate: node::gate_name(answer, gate),
        };
    };
    let place = Place {
        gate,
        policy: first.policy_index,
        statement: first.statement,
    };
    let Some(statement) = node::statement_fact(answer, place) else {
        return Headline::DenyInEveryCase {
            gate: node::gate_name(answer, gate),
        };
    };
    let n_conditions = first.attached.policy.policy.statements[first.statement]
        .conditions
        .len();
    let because = (0..n_conditions)
        .map(|at| node::key_fact(answer, first.attached, first.statement, at))
        .collect();
    Headline::ExplicitDeny {
        statement,
        because,
        spares: node::inverted_facts(answer, place),
        n_others: denies().count() - 1,
    }
}

fn implicit<'a>(answer: Evaluated<'a>, gate: Gate) -> Headline<'a> {
    let nearest = near_misses(answer).into_iter().next();
    // Where the nearest is all that is missing, its Allow takes the place of the others' (E-4, E-5).
    let is_enough = nearest
        .as_ref()
        .is_some_and(|miss| matches!(miss.standing, Standing::Advice | Standing::TooMuch));
    let lacks_too = |it: &Judged| !is_enough && it.lacks.is_true() && it.gate != gate;
    let lacking = answer.trace.judged().filter(lacks_too);
    Headline::ImplicitDeny {
        gate: node::gate_fact(answer, gate),
        resource: &answer.request.resource.text,
        also: lacking.map(|it| node::gate_name(answer, it.gate)).collect(),
        nearest,
    }
}

fn allowed<'a>(answer: Evaluated<'a>) -> Headline<'a> {
    let action = answer.request.action.text.as_str();
    let GrantedBy { resource, principal } = answer.trace.granted_by().unwrap_or(GrantedBy {
        resource: false,
        principal: false,
    });
    let grants = |gate: Gate| (gate == Gate::Resource && resource) || (gate == Gate::Principal && principal);
    if !resource && !principal && answer.trace.gates.relation == Relation::RootAtHome {
        return Headline::AllowedToRoot {
            action,
            account: &answer.request.resource_account,
        };
    }
    let applying = applying(answer);
    let mut by: Vec<StatementFact<'a>> = Vec::new();
    for gate in [Gate::Resource, Gate::Principal] {
        let first = applying
            .iter()
            .find(|one| one.gate == gate && grants(gate) && one.effect == Effect::Allow);
        let place = first.map(|one| Place {
            gate,
            policy: one.policy_index,
            statement: one.statement,
        });
        by.extend(place.and_then(|place| node::statement_fact(answer, place)));
    }
    Headline::Allowed { action, by }
}
