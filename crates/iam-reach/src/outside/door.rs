//! How somebody comes in from outside, and what of what is asked there nobody can choose.

use alloc::string::String;

use iam_catalog::claims::{self, Standing};
use iam_sts::certificate::{ROLES_ANYWHERE, attribute};
use iam_sts::credentials::Credentials;
use iam_sts::service::POD_IDENTITY;
use iam_syntax::arn::Arn;

/// What anybody who gets tokens of a provider at all may choose, by provider: the workflow that asks for a token names
/// the audience, and runs on a branch and in an environment of its own repository. Whose repository it is, it can't choose.
const CHOSEN: [(&str, &[&str]); 2] = [
    (
        "token.actions.githubusercontent.com",
        &["aud", "ref", "environment", "workflow"],
    ),
    ("gitlab.com", &["aud", "ref", "environment"]),
];

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door<'a> {
    /// With a token; the host and path of its issuer.
    Token(&'a str),
    /// With an assertion of a provider, by its ARN.
    Saml(&'a str),
    Pod,
    /// With a certificate, through IAM Roles Anywhere.
    Certificate,
}

impl<'a> Door<'a> {
    pub(crate) fn of(credentials: &'a Credentials) -> Option<Self> {
        match credentials {
            Credentials::Federated { provider } => Some(Self::of_provider(provider)),
            Credentials::Service { name } => match name.as_str() {
                POD_IDENTITY => Some(Self::Pod),
                ROLES_ANYWHERE => Some(Self::Certificate),
                _ => None,
            },
            Credentials::Anonymous
            | Credentials::OriginAccess { .. }
            | Credentials::User { .. }
            | Credentials::Root { .. }
            | Credentials::Session(_) => None,
        }
    }

    pub(crate) fn of_provider(provider: &'a str) -> Self {
        match Arn::parse(provider).map(|arn| arn.resource) {
            Some(resource) if resource.starts_with("saml-provider/") => Self::Saml(provider),
            Some(resource) => Self::Token(resource.strip_prefix("oidc-provider/").unwrap_or(resource)),
            None => Self::Token(provider),
        }
    }

    /// The permission that is asked for.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Self::Token(_) => "sts:AssumeRoleWithWebIdentity",
            Self::Saml(_) => "sts:AssumeRoleWithSAML",
            Self::Pod | Self::Certificate => "sts:AssumeRole",
        }
    }

    /// Whether a condition key holds something that the caller is and can't choose to be.
    pub(crate) fn is_given(self, key: &str) -> bool {
        let lower = key.to_lowercase();
        // Nothing is ever compared with a key that AWS has not.
        // rule: S-27
        if claims::standing(key) == Some(Standing::NeverSent) {
            return false;
        }
        if lower.starts_with("aws:requesttag/") {
            return true;
        }
        match self {
            Self::Token(host) => {
                let Some(claim) = claim_of(&lower, host) else {
                    return lower == "sts:sourceidentity";
                };
                let chosen = CHOSEN.iter().find(|(known, _)| *known == host);
                !chosen.is_some_and(|(_, claims)| claims.contains(&claim))
            }
            Self::Saml(_) => {
                lower.starts_with("saml:") || matches!(lower.as_str(), "sts:rolesessionname" | "sts:sourceidentity")
            }
            Self::Pod => false,
            Self::Certificate => lower == "sts:sourceidentity" || attribute_of(key).is_some(),
        }
    }
}

/// The attribute of a certificate that a condition key holds.
pub(super) fn attribute_of(key: &str) -> Option<String> {
    ["aws:PrincipalTag/", "aws:RequestTag/"].iter().find_map(|family| {
        let head = key.get(..family.len())?;
        head.eq_ignore_ascii_case(family)
            .then(|| attribute(&key[family.len()..]))?
    })
}

/// The claim of a condition key of a provider.
pub(super) fn claim_of<'k>(key: &'k str, host: &str) -> Option<&'k str> {
    let head = key.get(..host.len()).filter(|head| head.eq_ignore_ascii_case(host))?;
    key.get(head.len()..)?.strip_prefix(':')
}
