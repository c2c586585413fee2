//! The statement that was meant: which statement somebody wrote for such a request, and what kept it from applying.
//!
//! A statement was meant if all of it but one element, or but two conditions, speaks of the request, if [`mend`](crate::mend) knows an edit of
//! what is missed that makes it apply, and if nothing else comes in by that edit than what the statement is about. Of several,
//! the nearest one was meant:
//!
//! 1. all but one condition matches, before all but the resource, before all but the principal, before all but the
//!    action, before all but two conditions: who wrote the action down thought of it, and conditions are where slips are
//!    made;
//! 2. a statement that names its actions comes before one with a wildcard in them;
//! 3. the order of gates, policies and statements.
//!
//! A statement whose resources are of other types than what is asked for was not meant ([`lists_other_types`]).
//!
//! "Nothing else comes in" means: what an element is widened to is multiplied by the others. A resource, or a principal,
//! is not put into a statement of all actions of a service, an action not into one of all resources or of everybody.
//! A bucket beside its objects, a table beside its indexes and a name with its generated suffix are the resource that is
//! there already, so they may always be put in.

use iam_eval::gates::Gate;
use iam_eval::matching::condition;
use iam_eval::policies::Attached;
use iam_eval::truth::Truth;
use iam_explain::near_miss::lists_other_types;
use iam_syntax::policy::{Clause, Effect, PrincipalFamily, Statement};

use crate::world::Traced;

/// How many statements of a gate are looked at more closely.
const MOST: usize = 8;

/// A statement that speaks of a request but for one element, or for two conditions.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    /// The policy that it is in.
    pub attached: &'a Attached,
    /// The statement's place in the policy.
    pub at: usize,
    /// The element that kept it from applying.
    pub missed: Missed,
}

/// What does not match, in the order of what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missed {
    /// The condition's place in the statement.
    Condition(usize),
    /// The clause's place in the statement.
    Resource(usize),
    /// Who asked is somebody else.
    Principal,
    /// Something else was asked.
    Action,
    /// The places of two conditions in the statement.
    TwoConditions(usize, usize),
}

impl Missed {
    /// Whether it is one condition or two, and all else fits.
    #[must_use]
    pub(crate) const fn is_condition(self) -> bool {
        match self {
            Self::Condition(_) | Self::TwoConditions(..) => true,
            Self::Resource(_) | Self::Principal | Self::Action => false,
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Condition(_) => 0,
            Self::Resource(_) => 1,
            Self::Principal => 2,
            Self::Action => 3,
            Self::TwoConditions(..) => 4,
        }
    }
}

impl Near<'_> {
    /// The statement as it was read.
    #[must_use]
    pub fn source(&self) -> &Statement {
        &self.attached.policy.policy.statements[self.at]
    }
}

/// The statements of a gate and an effect that miss a request by one element or by two conditions, the nearest first.
#[must_use]
pub fn near(traced: &Traced, gate: Gate, effect: Effect) -> Vec<Near<'_>> {
    let mut found: Vec<Near<'_>> = Vec::new();
    for attached in traced.asked.policies.of(gate) {
        for (at, compiled) in attached.policy.statements.iter().enumerate() {
            if compiled.effect == effect
                && let Some(missed) = missed(traced, attached, at)
            {
                found.push(Near { attached, at, missed });
            }
        }
    }
    found.sort_by_key(|it| (it.missed.rank(), has_wild_action(it.source())));
    found.truncate(MOST);
    found
}

/// The Allow of a gate that was meant, where a new one is to ask for what it asks for: the first that misses by conditions
/// alone, else the nearest that is about the service.
#[must_use]
pub fn meant(traced: &Traced, gate: Gate) -> Option<Near<'_>> {
    let all = near(traced, gate, Effect::Allow);
    let service = traced.asked.request.action.service();
    let is_of_service = |it: &&Near<'_>| match it.missed {
        Missed::Action => names_service(it.source(), service),
        Missed::Condition(_) | Missed::TwoConditions(..) | Missed::Resource(_) | Missed::Principal => true,
    };
    let by_condition = all.iter().find(|it| it.missed.is_condition());
    by_condition.or_else(|| all.iter().find(is_of_service)).copied()
}

