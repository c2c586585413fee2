//! The Region of a request to a service that has one endpoint for all the world: it is that endpoint's, whoever asks from
//! wherever.
//!
//! Source: [`PAGE`].

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

/// Whether the Region is another than that of the service's only endpoint.
pub fn is_elsewhere(setting: &Setting<'_>) -> bool {
    if !is_one_of(setting.key, &["aws:RequestedRegion"]) {
        return false;
    }
    let request = setting.request;
    let of_resource = iam_syntax::arn::Arn::parse(&request.resource.text).map(|arn| arn.partition);
    let partition = request.caller.partition().or(of_resource).unwrap_or("aws");
    let service = request.action.service().to_ascii_lowercase();
    only_region(partition, &service).is_some_and(|only| super::values(setting.value).any(|region| region != only))
}
