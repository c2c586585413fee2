//! The actions that a statement names, as far as the catalogue has all about them.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use iam_catalog::catalogue::{Catalogue, ServiceStanding};
use iam_catalog::key::Key;
use iam_catalog::service::{Action, ResourceType, Service};
use iam_syntax::json::Json;
use iam_syntax::pattern::Pattern;

/// The service of a prefix, if its shard is loaded.
pub(crate) fn service<'c>(catalogue: &'c Catalogue, prefix: &str) -> Option<&'c Service> {
    match catalogue.service(prefix) {
        ServiceStanding::Known(service) => Some(service),
        ServiceStanding::NotLoaded(_)
        | ServiceStanding::Retired
        | ServiceStanding::Mentioned
        | ServiceStanding::Unknown => None,
    }
}

/// The texts of an element: one, or a list of them.
pub(crate) fn texts<'t>(element: Option<&'t Json<'_>>) -> impl Iterator<Item = &'t str> {
    let items = match element {
        Some(json) => json.items().unwrap_or(core::slice::from_ref(json)),
        None => &[],
    };
    items.iter().filter_map(Json::as_str)
}

/// The actions under `Action`; nothing for a bare `*`, and nothing under `NotAction`, which names those that are not meant.
pub(crate) fn of_statement<'c>(
    catalogue: &'c Catalogue,
    statement: Option<&Json<'_>>,
) -> Vec<(&'c Service, &'c Action)> {
    let values: BTreeSet<&str> = texts(statement.and_then(|it| it.get("Action"))).collect();
    let mut found = Vec::new();
    for value in values {
        let Some((prefix, name)) = value.split_once(':') else {
            continue;
        };
        let Some(service) = service(catalogue, prefix) else {
            continue;
        };
        if name.contains(['*', '?']) {
            let pattern = Pattern::ignoring_case(name);
            let fitting = service.actions.iter().filter(|it| pattern.matches(&it.name));
            found.extend(fitting.map(|it| (service, it)));
        } else {
            found.extend(service.action(name).map(|it| (service, it)));
        }
    }
    found
}

/// The types of resources that some actions act on, each once, in the order of the actions.
pub(crate) fn resource_types<'c>(actions: &[(&'c Service, &'c Action)]) -> Vec<(&'c Service, &'c ResourceType)> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (service, action) in actions {
        for (resource_type, _) in service.resource_types_of(action) {
            if seen.insert((&*service.prefix, &*resource_type.name)) {
                found.push((*service, resource_type));
            }
        }
    }
    found
}

/// The keys that may come with some actions beside the global ones, each once.
pub(crate) fn keys<'c>(actions: &[(&'c Service, &'c Action)]) -> Vec<&'c Key> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (service, action) in actions {
        for (key, _) in service.keys_of(action) {
            if seen.insert(&*key.name) {
                found.push(key);
            }
        }
    }
    found
}
