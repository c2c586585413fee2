//! Resources and ARNs.

use alloc::format;
use alloc::string::{String, ToString};

use super::{CATALOGUE, a_field, field_of};
use crate::fact::ResourceFact;
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &ResourceFact, _: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("did you mean {}?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    match fact {
        ResourceFact::UnknownServiceInArn { service, near } => (
            format!(
                "{} is not a service that the catalogue knows, so the ARN may match nothing",
                q(service)
            ),
            or_catalogue(near),
        ),
        ResourceFact::UnknownPartition { partition } => (
            format!("{} is not a partition that the catalogue knows", q(partition)),
            help("the partitions are `aws`, `aws-cn`, `aws-us-gov` and a few more"),
        ),
        ResourceFact::UnknownRegion { region, near } => (
            format!("{} is not a Region that the catalogue knows", q(region)),
            or_catalogue(near),
        ),
        ResourceFact::RegionOfOtherPartition { region, partition } => (
            format!("the Region {} is in the partition {}", q(region), q(partition)),
            Some(format!("write `arn:{partition}:…`")),
        ),
        ResourceFact::NotAnAccount {
            account,
            n_digits: Some(n_digits),
        } => (
            format!("{} has {n_digits} digits, and an account id has twelve", q(account)),
            None,
        ),
        ResourceFact::NotAnAccount {
            account,
            n_digits: None,
        } => (format!("{} is not an account id of twelve digits", q(account)), None),
        ResourceFact::ArnFieldNotAllowed { field, service } => (
            format!(
                "such an ARN of {} has no {}, so this one matches nothing",
                q(service),
                field_of(*field)
            ),
            help("leave the field empty"),
        ),
        ResourceFact::ArnFieldMissing { field, service } => (
            format!(
                "such an ARN of {} has {}, and here the field is empty",
                q(service),
                a_field(*field)
            ),
            help("write it, or `*` for any"),
        ),
        ResourceFact::WithoutAncestors { action, lacks } => (
            format!(
                "AWS Glue asks {} on what this lies in as well, and this policy does not allow it there",
                q(action)
            ),
            Some(format!(
                "allow it on {}, too, unless another policy does",
                all_quoted(lacks)
            )),
        ),
        ResourceFact::UnknownResourceFormat { service, example } => (
            format!("no ARN format of {} that the catalogue knows fits this", q(service)),
            Some(format!("a format of the service is {}", quoted(example))),
        ),
    }
}
