//! One service in full.

use std::collections::BTreeSet;

use super::Others;
use crate::catalogue::model::{Action, Service};

const DESCRIPTIONS: &str = "descriptions\t© Amazon Web Services, from the Service Authorization Reference";

pub fn text(prefix: &str, service: &Service, others: &Others) -> String {
    let mut actions: Vec<(&String, &Action)> = service.actions.iter().collect();
    actions.sort_by_key(|(name, _)| name.to_ascii_lowercase());
    let mut text = format!("service\t1\t{prefix}\t{}\n", service.title);
    for (name, key) in &service.keys {
        text += &format!("k\t{name}\t{}\n", key.value.0);
    }
    for (name, resource_type) in &service.resource_types {
        let keys = places(service, &resource_type.keys, " ");
        text += &format!("r\t{name}\t{keys}\t{}\n", resource_type.arns.join("\t"));
    }
    for (name, action) in &actions {
        let level = action.level.letter();
        let permission_only = if action.is_permission_only { "p" } else { "" };
        let keys = places(service, &action.keys, " ");
        let resources = edges(service, action);
        let dependent: Vec<&str> = action.dependent_actions.iter().map(String::as_str).collect();
        let dependent = dependent.join(" ");
        text += &format!("a\t{name}\t{level}{permission_only}\t{keys}\t{resources}\t{dependent}\n");
    }
    for (letter, names) in [("x", &others.retired), ("m", &others.mentioned)] {
        for name in names {
            text += &format!("{letter}\t{name}\n");
        }
    }
    text += DESCRIPTIONS;
    text.push('\n');
    let of_keys = service.keys.values().map(|it| &it.description);
    for sentence in of_keys.chain(actions.iter().map(|(_, it)| &it.description)) {
        text += sentence;
        text.push('\n');
    }
    text
}

fn places(service: &Service, keys: &BTreeSet<String>, comma: &str) -> String {
    let mut places = Vec::new();
    for (place, name) in service.keys.keys().enumerate() {
        if keys.contains(name) {
            places.push(place.to_string());
        }
    }
    places.join(comma)
}

fn edges(service: &Service, action: &Action) -> String {
    let mut edges = Vec::new();
    for (place, name) in service.resource_types.keys().enumerate() {
        let Some(edge) = action.resources.get(name) else {
            continue;
        };
        let required = if edge.is_required { "*" } else { "" };
        let keys = places(service, &edge.keys, ",");
        let colon = if keys.is_empty() { "" } else { ":" };
        edges.push(format!("{place}{required}{colon}{keys}"));
    }
    edges.join(" ")
}
