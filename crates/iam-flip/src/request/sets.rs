//! Keys with what follows from them, and what they are set on: the request, or where a resource has one of them for its own,
//! the resources, each by what it holds itself.

use iam_eval::request::Request;
use iam_scenario::case::{ContextEntry, ContextInput, RequestInput, same_key};

use super::values::is_there;
use crate::change::{On, Set};
use crate::key::along::{is_of_tags, sets};
use crate::key::stands::can_stand;
use crate::world::World;

/// Keys set together, so that all that is asked holds them.
// rule: C-37
#[must_use]
pub fn settings(world: &World<'_>, wanted: &[(&str, &ContextInput)]) -> Vec<Set> {
    let Some(first) = world.asked.first() else {
        return Vec::new();
    };
    let input = &world.question.request;
    let on = |request: &Request, keys: &[(&str, &ContextInput)]| sets(keys, request, input, world.catalogue);
    let (own, shared): (Vec<_>, Vec<_>) = wanted.iter().copied().partition(|(key, _)| is_of_some(input, key));
    let mut found = on(&first.request, &shared);
    if own.is_empty() {
        return found;
    }
    // Those that have the key apart from those that lack it: what they hold may be right.
    let mut of_resources: Vec<(bool, Set)> = Vec::new();
    // As many as there are resources, in the same order.
    for (place, (asked, (arn, given))) in world.asked.iter().zip(input.resources.each()).enumerate() {
        let (action, context) = (&asked.request.action, &asked.request.context);
        let has = |key: &str| has(given, key);
        let stands = |key: &str| has(key) || can_stand(action.service(), action.name(), arn, key);
        let lacking = own.iter().copied();
        let lacking: Vec<_> = lacking
            .filter(|(key, value)| stands(key) && !is_there(value, context.get(key)))
            .collect();
        for set in on(&asked.request, &lacking) {
            put(&mut of_resources, has(&set.key), set, place);
        }
    }
    found.extend(of_resources.into_iter().map(|(_, set)| set));
    found
}

/// Whether a resource has a key for its own, or another tag that is sent with it alone.
fn is_of_some(input: &RequestInput, key: &str) -> bool {
    let mut own = input.resources.each().map(|(_, own)| own);
    own.any(|own| has(own, key) || is_of_tags(key) && own.iter().any(|entry| is_of_tags(&entry.name)))
}

fn has(own: &[ContextEntry], key: &str) -> bool {
    own.iter().any(|entry| same_key(&entry.name, key))
}

/// What is set alike on several resources is one change.
fn put(sets: &mut Vec<(bool, Set)>, has: bool, set: Set, place: usize) {
    let alike = sets
        .iter_mut()
        .find(|(had, it)| (*had, &it.key, &it.value, &it.along) == (has, &set.key, &set.value, &set.along));
    match alike.map(|(_, it)| &mut it.on) {
        Some(On::Resources(places)) => places.push(place),
        Some(On::Request) | None => {
            let on = On::Resources(vec![place]);
            sets.push((has, Set { on, ..set }));
        }
    }
}
