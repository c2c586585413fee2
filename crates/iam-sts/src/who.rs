//! Who signs: credentials as the caller that an evaluation knows.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::{self, Caller, Identity};

use crate::Time;
use crate::credentials::{Credentials, SignIn};
use crate::estate::Estate;
use crate::session::{Session, SessionPrincipal};
use crate::tags::Tag;

impl Credentials {
    /// The caller of requests that are signed with these.
    #[must_use]
    pub fn caller(&self, estate: &Estate) -> Caller {
        match self {
            Self::Anonymous => Caller::Anonymous,
            Self::Service { name } => Caller::Service { name: name.clone() },
            Self::Federated { provider } => Caller::Federated {
                provider: provider.clone(),
            },
            // rule: P-20
            Self::OriginAccess { arn, canonical_user } => Caller::User(Identity {
                arn: arn.clone(),
                account: String::new(),
                name: arn.rsplit('/').next().unwrap_or_default().into(),
                unique_id: canonical_user.clone(),
            }),
            Self::User { arn, .. } => user(arn, estate),
            Self::Root { account, .. } => root(account, partition(estate, account)),
            Self::Session(session) => session.caller(estate),
        }
    }

    /// The account that they belong to.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Anonymous | Self::OriginAccess { .. } | Self::Service { .. } | Self::Federated { .. } => None,
            Self::User { arn, .. } => account_of(arn),
            Self::Root { account, .. } => Some(account),
            Self::Session(session) => session.principal.account(),
        }
    }

    /// The session that signs; `None` for credentials that STS did not issue.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::Session(session) => Some(session),
            Self::Anonymous
            | Self::OriginAccess { .. }
            | Self::Service { .. }
            | Self::Federated { .. }
            | Self::User { .. }
            | Self::Root { .. } => None,
        }
    }

    /// Whether they are good for nothing any more.
    #[must_use]
    pub fn is_expired(&self, now: Time) -> bool {
        self.session().is_some_and(|session| session.expiration <= now)
    }

    /// Whether they came in through the console.
    #[must_use]
    pub const fn is_console(&self) -> bool {
        match self {
            Self::User { sign_in, .. } | Self::Root { sign_in, .. } => match sign_in {
                SignIn::Console { .. } => true,
                SignIn::AccessKey => false,
            },
            Self::Anonymous
            | Self::OriginAccess { .. }
            | Self::Service { .. }
            | Self::Federated { .. }
            | Self::Session(_) => false,
        }
    }

    /// The source identity that goes on to the next session.
    #[must_use]
    pub fn source_identity(&self) -> Option<&str> {
        self.session()?.source_identity.as_deref()
    }

    /// The tags that go on to the next session.
    // rule: S-22
    #[must_use]
    pub fn inherited_tags(&self) -> Vec<&Tag> {
        let Some(session) = self.session() else {
            return Vec::new();
        };
        let keys = session.transitive_tag_keys.iter();
        keys.filter_map(|key| session.principal_tags.get(key)).collect()
    }
}

impl Session {
    /// The session's own ARN; absent where its name isn't known.
    #[must_use]
    pub fn arn(&self) -> Option<String> {
        match &self.principal {
            SessionPrincipal::Role {
                role_arn, session_name, ..
            } => {
                let arn = iam_syntax::arn::Arn::parse(role_arn)?;
                let role = arn.resource.rsplit('/').next()?;
                let name = session_name.as_deref()?;
                Some(format!(
                    "arn:{}:sts::{}:assumed-role/{role}/{name}",
                    arn.partition, arn.account
                ))
            }
            SessionPrincipal::User { arn } => Some(arn.clone()),
            SessionPrincipal::Root { account, partition } | SessionPrincipal::AssumedRoot { account, partition } => {
                Some(root_arn(account, partition))
            }
            SessionPrincipal::FederatedUser {
                account,
                partition,
                name,
                ..
            } => Some(format!("arn:{partition}:sts::{account}:federated-user/{name}")),
        }
    }

    /// The caller of requests in this session.
    #[must_use]
    pub fn caller(&self, estate: &Estate) -> Caller {
        match &self.principal {
            SessionPrincipal::Role {
                role_arn,
                session_name,
                unique_id,
                is_service_linked,
            } => Caller::Session(caller::Session {
                arn: self.arn(),
                account: account_of(role_arn).unwrap_or_default().into(),
                role_arn: role_arn.clone(),
                session_name: session_name.clone(),
                unique_id: Some(unique_id.clone()),
                service_linked: *is_service_linked,
            }),
            SessionPrincipal::User { arn } => user(arn, estate),
            SessionPrincipal::Root { account, partition } | SessionPrincipal::AssumedRoot { account, partition } => {
                root(account, partition)
            }
            SessionPrincipal::FederatedUser { account, user_arn, .. } => Caller::FederatedUser {
                arn: self.arn().unwrap_or_default(),
                account: account.clone(),
                unique_id: user_arn
                    .as_deref()
                    .and_then(|arn| estate.user(arn))
                    .map(|user| user.unique_id.clone()),
                user_arn: user_arn.clone(),
            },
        }
    }
}

impl SessionPrincipal {
    /// Twelve digits; `None` where what stands for an ARN is none.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Role { role_arn: arn, .. } | Self::User { arn } => account_of(arn),
            Self::Root { account, .. } | Self::AssumedRoot { account, .. } | Self::FederatedUser { account, .. } => {
                Some(account)
            }
        }
    }

    /// The role, where there is one.
    #[must_use]
    pub fn role_arn(&self) -> Option<&str> {
        match self {
            Self::Role { role_arn, .. } => Some(role_arn),
            Self::User { .. } | Self::Root { .. } | Self::AssumedRoot { .. } | Self::FederatedUser { .. } => None,
        }
    }
}

fn user(arn: &str, estate: &Estate) -> Caller {
    Caller::User(Identity {
        arn: arn.into(),
        account: account_of(arn).unwrap_or_default().into(),
        name: arn.rsplit('/').next().unwrap_or_default().into(),
        unique_id: estate.user(arn).map(|user| user.unique_id.clone()),
    })
}

fn root(account: &str, partition: &str) -> Caller {
    Caller::Root {
        arn: root_arn(account, partition),
        account: account.into(),
    }
}

pub(crate) fn root_arn(account: &str, partition: &str) -> String {
    format!("arn:{partition}:iam::{account}:root")
}

/// The partition of an account; `aws` where the estate doesn't know it.
pub(crate) fn partition<'a>(estate: &'a Estate, account: &str) -> &'a str {
    let partition = estate.accounts.get(account).map(|account| account.partition.as_str());
    partition.filter(|partition| !partition.is_empty()).unwrap_or("aws")
}

pub(crate) fn account_of(arn: &str) -> Option<&str> {
    iam_syntax::arn::Arn::parse(arn).map(|arn| arn.account)
}
