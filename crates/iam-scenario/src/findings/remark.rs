//! What a finding is about, where it is no flaw of a document: its sentences are made from this.

use iam_catalog::api::Asks;
use iam_eval::contradiction::Contradiction;
use iam_sts::hop::Bearer;

use super::FindingKind;
use super::FindingKind::{Flaw, Ignored, Limit, Note};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// How many flaws there are beside those that are listed.
    MoreFlaws {
        n: usize,
    },
    NoIdentityPolicies,
    NoBoundary,
    NoBoundaryOfServiceLinked,
    NoSessionPolicies,
    AbsentKeys {
        keys: Vec<String>,
        resource: String,
        action: String,
    },
    PolicyOfAnother {
        resource: String,
    },
    /// A condition key that AWS never fills, and the one that was meant, where that can be told.
    NoSuchKey {
        key: String,
        meant: Option<String>,
        brought: Brought,
        without: Without,
    },
    /// An action that AWS's reference does not have, and the one that was probably meant.
    NoSuchAction {
        action: String,
        meant: Option<String>,
    },
    /// An action on what AWS's reference does not list for it, and formats of what it lists: none if it lists nothing.
    ResourceNotListed {
        action: String,
        resource: String,
        formats: Vec<String>,
    },
    /// An action on what is of another service than all that it acts on.
    ResourceNotOfAction {
        action: String,
        resource: String,
        formats: Vec<String>,
    },
    /// A condition key that never comes with an action.
    KeyNotOfAction {
        key: String,
        action: String,
        brought: Brought,
    },
    Contradiction(Contradiction),
    /// A condition of `call` that no permission of the call depends on.
    CallCondition {
        name: &'static str,
        action: String,
    },
    Operation {
        name: &'static str,
        asks: Asks,
    },
    DefaultKeyPolicy,
    BlockPublicAccess,
    AccessControlLists,
    AccessPoints,
    Grants,
    AwsManagedKey,
    SelfTrust,
    RcpOfOtherService,
    RootTasks,
    CanonicalUser,
    /// A statement reads `aws:userid`, which the case does not tell; whether it names the session.
    UserIdNotTold {
        has_name: bool,
    },
    ServiceCheck,
    LongSourceIdentity {
        n_characters: usize,
    },
    PackedSize {
        n_characters: usize,
        percent: usize,
    },
    NoSuchRole {
        arn: String,
    },
    DurationCut {
        seconds: i64,
    },
    /// A principal that AWS does not find when the policy is saved, and how it says so, where that is known.
    NoSuchPrincipal {
        value: String,
        refusal: Option<Refusal>,
    },
    TagsAsked {
        passed: Vec<String>,
        by: Bearer,
        carried: Vec<String>,
    },
    SourceIdentityAsked {
        identity: String,
        by: Option<Bearer>,
    },
    /// Claims of a token, and the keys that AWS makes of tokens of this issuer.
    DroppedClaims {
        issuer: String,
        claims: Vec<String>,
        keys: Vec<&'static str>,
    },
    /// Attributes of an assertion, and the keys that AWS makes of assertions.
    DroppedAttributes {
        attributes: Vec<String>,
        keys: Vec<&'static str>,
    },
}

impl Remark {
    /// Its kind, its code, and the rule of SEMANTICS.md.
    pub(super) const fn of(&self) -> (FindingKind, &'static str, &'static str) {
        match self {
            Self::MoreFlaws { .. } => (Flaw, "MORE_FLAWS", "1.4"),
            Self::NoIdentityPolicies => (Ignored, "IGNORED_IDENTITY_POLICY", "E-76"),
            Self::NoBoundary | Self::NoBoundaryOfServiceLinked => (Ignored, "IGNORED_PERMISSIONS_BOUNDARY", "E-76"),
            Self::NoSessionPolicies => (Ignored, "IGNORED_SESSION_POLICY", "E-76"),
            Self::AbsentKeys { .. } => (Ignored, "IGNORED_CONTEXT_KEY", "C-37"),
            Self::PolicyOfAnother { .. } => (Ignored, "IGNORED_RESOURCE_POLICY", "A-9"),
            Self::NoSuchKey { .. } => (Flaw, "NO_SUCH_KEY", "S-27"),
            Self::NoSuchAction { .. } => (Flaw, "NO_SUCH_ACTION", "A-19"),
            Self::ResourceNotOfAction { .. } => (Flaw, "RESOURCE_NOT_OF_ACTION", "A-19"),
            Self::ResourceNotListed { .. } => (Note, "RESOURCE_NOT_LISTED", "A-19"),
            Self::KeyNotOfAction { .. } => (Flaw, "KEY_NOT_OF_ACTION", "A-19"),
            Self::Contradiction(_) => (Flaw, "CONTRADICTORY_CONTEXT", "A-20"),
            Self::CallCondition { .. } => (Ignored, "IGNORED_CALL_CONDITION", "A-8"),
            Self::Operation { .. } => (Note, "API_OPERATION", "A-7"),
            Self::DefaultKeyPolicy => (Limit, "DEFAULT_KEY_POLICY", "A-9"),
            Self::BlockPublicAccess => (Limit, "S3_BLOCK_PUBLIC_ACCESS", "E-73"),
            Self::AccessControlLists => (Limit, "S3_ACL", "E-35"),
            Self::AccessPoints => (Limit, "S3_ACCESS_POINT", "E-35"),
            Self::Grants => (Limit, "KMS_GRANT", "E-20"),
            Self::AwsManagedKey => (Limit, "KMS_AWS_MANAGED_KEY", "E-50"),
            Self::SelfTrust => (Limit, "ROLE_SELF_TRUST", "E-22"),
            Self::RcpOfOtherService => (Limit, "RCP_UNSUPPORTED_SERVICE", "E-52"),
            Self::RootTasks => (Limit, "SCP_ROOT_TASK", "E-43"),
            Self::CanonicalUser => (Limit, "CANONICAL_USER", "P-10"),
            Self::UserIdNotTold { .. } => (Limit, "USER_ID_NOT_TOLD", "C-41"),
            Self::ServiceCheck => (Limit, "SERVICE_SPECIFIC_CHECK", "E-35"),
            Self::LongSourceIdentity { .. } => (Flaw, "LONG_SOURCE_IDENTITY", "S-30"),
            Self::PackedSize { .. } => (Limit, "PACKED_POLICY_SIZE", "7.3"),
            Self::NoSuchRole { .. } => (Limit, "UNKNOWN_ROLE", "E-21"),
            Self::DurationCut { .. } => (Limit, "DURATION_CUT", "7.1"),
            Self::NoSuchPrincipal { .. } => (Flaw, "NO_SUCH_PRINCIPAL", "P-21"),
            Self::TagsAsked { .. } => (Note, "TAG_SESSION_ASKED", "S-3"),
            Self::SourceIdentityAsked { .. } => (Note, "SET_SOURCE_IDENTITY_ASKED", "S-31"),
            Self::DroppedClaims { .. } => (Ignored, "CLAIM_IS_NO_KEY", "S-27"),
            Self::DroppedAttributes { .. } => (Ignored, "CLAIM_IS_NO_KEY", "S-26"),
        }
    }
}

/// How the service that keeps a policy says that it doesn't find a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
}

/// What the conditions on a key make of it that it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    Met,
    Failed,
    /// Some are met and others fail, or a variable alone reads the key.
    Other,
}

/// What a request has of a condition key that AWS sends with no such request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    No,
    /// It says that the key is there, and is answered so.
    AsGiven,
}
