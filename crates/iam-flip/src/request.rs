//! Changes of the request that turn a decision round: context keys, one, two or three of them.
//!
//! | to find | look in |
//! |---|---|
//! | what they shall bring about | [`mod@goal`] |
//! | which keys to set | [`search`] |
//! | how long to look for them | [`budget`] |
//! | which statements stop the request, or nearly apply | [`place`] |
//! | what they are set on, and what follows | [`mod@sets`] |
//! | what a key could be set to | [`values`] |
//! | whose unique id is not told | [`unique_id`] |
//! | a context with keys set | [`context`] |

pub mod budget;
pub mod context;
pub mod goal;
pub mod place;
pub mod search;
pub mod sets;
pub mod unique_id;
pub mod values;

use iam_scenario::case::{ContextInput, same_key};

use crate::change::{Change, Set, policy};
use crate::impossible::{Setting, Why, why_not};
use crate::key::along::is_too_much;
use crate::key::owner::{Owner, owner};
use crate::question::Wanted;
use crate::world::World;

use goal::Goal;
use search::{Found, Search};
use sets::settings;

/// How many keys are set together at most.
pub const MOST_KEYS: usize = 3;
/// How many suggestions of this kind there are at most.
const MOST: usize = 6;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfRequest {
    /// Changes that together bring about what is wanted, the fewest keys first; of as many keys those first that the
    /// caller can set.
    pub changes: Vec<Vec<Change>>,
    /// Keys that a policy asks for and that no request holds so.
    pub refused: Vec<(String, Why)>,
}

/// Looks for context keys that bring about what is wanted.
pub async fn changes(world: &World<'_>, goal: Goal) -> OfRequest {
    let search = Search::new(world, goal);
    let mut found: Vec<Found> = Vec::new();
    for n_keys in 1..=MOST_KEYS {
        let mut these = search.of(n_keys, &found).await;
        these.sort_by_key(|keys| {
            (
                !are_callers(keys),
                keys.iter().any(|(_, value)| *value == ContextInput::Removed),
            )
        });
        found.extend(these);
        // What the caller can do is better than what somebody else would have to, even with more keys.
        if found.iter().any(are_callers) {
            break;
        }
    }
    found.sort_by_key(|keys| !are_callers(keys));
    found.truncate(MOST);
    OfRequest {
        changes: found.iter().filter_map(|keys| as_changes(world, keys)).collect(),
        refused: search.refused(),
    }
}

/// The changes that set some keys; nothing where no request holds them so.
#[must_use]
pub fn possible(world: &World<'_>, wanted: &[(&str, &ContextInput)]) -> Option<Vec<Change>> {
    let mut sets = settings(world, wanted);
    if is_too_much(&sets) {
        return None;
    }
    for (key, _) in sets.iter_mut().flat_map(|set| &mut set.along) {
        if let Some(spelled) = spelled(world, key) {
            *key = spelled;
        }
    }
    let by_endpoint = world.asked.iter().any(|one| one.policies.endpoint.is_some());
    for (place, asked) in world.asked.iter().enumerate() {
        let sets = || sets.iter().filter(move |set| set.on.is_at(place));
        let context = context::with(&asked.request, &asked.request.context, sets());
        let why = sets().flat_map(Set::all).find_map(|(key, value)| {
            why_not(&Setting {
                key,
                value,
                context: &context,
                request: &asked.request,
                by_endpoint,
                catalogue: world.catalogue,
            })
        });
        if why.is_some() {
            return None;
        }
    }
    Some(sets.into_iter().map(Change::Context).collect())
}

/// A key as a policy writes it, where the request does not say how: a context knows no capital letters.
fn spelled(world: &World<'_>, key: &str) -> Option<String> {
    let input = &world.question.request;
    let own = input.resources.each().flat_map(|(_, own)| own);
    let is_given = input.context.iter().chain(own).any(|entry| entry.name == key);
    let policies = (0..world.answer.documents.len()).filter_map(|at| policy(world.answer, at));
    let conditions = policies.flat_map(|it| &it.statements).flat_map(|it| &it.conditions);
    let mut names = conditions.map(|it| it.key.value.as_str());
    names
        .find(|name| !is_given && same_key(name, key))
        .map(ToString::to_string)
}

/// The goal of all that is wanted.
#[must_use]
pub const fn goal(wanted: Wanted) -> Goal {
    match wanted {
        Wanted::Allowed => Goal::Allowed,
        Wanted::Denied => Goal::Denied,
    }
}

fn are_callers(keys: &Found) -> bool {
    keys.iter().all(|(key, _)| owner(key) == Owner::Caller)
}

/// Whether all keys that some changes set are the caller's to set.
#[must_use]
pub(crate) fn is_callers(changes: &[Change]) -> bool {
    changes.iter().all(|change| match change {
        Change::Context(set) => owner(&set.key) == Owner::Caller,
        Change::Identify { .. } => false,
        Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => true,
    })
}

fn as_changes(world: &World<'_>, keys: &Found) -> Option<Vec<Change>> {
    let wanted: Vec<(&str, &ContextInput)> = keys.iter().map(|(key, value)| (key.as_str(), value)).collect();
    possible(world, &wanted)
}
