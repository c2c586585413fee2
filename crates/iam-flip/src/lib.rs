//! What would turn a decision round, as a careful reviewer would suggest it.
//!
//! Each suggestion was made, tried and found to be needed in all its parts: the changed case was evaluated by the very
//! evaluator that decided the first one, and no proper part of its changes does it alone. Nothing is concluded here that
//! the evaluator did not say. And none makes a policy worse, as the linter sees it, or asks for what no request holds.
//!
//! Suggestions stand in the order of what a reviewer would do first: ask otherwise, let the caller's own policies allow it,
//! then the resource's, and only at last touch what is there to limit ([`Class`]). Among those, an edit of the statement
//! that was meant comes before a new one, and behind both what lets in whoever lacks a key ([`loosen`]).
//!
//! | to find | look in |
//! |---|---|
//! | what can be changed | [`change`] |
//! | a policy's text with changes in it | [`document`] |
//! | context keys to set, up to three | [`request`] |
//! | what is known of context keys | `key` |
//! | what no request holds | [`impossible`] |
//! | the statement that was meant | [`meant`] |
//! | edits of a statement | [`mend`] |
//! | edits that let in what lacks a key | [`loosen`] |
//! | resources that belong together | `kin` |
//! | the least statement that speaks of a request | [`least`], `carried` |
//! | which resources take a policy | `own_policy` |
//! | what nobody can change | [`mod@closed`] |
//! | policies, for a request that is denied | [`permit`] |
//! | policies, for a request that is allowed | `forbid` |
//! | the least of some changes that does it | `minimal` |
//! | whether the linter objects | [`lint`] |
//! | policies and a request, asked again | [`question`], [`world`] |
//! | what a suggestion changes, line by line | [`diff`] |
//! | a suggestion as text and as JSON | [`output`] |
//! | how long work is done in turns | [`turns`] |
//! | a change in words | [`words`] |
//!
//! ```
//! use iam_catalog::catalogue::Catalogue;
//! use iam_flip::class::Class;
//! use iam_scenario::read;
//!
//! let case = read::case(r#"{
//!     "principal": "arn:aws:iam::111122223333:user/Ana",
//!     "action": "s3:PutObject",
//!     "resource": "arn:aws:s3:::reports/q1.csv",
//!     "policies": { "identity": [{ "name": "Read", "document": {
//!         "Version": "2012-10-17",
//!         "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
//!     } }] }
//! }"#).unwrap();
//! let found = iam_flip::flip(&case.policies, &case.request, &Catalogue::whole()).unwrap();
//! let first = &found.suggestions[0];
//! assert_eq!(Class::Identity, first.class);
//! assert!(first.question.policies.identity[0].text.as_str().contains("s3:PutObject"));
//! ```

#![warn(missing_docs)]

mod carried;
pub mod change;
pub mod class;
pub mod closed;
pub mod diff;
pub mod document;
mod forbid;
pub mod impossible;
mod key;
mod kin;
pub mod least;
pub mod lint;
mod loosen;
pub mod meant;
pub mod mend;
mod minimal;
pub mod output;
mod own_policy;
pub mod permit;
pub mod question;
pub mod request;
pub mod turns;
pub mod words;
pub mod world;

use iam_catalog::catalogue::Catalogue;
use iam_eval::combine::Outcome;
use iam_eval::gates::Gate;
use iam_scenario::case::{ContextInput, PolicyInputs, RequestInput, same_key};

use change::Change;
use class::{Class, class};
use closed::{Closed, closed, without_policy};
use impossible::Why;
use lint::Linter;
use minimal::minimal;
use question::{Question, Wanted};
use request::goal::Goal;
use request::unique_id;
use turns::{at_once, turn};
use world::World;

/// Changes that together turn the decision round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// How far it goes, which is also where it stands among others.
    pub class: Class,
    /// At least one; no proper part of them turns the decision round.
    pub changes: Vec<Change>,
    /// The policies and the request with the changes made.
    pub question: Question,
}

impl Suggestion {
    /// Whether something that is there to limit would limit less.
    #[must_use]
    pub fn weakens_guardrail(&self) -> bool {
        self.class == Class::Guardrail { weakened: true }
    }
}

/// What would turn a decision round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// As it is decided now.
    pub outcome: Outcome,
    /// In the order of [`Class`].
    pub suggestions: Vec<Suggestion>,
    /// The gates that deny a request, other than that of the caller's identity policies: no Allow of an identity
    /// policy helps while they do.
    pub stopped_by: Vec<Gate>,
    /// Context keys that the request would have to hold before an Allow can be written that lets in nobody else.
    pub lacking: Vec<String>,
    /// Context keys that a policy asks for and that no request holds so, where no change of the request helps.
    pub refused: Vec<(String, Why)>,
    /// What is not suggested because nobody can do it.
    pub closed: Vec<Closed>,
}

