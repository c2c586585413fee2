//! `sts:GetCallerIdentity`: needs no permission, and no Deny stops it.

use alloc::string::String;

use iam_eval::caller::Caller;

use crate::credentials::Credentials;
use crate::estate::Estate;

/// What the call answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallerIdentity {
    /// Twelve digits.
    pub account: String,
    /// Of a role's session the session's own.
    pub arn: String,
    /// `aws:userid` of a session, `AIDA…` of a user, the account id of a root user.
    pub user_id: String,
}

/// Who signs with these credentials; nobody where there is no account.
#[must_use]
pub fn caller_identity(estate: &Estate, credentials: &Credentials) -> Option<CallerIdentity> {
    let caller = credentials.caller(estate);
    let account = caller.account()?;
    let user_id = match (&caller, credentials.session()) {
        (_, Some(session)) => session.user_id.clone(),
        (Caller::User(user), None) => user.unique_id.clone().unwrap_or_default(),
        (
            Caller::Root { .. }
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous,
            None,
        ) => account.into(),
    };
    Some(CallerIdentity {
        account: account.into(),
        arn: caller.name().into(),
        user_id,
    })
}
