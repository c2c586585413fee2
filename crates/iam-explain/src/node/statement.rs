//! Statements: what became of each, and its elements when it is opened.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Looked;
use iam_eval::detail::{self, StatementDetail};
use iam_eval::matching::{Fact, StatementFact as Matched};
use iam_eval::policies::Attached;
use iam_eval::survey::{ask, counts};
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use super::condition::key_fact;
use super::element::principal::names_in;
use super::element::{texts, variables_of};
use super::gate_name::gate_name;
use super::{Depth, List, NodeTruth, Place, SourceRef, condition, element};
use crate::evaluated::Evaluated;
use crate::fact::{EffectFact, NodeFact, StatementFact, StatementOutcome};
use crate::roles::{Verdict, role};

/// Adds a statement, with its elements if they are asked for.
pub fn add<'a>(list: &mut List<'a>, answer: Evaluated<'a>, parent: Option<u32>, place: Place, depth: Depth) {
    let Some((attached, matched)) = find(answer, place) else {
        return;
    };
    let fact = of(answer, place, attached, matched);
    let source = &attached.policy.policy.statements[place.statement];
    let span = SourceRef {
        document: attached.document,
        span: source.span,
    };
    let rule = rule(&fact.outcome);
    let role = fact.role;
    let excepted = fact.outcome == StatementOutcome::Excepted;
    let id = list.add(
        parent,
        NodeFact::Statement(fact),
        matched.truth().into(),
        rule,
        Some(span),
    );
    list.nodes[id as usize].role = role;
    if depth == Depth::Deciding {
        return;
    }
    let compiled = &attached.policy.statements[place.statement];
    let detail: StatementDetail = detail::statement(ask(answer.policies, answer.request), compiled);
    element::add(list, answer, id, attached, place.statement, &detail);
    condition::add(list, answer, id, attached, place.statement, &detail.conditions);
    let fact = EffectFact {
        effect: source.effect,
        applies: matched.truth(),
        excepted,
    };
    let span = SourceRef {
        document: attached.document,
        span: source.effect_span,
    };
    let truth = if matched.truth() == Truth::False {
        NodeTruth::NotLooked
    } else {
        matched.truth().into()
    };
    list.add(
        Some(id),
        NodeFact::Effect(fact),
        truth,
        if excepted { "E-70" } else { "E-1" },
        Some(span),
    );
}

fn find<'a>(answer: Evaluated<'a>, place: Place) -> Option<(&'a Attached, Matched)> {
    let attached = answer.policies.of(place.gate).get(place.policy)?;
    let facts = answer.trace.facts.iter().find(|facts| facts.gate == place.gate)?;
    let matched = facts.policies.get(place.policy)?.get(place.statement)?;
    Some((attached, *matched))
}

/// What became of one statement, if there is such a one.
#[must_use]
pub fn statement_fact<'a>(answer: Evaluated<'a>, place: Place) -> Option<StatementFact<'a>> {
    let (attached, matched) = find(answer, place)?;
    Some(of(answer, place, attached, matched))
}

fn of<'a>(answer: Evaluated<'a>, place: Place, attached: &'a Attached, matched: Matched) -> StatementFact<'a> {
    let Evaluated { request, trace, .. } = answer;
    let source = &attached.policy.policy.statements[place.statement];
    let verdict = Verdict::of(trace);
    let outcome = match matched.fact {
        Fact::Applies if source.effect == Effect::Deny && !counts(place.gate, source.effect, matched, request) => {
            StatementOutcome::Excepted
        }
        Fact::Applies => StatementOutcome::Applies,
        Fact::Perhaps => StatementOutcome::Perhaps {
            keys: unknown_keys(answer, attached, place.statement),
        },
        Fact::OtherAction if attached.policy.statements[place.statement].action.is_none() => StatementOutcome::NoEffect,
        Fact::OtherAction => StatementOutcome::OtherAction {
            action: &request.action.text,
            inverted: source.action.as_ref().is_some_and(|clause| clause.inverted),
            values: source.action.as_ref().map(texts).unwrap_or_default(),
        },
        Fact::OtherPrincipal => StatementOutcome::OtherPrincipal {
            caller: request.caller.name(),
            inverted: source.principal.as_ref().is_some_and(|clause| clause.inverted),
            values: source.principal.as_ref().map(names_in).unwrap_or_default(),
        },
        Fact::OtherResource => {
            let compiled = &attached.policy.statements[place.statement];
            let clauses = source.resources.iter().zip(&compiled.resources);
            let mut failed = clauses.filter(|(_, test)| test.matches(request).is_false());
            let (clause, test) = failed.next().unzip();
            StatementOutcome::OtherResource {
                resource: &request.resource.text,
                inverted: test.is_some_and(|test| test.inverted),
                values: clause.map(texts).unwrap_or_default(),
                variables: test
                    .map(|test| variables_of(test, &request.context))
                    .unwrap_or_default(),
            }
        }
        Fact::ConditionFails(at) => {
            StatementOutcome::ConditionFails(key_fact(answer, attached, place.statement, at as usize))
        }
    };
    StatementFact {
        gate: gate_name(answer, place.gate),
        policy: &attached.name,
        number: place.statement + 1,
        sid: source.sid.as_ref().map(|sid| sid.value.as_str()),
        effect: source.effect,
        outcome,
        role: role(place.gate, source.effect, matched, request, verdict),
        decision: verdict.outcome,
    }
}

/// The unknown keys that a statement reads, as the policy spells them.
fn unknown_keys(answer: Evaluated<'_>, attached: &Attached, at: usize) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for key in detail::keys_read(&attached.policy, at) {
        let is_new = keys.iter().all(|known| !known.eq_ignore_ascii_case(&key));
        if is_new && answer.request.context.get(&key) == Looked::Unknown {
            keys.push(key);
        }
    }
    keys
}

const fn rule(outcome: &StatementOutcome) -> &'static str {
    match outcome {
        StatementOutcome::Applies => "E-1",
        StatementOutcome::Excepted => "E-70",
        StatementOutcome::Perhaps { .. } => "C-5",
        StatementOutcome::NoEffect => "G-23",
        StatementOutcome::OtherAction { .. } => "A-1",
        StatementOutcome::OtherPrincipal { .. } => "P-15",
        StatementOutcome::OtherResource { inverted, .. } => {
            if *inverted {
                "A-16"
            } else {
                "A-12"
            }
        }
        StatementOutcome::ConditionFails(_) => "C-1",
    }
}
