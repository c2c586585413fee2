//! Statements that failed by a hair, nearest first: "it would have allowed it but for the Region".

mod given;
mod order;
mod other_type;
mod standing;

use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::detail;
use iam_eval::gates::{Gate, Relation};
use iam_eval::matching::Fact;
use iam_eval::policies::Attached;
use iam_eval::request::Request;
use iam_eval::survey::ask;
use iam_eval::truth::Truth;
use iam_syntax::policy::{Effect, PrincipalClause};
use iam_syntax::span::Span;

use crate::evaluated::Evaluated;
use crate::fact::{GateName, KeyFact, VariableFact};
use crate::node::{self, Place, SourceRef};

pub use order::{Kind, Nearness};
pub use other_type::{NAME_FIRST, lists_other_types};
pub use standing::Standing;

use standing::Obstacles;

/// How many conditions of a statement may fail for it still to be near.
const MOST_CONDITIONS: usize = 2;

/// How many near misses are said of one decision; the rest is counted.
pub const MOST_SAID: usize = 4;

/// A statement that one element kept from applying.
#[derive(Clone, Debug)]
pub struct NearMiss<'a> {
    /// The gate that it stands at.
    pub gate: Gate,
    /// The same by the name that a reader knows.
    pub gate_name: GateName<'a>,
    /// The policy's place among those of its gate.
    pub policy_index: usize,
    /// Its policy.
    pub attached: &'a Attached,
    /// The statement's place in the policy.
    pub statement: usize,
    /// Its `Effect`.
    pub effect: Effect,
    /// What kept it from applying.
    pub missed: Missed<'a>,
    /// How near it is.
    pub nearness: Nearness,
    /// Whether it is advice, or a fact and no more.
    pub standing: Standing,
    /// The element that failed.
    pub source: SourceRef,
}

/// The element that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed<'a> {
    /// It is about other principals.
    Principal {
        /// Who asked.
        caller: &'a str,
        /// Whether it says `NotPrincipal`.
        inverted: bool,
        /// The principals that it lists.
        values: Vec<&'a str>,
    },
    /// It is about other resources.
    Resource {
        /// The resource that was asked.
        resource: &'a str,
        /// Whether it says `NotResource`.
        inverted: bool,
        /// The resources that it lists.
        values: Vec<&'a str>,
        /// What the variables in them stand for.
        variables: Vec<VariableFact<'a>>,
    },
    /// The conditions that do not hold, in the order of the text.
    Conditions(Vec<KeyFact<'a>>),
}

impl<'a> NearMiss<'a> {
    /// The variables in the resources that failed.
    #[must_use]
    pub fn variables(&self) -> &[VariableFact<'a>] {
        match &self.missed {
            Missed::Resource { variables, .. } => variables,
            Missed::Principal { .. } | Missed::Conditions(_) => &[],
        }
    }

    /// Whether the statement has `NotAction`, and what it lists.
    #[must_use]
    pub fn actions(&self) -> (bool, Vec<&'a str>) {
        let clause = self.attached.policy.policy.statements[self.statement].action.as_ref();
        clause.map_or((false, Vec::new()), |clause| {
            let values = clause.elements.iter().map(|element| element.value.as_str()).collect();
            (clause.inverted, values)
        })
    }
}

/// The Allow statements that just missed a denied request, in the gates that lack an Allow and in a resource policy
/// whose Allow would take the place of theirs, nearest first. The action matches in all of them. Whether a value for a
/// missing key is enough is asked of the first [`MOST_SAID`], since the others are counted and not said.
// rule: E-90
#[must_use]
pub fn near_misses<'a>(answer: Evaluated<'a>) -> Vec<NearMiss<'a>> {
    match answer.trace.decision().outcome {
        Outcome::Allowed | Outcome::Depends => return Vec::new(),
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => {}
    }
    let lacking: Vec<Gate> = answer
        .trace
        .judged()
        .filter(|it| it.lacks.is_true())
        .map(|it| it.gate)
        .collect();
    let is_home = answer.trace.gates.relation == Relation::Same;
    let counts = |gate: Gate| lacking.contains(&gate) || (is_home && gate == Gate::Resource);
    let mut found = of_effect(answer, Effect::Allow, &counts);
    for miss in found.iter_mut().take(MOST_SAID) {
        let may_allow = matches!(miss.standing, Standing::Advice | Standing::TooMuch);
        if may_allow && !given::is_enough(answer.policies, answer.request, miss) {
            miss.standing = Standing::NotEnough;
        }
    }
    found
}

