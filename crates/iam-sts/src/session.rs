//! What a session carries from the moment that STS issues it.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_eval::policies::Attached;

use crate::Time;
use crate::tags::Tags;

/// Temporary credentials.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose it is, from which its ARN follows.
    pub principal: SessionPrincipal,
    /// `aws:userid`: `AROA…:NAME` of a role session, `AIDA…` of a user's, `ACCOUNT:NAME` of a federated user.
    pub user_id: String,
    /// `ASIA…`.
    pub access_key_id: String,
    /// What `aws:PrincipalTag/…` holds: tags of the role or user, with session tags over them.
    pub principal_tags: Tags,
    /// Keys of the tags that go on to the next session of a chain: inherited ones first.
    pub transitive_tag_keys: Vec<String>,
    /// What `aws:SourceIdentity` holds. It goes on to the next session of a chain.
    pub source_identity: Option<String>,
    /// When STS issued it: `aws:TokenIssueTime`.
    pub issued: Time,
    /// From this second on the session is of no use.
    pub expiration: Time,
    /// How many roles were assumed one from the other up to here: 1 for the first, 0 for a session without a role.
    pub chain_depth: u32,
    /// Session policies, one pool. They don't go on to the next session.
    pub policies: Vec<Attached>,
    /// What `aws:MultiFactorAuthPresent` holds; absent in sessions of roles and federated users.
    pub mfa: Option<bool>,
    /// Other context keys that every request of the session carries, such as `saml:sub`.
    pub keys: Vec<(String, Value)>,
}

/// Whose session it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionPrincipal {
    /// Of a role: AssumeRole and its kin, EC2 instances, services.
    Role {
        /// With the role's path.
        role_arn: String,
        /// Absent where it isn't known, and the session's ARN with it.
        session_name: Option<String>,
        /// `AROA…`.
        unique_id: String,
        /// Whether the role is service-linked.
        is_service_linked: bool,
    },
    /// GetSessionToken by an IAM user.
    User {
        /// With the user's path.
        arn: String,
    },
    /// GetSessionToken by the root user.
    Root {
        /// Twelve digits.
        account: String,
        /// `aws`, `aws-cn`, `aws-us-gov`.
        partition: String,
    },
    /// GetFederationToken.
    FederatedUser {
        /// The account of who called.
        account: String,
        /// `aws`, `aws-cn`, `aws-us-gov`.
        partition: String,
        /// The name that was given with the call.
        name: String,
        /// The user who called; nobody where it was the root user.
        user_arn: Option<String>,
    },
    /// AssumeRoot: the root user of a member account, limited to a task policy.
    AssumedRoot {
        /// The member account.
        account: String,
        /// `aws`, `aws-cn`, `aws-us-gov`.
        partition: String,
    },
}
