//! What the values of `Action` and `NotAction` come to in the catalogue.

use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

use iam_catalog::catalogue::{Catalogue, ServiceStanding};
use iam_catalog::service::{Action, Service};
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Statement, Text};

/// The actions of a statement.
pub(crate) struct Reach<'a> {
    /// Whether they stand under `NotAction`.
    pub(crate) inverted: bool,
    /// One for each value, in order.
    pub(crate) values: Vec<Value<'a>>,
}

/// One value of `Action`.
pub(crate) struct Value<'a> {
    pub(crate) text: &'a Text,
    /// Service and name as written; none where there is no colon.
    pub(crate) parts: Option<(&'a str, &'a str)>,
    pub(crate) breadth: Breadth<'a>,
}

/// How far a value reaches.
pub(crate) enum Breadth<'a> {
    /// `*`, or a wildcard in the service.
    Services,
    /// The actions of one service that fit; none if none does.
    Actions(&'a Service, Rc<[&'a Action]>),
    /// The service is not known, or its actions are not loaded; or it is no action at all.
    Unknown,
}

/// The wildcards that were looked up already: policies repeat themselves.
pub(crate) type Known<'a> = BTreeMap<(&'a str, &'a str), Rc<[&'a Action]>>;

pub(crate) fn of_statement<'a>(statement: &'a Statement, catalogue: &'a Catalogue, known: &mut Known<'a>) -> Reach<'a> {
    let Some(clause) = &statement.action else {
        return Reach {
            inverted: false,
            values: Vec::new(),
        };
    };
    Reach {
        inverted: clause.inverted,
        values: clause
            .elements
            .iter()
            .map(|it| of_value(it, catalogue, known))
            .collect(),
    }
}

fn of_value<'a>(text: &'a Text, catalogue: &'a Catalogue, known: &mut Known<'a>) -> Value<'a> {
    let written = text.value.trim_matches([' ', '\t', '\n', '\r']);
    let parts = written.split_once(':');
    let breadth = match parts {
        None if written == "*" => Breadth::Services,
        None => Breadth::Unknown,
        Some((service, _)) if service.contains(['*', '?']) => Breadth::Services,
        Some((service, name)) => match catalogue.service(service) {
            ServiceStanding::Known(found) => {
                let fitting = known.entry((service, name)).or_insert_with(|| fitting(found, name));
                Breadth::Actions(found, Rc::clone(fitting))
            }
            ServiceStanding::NotLoaded(_)
            | ServiceStanding::Retired
            | ServiceStanding::Mentioned
            | ServiceStanding::Unknown => Breadth::Unknown,
        },
    };
    Value { text, parts, breadth }
}

fn fitting<'a>(service: &'a Service, name: &str) -> Rc<[&'a Action]> {
    if !name.contains(['*', '?']) {
        return service.action(name).into_iter().collect();
    }
    let pattern = Pattern::ignoring_case(name);
    service.actions.iter().filter(|it| pattern.matches(&it.name)).collect()
}

impl<'a> Reach<'a> {
    /// The actions that are known one by one; nothing under `NotAction`.
    pub(crate) fn actions(&self) -> impl Iterator<Item = (&'a Service, &'a Action)> {
        let values = if self.inverted { &[][..] } else { &self.values };
        values.iter().flat_map(|value| {
            let (service, actions) = match &value.breadth {
                Breadth::Actions(service, actions) => (Some(*service), &**actions),
                Breadth::Services | Breadth::Unknown => (None, &[][..]),
            };
            actions.iter().filter_map(move |it| Some((service?, *it)))
        })
    }

    /// The value that takes in an action, such as `iam:PassRole`.
    pub(crate) fn value_of(&self, service: &str, name: &str) -> Option<&Value<'a>> {
        if self.inverted {
            return None;
        }
        self.values.iter().find(|it| it.takes_in(service, name))
    }

    /// Whether the statement speaks of an action, be it by `Action` or by `NotAction`.
    pub(crate) fn includes(&self, service: &str, name: &str) -> bool {
        self.values.iter().any(|it| it.takes_in(service, name)) != self.inverted
    }
}

impl Value<'_> {
    pub(crate) fn takes_in(&self, service: &str, name: &str) -> bool {
        match self.parts {
            None => matches!(self.breadth, Breadth::Services),
            Some((prefix, pattern)) => fits(prefix, service) && fits(pattern, name),
        }
    }

    pub(crate) fn has_wildcard(&self) -> bool {
        self.text.value.contains(['*', '?'])
    }
}

fn fits(pattern: &str, word: &str) -> bool {
    if pattern.contains(['*', '?']) {
        Pattern::ignoring_case(pattern).matches(word)
    } else {
        pattern.eq_ignore_ascii_case(word)
    }
}
