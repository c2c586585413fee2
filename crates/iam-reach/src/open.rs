//! The context keys that a caller can't choose: they are unknown unless they are given.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_sts::credentials::Credentials;
use iam_sts::estate::Estate;

use crate::Situation;
use crate::possible::CLOCK;

/// Of the network, the client and the Region that it asks.
const OF_THE_CALL: [&str; 12] = [
    "aws:sourceip",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourcevpcarn",
    "aws:vpcsourceip",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
    "aws:requestedregion",
    "aws:securetransport",
    "aws:useragent",
    "aws:referer",
];
const ISSUED: &str = "aws:tokenissuetime";
/// Only a user can show a second factor: the session of a role does not carry it on.
const MFA: [&str; 2] = ["aws:multifactorauthpresent", "aws:multifactorauthage"];
/// Where the estate has no organization, the accounts may still be in one.
const ORGANIZATION: [&str; 4] = [
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:resourceorgid",
    "aws:resourceorgpaths",
];
/// What a service tells of the resource that it acts for.
const OF_A_SERVICE: [&str; 4] = [
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
];

/// The context of a call: what is given, and of `read`, which policies look at, what nobody can choose.
pub(crate) fn context(
    estate: &Estate,
    credentials: &Credentials,
    situation: &Situation,
    read: &BTreeSet<String>,
) -> Vec<(String, Option<Value>)> {
    let mut context = given(credentials, situation);
    let gives = |name: &str| {
        situation
            .context
            .iter()
            .any(|(given, _)| given.eq_ignore_ascii_case(name))
    };
    let gives_time = CLOCK.iter().any(|name| gives(name));
    let unknown = read.iter().filter(|name| {
        let name = name.as_str();
        !gives(name)
            && (OF_THE_CALL.contains(&name)
                || (CLOCK.contains(&name) && !gives_time)
                || (name == ISSUED && credentials.session().is_some() && !gives_time)
                || (MFA.contains(&name) && shows_mfa(credentials))
                || (ORGANIZATION.contains(&name) && estate.organization.is_none() && belongs(name, credentials))
                || (OF_A_SERVICE.contains(&name) && is_service(credentials)))
    });
    context.extend(unknown.map(|name| (name.clone(), Some(Value::Unknown))));
    context
}

/// What is given, as far as it can be true of these credentials.
pub(crate) fn given(credentials: &Credentials, situation: &Situation) -> Vec<(String, Option<Value>)> {
    let holds = |name: &str| shows_mfa(credentials) || !MFA.iter().any(|mfa| mfa.eq_ignore_ascii_case(name));
    situation
        .context
        .iter()
        .filter(|(name, _)| holds(name))
        .cloned()
        .collect()
}

/// A caller without an account is in no organization.
fn belongs(name: &str, credentials: &Credentials) -> bool {
    !name.starts_with("aws:principal") || credentials.account().is_some()
}

const fn shows_mfa(credentials: &Credentials) -> bool {
    match credentials {
        Credentials::User { .. } => true,
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => false,
    }
}

const fn is_service(credentials: &Credentials) -> bool {
    match credentials {
        Credentials::Service { .. } => true,
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::User { .. }
        | Credentials::Federated { .. }
        | Credentials::Root { .. }
        | Credentials::Session(_) => false,
    }
}