/// The statements of one effect that just missed, in some of the gates, nearest first.
pub(crate) fn of_effect<'a>(answer: Evaluated<'a>, effect: Effect, counts: &dyn Fn(Gate) -> bool) -> Vec<NearMiss<'a>> {
    let obstacles = Obstacles::of(answer.trace);
    let mut found = Vec::new();
    for facts in answer.trace.facts.iter().filter(|facts| counts(facts.gate)) {
        for (policy, (attached, statements)) in answer.policies.of(facts.gate).iter().zip(&facts.policies).enumerate() {
            for (statement, fact) in statements.iter().enumerate() {
                let can_miss = match fact.fact {
                    Fact::OtherPrincipal | Fact::OtherResource | Fact::ConditionFails(_) => true,
                    Fact::Applies | Fact::Perhaps | Fact::OtherAction => false,
                };
                if can_miss && attached.policy.statements[statement].effect == effect {
                    let place = Place {
                        gate: facts.gate,
                        policy,
                        statement,
                    };
                    found.extend(near_miss(answer, &obstacles, place, attached));
                }
            }
        }
    }
    // Stable: what is equally near stands in gate, policy and statement order.
    found.sort_by_key(|miss| miss.nearness);
    found
}

fn near_miss<'a>(
    answer: Evaluated<'a>,
    obstacles: &Obstacles,
    place: Place,
    attached: &'a Attached,
) -> Option<NearMiss<'a>> {
    let source = &attached.policy.policy.statements[place.statement];
    let compiled = &attached.policy.statements[place.statement];
    let detail = detail::statement(ask(answer.policies, answer.request), compiled);
    let mut failed: Vec<(Missed<'a>, Span)> = Vec::new();
    if let (Some(clause), Some(detail)) = (&source.principal, &detail.principal)
        && detail.reach.is_none()
    {
        failed.push((missed_principal(answer.request, clause), clause.span));
    }
    for (clause, detail) in source.resources.iter().zip(&detail.resources) {
        if detail.truth.is_false() {
            if lists_other_types(source, &answer.request.resource.text) {
                return None;
            }
            let missed = Missed::Resource {
                resource: &answer.request.resource.text,
                inverted: clause.inverted,
                values: clause.elements.iter().map(|element| element.value.as_str()).collect(),
                variables: node::variables(answer.request, attached, place.statement),
            };
            failed.push((missed, clause.span));
        }
    }
    let mut conditions: Vec<(usize, Span)> = Vec::new();
    for (number, (condition, detail)) in source.conditions.iter().zip(&detail.conditions).enumerate() {
        if detail.truth.is_false() {
            conditions.push((number, condition.values_span));
        }
    }
    let n_failing = failed.len() + conditions.len();
    if MOST_CONDITIONS < conditions.len() {
        return None;
    }
    if let Some((_, span)) = conditions.first() {
        let keys = conditions
            .iter()
            .map(|(number, _)| node::key_fact(answer, attached, place.statement, *number))
            .collect();
        failed.push((Missed::Conditions(keys), *span));
    }
    let [(missed, span)] = <[_; 1]>::try_from(failed).ok()?;
    let is_open = detail.resources.iter().any(|detail| detail.truth == Truth::Unknown)
        || detail.conditions.iter().any(|detail| detail.truth == Truth::Unknown);
    let nearness = Nearness::new(n_failing, &missed, compiled, answer.request);
    let reach = detail.principal.and_then(|principal| principal.reach);
    let missing = standing::Missing {
        request: answer.request,
        obstacles,
        gate: place.gate,
        statement: compiled,
        reach,
        missed: &missed,
        nearness,
        is_open,
    };
    if !missing.would_help() {
        return None;
    }
    let standing = missing.standing();
    Some(NearMiss {
        gate: place.gate,
        gate_name: node::gate_name(answer, place.gate),
        policy_index: place.policy,
        attached,
        statement: place.statement,
        effect: source.effect,
        missed,
        nearness,
        standing,
        source: SourceRef {
            document: attached.document,
            span,
        },
    })
}

fn missed_principal<'a>(request: &'a Request, clause: &'a PrincipalClause) -> Missed<'a> {
    Missed::Principal {
        caller: request.caller.name(),
        inverted: clause.inverted,
        values: clause.entries.iter().map(|entry| entry.value.value.as_str()).collect(),
    }
}
