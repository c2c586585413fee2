//! The elements of a policy by name, and which of them a kind of policy has.

use iam_syntax::policy::PolicyKind;

/// An element of a document or of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Element {
    Version,
    Id,
    Statement,
    Sid,
    Effect,
    Principal,
    NotPrincipal,
    Action,
    NotAction,
    Resource,
    NotResource,
    Condition,
}

impl Element {
    pub(crate) const OF_DOCUMENT: [Self; 3] = [Self::Version, Self::Id, Self::Statement];
    pub(crate) const OF_STATEMENT: [Self; 9] = [
        Self::Sid,
        Self::Effect,
        Self::Principal,
        Self::NotPrincipal,
        Self::Action,
        Self::NotAction,
        Self::Resource,
        Self::NotResource,
        Self::Condition,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Version => "Version",
            Self::Id => "Id",
            Self::Statement => "Statement",
            Self::Sid => "Sid",
            Self::Effect => "Effect",
            Self::Principal => "Principal",
            Self::NotPrincipal => "NotPrincipal",
            Self::Action => "Action",
            Self::NotAction => "NotAction",
            Self::Resource => "Resource",
            Self::NotResource => "NotResource",
            Self::Condition => "Condition",
        }
    }

    /// The element that says the opposite, so that both cannot stand side by side.
    pub(crate) const fn twin(self) -> Option<Self> {
        match self {
            Self::Principal => Some(Self::NotPrincipal),
            Self::NotPrincipal => Some(Self::Principal),
            Self::Action => Some(Self::NotAction),
            Self::NotAction => Some(Self::Action),
            Self::Resource => Some(Self::NotResource),
            Self::NotResource => Some(Self::Resource),
            Self::Version | Self::Id | Self::Statement | Self::Sid | Self::Effect | Self::Condition => None,
        }
    }

    /// Whether AWS saves a policy of a kind that has the element.
    pub(crate) const fn stands_in(self, kind: PolicyKind) -> bool {
        match self {
            Self::Version | Self::Statement | Self::Sid | Self::Effect | Self::Action | Self::Condition => true,
            Self::Id => match kind {
                PolicyKind::Resource | PolicyKind::Key | PolicyKind::Trust | PolicyKind::Endpoint => true,
                PolicyKind::Identity
                | PolicyKind::Boundary
                | PolicyKind::Session
                | PolicyKind::Scp
                | PolicyKind::Rcp => false,
            },
            Self::Principal => kind.has_principal(),
            Self::NotPrincipal => kind.has_principal() && !matches!(kind, PolicyKind::Rcp | PolicyKind::Trust),
            Self::NotAction => !matches!(kind, PolicyKind::Rcp),
            Self::Resource | Self::NotResource => !matches!(kind, PolicyKind::Trust),
        }
    }
}
