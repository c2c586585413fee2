//! Which gates apply to a request, and what AWS settles before it looks at any policy.

use crate::caller::Caller;
use crate::context::Looked;
use crate::gates::{Preset, Relation};
use crate::rcp_services::has_rcps;
use crate::request::Request;

/// What AWS settles before it looks at any policy.
// rule: E-70
pub(crate) fn preset(request: &Request) -> Option<Preset> {
    let caller = &request.caller;
    if !caller.is_signed() && has_to_be_signed(request) {
        return Some(Preset::Unsigned);
    }
    match request.action.lower() {
        "sts:getcalleridentity" => Some(Preset::CallerIdentity),
        "sts:getsessiontoken" => Some(match caller {
            Caller::User(_) | Caller::Root { .. } => Preset::SessionToken,
            Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => Preset::SessionTokenRefused,
        }),
        "sts:assumerole" => match caller {
            Caller::Root { .. } => Some(Preset::RootAssumesRole),
            Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => None,
        },
        _ => None,
    }
}

/// Whether an operation of STS is for those who sign; a token or an assertion stands in for a signature in two of them,
/// and in what those ask beside their own permission.
// rule: S-35
fn has_to_be_signed(request: &Request) -> bool {
    const UNSIGNED: [&str; 4] = [
        "assumerolewithsaml",
        "assumerolewithwebidentity",
        "setsourceidentity",
        "tagsession",
    ];
    request.action.service() == "sts" && !UNSIGNED.contains(&request.action.name())
}

/// How caller and resource stand to each other.
// rule: E-8
// rule: E-31
// rule: E-33
// rule: E-34
// rule: E-35
pub(crate) fn relation(request: &Request) -> Relation {
    let caller = &request.caller;
    if is_divided(request) {
        return Relation::Divided;
    }
    match (caller, caller.account()) {
        (_, None) => Relation::NoAccount,
        (Caller::Root { .. }, Some(account)) if account == request.resource_account => Relation::RootAtHome,
        (Caller::Root { .. }, Some(_)) => Relation::RootAbroad,
        (_, Some(account)) if account == request.resource_account => Relation::Same,
        (_, Some(_)) => Relation::Cross,
    }
}

// rule: E-77
fn is_divided(request: &Request) -> bool {
    let resource = iam_syntax::arn::Arn::parse(&request.resource.text).map(|arn| arn.partition);
    match (request.caller.partition(), resource) {
        (Some(caller), Some(resource)) => caller != resource,
        (None, _) | (_, None) => false,
    }
}

/// Whether resource control policies bear on a request: on actions of some services, and not on service-linked roles.
// rule: E-50
// rule: E-53
// rule: E-74
#[must_use]
pub fn rcps_apply(request: &Request) -> bool {
    has_rcps(request.action.service())
        && !request.caller.is_service_linked()
        && request.action.lower() != "kms:retiregrant"
}

// rule: E-40
// rule: E-41
// rule: E-44
// rule: E-74
pub(crate) const fn scps_apply(caller: &Caller) -> bool {
    match caller {
        Caller::Root { .. } | Caller::FederatedUser { .. } => true,
        Caller::User(user) => user.has_account(),
        Caller::Session(session) => !session.service_linked,
        Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
    }
}

/// Whether this is a session of AssumeRoot: the root user, limited to the task policy that is its session policy.
// rule: E-71
#[must_use]
pub fn is_assumed_root(request: &Request) -> bool {
    let is_root = matches!(request.caller, Caller::Root { .. });
    is_root && request.context.get("aws:AssumedRoot") == Looked::One("true")
}

/// A federated user without session policies has what a resource policy grants to it, and no more.
// rule: E-65
pub(crate) const fn has_no_permissions_of_its_own(caller: &Caller) -> bool {
    matches!(caller, Caller::FederatedUser { .. })
}

/// The root user of a bucket's account may always read, write and delete the bucket policy; a Deny in the policy
/// itself does not stop it.
// rule: E-70
#[must_use]
pub fn root_may_always(request: &Request) -> bool {
    let of_bucket_policy = ["s3:getbucketpolicy", "s3:putbucketpolicy", "s3:deletebucketpolicy"];
    relation(request) == Relation::RootAtHome && of_bucket_policy.contains(&request.action.lower())
}
