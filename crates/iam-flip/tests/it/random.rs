//! Random cases: a suggestion turns the decision round, has no part that can be left out, and there nearly always is
//! one.

use std::fmt::Write as _;

use iam_eval::combine::Outcome;
use iam_flip::change::{Change, made};
use iam_flip::question::Question;
use iam_flip::{Flip, flip};

use crate::rng::Rng;
use crate::vectors::questions;

/// How many denied and how many allowed cases are tried.
const N_CASES: usize = 2_000;

/// The policies of one case with a request made of parts of others.
fn crossing(random: &mut Rng, pool: &[Question]) -> Question {
    let mut question = pool[random.below(pool.len())].clone();
    let other = &pool[random.below(pool.len())];
    match random.below(8) {
        0 => question.request.principal = other.request.principal.clone(),
        1 => question.request.resources = other.request.resources.clone(),
        2 => question.request.action = other.request.action.clone(),
        3 => question.request.context = other.request.context.clone(),
        4 => question.policies.boundary = other.policies.boundary.clone(),
        5 => question.policies.scps = other.policies.scps.clone(),
        6 => question.policies.resource = other.policies.resource.clone(),
        _ => {}
    }
    question
}

#[test]
fn suggestions_turn_the_decision_round() {
    let pool = questions();
    let mut random = Rng::new(0x5EED);
    let (mut denied, mut allowed) = (Tally::default(), Tally::default());
    for _ in 0..200 * N_CASES {
        if denied.n_cases == N_CASES && allowed.n_cases == N_CASES {
            break;
        }
        let question = crossing(&mut random, &pool);
        let Some(found) = flip(&question.policies, &question.request) else {
            continue;
        };
        let tally = match found.outcome {
            Outcome::Allowed => &mut allowed,
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => &mut denied,
            Outcome::Depends => panic!("nothing is turned round that is not decided"),
        };
        if tally.n_cases < N_CASES {
            check(&question, &found);
            tally.add(&question, &found);
        }
    }
    println!("denied: {denied}\nallowed: {allowed}");
    for tally in [denied, allowed] {
        assert_eq!(N_CASES, tally.n_cases);
        assert!(95 * tally.n_cases <= 100 * tally.n_helped, "{tally}");
    }
}

#[track_caller]
fn check(question: &Question, found: &Flip) {
    let answer = question.answer().expect("it was answered before");
    let is_denied = |outcome| matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny);
    let turned = |question: &Question| {
        let outcome = question.answer()?.trace.decision().outcome;
        Some(outcome != Outcome::Depends && is_denied(outcome) != is_denied(found.outcome))
    };
    for suggestion in &found.suggestions {
        assert_eq!(Some(true), turned(&suggestion.question), "{suggestion:#?}");
        for left_out in 0..suggestion.changes.len() {
            let mut fewer = suggestion.changes.clone();
            fewer.remove(left_out);
            if let Some(question) = made(question, &answer, &fewer).filter(|_| !fewer.is_empty()) {
                assert_ne!(
                    Some(true),
                    turned(&question),
                    "{left_out} is not needed: {suggestion:#?}"
                );
            }
        }
        for change in &suggestion.changes {
            no_needless_wildcard(change, question);
        }
    }
}

/// A statement that is added names what is asked for, unless AWS's own policy is attached.
fn no_needless_wildcard(change: &Change, question: &Question) {
    let (statement, name) = match change {
        Change::Add { statement, .. } => (statement, ""),
        Change::Attach { statement, name, .. } => (statement, name.as_str()),
        Change::Context { .. } | Change::Remove { .. } | Change::Exempt { .. } => return,
    };
    if name == "RCPFullAWSAccess" {
        return;
    }
    for (name, value) in &statement.members {
        if *name == "Action" || *name == "Resource" {
            let plain = value.replace("${*}", "").replace("${?}", "");
            let is_asked = *name == "Resource" && question.request.resources.arns().any(|it| it == "*");
            assert!(is_asked || !plain.contains('*'), "{statement:?}");
        }
    }
}

#[derive(Default)]
struct Tally {
    n_cases: usize,
    n_helped: usize,
    n_suggestions: usize,
    helpless: String,
}

impl Tally {
    fn add(&mut self, question: &Question, found: &Flip) {
        self.n_cases += 1;
        self.n_suggestions += found.suggestions.len();
        if found.suggestions.is_empty() {
            let request = &question.request;
            let trace = question.answer().expect("it was answered before").trace;
            let gates: Vec<_> = trace.judged().map(|it| (it.gate, it.effect())).collect();
            writeln!(
                self.helpless,
                "{:?} {:?} {:?} {:?} {:?} {gates:?} {}",
                request.principal,
                request.action,
                request.resources,
                trace.gates.preset,
                trace.gates.relation,
                question
                    .policies
                    .identity
                    .iter()
                    .map(|it| it.text.as_str())
                    .collect::<String>()
            )
            .expect("a string can be written to");
        } else {
            self.n_helped += 1;
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "{} cases, {} with a suggestion, {} suggestions; without one:",
            self.n_cases, self.n_helped, self.n_suggestions
        )?;
        self.helpless
            .lines()
            .take(40)
            .try_for_each(|line| writeln!(f, "  {line}"))
    }
}
