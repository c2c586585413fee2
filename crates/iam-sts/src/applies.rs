//! Which policies of the estate bear on a request.

use alloc::vec;
use alloc::vec::Vec;

use iam_eval::policies::{Attached, Policies};
use iam_eval::request::{Request, Resource, Sort};

use crate::credentials::Credentials;
use crate::estate::{Endpoint, Estate, Role, User};
use crate::organization;
use crate::session::{Session, SessionPrincipal};

/// The policies that bear on a request with these credentials.
// rule: S-1
// rule: S-2
// rule: S-41
#[must_use]
pub fn policies(estate: &Estate, credentials: &Credentials, request: &Request, via: Option<&Endpoint>) -> Policies {
    let (identity, boundary) = of_principal(estate, credentials);
    Policies {
        rcps: organization::rcps(estate, &request.resource_account),
        scps: credentials
            .account()
            .map(|account| organization::scps(estate, account))
            .unwrap_or_default(),
        endpoint: via.and_then(|endpoint| endpoint.policy.clone()),
        resource: of_resource(estate, &request.resource).cloned(),
        identity,
        boundary,
        sessions: of_session(credentials.session()),
    }
}

/// Identity-based policies and the boundary. What a caller may do is looked up when it asks, so a change of its policies
/// changes its sessions (S-41).
fn of_principal(estate: &Estate, credentials: &Credentials) -> (Vec<Attached>, Option<Attached>) {
    let of_user = |user: Option<&User>| {
        let policies = user.map(|user| of_user(estate, user)).unwrap_or_default();
        (policies, user.and_then(|user| user.boundary.clone()))
    };
    let of_role = |role: Option<&Role>| {
        let policies = role.map(|role| role.policies.clone()).unwrap_or_default();
        (policies, role.and_then(|role| role.boundary.clone()))
    };
    match credentials {
        Credentials::User { arn, .. } => of_user(estate.user(arn)),
        Credentials::Session(session) => match &session.principal {
            SessionPrincipal::Role { role_arn, .. } => of_role(estate.role(role_arn)),
            SessionPrincipal::User { arn } => of_user(estate.user(arn)),
            // rule: E-63
            SessionPrincipal::FederatedUser { user_arn, .. } => match user_arn {
                Some(arn) => of_user(estate.user(arn)),
                None => (estate.root_access.iter().cloned().collect(), None),
            },
            SessionPrincipal::Root { .. } | SessionPrincipal::AssumedRoot { .. } => (Vec::new(), None),
        },
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Root { .. } => (Vec::new(), None),
    }
}

/// A user's own policies, then those of each of its groups.
// rule: E-61
fn of_user(estate: &Estate, user: &User) -> Vec<Attached> {
    let account = crate::who::account_of(&user.arn).and_then(|id| estate.accounts.get(id));
    let groups = account
        .into_iter()
        .flat_map(|account| user.groups.iter().filter_map(|name| account.groups.get(name)));
    user.policies
        .iter()
        .chain(groups.flat_map(|group| &group.policies))
        .cloned()
        .collect()
}

/// All session policies of a session are one pool.
fn of_session(session: Option<&Session>) -> Vec<Vec<Attached>> {
    match session {
        Some(session) if !session.policies.is_empty() => vec![session.policies.clone()],
        Some(_) | None => Vec::new(),
    }
}

/// The policy of a resource: of a role that is asked for, its trust policy.
fn of_resource<'a>(estate: &'a Estate, resource: &Resource) -> Option<&'a Attached> {
    match resource.sort {
        Sort::Role => estate.role(&resource.text)?.trust.as_ref(),
        Sort::RoleOutsideSts | Sort::KmsKey | Sort::Other => estate.resource(&resource.text)?.policy.as_ref(),
    }
}
