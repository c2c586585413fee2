//! On which resource the resource's policy of a case stands: on the case's own, whatever a check asks. What kind of policy
//! it is follows from that resource's ARN: a role's is its trust policy, a KMS key's its key policy.

use iam_eval::request::{Action, Resource, Sort};

use crate::call::could_share_policy;
use crate::case::{Case, RequestInput};

/// The resource that holds the resource's policy. Nothing where the case asks for none of its own: then the policy stands
/// on what a check asks for.
#[must_use]
pub(crate) fn holder(case: &Case) -> Option<&str> {
    case.request.resources.first()
}

/// Whether the policy of one resource could stand on another.
#[must_use]
pub(crate) fn could_hold(holder: &str, other: &str) -> bool {
    sort(holder) == sort(other) && could_share_policy(holder, other)
}

/// The resource that holds the resource's policy: the case's own, or where it names none, the one that is asked.
#[must_use]
pub fn resource<'r>(case: &'r Case, asked: &'r RequestInput) -> Option<&'r str> {
    holder(case).or_else(|| asked.resources.first())
}

/// What sort of resource an ARN is of, by what its policy is called.
#[must_use]
pub fn sort(resource: &str) -> Sort {
    Action::new("sts:AssumeRole").map_or(Sort::Other, |action| Resource::new(resource, &action).sort)
}

/// The case that asks one request of another alone. The resource's policy is switched off where it is another resource's.
#[must_use]
pub fn asking(case: &Case, asked: RequestInput) -> Case {
    let is_others = holder(case).is_some_and(|holder| asked.resources.arns().any(|it| !could_hold(holder, it)));
    let mut alone = Case {
        request: asked,
        checks: Vec::new(),
        ..case.clone()
    };
    if let Some(policy) = alone.policies.resource.as_mut().filter(|_| is_others) {
        policy.enabled = false;
    }
    alone
}
