//! `DENY_HITS_RESOURCE_WITHOUT_KEY`: a Deny on a key that stands on one resource of a call, and that hits the others.
//!
//! A launch asks for the image, the subnet and the security group as well as for the instance, and the tags of the request
//! stand on what is made. A Deny that holds where such a key is missing hits the image, and so every launch.
//!
//! ```json
//! { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
//!   "Condition": { "Null": { "aws:RequestTag/Team": "true" } } }
//! ```
//!
//! Only for EC2, where AWS lists the keys of a call resource by resource.
//!
//! Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html>

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::service::{Action, KeySource, ResourceType, Service};
use iam_syntax::policy::{Condition, Effect, Statement};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::format;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        if statement.effect == Effect::Allow {
            continue;
        }
        let mut actions: Vec<(&Service, &Action)> = ctx.reaches[idx].actions().collect();
        actions.retain(|(service, _)| &*service.prefix == "ec2");
        for condition in statement.conditions.iter().filter(|it| keys::holds_when_missing(it)) {
            let hit = actions.iter().find_map(|(service, action)| {
                let types = hit(service, action, statement, condition);
                (!types.is_empty()).then_some((*action, types))
            });
            let Some((action, types)) = hit else { continue };
            let fact = Fact::Operator(OperatorFact::DenyHitsOtherTypes {
                action: alloc::format!("ec2:{}", action.name),
                types,
                are_named: are_named(statement),
            });
            let mut added = ctx
                .add(Code::DenyHitsResourceWithoutKey, condition.key.span, fact)
                .names(&condition.key.value);
            for clause in &statement.resources {
                added = added.label(clause.span, Role::Resources);
            }
        }
    }
}

/// The types of resources that each call of an action asks for, that the statement speaks of, and that lack the key.
fn hit(service: &Service, action: &Action, statement: &Statement, condition: &Condition) -> Vec<String> {
    let key = condition.key.value.as_str();
    if !service.key(key).is_some_and(|it| is_of_a_type(service, action, it)) {
        return Vec::new();
    }
    let lacks = |of_type: &ResourceType, key: &str| lacks(service, action, of_type, key);
    let asked = service.resource_types_of(action).filter(|(_, edge)| edge.is_required);
    asked
        .map(|(of_type, _)| of_type)
        .filter(|it| lacks(it, key) && is_meant(statement, it))
        // Another condition may need a key that does not stand on it either.
        .filter(|of_type| {
            let holds = |it: &Condition| keys::holds_when_missing(it) || !lacks(of_type, &it.key.value);
            statement.conditions.iter().all(holds)
        })
        .map(|it| it.name.to_string())
        .collect()
}

/// Whether a key stands on other resources of an action than one of a type.
pub(super) fn lacks(service: &Service, action: &Action, of_type: &ResourceType, key: &str) -> bool {
    let known = service.key(key);
    known.is_some_and(|it| is_of_a_type(service, action, it) && !stands_on(service, action, of_type, it))
}

/// Whether a statement speaks of some types of resources alone.
fn are_named(statement: &Statement) -> bool {
    let mut elements = statement.resources.iter().flat_map(|clause| &clause.elements);
    elements.all(|it| it.value != "*")
}

/// Whether AWS lists a key for some of an action's resources.
fn is_of_a_type(service: &Service, action: &Action, key: &iam_catalog::key::Key) -> bool {
    let mut of_key = service.keys_of(action).filter(|(it, _)| it.name == key.name);
    let mut is_of_all = false;
    let is_of_one = of_key.any(|(_, source)| match source {
        KeySource::ActionResource(_) => true,
        KeySource::Action => {
            is_of_all = true;
            false
        }
        KeySource::ResourceType(_) => false,
    });
    is_of_one && !is_of_all
}

fn stands_on(service: &Service, action: &Action, of_type: &ResourceType, key: &iam_catalog::key::Key) -> bool {
    let mut of_key = service.keys_of(action).filter(|(it, _)| it.name == key.name);
    of_key.any(|(_, source)| matches!(source, KeySource::ActionResource(it) if core::ptr::eq(it, of_type)))
}

/// Whether a statement's resources take in those of a type.
pub(super) fn is_meant(statement: &Statement, of_type: &ResourceType) -> bool {
    let fits = |text: &str| text == "*" || of_type.arns.iter().any(|it| format::could_be(it, text));
    statement
        .resources
        .iter()
        .all(|clause| clause.elements.iter().any(|it| fits(&it.value)) != clause.inverted)
}
