//! Who reaches which role, as a line of JSON for each pair.

pub mod words;

use iam_eval::combine::{By, Decision};
use iam_eval::context::Value;
use iam_eval::request::Sort;
use iam_reach::{Answer, Ask, Block, Blocked, Hop, Need, Reach, Verdict};
use iam_sts::operation::{AssumeRole, AssumeRoleWithSaml, AssumeRoleWithWebIdentity};
use iam_sts::tags::Tag;
use iam_syntax::json::quote;
use iam_syntax::operator::{NAMES, Operator, Quantifier};

use super::{Object, by_name, list};

/// Writes an answer: one list.
#[must_use]
pub fn answer(answer: &Answer) -> String {
    let written = |it: &Reach| reach(it, answer.is_complete || it.verdict != Verdict::No);
    list(answer.reaches.iter().map(written))
}

/// `is_complete`: whether another chain, or a better one, is out of the question.
fn reach(reach: &Reach, is_complete: bool) -> String {
    let mut object = Object::new();
    object.text("principal", &reach.principal);
    object.text("role", &reach.role_arn);
    object.text("verdict", verdict_name(reach.verdict));
    object.list("hops", reach.hops.iter().map(hop));
    if let Some(blocked) = &reach.blocked {
        object.text("blockedBy", blocked_by(&blocked.why));
        object.raw("blockedAt", &at(blocked));
    }
    if !is_complete {
        object.raw("isComplete", "false");
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

/// A hop as a step of a scenario. The steps of a way are named after it: `hop1`, `hop2` and so on, where it is named `hop`.
#[must_use]
pub fn step(way: &str, at: usize, hop: &Hop) -> String {
    let mut object = Object::new();
    object.text("id", &[way, &(at + 1).to_string()].concat());
    if let Ask::AssumeRole(_) = hop.ask {
        match at {
            0 => object.text("as", &hop.caller),
            at => object.text("as", &["@", way, &at.to_string()].concat()),
        }
    }
    call(&mut object, &hop.ask);
    object.finish()
}

fn hop(hop: &Hop) -> String {
    let mut object = Object::new();
    object.text("as", &hop.caller);
    call(&mut object, &hop.ask);
    object.list("keys", keys(hop).iter().map(|name| quote(name)));
    if !hop.needs.is_empty() {
        object.list("needs", hop.needs.iter().map(need));
    }
    if let (Some(en), Some(ko)) = (words::en(hop), words::ko(hop)) {
        let mut who = Object::new();
        who.text("en", &en);
        who.text("ko", &ko);
        object.raw("who", &who.finish());
    }
    object.finish()
}

/// The operation that is called, under its name in a step.
fn call(object: &mut Object, ask: &Ask) {
    match ask {
        Ask::AssumeRole(ask) => object.raw("assumeRole", &assume_role(ask)),
        Ask::WebIdentity(ask) => object.raw("assumeRoleWithWebIdentity", &web_identity(ask)),
        Ask::Saml(ask) => object.raw("assumeRoleWithSaml", &saml(ask)),
    }
}

fn need(need: &Need) -> String {
    let mut object = Object::new();
    object.text("key", &need.key);
    object.text("operator", &operator_name(need.operator));
    object.list("values", need.values.iter().map(|value| quote(value)));
    object.finish()
}

/// An operator as AWS writes it.
fn operator_name(operator: Operator) -> String {
    let quantifier = match operator.quantifier {
        Quantifier::Single => "",
        Quantifier::ForAllValues => "ForAllValues:",
        Quantifier::ForAnyValue => "ForAnyValue:",
    };
    let known = NAMES.iter().find(|(_, base)| *base == operator.base);
    let name = known.map_or("", |(name, _)| name);
    [quantifier, name, if operator.if_exists { "IfExists" } else { "" }].concat()
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
    call(&mut object, &blocked.ask);
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
pub(crate) fn blocked_by(why: &Block) -> &'static str {
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
        object.raw("tags", &tags(&ask.tags));
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

fn tags(all: &[Tag]) -> String {
    let mut object = Object::new();
    for tag in all {
        object.text(&tag.key, &tag.value);
    }
    object.finish()
}

fn web_identity(ask: &AssumeRoleWithWebIdentity) -> String {
    let mut claims = Object::new();
    let token = &ask.token;
    claims.text("iss", &token.issuer);
    match token.audiences.as_slice() {
        [one] => claims.text("aud", one),
        several => claims.list("aud", several.iter().map(|it| quote(it))),
    }
    if let Some(party) = &token.authorized_party {
        claims.text("azp", party);
    }
    if let Some(subject) = &token.subject {
        claims.text("sub", subject);
    }
    for (claim, value) in &token.claims {
        match value {
            Value::One(text) => claims.text(claim, text),
            Value::Many(texts) => claims.list(claim, texts.iter().map(|it| quote(it))),
            Value::Unknown => {}
        }
    }
    if !token.tags.is_empty() {
        let mut principal_tags = Object::new();
        for tag in &token.tags {
            principal_tags.list(&tag.key, [quote(&tag.value)]);
        }
        let mut of_session = Object::new();
        of_session.raw("principal_tags", &principal_tags.finish());
        of_session.list(
            "transitive_tag_keys",
            token.transitive_tag_keys.iter().map(|it| quote(it)),
        );
        claims.raw("https://aws.amazon.com/tags", &of_session.finish());
    }
    if let Some(identity) = &token.source_identity {
        claims.text("https://aws.amazon.com/source_identity", identity);
    }
    let mut object = Object::new();
    object.text("roleArn", &ask.role_arn);
    object.text("roleSessionName", &ask.role_session_name);
    object.raw("token", &claims.finish());
    object.finish()
}

fn saml(ask: &AssumeRoleWithSaml) -> String {
    let said = &ask.assertion;
    let mut assertion = Object::new();
    let texts = [
        ("issuer", &said.issuer),
        ("subject", &said.subject),
        ("subjectType", &said.subject_type),
        ("audience", &said.audience),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            assertion.text(name, text);
        }
    }
    let mut attributes = Object::new();
    for (name, values) in &said.attributes {
        attributes.list(name, values.iter().map(|it| quote(it)));
    }
    assertion.raw("attributes", &attributes.finish());
    let mut object = Object::new();
    object.text("roleArn", &ask.role_arn);
    object.text("principalArn", &ask.principal_arn);
    object.raw("assertion", &assertion.finish());
    object.finish()
}
