//! AWS's terms. Each has one wording in a language: in `en.rs` and `ko.rs`, by exhaustive `match`.

/// A kind of policy. A resource-based policy is called after what it is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    Identity,
    Boundary,
    Session,
    Resource,
    Trust,
    Key,
    Bucket,
    Queue,
    Topic,
    Function,
    Secret,
    Scp,
    Rcp,
    Endpoint,
}

impl Policy {
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
    Allow,
    ExplicitDeny,
    ImplicitDeny,
    NoImpact,
    CannotTell,
    /// It depends on context keys that are unknown.
    Depends,
}

impl Effect {
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
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
    Depends,
}

impl Verdict {
    pub const ALL: [Self; 4] = [Self::Allowed, Self::ExplicitDeny, Self::ImplicitDeny, Self::Depends];
}

/// A kind of caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Root,
    User,
    RoleSession,
    /// Of a service-linked role.
    LinkedSession,
    FederatedUser,
    Service,
    /// A web or SAML identity before it has a session.
    Outsider,
    Anonymous,
}

impl Caller {
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
    Same,
    Cross,
}

impl Accounts {
    pub const ALL: [Self; 2] = [Self::Same, Self::Cross];
}
