//! The tags of a request and the list of their keys: AWS makes both of the tags that are sent, so that each is in both.

use std::collections::BTreeMap;

use iam_catalog::catalogue::{ActionStanding, Catalogue, KeyStanding};
use iam_eval::context::{Context, Looked};
use iam_eval::contradiction::LISTED;
use iam_eval::request::Request;
use iam_scenario::case::{ContextInput, RequestInput, same_key};
use iam_syntax::letter_case;

use crate::key::family;
use crate::key::sample::samples;

/// Tags that a request sends, such as `aws:RequestTag`, and the key that lists their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The family of the tags.
    pub tag: &'static str,
    /// The key of the list.
    pub list: &'static str,
}

/// Each of the two kinds of tags that AWS lists.
fn all() -> impl Iterator<Item = Sent> {
    LISTED.into_iter().map(|(tag, list)| Sent { tag, list })
}

/// The tags of which a key is the list.
#[must_use]
pub fn listed_by(key: &str) -> Option<Sent> {
    all().find(|it| same_key(it.list, key))
}

/// The tags of which a key is one, and the name of it.
#[must_use]
pub fn tag_of(key: &str) -> Option<(Sent, &str)> {
    let (family, name) = family(key)?;
    all().find(|it| same_key(it.tag, family)).map(|it| (it, name))
}

/// Whether a key is a tag of a request, or the list of all of them.
#[must_use]
pub fn is_of_tags(key: &str) -> bool {
    listed_by(key).is_some() || tag_of(key).is_some()
}

/// What the tags of a request hold when the list of their keys does: those that are not in it go, one whose letters are other
/// ones in the list is written as there, and one that is in the list alone comes.
pub fn of_keys(
    sent: Sent,
    value: &ContextInput,
    context: &Context,
    input: &RequestInput,
) -> Vec<(String, ContextInput)> {
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
    let tag = |name: &str| [sent.tag, "/", name].concat();
    let held = context.entries().into_iter().filter_map(|(key, _)| {
        let (_, name) = tag_of(key).filter(|(of, _)| *of == sent)?;
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
    let lacking = listed.values().filter_map(|name| {
        let key = tag(name);
        let value = samples(&key).first().filter(|_| context.get(&key) == Looked::Absent)?;
        Some((key, ContextInput::One((*value).to_string())))
    });
    held.chain(lacking).collect()
}

/// The list of the tags that are sent, with or without a name. Where the request has none, it comes with its first tag, unless
/// the action is known to have no such list.
pub fn keys(
    sent: Sent,
    name: &str,
    is_sent: bool,
    request: &Request,
    catalogue: &Catalogue,
) -> Vec<(String, ContextInput)> {
    let names: &[String] = match request.context.get(sent.list) {
        Looked::Many(names) => names,
        Looked::Absent if is_sent && has_list(sent, request, catalogue) => &[],
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
    vec![(sent.list.to_string(), value)]
}

fn has_list(sent: Sent, request: &Request, catalogue: &Catalogue) -> bool {
    let action = &request.action;
    match catalogue.action(action.service(), action.name()) {
        ActionStanding::Known(service, action) => match catalogue.key_standing(service, action, sent.list) {
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
pub fn names_in_list(sent: Sent, context: &Context, name: &str) -> Option<bool> {
    match context.get(sent.list) {
        Looked::Many(names) => Some(names.iter().any(|it| same_key(it, name))),
        Looked::Absent | Looked::One(_) | Looked::Unknown => None,
    }
}
