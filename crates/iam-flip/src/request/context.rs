//! A context with keys set, as reading the changed case would give it, and without reading it.

use iam_eval::context::{Context, Looked, Value};
use iam_eval::keys::known;
use iam_eval::request::Request;
use iam_scenario::case::ContextInput;
use iam_syntax::literal::date::{Instant, iso};

use crate::change::Set;
use crate::key::stands::can_stand;

/// A context of a request with all of them made that can stand on its resource.
// rule: C-37
#[must_use]
pub fn with<'s>(request: &Request, context: &Context, sets: impl Iterator<Item = &'s Set> + Clone) -> Context {
    let (action, resource) = (&request.action, &request.resource.text);
    let can_stand = |key: &str| can_stand(action.service(), action.name(), resource, key);
    let stands = |key: &str| request.context.get(key) != Looked::Absent || can_stand(key);
    let mut context = context.clone();
    // What follows goes first: what was set on purpose has the last word.
    let along = sets.clone().flat_map(|set| &set.along);
    for (key, value) in along.filter(|(key, _)| stands(key)) {
        put(&mut context, key, value);
    }
    for set in sets.filter(|set| stands(&set.key)) {
        put(&mut context, &set.key, &set.value);
        follow_clock(&mut context, set);
    }
    context
}

fn put(context: &mut Context, key: &str, value: &ContextInput) {
    let is_set = known(key).map(|it| it.multivalued);
    match (value, is_set) {
        (ContextInput::Removed, _) => context.remove(key),
        (ContextInput::One(value), Some(true)) => context.set(key, Value::Many(vec![value.clone()])),
        (ContextInput::One(value), Some(false) | None) => context.set(key, Value::One(value.clone())),
        (ContextInput::Many(values), Some(false)) => match values.as_slice() {
            [only] => context.set(key, Value::One(only.clone())),
            _ => context.set(key, Value::Many(values.clone())),
        },
        (ContextInput::Many(values), Some(true) | None) => context.set(key, Value::Many(values.clone())),
    }
}

/// The two forms of the clock are one.
fn follow_clock(context: &mut Context, set: &Set) {
    let ContextInput::One(text) = &set.value else { return };
    let Some(moment) = Instant::parse(text) else { return };
    if set.key.eq_ignore_ascii_case("aws:CurrentTime") {
        context.set("aws:EpochTime", Value::One(moment.seconds.to_string()));
    } else if set.key.eq_ignore_ascii_case("aws:EpochTime")
        && let Some(text) = iso(moment.seconds)
    {
        context.set("aws:CurrentTime", Value::One(text));
    }
}
