//! The context keys that follow from the estate, the credentials and the clock (SEMANTICS.md §5).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::context::{Context, Value};
use iam_eval::derive::{self, Given};
use iam_eval::request::{Action, Resource, Sort};
use iam_syntax::literal::date;

use crate::Time;
use crate::credentials::{Credentials, SignIn};
use crate::estate::Estate;
use crate::hop::Setting;
use crate::tags::Tags;

/// A context key and what it holds.
pub type Key = (String, Value);

/// The whole context of a request: what follows from who asks and from what is asked for, then the keys of the operation
/// over it, then those given with the call.
pub(crate) fn context(
    estate: &Estate,
    credentials: &Credentials,
    caller: &Caller,
    asked: &Asked,
    operation: &[Key],
    setting: &Setting,
) -> Context {
    let mut keys = of_credentials(estate, credentials, setting.now);
    keys.extend(of_resource(estate, asked));
    keys.extend(of_endpoint(setting));
    keys.extend(operation.iter().cloned());
    let shares = |name: &str| setting.shared.is_some_and(|it| it.gives(name));
    let gives = |name: &str| {
        let mut own = setting.context.iter();
        own.any(|(given, _)| given.eq_ignore_ascii_case(name)) || shares(name)
    };
    if !gives("aws:CurrentTime") && !gives("aws:EpochTime") {
        keys.extend(moment(setting.now).map(|now| one("aws:CurrentTime", &now)));
    }
    let derived = keys.into_iter().filter(|(name, _)| !shares(name));
    let derived = derived.map(|(name, value)| (name, Some(value)));
    let all: Vec<(String, Option<Value>)> = derived.chain(setting.context.iter().cloned()).collect();
    let mut given: Vec<Given> = all.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    if setting.via.is_some() {
        // No request that goes through an endpoint shows a public address.
        given.push(("aws:SourceIp", None));
    }
    derive::of_request(
        caller,
        asked.action,
        &asked.resource.text,
        asked.resource_account,
        setting.shared,
        &given,
    )
}

/// What is asked for.
pub(crate) struct Asked<'a> {
    pub action: &'a Action,
    pub resource: &'a Resource,
    pub resource_account: &'a str,
}

/// What all requests with these credentials carry.
// rule: S-24
// rule: S-31
fn of_credentials(estate: &Estate, credentials: &Credentials, now: Time) -> Vec<Key> {
    let mut keys = Vec::new();
    if let Some(account) = credentials.account() {
        keys.extend(of_organization(estate, account, "Principal"));
    }
    match credentials {
        Credentials::Anonymous
        | Credentials::OriginAccess { .. }
        | Credentials::Service { .. }
        | Credentials::Federated { .. } => {}
        Credentials::User { arn, sign_in } => {
            let tags = estate.user(arn).map(|user| &user.tags);
            keys.extend(tags.into_iter().flat_map(|tags| of_tags(tags, "aws:PrincipalTag/")));
            keys.extend(of_sign_in(*sign_in, now));
        }
        Credentials::Root { sign_in, .. } => keys.extend(of_sign_in(*sign_in, now)),
        Credentials::Session(session) => {
            keys.extend(of_tags(&session.principal_tags, "aws:PrincipalTag/"));
            keys.extend(moment(session.issued).map(|issued| one("aws:TokenIssueTime", &issued)));
            keys.extend(
                session
                    .mfa
                    .into_iter()
                    .flat_map(|mfa| of_mfa(mfa, now - session.issued)),
            );
            keys.extend(
                session
                    .source_identity
                    .iter()
                    .map(|identity| one("aws:SourceIdentity", identity)),
            );
            keys.extend(session.keys.iter().cloned());
        }
    }
    keys
}

fn of_sign_in(sign_in: SignIn, now: Time) -> Vec<Key> {
    match sign_in {
        SignIn::AccessKey => Vec::new(),
        SignIn::Console { mfa } => {
            let issued = moment(now).map(|now| one("aws:TokenIssueTime", &now));
            issued.into_iter().chain(of_mfa(mfa, 0)).collect()
        }
    }
}

/// The keys of multi-factor authentication: whether it was used, and if so how many seconds ago.
// rule: S-60
pub(crate) fn of_mfa(was_used: bool, age: Time) -> Vec<Key> {
    let mut keys = vec![one(
        "aws:MultiFactorAuthPresent",
        if was_used { "true" } else { "false" },
    )];
    if was_used {
        keys.push(one("aws:MultiFactorAuthAge", &age.to_string()));
    }
    keys
}

/// `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths`, and the same of the resource.
fn of_organization(estate: &Estate, account: &str, whose: &str) -> Vec<Key> {
    let Some(organization) = &estate.organization else {
        return Vec::new();
    };
    let Some(path) = organization.path_to(account) else {
        return Vec::new();
    };
    vec![
        (format!("aws:{whose}OrgID"), Value::One(organization.id.clone())),
        (format!("aws:{whose}OrgPaths"), Value::Many(vec![path])),
    ]
}

fn of_resource(estate: &Estate, asked: &Asked) -> Vec<Key> {
    let mut keys = of_organization(estate, asked.resource_account, "Resource");
    let text = asked.resource.text.as_str();
    match asked.resource.sort {
        // The operation itself says what the tags of a role are: transitive tags may replace them (S-23).
        Sort::Role => {}
        Sort::RoleOutsideSts | Sort::KmsKey | Sort::Other => {
            let resource = estate.resource(text).filter(|resource| resource.arn == text);
            keys.extend(
                resource
                    .into_iter()
                    .flat_map(|resource| of_tags(&resource.tags, "aws:ResourceTag/")),
            );
        }
    }
    let of_entity = estate.role(text).map(|role| &role.tags);
    let of_entity = of_entity.or_else(|| estate.user(text).map(|user| &user.tags));
    if let Some(tags) = of_entity {
        keys.extend(of_tags(tags, "iam:ResourceTag/"));
        // It does not work with this action.
        if asked.action.lower() != "iam:passrole" {
            keys.extend(of_tags(tags, "aws:ResourceTag/"));
        }
    }
    keys
}

fn of_endpoint(setting: &Setting) -> Vec<Key> {
    let Some(endpoint) = setting.via else {
        return Vec::new();
    };
    let vpc = endpoint.vpc.iter().map(|vpc| one("aws:SourceVpc", vpc));
    [one("aws:SourceVpce", &endpoint.id)].into_iter().chain(vpc).collect()
}

/// Tags as keys of a family such as `aws:PrincipalTag/`.
pub(crate) fn of_tags(tags: &Tags, family: &str) -> Vec<Key> {
    tags.iter()
        .map(|tag| ([family, &tag.key].concat(), Value::One(tag.value.clone())))
        .collect()
}

pub(crate) fn one(name: &str, value: &str) -> Key {
    (name.into(), Value::One(value.into()))
}

/// A moment as `YYYY-MM-DDThh:mm:ssZ`, for the years that have four digits.
#[must_use]
pub fn moment(time: Time) -> Option<String> {
    date::iso(i128::from(time))
}
