//! Actions, and what they are on.

use alloc::format;
use alloc::string::{String, ToString};

use super::{CATALOGUE, any_role, closed_by, listed, way_of};
use crate::fact::{ActionFact, SsoPlace};
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &ActionFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("did you mean {}?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match fact {
        ActionFact::UnknownAction { action, near } => (
            format!(
                "{} is not an action that the catalogue knows, so it may match nothing",
                q(action)
            ),
            or_catalogue(near),
        ),
        ActionFact::OperationIsNoAction { operation, asks } => (
            format!(
                "{} is the name of an API call and no action; the call asks {}",
                q(operation),
                all_quoted(asks)
            ),
            help("write the action"),
        ),
        ActionFact::ActionNotOfTrust => (
            format!("a trust policy is about assuming the role, not {}", names()),
            help("move it to a policy of who calls it"),
        ),
        ActionFact::NoSuchActions { action } => (
            format!("no action that the catalogue knows fits {}", q(action)),
            help(CATALOGUE),
        ),
        ActionFact::NotAnAction { written, meant } => (
            format!(
                "{} is not a service, a colon and a name, so it matches no action",
                q(written)
            ),
            near(&Some(meant.clone())),
        ),
        ActionFact::RetiredAction => (
            format!("{} {} no longer in AWS's reference", names(), by_number("is", "are")),
            help(by_number(
                "remove it once nothing calls it any more",
                "remove them once nothing calls them any more",
            )),
        ),
        ActionFact::RetiredService => (
            format!(
                "the {} no longer in AWS's reference",
                match are_several {
                    false => format!("service {} is", names()),
                    true => format!("services {} are", names()),
                }
            ),
            help(by_number(
                "remove its actions once nothing calls them any more",
                "remove their actions once nothing calls them any more",
            )),
        ),
        ActionFact::UnknownServiceInAction { service, near } => (
            format!(
                "{} is not a service that the catalogue knows, so the action may match nothing",
                q(service)
            ),
            or_catalogue(near),
        ),
        ActionFact::AnyRole { roles, by_not_resource } => any_role(*roles, *by_not_resource),
        ActionFact::Escalation { way, actions } => (
            format!("with {} somebody can {}", all_quoted(actions), way_of(*way)),
            help(closed_by(*way)),
        ),
        ActionFact::ElementTwice => (
            format!("{} {} in the list twice", names(), by_number("stands", "stand")),
            help(by_number("remove one of the two", "remove one of each two")),
        ),
        ActionFact::ElementRepeats { wide } => (
            format!("{} {} part of {} already", names(), by_number("is", "are"), q(wide)),
            help(by_number(
                "remove it, or narrow the wider one",
                "remove them, or narrow the wider one",
            )),
        ),
        ActionFact::BucketWithoutObjects { action, objects } => (
            format!(
                "of {} only what acts on buckets is allowed: `Resource` names no object, so `s3:GetObject` and the like are not",
                q(action)
            ),
            Some(format!("if objects are meant too, add {}", q(objects))),
        ),
        ActionFact::SecretWithoutSuffix => (
            format!(
                "behind the name of a secret AWS puts a dash and six characters, so {} {} none",
                names(),
                by_number("names", "name")
            ),
            help("end it in `-??????`"),
        ),
        ActionFact::SsoRoleWithoutRegion { has_path, place } => (
            match has_path {
                true => format!(
                    "outside us-east-1 the Region of IAM Identity Center stands in the path, so {} may name no role",
                    names()
                ),
                false => format!(
                    "a role of IAM Identity Center has a path, so {} {} none",
                    names(),
                    by_number("names", "name")
                ),
            },
            help(match place {
                SsoPlace::Principal => {
                    "a Principal takes no wildcard inside an ARN: write the role's whole ARN as IAM shows it, or name the account and compare `aws:PrincipalArn` by `ArnLike` in a Condition"
                }
                SsoPlace::Resource | SsoPlace::Pattern => {
                    "write `role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`"
                }
                SsoPlace::Literal => {
                    "write the role's whole ARN as IAM shows it, or compare by `ArnLike` with `role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`"
                }
            }),
        ),
        ActionFact::NeedsEveryResource => (
            format!(
                "{} {} `\"Resource\": \"*\"`",
                names(),
                by_number("acts on no resource, so it needs", "act on no resource, so they need")
            ),
            help(by_number(
                "put it into a statement of its own with `\"Resource\": \"*\"`",
                "put them into a statement of their own with `\"Resource\": \"*\"`",
            )),
        ),
        ActionFact::ActsOnNone { of_type, format } => (
            format!(
                "{} {} on none of the resources of this statement",
                names(),
                by_number("acts", "act")
            ),
            Some(match are_several {
                false => format!("it acts on resources of type {}: {}", q(of_type), quoted(format)),
                true => format!(
                    "the first of them acts on resources of type {}: {}",
                    q(of_type),
                    quoted(format)
                ),
            }),
        ),
        ActionFact::AliasIsNoKey => (
            format!(
                "{} {} on keys, and the ARN of an alias in `Resource` is never that of a key",
                names(),
                by_number("acts", "act")
            ),
            help("name the key by its own ARN, or name all keys and add a condition on `kms:ResourceAliases`"),
        ),
        ActionFact::ActionOfOtherService { action, service } => (
            format!("{} is not an action on a resource of {}", q(action), q(service)),
            help("a resource-based policy is asked about its own resource alone"),
        ),
        ActionFact::ResourceOfOtherService { arn, service } => (
            format!(
                "{} is not a resource of {}, to which the policy is attached",
                q(arn),
                q(service)
            ),
            help("name the resource that the policy is attached to"),
        ),
        ActionFact::ResourceOfOtherBucket { bucket, first } => (
            format!(
                "the policy is attached to one bucket, and names {} beside {}",
                q(bucket),
                q(first)
            ),
            help("name the bucket that the policy is attached to, and give the other one a policy of its own"),
        ),
        ActionFact::ResourceIsNoKey { arn } => (
            format!("{} is never the ARN of the key to which the policy is attached", q(arn)),
            help(
                "write `*`, which is this key alone in a key policy; who may use it by an alias, `kms:RequestAlias` says",
            ),
        ),
    }
}
