//! Actions, and what they are on.

use alloc::string::String;
use alloc::vec::Vec;

use super::kind::{Roles, SsoPlace, Way};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionFact {
    UnknownAction {
        action: String,
        near: Option<String>,
    },
    /// `asks`: the actions that the operation asks, one or more of them.
    OperationIsNoAction {
        operation: String,
        asks: Vec<String>,
    },
    /// Names: actions of STS that nobody who assumes a role needs.
    ActionNotOfTrust,
    NoSuchActions {
        action: String,
    },
    /// Not a service, a colon and a name.
    NotAnAction {
        written: String,
        meant: String,
    },
    /// Names: the actions.
    RetiredAction,
    /// Names: the services.
    RetiredService,
    UnknownServiceInAction {
        service: String,
        near: Option<String>,
    },
    AnyRole {
        roles: Roles,
        by_not_resource: bool,
    },
    Escalation {
        way: Way,
        actions: Vec<String>,
    },
    /// Names: the values that `wide` takes in.
    ElementRepeats {
        wide: String,
    },
    /// Names: the values that stand in one list twice.
    ElementTwice,
    /// A wildcard of actions on buckets and objects, beside buckets alone. `objects`: all objects of the first.
    BucketWithoutObjects {
        action: String,
        objects: String,
    },
    /// Names: ARNs of secrets.
    SecretWithoutSuffix,
    /// Names: ARNs of roles of IAM Identity Center.
    SsoRoleWithoutRegion {
        has_path: bool,
        place: SsoPlace,
    },
    /// Names: actions that act on no resource.
    NeedsEveryResource,
    /// Names: actions that act on other resources than those of their statement. `of_type`, `format`: what the first of them
    /// acts on.
    ActsOnNone {
        of_type: String,
        format: String,
    },
    /// Names: actions on keys beside ARNs of aliases.
    AliasIsNoKey,
    ActionOfOtherService {
        action: String,
        service: String,
    },
    ResourceOfOtherService {
        arn: String,
        service: String,
    },
    /// A bucket beside another one, in the policy of one bucket.
    ResourceOfOtherBucket {
        bucket: String,
        first: String,
    },
    /// A resource of AWS KMS that is no key, in the policy of a key.
    ResourceIsNoKey {
        arn: String,
    },
}
