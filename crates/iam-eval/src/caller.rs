//! Who asks: the kinds of caller that an evaluation has to tell apart (SEMANTICS.md §2.1).

use alloc::string::String;

/// The caller of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The root user of an account.
    Root {
        /// `arn:aws:iam::111122223333:root`
        arn: String,
        /// Twelve digits.
        account: String,
    },
    /// An IAM user, with long-term keys, in the console or with GetSessionToken credentials.
    User(Identity),
    /// A session of a role.
    Session(Session),
    /// A session made by GetFederationToken.
    FederatedUser {
        /// `arn:P:sts::A:federated-user/NAME`
        arn: String,
        /// Twelve digits: the account of who called.
        account: String,
        /// The user who called; `None` where it was the root user.
        user_arn: Option<String>,
        /// `AIDA…` of that user; `None` where the user is not known.
        unique_id: Option<String>,
    },
    /// An AWS service that acts as itself.
    Service {
        /// The service principal: `lambda.amazonaws.com`.
        name: String,
    },
    /// A SAML or web identity that has no session yet.
    Federated {
        /// An ARN, or of a well-known one its name: `accounts.google.com`.
        provider: String,
    },
    /// Nobody signed, and there is no token or assertion.
    Anonymous,
}

/// An IAM user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// With its path: `arn:aws:iam::111122223333:user/team/ana`.
    pub arn: String,
    /// Empty for CloudFront's origin access identities, which are users of no account (P-20).
    pub account: String,
    /// The name without its path.
    pub name: String,
    /// `AIDA…`; of an origin access identity its canonical user id.
    pub unique_id: Option<String>,
}

impl Identity {
    /// Whether it is a user of an account, with policies of its own, and not an origin access identity of CloudFront.
    // rule: P-20
    #[must_use]
    pub const fn has_account(&self) -> bool {
        !self.account.is_empty()
    }
}

/// A role session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The session's own ARN, `arn:P:sts::A:assumed-role/NAME/SESSION`; absent where the session name isn't known.
    pub arn: Option<String>,
    /// The role's ARN with its path. The session ARN has none, so this can't be made from it (P-18).
    pub role_arn: String,
    /// The role's account: twelve digits.
    pub account: String,
    /// What was given when the role was assumed; `None` where it isn't known.
    pub session_name: Option<String>,
    /// `AROA…`, without a session name.
    pub unique_id: Option<String>,
    /// Whether the role is service-linked: then no SCP, no RCP and no boundary applies.
    pub service_linked: bool,
}

impl Caller {
    /// The account that the caller belongs to; anonymous callers, services, identities without a
    /// session and origin access identities have none.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Root { account, .. } | Self::FederatedUser { account, .. } => Some(account),
            Self::User(user) => user.has_account().then_some(user.account.as_str()),
            Self::Session(session) => Some(&session.account),
            Self::Service { .. } | Self::Federated { .. } | Self::Anonymous => None,
        }
    }

    /// The caller's ARN as an AWS message shows it, or a name where there is no ARN.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Root { arn, .. } | Self::FederatedUser { arn, .. } => arn,
            Self::User(user) => &user.arn,
            Self::Session(session) => session.arn.as_deref().unwrap_or(&session.role_arn),
            Self::Service { name } => name,
            Self::Federated { provider } => provider,
            Self::Anonymous => "anonymous",
        }
    }

    /// The partition of the caller's ARN.
    #[must_use]
    pub fn partition(&self) -> Option<&str> {
        match self {
            Self::Service { .. } | Self::Anonymous => None,
            Self::Root { .. }
            | Self::User(_)
            | Self::Session(_)
            | Self::FederatedUser { .. }
            | Self::Federated { .. } => iam_syntax::arn::Arn::parse(self.name()).map(|arn| arn.partition),
        }
    }

    /// Whether the caller has identity-based policies, and so the gates that belong to them.
    #[must_use]
    pub const fn has_identity(&self) -> bool {
        match self {
            Self::User(user) => user.has_account(),
            Self::Session(_) | Self::FederatedUser { .. } => true,
            Self::Root { .. } | Self::Service { .. } | Self::Federated { .. } | Self::Anonymous => false,
        }
    }

    /// Whether this is a session of a service-linked role.
    #[must_use]
    pub const fn is_service_linked(&self) -> bool {
        match self {
            Self::Session(session) => session.service_linked,
            Self::Root { .. }
            | Self::User(_)
            | Self::FederatedUser { .. }
            | Self::Service { .. }
            | Self::Federated { .. }
            | Self::Anonymous => false,
        }
    }

    /// Whether the request is signed with credentials of AWS.
    #[must_use]
    pub const fn is_signed(&self) -> bool {
        match self {
            Self::Root { .. }
            | Self::User(_)
            | Self::Session(_)
            | Self::FederatedUser { .. }
            | Self::Service { .. } => true,
            Self::Federated { .. } | Self::Anonymous => false,
        }
    }
}
