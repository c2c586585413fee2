//! `REGION_FENCE_WITHOUT_GLOBAL_SERVICES`: a Deny outside of some Regions that hits services which are in us-east-1 alone.
//!
//! IAM, CloudFront and a few more have one endpoint for all the world, and their requests are made in us-east-1.
//!
//! ```json
//! { "Effect": "Deny", "Action": "*", "Resource": "*",
//!   "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-central-1" } } }
//! ```
//!
//! Only the services that AWS's own examples leave out.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html>

use alloc::vec::Vec;

use iam_syntax::operator::Base;
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Condition, Effect};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::keys;

/// Each with an action that many use.
const GLOBAL: [(&str, &str); 5] = [
    ("cloudfront", "GetDistribution"),
    ("iam", "GetRole"),
    ("organizations", "DescribeOrganization"),
    ("route53", "GetHostedZone"),
    ("support", "DescribeCases"),
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let fence = statement.conditions.iter().find(|it| is_fence(ctx, it));
        let (Some(fence), Some(clause), Effect::Deny) = (fence, &statement.action, statement.effect) else {
            continue;
        };
        let hit: Vec<&str> = GLOBAL
            .iter()
            .filter(|(service, action)| ctx.reaches[idx].includes(service, action))
            .map(|(service, _)| *service)
            .collect();
        // AWS's own example leaves that one out: few call it.
        if hit.iter().all(|it| *it == "organizations") {
            continue;
        }
        let code = Code::RegionFenceWithoutGlobalServices;
        let mut added = ctx.add(code, fence.key.span, Fact::Operator(OperatorFact::GlobalServicesFenced));
        for service in hit {
            added = added.names(service);
        }
        added.label(clause.span, Role::Actions);
    }
}

/// Whether a condition holds in us-east-1, of all Regions of its partition.
fn is_fence(ctx: &Ctx<'_>, condition: &Condition) -> bool {
    let is_of_other_partition = |it: &str| {
        ["cn-", "us-gov-", "us-iso", "eusc-", "eu-isoe-"]
            .iter()
            .any(|head| it.starts_with(head))
    };
    let lets_through = |it: &str| Pattern::new(it).matches("us-east-1") || it.contains("${");
    matches!(condition.operator.base, Base::String { negated: true, .. })
        && keys::is(&condition.key.value, "aws:RequestedRegion")
        && !condition.values.is_empty()
        && !condition
            .values
            .iter()
            .any(|it| is_of_other_partition(&it.value) || lets_through(&it.value) || ctx.is_unfilled(it))
}
