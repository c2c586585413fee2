//! What else a request holds when a key is set: who comes through an endpoint has no public address, and names the network
//! with the endpoint; who signs in with MFA has an age of that, a call through a service names it.

use std::borrow::Cow;

use iam_catalog::catalogue::Catalogue;
use iam_eval::context::{Context, Looked, Value};
use iam_eval::contradiction::{IN_ENDPOINT, SOURCE_IP};
use iam_eval::request::Request;
use iam_scenario::case::{ContextInput, RequestInput, same_key};

use super::is_one_of;
use super::sample::samples;
use crate::change::{On, Set};

mod tags;
mod twins;

pub use tags::{is_of_tags, listed_by, names_in_list, tag_of};

/// The endpoint and the network that it is in: AWS sends both, or none.
const ENDPOINT_ITSELF: [&str; 2] = ["aws:SourceVpc", "aws:SourceVpce"];

const CALLED: [&str; 3] = ["aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"];
const VIA: &str = "aws:ViaAWSService";

/// More than this that follows is no suggestion, and nothing to be tried.
const MOST_ALONG: usize = 24;

/// Whether more follows from what is set than anybody reads.
#[must_use]
pub fn is_too_much(sets: &[Set]) -> bool {
    sets.iter().any(|set| MOST_ALONG < set.along.len())
}

/// Keys set together, each with what follows from it. What is set on purpose follows from nothing.
#[must_use]
pub fn sets(
    wanted: &[(&str, &ContextInput)],
    request: &Request,
    input: &RequestInput,
    catalogue: &Catalogue,
) -> Vec<Set> {
    let is_wanted = |key: &str| wanted.iter().any(|(other, _)| same_key(other, key));
    let mut sets: Vec<Set> = Vec::new();
    let mut request = Cow::Borrowed(request);
    for (key, value) in wanted {
        let mut along = follows(key, value, &request, input, catalogue);
        along.retain(|(other, _)| !is_wanted(other));
        // Of several tags there is one list: the last has it.
        let list = along.iter().find(|(other, _)| listed_by(other).is_some());
        if let Some((list, ContextInput::Many(names))) = list {
            request.to_mut().context.set(list, Value::Many(names.clone()));
            for set in &mut sets {
                set.along.retain(|(other, _)| !same_key(other, list));
            }
        }
        sets.push(Set {
            key: (*key).to_string(),
            value: (*value).clone(),
            along,
            on: On::Request,
        });
    }
    sets
}

fn follows(
    key: &str,
    value: &ContextInput,
    request: &Request,
    input: &RequestInput,
    catalogue: &Catalogue,
) -> Vec<(String, ContextInput)> {
    let (context, account) = (&request.context, request.resource_account.as_str());
    let is_set = *value != ContextInput::Removed;
    let removed = |keys: &[&str]| -> Vec<(String, ContextInput)> {
        let there = keys.iter().filter(|key| context.get(key) != Looked::Absent);
        there.map(|key| ((*key).to_string(), ContextInput::Removed)).collect()
    };
    let one = |key: &str, value: &str| vec![(key.to_string(), ContextInput::One(value.to_string()))];
    let is = |name: &str| key.eq_ignore_ascii_case(name);
    if is_set && is(SOURCE_IP) {
        return removed(&IN_ENDPOINT);
    }
    if is_one_of(key, &IN_ENDPOINT) {
        return if is_set {
            let mut along = removed(&[SOURCE_IP]);
            along.extend(lacking(context, key, &ENDPOINT_ITSELF));
            along.extend(twins::follows(key, value, context, account).unwrap_or_default());
            along
        } else if is_one_of(key, &ENDPOINT_ITSELF) {
            let others: Vec<&str> = IN_ENDPOINT.into_iter().filter(|other| !is(other)).collect();
            removed(&others)
        } else {
            twins::follows(key, value, context, account).unwrap_or_default()
        };
    }
    if let Some(along) = twins::follows(key, value, context, account) {
        return along;
    }
    if is("aws:MultiFactorAuthPresent") && *value != ContextInput::One("true".to_string()) {
        return removed(&["aws:MultiFactorAuthAge"]);
    }
    if is_set && is("aws:MultiFactorAuthAge") {
        let is_there = context.get("aws:MultiFactorAuthPresent") == Looked::One("true");
        return if is_there {
            Vec::new()
        } else {
            one("aws:MultiFactorAuthPresent", "true")
        };
    }
    if is(VIA) {
        return match value {
            ContextInput::One(text) if text == "true" && !has_any(context, &CALLED) => vec![(
                CALLED[0].to_string(),
                ContextInput::Many(vec!["cloudformation.amazonaws.com".to_string()]),
            )],
            ContextInput::One(text) if text == "true" => Vec::new(),
            ContextInput::Removed | ContextInput::One(_) | ContextInput::Many(_) => removed(&CALLED),
        };
    }
    if is_one_of(key, &CALLED) {
        return called(key, value, context);
    }
    if let Some(sent) = listed_by(key) {
        return tags::of_keys(sent, value, context, input);
    }
    // The form that was not given is made from the other.
    let is_given = |other: &str| input.context.iter().any(|entry| same_key(&entry.name, other));
    if let Some((other, value)) = twins::other_clock(key, value)
        && is_given(other)
    {
        return vec![(other.to_string(), value)];
    }
    match tag_of(key) {
        Some((sent, name)) => tags::keys(sent, name, is_set, request, catalogue),
        None => Vec::new(),
    }
}

