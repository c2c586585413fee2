//! `ARN_REGION_NOT_ALLOWED`, `MISSING_ARN_ACCOUNT`, `INVALID_ARN_RESOURCE` and their kin: a field of a resource's ARN that
//! fits no format of its service.
//!
//! Such a value matches nothing, so an Allow gives nothing and a Deny takes nothing away.
//!
//! ```json
//! "Resource": "arn:aws:s3:us-east-1:111122223333:amzn-s3-demo-bucket"
//! ```
//!
//! Where a name is merely not in the catalogue it is a WARNING: there may be new services, Regions and types of resources.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::catalogue::ServiceStanding;
use iam_catalog::service::Service;
use iam_catalog::template::{ArnTemplate, Field};
use iam_syntax::arn::{fields, is_account_id};
use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{PolicyKind, Text};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::{Ctx, Names};
use crate::edit;
use crate::fact::{ArnField, Fact, ResourceFact};
use crate::format;
use crate::reach::Breadth;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    // The resource of a trust policy is ignored, whatever it is.
    if ctx.kind == PolicyKind::Trust {
        return;
    }
    let policy = ctx.policy;
    // Policies repeat their ARNs; what was fine beside the same services is fine again.
    let mut fine: BTreeSet<(Vec<&str>, &str)> = BTreeSet::new();
    for (idx, statement) in policy.statements.iter().enumerate() {
        let mut services: Vec<&Service> = Vec::new();
        for value in &ctx.reaches[idx].values {
            if let Breadth::Actions(service, _) = value.breadth
                && !services.iter().any(|it| it.prefix == service.prefix)
            {
                services.push(service);
            }
        }
        for element in statement.resources.iter().flat_map(|it| &it.elements) {
            let prefixes = services.iter().map(|it| &*it.prefix).collect();
            let asked = (prefixes, element.value.as_str());
            if fine.contains(&asked) {
                continue;
            }
            let n_before = ctx.findings.len();
            check_arn(ctx, element, &services);
            if n_before == ctx.findings.len() {
                fine.insert(asked);
            }
        }
    }
}

/// Where the fields of an ARN stand in it.
struct Parts<'t> {
    partition: &'t str,
    service: &'t str,
    region: &'t str,
    account: &'t str,
    resource: &'t str,
    partition_span: Span,
    service_span: Span,
    region_span: Span,
    account_span: Span,
    resource_span: Span,
}

fn parts<'t>(ctx: &Ctx<'_>, element: &'t Text) -> Option<Parts<'t>> {
    let text = element.value.as_str();
    let [_, partition, service, region, account, resource] = fields(text).filter(|it| it[0] == "arn")?;
    let mut at = 4;
    let mut next = |field: &str| {
        let span = ctx.inside(element, at..at + field.len());
        at += field.len() + 1;
        span
    };
    Some(Parts {
        partition_span: next(partition),
        service_span: next(service),
        region_span: next(region),
        account_span: next(account),
        resource_span: next(resource),
        partition,
        service,
        region,
        account,
        resource,
    })
}

fn is_open(field: &str) -> bool {
    field.contains(['*', '?']) || field.contains("${")
}

fn check_arn(ctx: &mut Ctx<'_>, element: &Text, services: &[&Service]) {
    let Some(parts) = parts(ctx, element) else { return };
    // A variable in front of the resource is reported as it was read.
    let head = &element.value[..element.value.len() - parts.resource.len()];
    if head.contains("${") || is_open(parts.service) {
        return;
    }
    check_partition(ctx, &parts);
    check_region(ctx, &parts);
    let templates = templates(ctx, &parts, services);
    let Some(templates) = templates else {
        let near = ctx.nearest(Names::Services, parts.service);
        let fact = Fact::Resource(ResourceFact::UnknownServiceInArn {
            service: parts.service.to_string(),
            near: near.clone(),
        });
        ctx.add_as(Code::InvalidService, Severity::Warning, parts.service_span, fact)
            .fix(near.and_then(|near| edit::put(parts.service_span, &near)));
        return;
    };
    // The root user of an account is no type of resource in AWS's list, and `sts:AssumeRoot` acts on it.
    let is_root = parts.service == "iam" && parts.resource == "root";
    if !check_account(ctx, &parts, &templates) || templates.is_empty() || is_root {
        return;
    }
    check_format(ctx, element, &parts, &templates);
}

