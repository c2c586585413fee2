//! Who reaches which role, as a line of JSON for each pair.

use iam_eval::combine::{By, Decision};
use iam_eval::request::Sort;
use iam_reach::{Answer, Block, Blocked, Hop, Reach, Verdict};
use iam_sts::operation::AssumeRole;
use iam_syntax::json::quote;

use super::{Object, by_name, list};

/// Writes an answer: one list.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    list(answer.reaches.iter().map(reach))
}

fn reach(reach: &Reach) -> String {
    let mut object = Object::new();
    object.text("principal", &reach.principal);
    object.text("role", &reach.role_arn);
    object.text("verdict", verdict_name(reach.verdict));
    object.list("hops", reach.hops.iter().map(hop));
    if let Some(blocked) = &reach.blocked {
        object.text("blockedBy", blocked_by(&blocked.why));
        object.raw("blockedAt", &at(blocked));
    }
    object.finish()
}

/// A verdict in the words of the format.
#[must_use]
pub const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::Conditional => "conditional",
        Verdict::No => "no",
    }
}

fn hop(hop: &Hop) -> String {
    let mut object = Object::new();
    object.text("as", &hop.caller);
    object.raw("assumeRole", &assume_role(&hop.ask));
    object.list("keys", keys(hop).iter().map(|name| quote(name)));
    object.finish()
}

/// The keys that a hop hangs on, spelled as AWS does.
#[must_use]
pub fn keys(hop: &Hop) -> Vec<String> {
    let spelled = |name: &String| {
        let known = iam_eval::keys::KNOWN_KEYS.iter();
        let mut same = known
            .map(|(known, _)| *known)
            .filter(|known| known.eq_ignore_ascii_case(name));
        same.next().unwrap_or(name).to_string()
    };
    hop.keys.iter().map(spelled).collect()
}

/// What was refused where it came closest.
fn at(blocked: &Blocked) -> String {
    let mut object = Object::new();
    object.text("as", &blocked.caller);
    object.raw("assumeRole", &assume_role(&blocked.ask));
    match &blocked.why {
        Block::Denied { action, .. } => object.text("action", action),
        Block::Error(error) => {
            let mut inner = Object::new();
            inner.text("code", error.code.name());
            inner.text("message", &error.message);
            object.raw("error", &inner.finish());
        }
    }
    object.finish()
}

/// Who refused, in the words of `decidedBy`.
#[must_use]
pub fn blocked_by(why: &Block) -> &'static str {
    match why {
        Block::Denied {
            decision: Decision { by, .. },
            ..
        } => by_name(by.unwrap_or(By::Default), Sort::Role),
        Block::Error(_) => "default",
    }
}

/// The parameters that were chosen, as a step has them.
fn assume_role(ask: &AssumeRole) -> String {
    let mut object = Object::new();
    object.text("roleArn", &ask.role_arn);
    object.text("roleSessionName", &ask.role_session_name);
    if let Some(id) = &ask.external_id {
        object.text("externalId", id);
    }
    if !ask.tags.is_empty() {
        let mut tags = Object::new();
        for tag in &ask.tags {
            tags.text(&tag.key, &tag.value);
        }
        object.raw("tags", &tags.finish());
    }
    if !ask.transitive_tag_keys.is_empty() {
        object.list(
            "transitiveTagKeys",
            ask.transitive_tag_keys.iter().map(|key| quote(key)),
        );
    }
    if let Some(identity) = &ask.source_identity {
        object.text("sourceIdentity", identity);
    }
    object.finish()
}
