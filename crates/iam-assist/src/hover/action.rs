//! An action, or the actions that a wildcard stands for.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::catalogue::{ActionStanding, Expansion};
use iam_catalog::level::AccessLevel;
use iam_catalog::service::{Action, Service};

use super::{Ctx, Told};
use crate::actions::{self, service};
use crate::element::Element;
use crate::page::{self, Heading};
use crate::words::{self, Label, Note};

/// As many as are read before one would rather ask the reference.
const SHOWN: usize = 12;

pub(super) fn tell(ctx: &Ctx<'_>) -> Option<Told> {
    let word = ctx.word.trim();
    if word.contains(['*', '?']) {
        return Some(wildcard(ctx, word));
    }
    let (prefix, name) = word.split_once(':')?;
    match ctx.catalogue.action(prefix, name) {
        ActionStanding::Known(service, action) => Some(known(ctx, service, action)),
        ActionStanding::Named(level) => {
            let mut told = unknown(ctx, prefix, Note::DetailsNotLoaded);
            told.lines.insert(0, labelled(ctx, Label::AccessLevel, level.name()));
            Some(told)
        }
        ActionStanding::Retired => Some(unknown(ctx, prefix, Note::RetiredAction)),
        ActionStanding::Mentioned => Some(unknown(ctx, prefix, Note::MentionedAction)),
        ActionStanding::Unknown => Some(unknown(ctx, prefix, Note::UnknownAction)),
        ActionStanding::NotLoaded => Some(unknown(ctx, prefix, Note::DetailsNotLoaded)),
    }
}

fn labelled(ctx: &Ctx<'_>, label: Label, text: &str) -> String {
    words::labelled(label, text, ctx.lang)
}

fn unknown(ctx: &Ctx<'_>, prefix: &str, note: Note) -> Told {
    let base = ctx.catalogue.base();
    let title = base.service_idx(prefix).and_then(|idx| base.services.get(idx));
    let mut lines: Vec<String> = Vec::new();
    lines.extend(title.map(|it| String::from(&*it.title)).filter(|it| !it.is_empty()));
    lines.push(words::note(note, ctx.lang).into());
    Told {
        part: None,
        title: ctx.word.into(),
        lines,
        url: service(ctx.catalogue, prefix).map(|it| page::service(it, Heading::Actions)),
    }
}

fn known(ctx: &Ctx<'_>, service: &Service, action: &Action) -> Told {
    let title = words::action_name(&service.prefix, &action.name);
    let mut lines = Vec::new();
    if !action.description.is_empty() {
        lines.push(String::from(&*action.description));
    }
    lines.push(words::parted(
        &labelled(ctx, Label::AccessLevel, action.level.name()),
        &service.title,
    ));
    // AWS also marks which are required, and marks alternatives in the same way; so no marks.
    let types: Vec<&str> = service.resource_types_of(action).map(|(it, _)| &*it.name).collect();
    lines.push(if types.is_empty() {
        words::note(Note::NoResourceTypes, ctx.lang).into()
    } else {
        labelled(ctx, Label::ResourceTypes, &listed(ctx, types.into_iter()))
    });
    let keys = actions::keys(&[(service, action)]);
    if !keys.is_empty() {
        let names = listed(ctx, keys.iter().map(|it| &*it.name));
        lines.push(labelled(ctx, Label::ConditionKeys, &names));
    }
    if !action.dependent_actions.is_empty() {
        let names = listed(ctx, action.dependent_actions.iter().map(|it| &**it));
        lines.push(labelled(ctx, Label::DependentActions, &names));
    }
    if action.is_permission_only {
        lines.push(words::note(Note::PermissionOnly, ctx.lang).into());
    }
    Told {
        part: None,
        title,
        lines,
        url: Some(page::service(service, Heading::Action(&action.name))),
    }
}

/// The first of some names, and how many more there are.
pub(super) fn listed<'n>(ctx: &Ctx<'_>, names: impl Iterator<Item = &'n str>) -> String {
    let mut text = String::new();
    let mut n_more = 0;
    for (at, name) in names.enumerate() {
        if SHOWN <= at {
            n_more += 1;
            continue;
        }
        if 0 < at {
            text.push_str(", ");
        }
        text.push_str(name);
    }
    if 0 < n_more {
        text.push_str(&words::and_more(n_more, ctx.lang));
    }
    text
}

fn wildcard(ctx: &Ctx<'_>, word: &str) -> Told {
    // A bare word is no action, and with only stars it is all of them.
    let expansion = ctx.catalogue.actions_matching(word);
    let Expansion { actions, not_loaded } = &expansion;
    let mut lines = Vec::new();
    let mut count = words::n_actions(actions.len(), ctx.lang);
    let mut services: Vec<&str> = actions.iter().map(|it| it.service).collect();
    services.dedup();
    if 1 < services.len() {
        count = words::parted(&count, &words::n_services(services.len(), ctx.lang));
    }
    if !actions.is_empty() || not_loaded.is_empty() {
        lines.push(count);
    }
    if !actions.is_empty() {
        let mut levels = String::new();
        for level in AccessLevel::ALL {
            let n_of_level = actions.iter().filter(|it| it.level == level).count();
            if 0 < n_of_level {
                levels.push_str(if levels.is_empty() { "" } else { ", " });
                levels.push_str(level.name());
                levels.push(' ');
                levels.push_str(&n_of_level.to_string());
            }
        }
        lines.push(levels);
        let whole: Vec<String> = actions
            .iter()
            .map(|it| words::action_name(it.service, it.name))
            .collect();
        lines.push(listed(ctx, whole.iter().map(|it| &**it)));
    }
    if !not_loaded.is_empty() {
        lines.push(words::note(Note::DetailsNotLoaded, ctx.lang).into());
    }
    let prefix = word.split_once(':').map_or("", |(prefix, _)| prefix);
    Told {
        part: None,
        title: word.into(),
        lines,
        url: Some(match service(ctx.catalogue, prefix) {
            Some(service) => page::service(service, Heading::Actions),
            None => page::element(Element::Action),
        }),
    }
}
