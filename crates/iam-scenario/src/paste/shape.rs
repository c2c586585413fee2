//! What JSON looks like a policy, and which kinds of policy a document can be.

use iam_syntax::json::{Json, Value};
use iam_syntax::policy::PolicyKind;

use super::{LIMITS, whole};
use crate::document::Place;

/// Whether a document suits the place that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Fits,
    /// It looks like a policy of this kind, which has its own place.
    Belongs(PolicyKind),
    /// There is too little to tell, or it speaks for both.
    Unclear,
}

/// Says whether a document suits a place, going by whether its statements name principals.
#[must_use]
pub fn suits(text: &str, place: Place) -> Fit {
    let read = iam_syntax::json::read(text, LIMITS);
    let Some(shape) = read.tree.as_ref().and_then(Shape::of) else {
        return Fit::Unclear;
    };
    let kind = match (place, shape.principals) {
        (Place::Identity | Place::Boundary | Place::Session(_), Principals::All) => shape.kind(),
        (Place::Scp(_), Principals::All) if shape.is_all_deny => PolicyKind::Rcp,
        (Place::Scp(_), Principals::All) => shape.kind(),
        (Place::Rcp(_), Principals::None) if shape.is_all_deny => PolicyKind::Scp,
        (Place::Resource | Place::Rcp(_) | Place::Endpoint { .. }, Principals::None) => PolicyKind::Identity,
        (_, Principals::Some) => return Fit::Unclear,
        (Place::Identity | Place::Boundary | Place::Session(_) | Place::Scp(_), Principals::None)
        | (Place::Resource | Place::Rcp(_) | Place::Endpoint { .. }, Principals::All) => return Fit::Fits,
    };
    Fit::Belongs(kind)
}

/// What tells kinds of policy apart.
pub struct Shape {
    principals: Principals,
    is_all_deny: bool,
    is_trust: bool,
    is_key: bool,
}

/// How many of the statements name principals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Principals {
    None,
    Some,
    All,
}

impl Shape {
    /// The shape of a document with at least one statement.
    pub fn of(document: &Json) -> Option<Self> {
        let statements = one_or_more(document.get("Statement")?);
        let statements: Vec<&Json> = statements.iter().filter(|it| it.members().is_some()).collect();
        if statements.is_empty() {
            return None;
        }
        let names = |it: &&&Json| it.get("Principal").is_some() || it.get("NotPrincipal").is_some();
        let principals = match statements.iter().filter(names).count() {
            0 => Principals::None,
            n if n == statements.len() => Principals::All,
            _ => Principals::Some,
        };
        let acts_in = |it: &&Json, service: &str| {
            it.get("Action").map(one_or_more).is_some_and(|actions| {
                let is_of = |action: &Json| {
                    action
                        .as_str()
                        .is_some_and(|it| it.to_ascii_lowercase().starts_with(service))
                };
                !actions.is_empty() && actions.iter().all(is_of)
            })
        };
        Some(Self {
            principals,
            is_all_deny: statements
                .iter()
                .all(|it| it.get("Effect").and_then(Json::as_str) == Some("Deny")),
            is_trust: statements
                .iter()
                .all(|it| acts_in(it, "sts:") && it.get("Resource").is_none()),
            is_key: statements.iter().all(|it| acts_in(it, "kms:")),
        })
    }

    /// The kind that a document most likely is.
    pub fn kind(&self) -> PolicyKind {
        match (self.principals, self.is_trust, self.is_key) {
            (Principals::None, _, _) => PolicyKind::Identity,
            (Principals::Some | Principals::All, true, _) => PolicyKind::Trust,
            (Principals::Some | Principals::All, _, true) => PolicyKind::Key,
            (Principals::Some | Principals::All, false, false) => PolicyKind::Resource,
        }
    }
}

/// Whether a value is a policy document.
pub fn is_policy(json: &Json) -> bool {
    let is_version = |it: &Json| matches!(it.as_str(), Some("2012-10-17" | "2008-10-17"));
    json.members().is_some() && (json.get("Statement").is_some() || json.get("Version").is_some_and(is_version))
}

/// Whether a value is a statement.
pub fn is_statement(json: &Json) -> bool {
    const OTHERS: [&str; 7] = [
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Principal",
        "NotPrincipal",
        "Condition",
    ];
    let is_effect = |it: &Json| matches!(it.as_str(), Some("Allow" | "Deny"));
    json.get("Effect").is_some_and(is_effect) && OTHERS.iter().any(|name| json.get(name).is_some())
}

fn one_or_more<'j, 't>(json: &'j Json<'t>) -> &'j [Json<'t>] {
    match &json.value {
        Value::Array(items) => items,
        _ => std::slice::from_ref(json),
    }
}

/// The kind that a policy's text looks like, where it says something about it.
pub fn kind_of_text(text: &str) -> Option<PolicyKind> {
    whole(text).as_ref().and_then(Shape::of).map(|shape| shape.kind())
}
