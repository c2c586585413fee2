//! What actions depend on, for the whole reference in one text: answers name it whatever part of the catalogue is loaded.

use std::collections::BTreeMap;

use crate::catalogue::model::{Model, ResourceType, Service};

/// An action that fewer others depend on has its resource named by its service alone: the text is in every program.
const FEWEST_FOR_A_FORMAT: usize = 4;

/// More types than these have no format in common.
const MOST_TYPES: usize = 4;

pub fn text(model: &Model) -> String {
    let mut text = "dependents\t1\n".to_string();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (prefix, service) in &model.services {
        let lists = lists(model, prefix, service, &mut counts);
        if lists.is_empty() {
            continue;
        }
        text += &format!("@{prefix}\n");
        for (needed, actions) in lists {
            text += &format!("{}={}\n", needed.join(" "), actions.join(" "));
        }
    }
    text += &formats(model, &counts);
    text
}

/// The lists that actions of a service depend on, each with its actions. A name of the service itself stands without its
/// prefix; `*` behind a name: it acts on no type of resource.
fn lists<'m>(
    model: &'m Model,
    prefix: &str,
    service: &'m Service,
    counts: &mut BTreeMap<&'m str, usize>,
) -> BTreeMap<Vec<String>, Vec<&'m str>> {
    let mut lists: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for (name, action) in &service.actions {
        let own = format!("{prefix}:{name}");
        let mut short = Vec::new();
        for needed in action
            .dependent_actions
            .iter()
            .filter(|it| !it.eq_ignore_ascii_case(&own))
        {
            let Some(types) = types(model, needed) else { continue };
            *counts.entry(needed).or_default() += 1;
            let star = if types.is_empty() { "*" } else { "" };
            let written = needed.strip_prefix(prefix).filter(|rest| rest.starts_with(':'));
            short.push(format!("{}{star}", written.unwrap_or(needed)));
        }
        if !short.is_empty() {
            lists.entry(short).or_default().push(name);
        }
    }
    lists
}

/// The formats of what the actions act on that many depend on.
fn formats(model: &Model, counts: &BTreeMap<&str, usize>) -> String {
    let mut formats: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (needed, _) in counts.iter().filter(|(_, n)| FEWEST_FOR_A_FORMAT <= **n) {
        if let Some(arn) = format(&types(model, needed).unwrap_or_default()) {
            formats.entry(arn).or_default().push(needed);
        }
    }
    let mut text = "formats\n".to_string();
    for (format, actions) in formats {
        text += &format!("{format}={}\n", actions.join(" "));
    }
    text
}

/// The format that stands for a few types: the plainest. Where there are many, none does.
fn format<'m>(types: &[&'m ResourceType]) -> Option<&'m str> {
    let formats = types.iter().filter_map(|it| it.arns.first()).map(String::as_str);
    let is_telling = types.len() <= MOST_TYPES;
    is_telling.then(|| formats.min_by_key(|it| it.len()))?
}

/// The types of resources that an action acts on, those first that AWS marks as required; nothing for an unknown action.
fn types<'m>(model: &'m Model, action: &str) -> Option<Vec<&'m ResourceType>> {
    let (prefix, name) = action.split_once(':')?;
    let service = model.services.get(prefix)?;
    let mut actions = service.actions.iter();
    let (_, action) = actions.find(|(it, _)| it.eq_ignore_ascii_case(name))?;
    let of = |is_required: bool| {
        let edges = action
            .resources
            .iter()
            .filter(move |(_, edge)| edge.is_required == is_required);
        edges.filter_map(|(name, _)| service.resource_types.get(name))
    };
    Some(of(true).chain(of(false)).collect())
}
