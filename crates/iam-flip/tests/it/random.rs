//! Random cases: what is suggested turns the decision round, has no part that can be left out, makes no policy worse and
//! asks for nothing that no request holds; and there nearly always is a suggestion.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use iam_catalog::catalogue::Catalogue;
use iam_catalog::never::{Never, never_sent};
use iam_eval::combine::Outcome;
use iam_flip::change::Change;
use iam_flip::question::Question;
use iam_flip::{Flip, flip};

use crate::laws;
use crate::material::{gallery, questions};
use crate::rng::Rng;

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
fn suggestions_of_random_cases() {
    let pool = questions();
    let catalogue = Catalogue::whole();
    let mut random = Rng::new(0x5EED);
    let (mut denied, mut allowed) = (Tally::default(), Tally::default());
    for _ in 0..200 * N_CASES {
        if denied.n_cases == N_CASES && allowed.n_cases == N_CASES {
            break;
        }
        let question = crossing(&mut random, &pool);
        let is_full = |answer: &iam_scenario::answer::Answer| match answer.trace.decision().outcome {
            Outcome::Allowed => allowed.n_cases == N_CASES,
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => denied.n_cases == N_CASES,
            Outcome::Depends => true,
        };
        if question.answer().is_none_or(|answer| is_full(&answer)) {
            continue;
        }
        let Some(found) = flip(&question.policies, &question.request, &catalogue) else {
            continue;
        };
        let tally = match found.outcome {
            Outcome::Allowed => &mut allowed,
            Outcome::ExplicitDeny | Outcome::ImplicitDeny => &mut denied,
            Outcome::Depends => panic!("nothing is turned round that is not decided"),
        };
        laws::check(&question, &found, &catalogue);
        // Nobody wrote a statement for a resource that the action is never asked on.
        if is_of_action(&question, &catalogue) {
            tally.add(&question, &found);
        }
    }
    println!("denied: {denied}\nallowed: {allowed}");
    for tally in [denied, allowed] {
        assert_eq!(N_CASES, tally.n_cases);
        // Of a token of which nothing is known the answer is which keys it lacks.
        assert!(95 * tally.n_cases <= 100 * (tally.n_helped + tally.n_told), "{tally}");
    }
}

fn is_of_action(question: &Question, catalogue: &Catalogue) -> bool {
    let resources: Vec<&str> = question.request.resources.each().map(|(arn, _)| arn).collect();
    let action = question.request.action.as_deref().unwrap_or_default();
    let never = never_sent(catalogue, action, resources, []);
    !never.iter().any(|it| matches!(it, Never::Resource { .. }))
}

#[test]
fn suggestions_of_the_gallery() {
    let catalogue = Catalogue::whole();
    let (mut denied, mut allowed) = (Tally::default(), Tally::default());
    for (_, question) in gallery() {
        let Some(found) = flip(&question.policies, &question.request, &catalogue) else {
            continue;
        };
        laws::check(&question, &found, &catalogue);
        match found.outcome {
            Outcome::Allowed => allowed.add(&question, &found),
            Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends => denied.add(&question, &found),
        }
    }
    println!("gallery, denied: {denied}\ngallery, allowed: {allowed}");
    assert!(30 < denied.n_cases + allowed.n_cases);
    for tally in [denied, allowed] {
        assert!(95 * tally.n_cases <= 100 * tally.n_helped, "{tally}");
    }
}

#[derive(Default)]
struct Tally {
    n_cases: usize,
    n_helped: usize,
    /// Those without a suggestion that are told what their request lacks for one.
    n_told: usize,
    n_suggestions: usize,
    /// How many suggestions of each class there are.
    classes: BTreeMap<&'static str, usize>,
    n_edits: usize,
    helpless: String,
}

impl Tally {
    fn add(&mut self, question: &Question, found: &Flip) {
        self.n_cases += 1;
        self.n_suggestions += found.suggestions.len();
        for suggestion in &found.suggestions {
            *self.classes.entry(suggestion.class.name()).or_default() += 1;
            let is_edit = |it: &Change| matches!(it, Change::Edit { .. } | Change::Renew { .. });
            self.n_edits += usize::from(suggestion.changes.iter().any(is_edit));
        }
        self.n_told += usize::from(found.suggestions.is_empty() && !found.lacking.is_empty());
        if found.suggestions.is_empty() {
            let request = &question.request;
            let trace = question.answer().expect("it was answered before").trace;
            let gates: Vec<_> = trace.judged().map(|it| (it.gate, it.effect())).collect();
            let texts = |policies: &[iam_scenario::case::PolicyInput]| -> String {
                policies.iter().map(|it| it.text.as_str()).collect()
            };
            let resource = question.policies.resource.as_slice();
            let text = texts(&question.policies.identity) + &texts(resource);
            writeln!(
                self.helpless,
                "{:?} {:?} {:?} {:?} {:?} {gates:?} {:?} {}",
                request.principal,
                request.action,
                request.resources,
                trace.gates.preset,
                trace.gates.relation,
                found.lacking,
                text.split_whitespace().collect::<Vec<_>>().join(" "),
            )
            .expect("a string can be written to");
        } else {
            self.n_helped += 1;
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        writeln!(
            f,
            "{} cases, {} ({:.2} %) with a suggestion, {} ({:.2} %) with one or with what the request lacks for it",
            self.n_cases,
            self.n_helped,
            percent(self.n_helped, self.n_cases),
            self.n_helped + self.n_told,
            percent(self.n_helped + self.n_told, self.n_cases),
        )?;
        writeln!(
            f,
            "  {} suggestions: {:?}; {} ({:.2} %) by an edit; each of them turns the decision round (100 %), adds no finding \
             (100 %), sets nothing impossible (100 %); without one:",
            self.n_suggestions,
            self.classes,
            self.n_edits,
            percent(self.n_edits, self.n_suggestions),
        )?;
        self.helpless
            .lines()
            .take(40)
            .try_for_each(|line| writeln!(f, "  {line}"))
    }
}
