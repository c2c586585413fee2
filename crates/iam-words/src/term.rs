//! AWS's terms. Each has one wording in a language: in `en.rs` and `ko.rs`, by exhaustive `match`.

/// A kind of policy. A resource-based policy is called after what it is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Attached to a user, a group or a role; managed or inline.
    Identity,
    /// Sets the most that identity-based policies can allow to a user or a role.
    Boundary,
    /// Passed when a session is made.
    Session,
    /// Attached to a resource for which there is no word of its own below.
    Resource,
    /// Says who may assume a role.
    Trust,
    /// Of a KMS key.
    Key,
    /// Of an S3 bucket.
    Bucket,
    /// Of an SQS queue.
    Queue,
    /// Of an SNS topic.
    Topic,
    /// Of a Lambda function.
    Function,
    /// Of a secret in Secrets Manager.
    Secret,
    /// Sets the most that principals in accounts of an organization may do.
    Scp,
    /// Sets the most that may be done with resources in accounts of an organization.
    Rcp,
    /// Attached to a VPC endpoint.
    Endpoint,
}

impl Policy {
    /// Every kind, in the order of the variants.
    pub const ALL: [Self; 14] = [
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Resource,
        Self::Trust,
        Self::Key,
        Self::Bucket,
        Self::Queue,
        Self::Topic,
        Self::Function,
        Self::Secret,
        Self::Scp,
        Self::Rcp,
        Self::Endpoint,
    ];
}

/// What one kind of policies comes to, and what all of them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A statement allows, and none denies.
    Allow,
    /// A statement with `"Effect": "Deny"` applies.
    ExplicitDeny,
    /// No statement allows.
    ImplicitDeny,
    /// Nothing of one kind applies, and nothing has to: other kinds decide.
    NoImpact,
    /// Of one kind of policies: a context key that is unknown decides.
    CannotTell,
    /// It depends on context keys that are unknown.
    Depends,
}

impl Effect {
    /// Every effect, in the order of the variants.
    pub const ALL: [Self; 6] = [
        Self::Allow,
        Self::ExplicitDeny,
        Self::ImplicitDeny,
        Self::NoImpact,
        Self::CannotTell,
        Self::Depends,
    ];
}

/// What became of a request, as the beginning of what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The policies allow what was asked.
    Allowed,
    /// Denied by a statement with `"Effect": "Deny"`.
    ExplicitDeny,
    /// Denied because nothing allows it.
    ImplicitDeny,
    /// Allowed or denied by context keys that are unknown.
    Depends,
}

impl Verdict {
    /// Every verdict, in the order of the variants.
    pub const ALL: [Self; 4] = [Self::Allowed, Self::ExplicitDeny, Self::ImplicitDeny, Self::Depends];
}

/// A kind of caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The root user of an account.
    Root,
    /// An IAM user, with credentials of its own.
    User,
    /// Somebody who assumed a role, of whatever kind: `AssumeRole`, SAML, web identity.
    RoleSession,
    /// Of a service-linked role.
    LinkedSession,
    /// A session of `GetFederationToken`.
    FederatedUser,
    /// An AWS service that calls by its service principal.
    Service,
    /// A web or SAML identity before it has a session.
    Outsider,
    /// Somebody without credentials.
    Anonymous,
}

impl Caller {
    /// Every kind, in the order of the variants.
    pub const ALL: [Self; 8] = [
        Self::Root,
        Self::User,
        Self::RoleSession,
        Self::LinkedSession,
        Self::FederatedUser,
        Self::Service,
        Self::Outsider,
        Self::Anonymous,
    ];
}

/// How the accounts of caller and resource stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// Caller and resource belong to one account.
    Same,
    /// They belong to two.
    Cross,
}

impl Accounts {
    /// Both, in the order of the variants.
    pub const ALL: [Self; 2] = [Self::Same, Self::Cross];
}