/// Of some keys those that a request lacks, beside the one that is set, each with a realistic value.
fn lacking(context: &Context, key: &str, keys: &[&str]) -> Vec<(String, ContextInput)> {
    let lacking = keys
        .iter()
        .filter(|other| !other.eq_ignore_ascii_case(key) && context.get(other) == Looked::Absent);
    lacking
        .filter_map(|other| {
            let value = samples(other).first()?;
            Some(((*other).to_string(), ContextInput::One((*value).to_string())))
        })
        .collect()
}

fn has_any(context: &Context, keys: &[&str]) -> bool {
    keys.iter().any(|key| context.get(key) != Looked::Absent)
}

/// The services through which a call was made: the list, its ends, and that there are any.
fn called(key: &str, value: &ContextInput, context: &Context) -> Vec<(String, ContextInput)> {
    let services: Vec<String> = match (value, context.get(CALLED[0])) {
        (ContextInput::Removed, _) => Vec::new(),
        (ContextInput::Many(services), _) => services.clone(),
        (ContextInput::One(service), Looked::Many(all)) if !key.eq_ignore_ascii_case(CALLED[0]) => {
            let mut all = all.to_vec();
            let end = if key.eq_ignore_ascii_case(CALLED[1]) {
                0
            } else {
                all.len() - 1
            };
            all[end].clone_from(service);
            all
        }
        (ContextInput::One(service), _) => vec![service.clone()],
    };
    let text = |at: Option<&String>| at.map_or(ContextInput::Removed, |it| ContextInput::One(it.clone()));
    let is_via = if services.is_empty() { "false" } else { "true" };
    let mut along = vec![(VIA.to_string(), ContextInput::One(is_via.to_string()))];
    let whole = if services.is_empty() {
        ContextInput::Removed
    } else {
        ContextInput::Many(services.clone())
    };
    for (name, value) in [
        (CALLED[0], whole),
        (CALLED[1], text(services.first())),
        (CALLED[2], text(services.last())),
    ] {
        let is_there = context.get(name) != Looked::Absent;
        if !key.eq_ignore_ascii_case(name) && (is_there || name == CALLED[0]) {
            along.push((name.to_string(), value));
        }
    }
    along.retain(|(name, value)| {
        let is_same = match (context.get(name), value) {
            (Looked::One(there), ContextInput::One(value)) => there == value,
            (Looked::Many(there), ContextInput::Many(values)) => there == values.as_slice(),
            (Looked::Absent, ContextInput::Removed) => true,
            (Looked::Absent | Looked::One(_) | Looked::Many(_) | Looked::Unknown, _) => false,
        };
        !is_same
    });
    along
}
