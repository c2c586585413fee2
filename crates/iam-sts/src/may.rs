//! What credentials are not good for, whatever the policies say (SEMANTICS.md §7.1).

use iam_eval::gates::Preset;
use iam_eval::request::Action;

use crate::credentials::Credentials;
use crate::session::{Session, SessionPrincipal};

/// Why AWS refuses an action before it looks at any policy, if it does.
#[must_use]
pub fn refused(credentials: &Credentials, action: &Action) -> Option<Preset> {
    match credentials {
        Credentials::Session(session) => of_session(session, action),
        Credentials::User { .. } | Credentials::Root { .. } if credentials.is_console() => for_long_term(action),
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::User { .. }
        | Credentials::Root { .. } => None,
    }
}

fn of_session(session: &Session, action: &Action) -> Option<Preset> {
    let not_good = for_long_term(action);
    let is_good = match &session.principal {
        SessionPrincipal::Role { .. } | SessionPrincipal::AssumedRoot { .. } => true,
        SessionPrincipal::User { .. } | SessionPrincipal::Root { .. } => match action.service() {
            // A permission that other services ask for; no call of IAM.
            "iam" => session.mfa == Some(true) || action.name() == "passrole",
            "sts" => OF_SESSION_TOKEN.contains(&action.name()),
            _ => true,
        },
        SessionPrincipal::FederatedUser { .. } => match action.service() {
            "iam" => action.name() == "passrole",
            "sts" => OF_FEDERATION_TOKEN.contains(&action.name()),
            _ => true,
        },
    };
    not_good.or_else(|| (!is_good).then_some(Preset::SessionMayNot))
}

/// What is for long-term credentials only.
fn for_long_term(action: &Action) -> Option<Preset> {
    match action.lower() {
        "sts:getsessiontoken" => Some(Preset::SessionTokenRefused),
        "sts:getfederationtoken" => Some(Preset::FederationTokenRefused),
        _ => None,
    }
}

/// Of STS, what credentials of GetSessionToken are good for. Tags and source identities are set by AssumeRole.
const OF_SESSION_TOKEN: [&str; 7] = [
    "assumerole",
    "tagsession",
    "setsourceidentity",
    "getcalleridentity",
    "getscopedcredentials",
    "getwebidentitytoken",
    "getdelegatedaccesstoken",
];
/// And those of GetFederationToken.
const OF_FEDERATION_TOKEN: [&str; 3] = ["getcalleridentity", "getscopedcredentials", "getdelegatedaccesstoken"];
