//! Allow statements that failed in one element alone: "it would have allowed it but for the Region".

use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::detail;
use iam_eval::evaluate::ask;
use iam_eval::gates::Gate;
use iam_eval::matching::Fact;
use iam_eval::policies::{Attached, Policies};
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_syntax::policy::Effect;
use iam_syntax::span::Span;

use crate::fact::{GateName, KeyFact};
use crate::node::{self, Place, SourceRef};

/// An Allow statement that one element kept from allowing.
#[derive(Clone, Debug)]
pub struct NearMiss<'a> {
    pub gate: Gate,
    pub gate_name: GateName<'a>,
    /// The policy's place among those of its gate.
    pub policy_index: usize,
    pub attached: &'a Attached,
    /// The statement's place in the policy.
    pub statement: usize,
    pub missed: Missed<'a>,
    /// The element that failed.
    pub source: SourceRef,
}

/// The element that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missed<'a> {
    Principal {
        caller: &'a str,
        inverted: bool,
    },
    Resource {
        resource: &'a str,
        inverted: bool,
        values: Vec<&'a str>,
    },
    Condition(KeyFact<'a>),
}

/// The near misses of a denied request, in the gates that lack an Allow, in gate, policy and statement order. The
/// action matches in all of them.
#[must_use]
pub fn near_misses<'a>(policies: &'a Policies, request: &'a Request, trace: &'a Trace) -> Vec<NearMiss<'a>> {
    match trace.decision().outcome {
        Outcome::Allowed | Outcome::Depends => return Vec::new(),
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => {}
    }
    let lacking: Vec<Gate> = trace
        .judged()
        .filter(|it| it.lacks.is_true())
        .map(|it| it.gate)
        .collect();
    let mut found = Vec::new();
    for facts in trace.facts.iter().filter(|facts| lacking.contains(&facts.gate)) {
        for (policy, (attached, statements)) in policies.of(facts.gate).iter().zip(&facts.policies).enumerate() {
            for (statement, fact) in statements.iter().enumerate() {
                let can_miss = match fact.fact {
                    Fact::OtherPrincipal | Fact::OtherResource | Fact::ConditionFails(_) => true,
                    Fact::Applies | Fact::Perhaps | Fact::OtherAction => false,
                };
                if can_miss && attached.policy.statements[statement].effect == Effect::Allow {
                    let place = Place {
                        gate: facts.gate,
                        policy,
                        statement,
                    };
                    found.extend(near_miss(policies, request, trace, place, attached));
                }
            }
        }
    }
    found
}

fn near_miss<'a>(
    policies: &'a Policies,
    request: &'a Request,
    trace: &'a Trace,
    place: Place,
    attached: &'a Attached,
) -> Option<NearMiss<'a>> {
    let source = &attached.policy.policy.statements[place.statement];
    let detail = detail::statement(ask(policies, request), &attached.policy.statements[place.statement]);
    let mut failed: Vec<(Missed<'a>, Span)> = Vec::new();
    if let (Some(clause), Some(detail)) = (&source.principal, &detail.principal)
        && detail.reach.is_none()
    {
        failed.push((
            Missed::Principal {
                caller: request.caller.name(),
                inverted: clause.inverted,
            },
            clause.span,
        ));
    }
    for (clause, detail) in source.resources.iter().zip(&detail.resources) {
        if detail.truth.is_false() {
            let missed = Missed::Resource {
                resource: &request.resource.text,
                inverted: clause.inverted,
                values: clause.elements.iter().map(|element| element.value.as_str()).collect(),
            };
            failed.push((missed, clause.span));
        }
    }
    for (number, (condition, detail)) in source.conditions.iter().zip(&detail.conditions).enumerate() {
        if detail.truth.is_false() {
            let key = node::key_fact(policies, request, trace, attached, place.statement, number);
            failed.push((Missed::Condition(key), condition.values_span));
        }
    }
    let [(missed, span)] = <[_; 1]>::try_from(failed).ok()?;
    Some(NearMiss {
        gate: place.gate,
        gate_name: node::gate_name(policies, request, trace, place.gate),
        policy_index: place.policy,
        attached,
        statement: place.statement,
        missed,
        source: SourceRef {
            document: attached.document,
            span,
        },
    })
}
