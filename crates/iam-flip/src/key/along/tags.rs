//! The tags of a request and the list of their keys: AWS makes both of the tags that are sent, so that each is in both.

use std::collections::BTreeMap;

use iam_catalog::catalogue::{ActionStanding, Catalogue, KeyStanding};
use iam_eval::context::{Context, Looked};
use iam_eval::request::Request;
use iam_scenario::case::{ContextInput, RequestInput, same_key};
use iam_syntax::letter_case;

use crate::key::{family, is_one_of};

pub const TAG_KEYS: &str = "aws:TagKeys";
pub const REQUEST_TAG: &str = "aws:RequestTag";

/// Whether a key is a tag of a request, or the list of all of them.
#[must_use]
pub fn is_of_tags(key: &str) -> bool {
    is_one_of(key, &[TAG_KEYS]) || family(key).is_some_and(|(family, _)| is_one_of(family, &[REQUEST_TAG]))
}

/// What the tags of a request hold when the list of their keys does: those that are not in it go, and one whose letters are
/// other ones in the list is written as there.
pub fn of_keys(value: &ContextInput, context: &Context, input: &RequestInput) -> Vec<(String, ContextInput)> {
    let listed: &[String] = match value {
        ContextInput::Removed => &[],
        ContextInput::One(only) => core::slice::from_ref(only),
        ContextInput::Many(names) => names,
    };
    let listed: BTreeMap<String, &String> = listed.iter().map(|it| (letter_case::lower(it), it)).collect();
    let own = input.resources.each().flat_map(|(_, own)| own);
    // As the request spells them, for all resources or for one of them.
    let mut given: BTreeMap<String, &String> = BTreeMap::new();
    for entry in input.context.iter().chain(own) {
        given.entry(letter_case::lower(&entry.name)).or_insert(&entry.name);
    }
    let tags = context.entries().into_iter().filter_map(|(key, _)| {
        let (_, name) = family(key).filter(|(family, _)| family.eq_ignore_ascii_case(REQUEST_TAG))?;
        let tag = |name: &str| [REQUEST_TAG, "/", name].concat();
        let given = given
            .get(&letter_case::lower(key))
            .map_or_else(|| tag(name), |it| (*it).clone());
        let Some(now) = listed.get(&letter_case::lower(name)) else {
            return Some((given, ContextInput::Removed));
        };
        match context.get(key) {
            Looked::One(text) if tag(now) != given => Some((tag(now), ContextInput::One(text.to_string()))),
            Looked::One(_) | Looked::Many(_) | Looked::Absent | Looked::Unknown => None,
        }
    });
    tags.collect()
}

/// The list of the tags that are sent, with or without a name. Where the request has none, it comes with its first tag, unless
/// the action is known to have no such list.
pub fn keys(name: &str, is_sent: bool, request: &Request, catalogue: &Catalogue) -> Vec<(String, ContextInput)> {
    let names: &[String] = match request.context.get(TAG_KEYS) {
        Looked::Many(names) => names,
        Looked::Absent if is_sent && has_list(request, catalogue) => &[],
        Looked::Absent | Looked::One(_) | Looked::Unknown => return Vec::new(),
    };
    let others = names.iter().filter(|it| !same_key(it, name)).cloned();
    let is_there = others.clone().count() < names.len();
    if is_there == is_sent {
        return Vec::new();
    }
    let names: Vec<String> = others.chain(is_sent.then(|| name.to_string())).collect();
    let value = if names.is_empty() {
        ContextInput::Removed
    } else {
        ContextInput::Many(names)
    };
    vec![(TAG_KEYS.to_string(), value)]
}

fn has_list(request: &Request, catalogue: &Catalogue) -> bool {
    let action = &request.action;
    match catalogue.action(action.service(), action.name()) {
        ActionStanding::Known(service, action) => match catalogue.key_standing(service, action, TAG_KEYS) {
            KeyStanding::Listed(..) | KeyStanding::NotLoaded => true,
            KeyStanding::Global(_) | KeyStanding::Elsewhere(_) | KeyStanding::Unknown => false,
        },
        ActionStanding::Named(_)
        | ActionStanding::Retired
        | ActionStanding::Mentioned
        | ActionStanding::Unknown
        | ActionStanding::NotLoaded => true,
    }
}

/// Whether the list of the tags that are sent has a name; nothing where the request has no such list.
#[must_use]
pub fn names_in_tag_keys(context: &Context, name: &str) -> Option<bool> {
    match context.get(TAG_KEYS) {
        Looked::Many(names) => Some(names.iter().any(|it| same_key(it, name))),
        Looked::Absent | Looked::One(_) | Looked::Unknown => None,
    }
}