fn check_partition(ctx: &mut Ctx<'_>, parts: &Parts<'_>) {
    let name = parts.partition;
    if name.starts_with("aws") && !is_open(name) && ctx.catalogue.partition(name).is_none() {
        let known: Vec<&str> = ctx.catalogue.base().partitions.iter().map(|it| &*it.id).collect();
        if known.is_empty() {
            return;
        }
        let near = iam_syntax::suggest::nearest(name, known.iter().copied());
        let fact = Fact::Resource(ResourceFact::UnknownPartition {
            partition: name.to_string(),
        });
        ctx.add_as(Code::InvalidPartition, Severity::Warning, parts.partition_span, fact)
            .fix(near.and_then(|near| edit::put(parts.partition_span, near)));
    }
}

fn check_region(ctx: &mut Ctx<'_>, parts: &Parts<'_>) {
    let name = parts.region;
    if name.is_empty() || is_open(name) {
        return;
    }
    match ctx.catalogue.region(name) {
        Some((partition, _)) => {
            let is_here = *partition.id == *parts.partition || is_open(parts.partition);
            // A partition that is not known is reported as such.
            if !is_here && ctx.catalogue.partition(parts.partition).is_some() {
                let fact = Fact::Resource(ResourceFact::RegionOfOtherPartition {
                    region: name.to_string(),
                    partition: partition.id.to_string(),
                });
                let right = edit::put(parts.partition_span, &partition.id);
                ctx.add(Code::InvalidArnRegion, parts.region_span, fact).fix(right);
            }
        }
        None => {
            let severity = if looks_like_region(name) {
                Severity::Warning
            } else {
                Severity::Error
            };
            let near = ctx.nearest(Names::Regions, name);
            let fact = Fact::Resource(ResourceFact::UnknownRegion {
                region: name.to_string(),
                near: near.clone(),
            });
            ctx.add_as(Code::InvalidArnRegion, severity, parts.region_span, fact)
                .fix(near.and_then(|near| edit::put(parts.region_span, &near)));
        }
    }
}

/// Whether a word has the shape of a Region: `ap-southeast-9`.
pub(crate) fn looks_like_region(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let are_letters = |it: &str| 1 < it.len() && it.bytes().all(|it| it.is_ascii_lowercase());
    match parts.as_slice() {
        [area, middle @ .., number] => {
            are_letters(area)
                && !middle.is_empty()
                && middle.iter().all(|it| are_letters(it))
                && !number.is_empty()
                && number.bytes().all(|it| it.is_ascii_digit())
        }
        [_] | [] => false,
    }
}

/// The formats of a service's ARNs, as far as they are loaded; nothing if there is no such service.
fn templates<'a>(ctx: &Ctx<'a>, parts: &Parts<'_>, services: &[&'a Service]) -> Option<Vec<&'a ArnTemplate>> {
    let catalogue = ctx.catalogue;
    let own = match catalogue.service(parts.service) {
        ServiceStanding::Known(service) => Some(service),
        ServiceStanding::NotLoaded(_)
        | ServiceStanding::Retired
        | ServiceStanding::Mentioned
        | ServiceStanding::Unknown => None,
    };
    let all = services.iter().copied().chain(own);
    let types = all.flat_map(|it| &it.resource_types);
    let of_service = |it: &&ArnTemplate| match it.service() {
        Field::Fixed(name) => name.eq_ignore_ascii_case(parts.service),
        Field::Open => true,
        Field::Empty => false,
    };
    let found: Vec<&ArnTemplate> = types.flat_map(|it| &*it.arns).filter(of_service).collect();
    let is_known = match catalogue.service(parts.service) {
        ServiceStanding::Unknown => !found.is_empty(),
        ServiceStanding::Known(_)
        | ServiceStanding::NotLoaded(_)
        | ServiceStanding::Retired
        | ServiceStanding::Mentioned => true,
    };
    // Services whose ARNs begin otherwise than their actions, such as `elasticloadbalancing` for `elb`, come with the
    // actions of the statement.
    is_known.then_some(found)
}

/// Whether the account is one, or a word that the service puts there.
fn check_account(ctx: &mut Ctx<'_>, parts: &Parts<'_>, templates: &[&ArnTemplate]) -> bool {
    let account = parts.account;
    if account.is_empty() || is_open(account) || is_account_id(account) {
        return true;
    }
    let is_fixed = |it: &&ArnTemplate| matches!(it.account(), Field::Fixed(word) if word == account);
    if [
        "aws",
        "cloudfront",
        "aws-managed",
        "aws-marketplace",
        "third-party",
        "amazon",
    ]
    .contains(&account)
        || templates.iter().any(is_fixed)
    {
        return true;
    }
    let fact = Fact::Resource(ResourceFact::NotAnAccount {
        account: account.to_string(),
        n_digits: account.bytes().all(|it| it.is_ascii_digit()).then_some(account.len()),
    });
    ctx.add(Code::InvalidArnAccount, parts.account_span, fact);
    false
}

