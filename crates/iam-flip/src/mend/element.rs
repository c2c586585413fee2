//! Edits of resource, principal and action: one more value, one less, the pattern for a generated end.

use std::collections::BTreeSet;

use iam_catalog::{claims, row_keys};
use iam_eval::caller::Caller;
use iam_eval::request::Request;
use iam_syntax::arn::Arn;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Clause, Effect, PolicyKind, Statement};

use crate::document::edit::{At, Edit};
use crate::key::prefix;
use crate::kin;
use crate::least::{as_asked, principal_name};
use crate::meant::{Near, is_for_everybody, takes_all_actions, takes_all_resources};
use crate::mend::variable::with_variable;
use crate::world::Traced;

/// How many values of a list are looked at for what a resource belongs to: each is compared with each of those asked for.
const MOST_KIN: usize = 256;

/// The resources that are asked for, or what they belong to, in the list of a statement.
#[must_use]
pub fn resource(near: &Near<'_>, clause: usize, lacking: &[&Traced]) -> Vec<Edit> {
    let source = near.source();
    let version = near.attached.policy.policy.version;
    let list = &source.resources[clause];
    let test = &near.attached.policy.statements[near.at].resources[clause];
    let at = At::Resource(clause);
    let missing: Vec<&str> = lacking
        .iter()
        .filter(|it| !test.matches(&it.asked.request).is_true())
        .map(|it| it.asked.request.resource.text.as_str())
        .collect();
    let Some(first) = missing.first() else {
        return Vec::new();
    };
    if list.inverted {
        return literal_less(list, first, at).into_iter().collect();
    }
    let mut edits = Vec::new();
    for (value, element) in list.elements.iter().enumerate() {
        if let Some(to) = kin::with_suffix(&element.value, first) {
            edits.push(Edit::Rewrite {
                at,
                value,
                to: vec![to],
            });
        }
    }
    let elements = || list.elements.iter().map(|element| element.value.as_str());
    let beside = |resource: &&str| elements().take(MOST_KIN).find_map(|value| kin::beside(value, resource));
    let meant = |resource: &&str| {
        elements()
            .take(MOST_KIN)
            .find_map(|value| kin::slip::meant(value, resource))
    };
    let slips: Option<BTreeSet<String>> = missing.iter().map(meant).collect();
    edits.extend(slips.map(|values| Edit::More {
        at,
        values: values.into_iter().collect(),
    }));
    let mut kindred: Vec<String> = Vec::new();
    for value in missing.iter().filter_map(beside) {
        if !kindred.contains(&value) {
            kindred.push(value);
        }
    }
    if !kindred.is_empty() {
        edits.push(Edit::More { at, values: kindred });
    }
    let request = lacking.first().map(|it| &it.asked.request);
    let with_variables: Option<Vec<String>> = missing
        .iter()
        .map(|text| with_variable(elements().take(MOST_KIN), text, version, request?))
        .collect();
    edits.extend(with_variables.map(|values| Edit::More { at, values }));
    // What is asked of no resource is asked of `*`, which would be all resources for the other actions.
    let takes_all_in = missing.contains(&"*") && !request.is_some_and(|it| is_its_only_action(source, it));
    let is_wide = source.effect == Effect::Allow && (takes_all_actions(source) || is_open(source) || takes_all_in);
    let exact: Option<Vec<String>> = missing.iter().map(|text| as_asked(text, version)).collect();
    if let Some(values) = exact.filter(|_| !is_wide) {
        edits.push(Edit::More { at, values });
    }
    edits
}

/// The caller in the list of those that a statement names.
#[must_use]
pub fn principal(near: &Near<'_>, request: &Request) -> Vec<Edit> {
    let source = near.source();
    let Some(clause) = source.principal.as_ref().filter(|clause| !clause.inverted) else {
        return Vec::new();
    };
    let is_trust = near.attached.policy.policy.kind == PolicyKind::Trust;
    let is_wide = takes_all_actions(source) || !tells_apart(source, &request.caller, is_trust);
    let is_star = clause.entries.iter().any(|entry| entry.value.value == "*");
    match principal_name(&request.caller) {
        Some((family, name)) if source.effect == Effect::Deny || !(is_wide || is_star) => vec![Edit::More {
            at: At::Principal(family),
            values: vec![name.to_string()],
        }],
        Some(_) | None => Vec::new(),
    }
}

/// The action in the list of a statement that is about the same service.
#[must_use]
pub fn action(near: &Near<'_>, request: &Request) -> Vec<Edit> {
    let source = near.source();
    let Some(clause) = &source.action else {
        return Vec::new();
    };
    let at = At::Action;
    if clause.inverted {
        return literal_less(clause, &request.action.text, at).into_iter().collect();
    }
    let is_same = |text: &str| prefix(text.trim()).eq_ignore_ascii_case(request.action.service());
    let is_same_service = clause.elements.iter().any(|it| is_same(&it.value));
    let is_wide = is_for_everybody(source) || takes_all_resources(source) && request.resource.text != "*";
    match is_same_service && !is_wide {
        true => vec![Edit::More {
            at,
            values: vec![request.action.text.clone()],
        }],
        false => Vec::new(),
    }
}

