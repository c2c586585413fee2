//! `ALLOW_MISSES_RESOURCE_WITHOUT_KEY`: an Allow that asks for a key which stands on one resource of a call, while nothing
//! allows the call on the others.
//!
//! A launch asks for the image, the subnet and the security group as well as for the instance, and the type of the instance
//! stands on the instance alone. All of them have to be allowed, so no launch is.
//!
//! ```json
//! { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
//!   "Condition": { "StringEquals": { "ec2:InstanceType": "t3.micro" } } }
//! ```
//!
//! Only for launches, of which AWS says what they ask for: what other calls always ask for the reference marks as a hint and no
//! more. And only where the statement means all of these resources: who names instances alone says in another place
//! what is allowed on the others.
//!
//! Source: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances>

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::service::{Action, ResourceType, Service};
use iam_syntax::policy::{Condition, PolicyKind, Statement};

use super::deny_hits_resource_without_key::{is_meant, lacks};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::keys;

const LAUNCH: &str = "RunInstances";

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !matches!(
        ctx.kind,
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Scp
    ) {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        let mut actions: Vec<(&Service, &Action)> = ctx.reaches[idx].actions().collect();
        actions.retain(|(service, action)| &*service.prefix == "ec2" && &*action.name == LAUNCH);
        let missed = actions.iter().find_map(|(service, action)| {
            let mut conditions = statement.conditions.iter();
            conditions.find_map(|condition| {
                let types = missed(ctx, service, action, statement, condition);
                (!types.is_empty()).then_some((condition, *action, types))
            })
        });
        let Some((condition, action, types)) = missed else {
            continue;
        };
        let fact = Fact::Operator(OperatorFact::AllowMissesOtherTypes {
            action: alloc::format!("ec2:{}", action.name),
            types,
        });
        let mut added = ctx
            .add(Code::AllowMissesResourceWithoutKey, condition.key.span, fact)
            .names(&condition.key.value);
        for clause in &statement.resources {
            added = added.label(clause.span, Role::Resources);
        }
    }
}

/// The types of resources that each call of an action asks for, that the statement means, that lack a key which a
/// condition asks for, and that no statement allows.
fn missed(
    ctx: &Ctx<'_>,
    service: &Service,
    action: &Action,
    statement: &Statement,
    condition: &Condition,
) -> Vec<String> {
    if !fails_on_some(service, action, condition) {
        return Vec::new();
    }
    let asked = service.resource_types_of(action).filter(|(_, edge)| edge.is_required);
    asked
        .map(|(of_type, _)| of_type)
        .filter(|it| lacks(service, action, it, &condition.key.value) && is_meant(statement, it))
        .filter(|it| !is_allowed(ctx, service, action, it))
        .map(|it| it.name.to_string())
        .collect()
}

/// Whether a condition asks for a key that the reference lists for some of an action's resources.
fn fails_on_some(service: &Service, action: &Action, condition: &Condition) -> bool {
    let mut types = service.resource_types_of(action);
    !keys::holds_when_missing(condition) && types.any(|(it, _)| lacks(service, action, it, &condition.key.value))
}

/// Whether any statement may allow an action on a type of resource.
fn is_allowed(ctx: &Ctx<'_>, service: &Service, action: &Action, of_type: &ResourceType) -> bool {
    ctx.allows().any(|(idx, statement)| {
        let holds = |it: &Condition| keys::holds_when_missing(it) || !lacks(service, action, of_type, &it.key.value);
        ctx.reaches[idx].includes("ec2", &action.name)
            && is_meant(statement, of_type)
            && statement.conditions.iter().all(holds)
    })
}
