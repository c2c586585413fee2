//! The Region of a request: that of a service's endpoint, where there is one for all the world, and else that of the
//! resource, where its ARN has one.
//!
//! Source: [`PAGE`].

use iam_syntax::arn::Arn;

use super::Setting;
use crate::key::is_one_of;

/// Which services are global, and where the endpoints of most are.
pub const PAGE: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html";

/// The services of the partition `aws` by the Region that their one endpoint is in. STS and S3 have one for all the world
/// beside those of the Regions, so that a caller may choose.
const GLOBAL: [(&str, &[&str]); 2] = [
    (
        "us-east-1",
        &[
            "account",
            "budgets",
            "ce",
            "cloudfront",
            "cur",
            "iam",
            "importexport",
            "organizations",
            "route53",
            "route53domains",
            "shield",
            "support",
            "tax",
            "trustedadvisor",
            "waf",
        ],
    ),
    (
        "us-west-2",
        &["chatbot", "devicefarm", "globalaccelerator", "networkmanager"],
    ),
];

/// The services of other partitions, where there is an endpoint in one Region.
const ELSEWHERE: [(&str, &str, &str); 6] = [
    ("aws-cn", "iam", "cn-north-1"),
    ("aws-cn", "organizations", "cn-northwest-1"),
    ("aws-cn", "route53", "cn-northwest-1"),
    ("aws-us-gov", "iam", "us-gov-west-1"),
    ("aws-us-gov", "organizations", "us-gov-west-1"),
    ("aws-us-gov", "route53", "us-gov-west-1"),
];

/// The Region that requests to a service are made in, if there is one alone.
#[must_use]
pub fn only_region(partition: &str, service: &str) -> Option<&'static str> {
    let elsewhere = || {
        let mut rows = ELSEWHERE.iter().filter(|row| row.0 == partition);
        rows.find(|row| row.1 == service).map(|row| row.2)
    };
    match partition {
        "aws" => GLOBAL
            .iter()
            .find(|(_, services)| services.contains(&service))
            .map(|(region, _)| *region),
        _ => elsewhere(),
    }
}

/// Whether the Region is another than that in the ARN of the resource. A few calls reach across Regions; none of them is
/// what somebody means who names a resource and is told to ask elsewhere.
pub fn is_not_of_resource(setting: &Setting<'_>) -> bool {
    let region = Arn::parse(&setting.request.resource.text).map(|arn| arn.region);
    let region = region.filter(|region| !region.is_empty());
    is_one_of(setting.key, &["aws:RequestedRegion"])
        && region.is_some_and(|own| super::values(setting.value).any(|region| region != own))
}

/// Whether the Region is another than that of the service's only endpoint.
pub fn is_elsewhere(setting: &Setting<'_>) -> bool {
    if !is_one_of(setting.key, &["aws:RequestedRegion"]) {
        return false;
    }
    let request = setting.request;
    let of_resource = Arn::parse(&request.resource.text).map(|arn| arn.partition);
    let partition = request.caller.partition().or(of_resource).unwrap_or("aws");
    let service = request.action.service().to_ascii_lowercase();
    only_region(partition, &service).is_some_and(|only| super::values(setting.value).any(|region| region != only))
}