/// How many suggestions of one class there are at most.
const MOST_OF_CLASS: usize = 4;
/// How many changes of the request are shown beside policies that are edited first.
const MOST_BESIDE_EDITS: usize = 2;
/// How many of the things that stop a request are got past by asking otherwise, each by itself.
const MOST_OBSTACLES: usize = 4;

/// Finds what would turn the decision round. There is nothing for a case that cannot be read, and for an answer that
/// hangs on an unknown context key. What the linter says of the suggestions follows from what is loaded of the catalogue.
#[must_use]
pub fn flip(policies: &PolicyInputs, request: &RequestInput, catalogue: &Catalogue) -> Option<Flip> {
    at_once(in_turns(policies, request, catalogue))
}

/// The same in turns, a change tried in each.
pub async fn in_turns(policies: &PolicyInputs, request: &RequestInput, catalogue: &Catalogue) -> Option<Flip> {
    let question = Question {
        policies: policies.clone(),
        request: request.clone(),
    };
    let answer = question.answer()?;
    let outcome = answer.trace.decision().outcome;
    let wanted = match outcome {
        Outcome::Depends => return None,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => Wanted::Allowed,
        Outcome::Allowed => Wanted::Denied,
    };
    let world = World::new(&question, &answer, wanted, catalogue)?;
    let linter = Linter::new(catalogue, &answer.request);
    let of_request = request::changes(&world, request::goal(wanted)).await;
    let refused = match wanted {
        Wanted::Allowed if of_request.changes.is_empty() => of_request.refused,
        Wanted::Allowed | Wanted::Denied => Vec::new(),
    };
    let mut candidates = of_request.changes;
    let is_told = unique_id::is_told(&world);
    if !is_told {
        candidates.extend(unique_id::candidates(&world));
    }
    let mut lacking = Vec::new();
    match wanted {
        Wanted::Allowed => {
            let of_policies = permit::candidates(&world, &linter, &[]).await;
            candidates.extend(of_policies.changes);
            let first = told_apart(&world, &of_policies.lacking);
            let completed = match &first {
                Some(first) => permit::candidates(&world, &linter, first).await.changes,
                None => Vec::new(),
            };
            if completed.is_empty() {
                lacking = of_policies.lacking;
            }
            candidates.extend(completed);
            candidates.extend(past_guardrails(&world, &linter).await);
            candidates.extend(past_one(&world, &linter).await);
            let traced = world.traced(&[]).unwrap_or_default();
            candidates.extend(past_edits(&world, permit::narrowed(&traced)).await);
            candidates.extend(past_edits(&world, permit::likened(&world, &traced)).await);
        }
        Wanted::Denied => candidates.extend(forbid::candidates(&world)),
    }
    let mut closed: Vec<Closed> = candidates.iter().filter_map(|it| closed(&world, it)).collect();
    match wanted {
        Wanted::Allowed => closed.extend(without_policy(&world)),
        Wanted::Denied => {}
    }
    closed.sort();
    closed.dedup();
    let suggestions = suggestions(&world, &linter, candidates).await;
    if !is_told && !sets(&suggestions, unique_id::KEY) {
        closed.push(Closed::NoUniqueId);
    }
    // What can be set once a policy is edited needs no reason why it cannot.
    let refused = refused
        .into_iter()
        .filter(|(key, _)| !sets(&suggestions, key))
        .collect();
    let stopped_by = answer
        .trace
        .judged()
        .filter(|it| it.gate != Gate::Principal && (it.deny.is_true() || it.lacks.is_true()))
        .map(|it| it.gate)
        .collect();
    Some(Flip {
        outcome,
        suggestions,
        stopped_by,
        lacking,
        refused,
        closed,
    })
}

/// Whether a suggestion sets a key.
fn sets(suggestions: &[Suggestion], key: &str) -> bool {
    let changes = suggestions.iter().flat_map(|it| &it.changes);
    changes.into_iter().any(|change| match change {
        Change::Context(set) => set.all().any(|(it, _)| same_key(it, key)),
        Change::Identify { .. } => same_key(key, unique_id::KEY),
        Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => false,
    })
}

/// The request with what tells its caller from others, where that can be said ([`carried::example`]).
fn told_apart(world: &World<'_>, lacking: &[String]) -> Option<Vec<Change>> {
    let first = world.asked.first()?;
    let values: Option<Vec<(&str, ContextInput)>> = lacking
        .iter()
        .map(|key| {
            let value = carried::example(key, &first.request)?;
            Some((key.as_str(), ContextInput::One(value)))
        })
        .collect();
    let values = values.filter(|values| !values.is_empty())?;
    let wanted: Vec<(&str, &ContextInput)> = values.iter().map(|(key, value)| (*key, value)).collect();
    request::possible(world, &wanted)
}