/// What a Deny leaves out already, with one more: `NotAction`, `NotResource`.
#[must_use]
pub(crate) fn excepting(near: &Near<'_>, request: &Request) -> Vec<Edit> {
    let source = near.source();
    let version = near.attached.policy.policy.version;
    let mut edits = Vec::new();
    if source.action.as_ref().is_some_and(|it| it.inverted) {
        edits.push(Edit::More {
            at: At::Action,
            values: vec![request.action.text.clone()],
        });
    }
    for (number, clause) in source.resources.iter().enumerate() {
        if let Some(value) = as_asked(&request.resource.text, version).filter(|_| clause.inverted) {
            edits.push(Edit::More {
                at: At::Resource(number),
                values: vec![value],
            });
        }
    }
    edits
}

/// A Deny of all that a call asks for, kept to the resources that its conditions are about: one of their keys never
/// stands on what is asked here, and so the statement would hit every such call.
// rule: C-37
#[must_use]
pub fn narrowed(near: &Near<'_>, request: &Request, all: &[Traced]) -> Option<Edit> {
    let source = near.source();
    let lacks = |request: &Request| {
        let row = row_keys::row(request.action.service(), request.action.name(), &request.resource.text);
        row.is_some_and(|row| source.conditions.iter().any(|it| row.lacks(&it.key.value)))
    };
    if !lacks(request) {
        return None;
    }
    let mut to: Vec<String> = Vec::new();
    let others = all.iter().map(|it| &it.asked.request).filter(|it| !lacks(it));
    for pattern in others.filter_map(|it| of_type(&it.resource.text)) {
        if !to.contains(&pattern) {
            to.push(pattern);
        }
    }
    let (clause, list) = source.resources.iter().enumerate().find(|(_, list)| !list.inverted)?;
    let value = list.elements.iter().position(|it| {
        let takes_in = |text: &str| Pattern::new(&it.value).matches(text);
        takes_in(&request.resource.text) && to.iter().any(|pattern| takes_in(pattern))
    })?;
    Some(Edit::Rewrite {
        at: At::Resource(clause),
        value,
        to,
    })
}

/// All resources of the type of one: `arn:aws:ec2:*:*:instance/*`.
fn of_type(resource: &str) -> Option<String> {
    let arn = Arn::parse(resource)?;
    let (name, _) = arn.resource.split_once('/')?;
    Some(format!("arn:{}:{}:*:*:{name}/*", arn.partition, arn.service))
}

/// A value that is what is asked for, letter by letter, taken out of a list that leaves it out.
fn literal_less(clause: &Clause, asked: &str, at: At) -> Option<Edit> {
    let is_asked = |text: &str| text.trim().eq_ignore_ascii_case(asked);
    let value = clause.elements.iter().position(|it| is_asked(&it.value))?;
    (1 < clause.elements.len()).then_some(Edit::Less { at, value })
}

/// Whether a statement is about the action of a request and no other.
fn is_its_only_action(source: &Statement, request: &Request) -> bool {
    let clause = source.action.as_ref().filter(|it| !it.inverted);
    clause.is_some_and(|it| {
        let mut actions = it.elements.iter();
        actions.all(|it| it.value.trim().eq_ignore_ascii_case(&request.action.text))
    })
}

/// Whether everybody is let in on no condition.
fn is_open(source: &Statement) -> bool {
    is_for_everybody(source) && source.conditions.is_empty()
}

/// Whether the conditions of a statement tell a caller from outside from all others of its kind.
fn tells_apart(source: &Statement, caller: &Caller, is_trust: bool) -> bool {
    let tests = |key: &str| {
        source
            .conditions
            .iter()
            .any(|it| it.key.value.eq_ignore_ascii_case(key))
    };
    match caller {
        Caller::Federated { provider } => match claims::issuer(provider) {
            Some(issuer) => {
                let own = |it: &str| claims::parts(it).is_some_and(|(of, _)| of.eq_ignore_ascii_case(issuer));
                let n_claims = source.conditions.iter().filter(|it| own(&it.key.value)).count();
                2 <= n_claims
            }
            None => tests("SAML:aud") && tests("SAML:sub"),
        },
        // A service that takes a role on does for the role's account what the role may do.
        Caller::Service { .. } => {
            is_trust || tests("aws:SourceAccount") || tests("aws:SourceArn") || tests("aws:SourceOrgID")
        }
        Caller::Root { .. } | Caller::User(_) | Caller::Session(_) | Caller::FederatedUser { .. } => true,
        Caller::Anonymous => false,
    }
}
