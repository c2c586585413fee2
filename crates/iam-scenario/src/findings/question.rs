//! What is said of a question itself: how it was read, and what of it no request of AWS's has.

use std::collections::BTreeMap;

use iam_calls::asked::Said;
use iam_calls::when::When;
use iam_catalog::api::Operation;
use iam_catalog::claims::{self, Standing};
use iam_eval::context::Looked;
use iam_eval::contradiction;
use iam_eval::detail::{each_read, each_reading};
use iam_eval::policies::Policies;
use iam_eval::request::Request;
use iam_eval::trace::Trace;
use iam_explain::evaluated::NoSuchKeys;
use iam_syntax::letter_case;

use super::Finding;
use super::remark::{Brought, Remark, Without};
use crate::called::{Called, asks};
use crate::question::{Named, Question};

/// How a question was read: an operation in place of an action, keys that contradict each other or were left out.
#[must_use]
pub fn of_question(question: &Question, named: &Named) -> Vec<Finding> {
    let mut findings: Vec<Finding> = named.operation.map(of_operation).into_iter().collect();
    findings.extend(contradictions(&question.request));
    if !question.absent.is_empty() {
        let request = &question.request;
        findings.push(Finding::new(Remark::AbsentKeys {
            keys: question.absent.clone(),
            resource: request.resource.text.clone(),
            action: request.action.text.clone(),
        }));
    }
    findings
}

fn of_operation(operation: &Operation) -> Finding {
    let remark = Remark::Operation {
        name: operation.name,
        asks: operation.asks,
    };
    Finding {
        help: Some(format!("see {}", operation.source)),
        ..Finding::new(remark)
    }
}

/// Of the keys that statements read, those that AWS never fills.
// rule: S-27
pub fn no_such_keys(policies: &Policies, request: &Request, trace: &Trace) -> (NoSuchKeys, Vec<Finding>) {
    let mut keys = NoSuchKeys::new();
    let mut remarks = BTreeMap::new();
    each_read(policies, trace, |key| {
        let without_scheme = key.split_once("://").map(|(_, rest)| rest);
        let meant = without_scheme
            .filter(|rest| claims::parts(rest).is_some())
            .map(String::from);
        if meant.is_none() && claims::standing(key) != Some(Standing::NeverSent) {
            return;
        }
        let lower = letter_case::lower(key);
        let brought = brought(request, key);
        if brought == Brought::No {
            keys.insert(lower.clone(), meant.clone());
        }
        remarks.entry(lower).or_insert_with(|| Remark::NoSuchKey {
            key: key.to_string(),
            meant,
            brought,
            without: without(policies, trace, key),
        });
    });
    (keys, remarks.into_values().map(Finding::new).collect())
}

/// What the conditions on a key that is missing make of that.
// rule: C-20
// rule: C-21
fn without(policies: &Policies, trace: &Trace, key: &str) -> Without {
    let (mut is_met, mut is_failed) = (false, false);
    each_reading(policies, trace, |compiled, at| {
        let conditions = &compiled.policy.statements[at].conditions;
        for condition in conditions.iter().filter(|it| it.key.value.eq_ignore_ascii_case(key)) {
            let holds = condition.holds_when_missing();
            is_met |= holds;
            is_failed |= !holds;
        }
    });
    match (is_met, is_failed) {
        (true, false) => Without::Met,
        (false, true) => Without::Failed,
        (true, true) | (false, false) => Without::Other,
    }
}

/// The conditions of a call that make no difference, whatever is said of them.
// rule: A-8
pub(crate) fn of_call(called: &Called) -> Vec<Finding> {
    let requests = called.requests.as_slice();
    let Some(action) = requests.first().map(|it| it.action.text.clone()) else {
        return Vec::new();
    };
    if called.facts.is_empty() {
        return Vec::new();
    }
    let with = |at: usize, said: Option<Said>| {
        let mut called = called.clone();
        match said {
            Some(said) => called.facts[at].said = said,
            None => {
                called.facts.remove(at);
            }
        }
        asks(requests, &called)
    };
    let as_it_is = asks(requests, called);
    let makes_none = |at: &usize| {
        [None, Some(Said::Yes), Some(Said::No)]
            .into_iter()
            .all(|said| with(*at, said) == as_it_is)
    };
    // What tags what it makes asks for it in most services, and not all of them are in the table.
    let is_told = |at: &usize| called.facts[*at].when != When::Tags;
    let idle = (0..called.facts.len()).filter(is_told).filter(makes_none);
    let name = |at: usize| called.facts[at].when.name();
    idle.map(|at| {
        Finding::new(Remark::CallCondition {
            name: name(at),
            action: action.clone(),
        })
    })
    .collect()
}

/// What of the context no request holds at once.
fn contradictions(request: &Request) -> impl Iterator<Item = Finding> {
    let found = contradiction::contradictions(request).into_iter();
    found.map(|it| Finding::new(Remark::Contradiction(it)))
}

/// Whether a request holds a key that no request of AWS's has.
pub(super) fn brought(request: &Request, key: &str) -> Brought {
    match request.context.get(key) {
        Looked::Absent => Brought::No,
        Looked::One(_) | Looked::Many(_) | Looked::Unknown => Brought::AsGiven,
    }
}