/// The request changed so that nothing that limits stops it any more, and then what grants it.
async fn past_guardrails(world: &World<'_>, linter: &Linter<'_>) -> Vec<Vec<Change>> {
    let is_limited = world.traced(&[]).is_some_and(|it| !permit::is_only_ungranted(&it));
    if !is_limited {
        return Vec::new();
    }
    let found = request::changes(world, Goal::PastGuardrails).await.changes;
    match found.first() {
        Some(best) => permit::candidates(world, linter, best).await.changes,
        None => Vec::new(),
    }
}

/// Of several things that stop the request one got past by asking otherwise, and the others by policies.
async fn past_one(world: &World<'_>, linter: &Linter<'_>) -> Vec<Vec<Change>> {
    let obstacles = world.traced(&[]).map_or_else(Vec::new, |it| permit::obstacles(&it));
    let mut both: Vec<Vec<Change>> = Vec::new();
    if obstacles.len() < 2 {
        return both;
    }
    for goal in obstacles.into_iter().take(MOST_OBSTACLES) {
        let found = request::changes(world, goal).await.changes;
        for first in found.iter().take(MOST_BESIDE_EDITS) {
            both.extend(permit::candidates(world, linter, first).await.changes);
        }
    }
    both
}

/// Edits after which a request can be let through that could not before, and then the request changed so that it is:
/// Denies kept to the resources that they are about, an operator that knows the wildcards of its values.
async fn past_edits(world: &World<'_>, edits: Vec<Change>) -> Vec<Vec<Change>> {
    if edits.is_empty() {
        return Vec::new();
    }
    let question = change::made(world.question, world.answer, &edits);
    let Some((question, answer)) = question.and_then(|it| it.answer().map(|answer| (it, answer))) else {
        return Vec::new();
    };
    let Some(after) = World::new(&question, &answer, world.wanted, world.catalogue) else {
        return Vec::new();
    };
    let found = request::changes(&after, Goal::Allowed).await.changes;
    let both = found.iter().take(MOST_BESIDE_EDITS);
    both.map(|changes| [changes.as_slice(), edits.as_slice()].concat())
        .collect()
}

/// What is confirmed of some candidates, in the order in which it is shown.
async fn suggestions(world: &World<'_>, linter: &Linter<'_>, candidates: Vec<Vec<Change>>) -> Vec<Suggestion> {
    let mut found: Vec<(Class, Vec<Change>)> = Vec::new();
    for changes in candidates.into_iter().filter(|it| closed(world, it).is_none()) {
        let Some(changes) = minimal(world, &changes).await else {
            continue;
        };
        let class = class(world, &changes);
        let is_known = found.iter().any(|(_, known)| *known == changes);
        if !is_known && !linter.objects(world, &changes) {
            found.push((class, changes));
        }
    }
    // What somebody else would have to do comes after all that the caller can.
    let is_others = |class: Class, changes: &[Change]| class == Class::Request && !request::is_callers(changes);
    // The sort is stable, so that the order above holds among those of one kind.
    found.sort_by_cached_key(|(class, changes)| {
        (*class, is_others(*class, changes), class::rank(world, *class, changes))
    });
    let mut confirmed: Vec<Suggestion> = Vec::new();
    for (class, changes) in found {
        let n_of_class = confirmed.iter().filter(|it| it.class == class).count();
        // Of the request there are as many as were looked for.
        if class == Class::Request || n_of_class < MOST_OF_CLASS {
            turn().await;
            let suggestion = confirm(world, class, changes);
            // Two ways to one and the same text are one.
            let is_new = |it: &Suggestion| confirmed.iter().all(|known| !comes_to_one(known, it));
            confirmed.extend(suggestion.filter(is_new));
        }
    }
    confirmed
}

/// Whether two suggestions change the same to the same, whatever the order of the context's keys.
fn comes_to_one(one: &Suggestion, other: &Suggestion) -> bool {
    let keys = |it: &Suggestion| {
        let mut request = it.question.request.clone();
        request.context.sort_by(|one, other| one.name.cmp(&other.name));
        request
    };
    one.question.policies == other.question.policies && keys(one) == keys(other)
}

/// The last word is that of the evaluator, asked as any reader would.
fn confirm(world: &World<'_>, class: Class, changes: Vec<Change>) -> Option<Suggestion> {
    let question = change::made(world.question, world.answer, &changes)?;
    let outcome = question.answer()?.trace.decision().outcome;
    world.wanted.is_met_by(outcome).then_some(Suggestion {
        class,
        changes,
        question,
    })
}
