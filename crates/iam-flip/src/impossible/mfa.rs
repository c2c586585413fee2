//! Who can sign in with MFA: a user, the root user, and a session that such a sign-in was handed to.
//!
//! Nobody signs in when a service takes a role on, or when a token or an assertion stands for the sign-in: the sessions of
//! instances, functions and builds, of web identities, of SAML and of IAM Identity Center have no key of MFA's.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent>

use iam_catalog::claims;
use iam_eval::caller::{Caller, Session};
use iam_eval::context::Context;

use super::{Setting, has_any};
use crate::key::{is_one_of, prefix};

/// Keys of sessions that nobody signed in for.
const OF_SERVICES: [&str; 13] = [
    "aws:ChatbotSourceArn",
    "aws:Ec2InstanceSourcePrivateIPv4",
    "aws:Ec2InstanceSourceVpc",
    "aws:FederatedProvider",
    "codebuild:BuildArn",
    "codebuild:ProjectArn",
    "ec2:RoleDelivery",
    "ec2:SourceInstanceArn",
    "glue:CredentialIssuingService",
    "glue:RoleAssumedBy",
    "identitystore:UserId",
    "lambda:SourceFunctionArn",
    "ssm:SourceInstanceArn",
];

/// The paths of roles that services and IAM Identity Center take on.
const OF_SERVICE_ROLES: [&str; 3] = [
    ":role/aws-reserved/sso.amazonaws.com/",
    ":role/aws-service-role/",
    ":role/service-role/",
];

/// Whether a caller could have signed in with MFA.
pub fn may_use(setting: &Setting<'_>) -> bool {
    match &setting.request.caller {
        Caller::Root { .. } | Caller::User(_) => true,
        Caller::Session(session) => !is_of_service(session) && !was_made_without_sign_in(&setting.request.context),
        Caller::FederatedUser { .. } | Caller::Service { .. } | Caller::Federated { .. } | Caller::Anonymous => false,
    }
}

/// Whether a service, or an instance, took the role on: its session is called by the instance's id.
fn is_of_service(session: &Session) -> bool {
    let is_hex = |id: &str| [8, 17].contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = session.session_name.as_deref();
    session.service_linked
        || OF_SERVICE_ROLES.iter().any(|path| session.role_arn.contains(path))
        || name.and_then(|name| name.strip_prefix("i-")).is_some_and(is_hex)
}

/// Whether a token, an assertion or a service stood for the sign-in.
fn was_made_without_sign_in(context: &Context) -> bool {
    let is_claim = |key: &str| claims::parts(key).is_some() || is_one_of(prefix(key), &["saml"]);
    has_any(context, &OF_SERVICES) || context.entries().into_iter().any(|(key, _)| is_claim(key))
}