/// The format whose resource begins the most as the one that is written.
fn nearest<'a>(templates: &[&'a ArnTemplate], resource: &str) -> Option<&'a str> {
    let n_alike = |text: &str| {
        let of_format = text.splitn(6, ':').nth(5).unwrap_or_default();
        let pairs = of_format.bytes().zip(resource.bytes());
        pairs.take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count()
    };
    // The first of those that are alike.
    let texts = templates.iter().map(|it| it.text());
    texts.rev().max_by_key(|text| n_alike(text))
}

fn check_format(ctx: &mut Ctx<'_>, element: &Text, parts: &Parts<'_>, templates: &[&ArnTemplate]) {
    let with = |region: &str, account: &str| {
        alloc::format!(
            "arn:{}:{}:{region}:{account}:{}",
            parts.partition,
            parts.service,
            parts.resource
        )
    };
    let fitting = |text: &str| -> Vec<&ArnTemplate> {
        templates
            .iter()
            .copied()
            .filter(|it| format::could_be(it, text))
            .collect()
    };
    let service = parts.service.to_string();
    let is_full = !parts.region.is_empty() && !parts.account.is_empty();
    if is_full && templates.iter().any(|it| format::could_be(it, &element.value)) {
        return;
    }
    let found = fitting(&element.value);
    if found.is_empty() {
        // A field is left empty only where the format has none, whatever a placeholder could stand for.
        let fits = |region: &str, account: &str| {
            let is_so = |it: &&ArnTemplate| {
                (!region.is_empty() || it.region() == Field::Empty)
                    && (!account.is_empty() || it.account() == Field::Empty)
            };
            fitting(&with(region, account)).iter().any(is_so)
        };
        let (region, account) = (parts.region, parts.account);
        let no_region = !region.is_empty() && fits("", account);
        let no_account = !account.is_empty() && fits(region, "");
        let neither = !region.is_empty() && !account.is_empty() && fits("", "");
        if no_region || neither {
            let fact = Fact::Resource(ResourceFact::ArnFieldNotAllowed {
                field: ArnField::Region,
                service: service.clone(),
            });
            ctx.add(Code::ArnRegionNotAllowed, parts.region_span, fact)
                .fix(edit::cut(parts.region_span));
        }
        if !no_region && (no_account || neither) {
            let fact = Fact::Resource(ResourceFact::ArnFieldNotAllowed {
                field: ArnField::Account,
                service,
            });
            ctx.add(Code::ArnAccountNotAllowed, parts.account_span, fact)
                .fix(edit::cut(parts.account_span));
        } else if !no_region && !neither {
            let fact = Fact::Resource(ResourceFact::UnknownResourceFormat {
                service,
                example: nearest(templates, parts.resource).map_or_else(String::new, ToString::to_string),
            });
            // A slash too many: `parameter//app` for the parameter `/app`.
            let single = parts.resource.replace("//", "/");
            let whole = element.value.replace(parts.resource, &single);
            let is_meant = single != parts.resource && !fitting(&whole).is_empty();
            ctx.add_as(Code::InvalidArnResource, Severity::Warning, parts.resource_span, fact)
                .fix(is_meant.then(|| edit::put(parts.resource_span, &single)).flatten());
        }
        return;
    }
    // A placeholder is never empty, though it may be anything.
    // For inference across all Regions a model is named without one.
    let is_of_all_regions = parts.service == "bedrock" && parts.resource.starts_with("foundation-model/");
    if parts.region.is_empty() && !is_of_all_regions && found.iter().all(|it| it.region() == Field::Open) {
        let fact = Fact::Resource(ResourceFact::ArnFieldMissing {
            field: ArnField::Region,
            service: service.clone(),
        });
        ctx.add(Code::MissingArnRegion, element.span, fact);
    }
    // Documents, parameters and views that are AWS's own have no account.
    let is_of_aws = ["ssm", "resource-explorer-2", "bedrock"].contains(&parts.service);
    if parts.account.is_empty() && !is_of_aws && found.iter().all(|it| it.account() == Field::Open) {
        let fact = Fact::Resource(ResourceFact::ArnFieldMissing {
            field: ArnField::Account,
            service,
        });
        ctx.add(Code::MissingArnAccount, element.span, fact);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_regions() {
        assert!(looks_like_region("ap-southeast-9"));
        assert!(looks_like_region("us-gov-west-1"));
        assert!(!looks_like_region("us-east-1a"));
        assert!(!looks_like_region("region"));
        assert!(!looks_like_region("us-1"));
        assert!(!looks_like_region(""));
    }
}