fn names_service(statement: &Statement, service: &str) -> bool {
    let is_of = |text: &str| {
        let prefix = text.split_once(':').map(|(prefix, _)| prefix.trim());
        prefix.is_some_and(|it| it.eq_ignore_ascii_case(service))
    };
    let names = |clause: &Clause| clause.elements.iter().any(|it| is_of(&it.value));
    statement.action.as_ref().is_some_and(names)
}

/// What does not match, if it is no more than that.
fn missed(traced: &Traced, attached: &Attached, at: usize) -> Option<Missed> {
    let compiled = &attached.policy.statements[at];
    let request = &traced.asked.request;
    let ask = iam_eval::survey::ask(&traced.asked.policies, request);
    let mut missed = None;
    // A second one ends it, unless both are conditions.
    let mut miss = |element: Missed| {
        let both = match (missed, element) {
            (None, one) => Some(one),
            (Some(Missed::Condition(first)), Missed::Condition(second)) => Some(Missed::TwoConditions(first, second)),
            (Some(_), _) => None,
        };
        missed = both;
        both.is_some()
    };
    // A statement without an action has no effect.
    if !compiled.action.as_ref()?.matches(&request.action) && !miss(Missed::Action) {
        return None;
    }
    let names_caller = compiled
        .principal
        .as_ref()
        .is_none_or(|it| it.reach(compiled.effect, &request.caller, ask.has_boundary).is_some());
    if !names_caller && !miss(Missed::Principal) {
        return None;
    }
    let is_of_other_type = || lists_other_types(&attached.policy.policy.statements[at], &request.resource.text);
    for (clause, test) in compiled.resources.iter().enumerate() {
        if test.matches(request) == Truth::True {
            continue;
        }
        if is_of_other_type() || !miss(Missed::Resource(clause)) {
            return None;
        }
    }
    for (number, test) in compiled.conditions.iter().enumerate() {
        if condition(test, &request.context) != Truth::True && !miss(Missed::Condition(number)) {
            return None;
        }
    }
    missed
}

/// Whether an action has a wildcard, or all but some are meant.
#[must_use]
pub(crate) fn has_wild_action(statement: &Statement) -> bool {
    let is_wild = |clause: &Clause| clause.inverted || clause.elements.iter().any(|it| it.value.contains(['*', '?']));
    statement.action.as_ref().is_none_or(is_wild)
}

/// Whether a statement is about all actions of a service, or more.
#[must_use]
pub(crate) fn takes_all_actions(statement: &Statement) -> bool {
    let is_all = |text: &str| {
        let name = text.split_once(':').map_or(text, |(_, name)| name);
        name.bytes().all(|byte| byte == b'*')
    };
    let takes_all = |clause: &Clause| clause.inverted || clause.elements.iter().any(|it| is_all(it.value.trim()));
    statement.action.as_ref().is_none_or(takes_all)
}

/// Whether a statement is about all resources, or all of a service.
#[must_use]
pub(crate) fn takes_all_resources(statement: &Statement) -> bool {
    let is_all = |text: &str| {
        let name = iam_syntax::arn::fields(text).map_or(text, |fields| fields[5]);
        name.bytes().all(|byte| byte == b'*')
    };
    let clauses = &statement.resources;
    clauses
        .iter()
        .any(|clause| clause.inverted || clause.elements.iter().any(|it| is_all(&it.value)))
}

/// Whether a statement lets everybody in: whom it names is not told apart by anything.
#[must_use]
pub fn is_for_everybody(statement: &Statement) -> bool {
    let Some(clause) = &statement.principal else {
        return false;
    };
    let is_star = clause
        .entries
        .iter()
        .any(|entry| entry.family == PrincipalFamily::Aws && entry.value.value == "*");
    clause.inverted || is_star
}
