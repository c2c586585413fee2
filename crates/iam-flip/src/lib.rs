//! The smallest changes that turn a decision round.
//!
//! Each suggestion was made, tried and found to be needed in all its parts: the changed case was evaluated by the very
//! evaluator that decided the first one, and without any one of its changes it is decided as before. Nothing is
//! concluded here that the evaluator did not say.
//!
//! | to find | look in |
//! |---|---|
//! | what can be changed | [`change`] |
//! | a policy's text with statements put in or taken out | [`edit`] |
//! | context keys | [`context`] |
//! | policies, for a request that is denied | [`permit`] |
//! | policies, for a request that is allowed | [`forbid`] |
//! | the least statement that speaks of a request | [`least`] |
//! | policies and a request, asked again | [`question`] |
//! | a change in words | [`words`] |

pub mod change;
pub mod context;
pub mod edit;
pub mod forbid;
pub mod least;
pub mod permit;
pub mod question;
pub mod words;

use iam_eval::combine::Outcome;
use iam_eval::gates::Gate;
use iam_scenario::case::{PolicyInputs, RequestInput};

use change::Change;
use question::{Question, Wanted};

/// Changes that together turn the decision round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// At least one; none of them can be left out.
    pub changes: Vec<Change>,
    /// The policies and the request with the changes made.
    pub question: Question,
}

/// What would turn a decision round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// As it is decided now.
    pub outcome: Outcome,
    /// From the smallest on; changes to the request before changes to policies.
    pub suggestions: Vec<Suggestion>,
    /// The gates that deny a request, other than that of the caller's identity policies: no Allow of an identity
    /// policy helps while they do.
    pub stopped_by: Vec<Gate>,
}

/// Finds what would turn the decision round. There is nothing for a case that cannot be read, and for an answer that
/// hangs on an unknown context key.
#[must_use]
pub fn flip(policies: &PolicyInputs, request: &RequestInput) -> Option<Flip> {
    let question = Question {
        policies: policies.clone(),
        request: request.clone(),
    };
    let answer = question.answer()?;
    let outcome = answer.trace.decision().outcome;
    let mut found = match outcome {
        Outcome::Depends => return None,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => {
            let mut found = context::suggestions(&question, &answer, Wanted::Allowed);
            found.extend(permit::suggestions(&question, &answer));
            found
        }
        Outcome::Allowed => {
            let mut found = context::suggestions(&question, &answer, Wanted::Denied);
            found.extend(forbid::suggestions(&question, &answer));
            found
        }
    };
    let mut seen: Vec<Vec<Change>> = Vec::new();
    found.retain(|one| {
        let is_new = !seen.contains(&one.changes);
        seen.push(one.changes.clone());
        is_new
    });
    // The sort is stable, so that the order above holds among those of one size.
    found.sort_by_key(|one| one.changes.len());
    let stopped_by = answer
        .trace
        .judged()
        .filter(|it| it.gate != Gate::Principal && (it.deny.is_true() || it.lacks.is_true()))
        .map(|it| it.gate)
        .collect();
    Some(Flip {
        outcome,
        suggestions: found,
        stopped_by,
    })
}
