//! Which keys stand on which types of resources of one action, where AWS's reference lists them row by row.
//!
//! For EC2 alone: its pages are made from the service itself, row by row, and its guide says that a key is only there for
//! the resource in whose row it stands. Other services' pages are written by people and mark alternatives alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::model::{Action, Model, Service};

pub const SERVICE: &str = "ec2";

pub fn text(model: &Model) -> String {
    let mut text = format!("row keys\t1\t{SERVICE}\n");
    let Some(service) = model.services.get(SERVICE) else {
        return text;
    };
    let mut actions: Vec<(&String, &Action)> = service.actions.iter().filter(|(_, it)| differ(it)).collect();
    actions.sort_by_key(|(name, _)| name.to_ascii_lowercase());
    let mut sets: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
    for (_, action) in &actions {
        for edge in action.resources.values() {
            sets.entry(&edge.keys).or_default();
        }
    }
    let used: BTreeSet<&String> = sets.keys().flat_map(|set| set.iter()).collect();
    let names: Vec<&str> = used.iter().map(|it| it.as_str()).collect();
    text += &format!("k\t{}\n", names.join(" "));
    for (place, (set, number)) in sets.iter_mut().enumerate() {
        *number = place;
        let places = used.iter().enumerate().filter(|(_, key)| set.contains(**key));
        let places: Vec<String> = places.map(|(place, _)| place.to_string()).collect();
        text += &format!("s\t{}\n", places.join(" "));
    }
    let tagging = service.actions.iter().filter(|(_, it)| !differ(it) && tags(it));
    let tagging: Vec<&str> = tagging.map(|(name, _)| name.as_str()).collect();
    text += &format!("t\t{}\n", tagging.join(" "));
    for (name, action) in actions {
        let own: Vec<&str> = action.keys.iter().map(String::as_str).collect();
        let rows = action.resources.iter().flat_map(|(name, edge)| {
            let set = sets.get(&edge.keys).copied().unwrap_or_default();
            starts(service, name)
                .into_iter()
                .map(move |start| format!("{start}={set}"))
        });
        let rows: BTreeSet<String> = rows.collect();
        let rows: Vec<String> = rows.into_iter().collect();
        text += &format!("a\t{name}\t{}\t{}\n", own.join(" "), rows.join(" "));
    }
    text
}

/// Whether what an action makes is tagged by the same call.
fn tags(action: &Action) -> bool {
    let needs_tagging = action.dependent_actions.contains("ec2:CreateTags");
    needs_tagging && action.resources.values().any(|it| it.keys.contains("aws:TagKeys"))
}

/// Whether an action has rows of several types, and a key stands in one of them and not in another.
fn differ(action: &Action) -> bool {
    let mut edges = action.resources.values().map(|it| &it.keys);
    let first = edges.next();
    edges.any(|keys| Some(keys) != first)
}

/// How ARNs of a type begin behind the service: `ec2:instance/`.
fn starts(service: &Service, name: &str) -> BTreeSet<String> {
    let arns = service.resource_types.get(name).map(|it| it.arns.as_slice());
    let start = |arn: &String| {
        let fields: Vec<&str> = arn.splitn(6, ':').collect();
        let word = fields.get(5)?.split(['$']).next()?;
        Some(format!("{}:{word}", fields.get(2)?))
    };
    arns.unwrap_or_default().iter().filter_map(start).collect()
}
