//! Providers that many customers share, by one issuer: IAM saves a trust policy for one only if it asks for the claim that
//! tells the customers apart ("identity-provider controls"). Roles from before keep theirs until they are changed.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html>, as it stood in
//! 2026.

/// The claim that a trust policy for a provider has to ask for; nothing for a provider that is one customer's own.
///
/// ```
/// use iam_catalog::claims::controls::required;
///
/// assert_eq!(Some("sub"), required("gitlab.com"));
/// assert_eq!(None, required("gitlab.example.com"));
/// ```
#[must_use]
pub fn required(issuer: &str) -> Option<&'static str> {
    let is_in = |all: &[&str]| all.iter().any(|it| it.eq_ignore_ascii_case(issuer));
    if is_in(&BY_SUBJECT) || is_turbonomic(issuer) {
        Some("sub")
    } else {
        is_in(&BY_AUDIENCE).then_some("aud")
    }
}

/// Those whose subject names the customer.
const BY_SUBJECT: [&str; 11] = [
    "agent.buildkite.com",
    "app.terraform.io",
    "gitlab.com",
    "oidc-configuration.audit-log.githubusercontent.com",
    "oidc.codefresh.io",
    "proidc.upbound.io",
    "scalr.io",
    "studio.datachain.ai/api",
    "token.actions.githubusercontent.com",
    "tokens.cloud.shisho.dev",
    "vstoken.actions.githubusercontent.com",
];

/// Those whose audience names the customer.
const BY_AUDIENCE: [&str; 4] = [
    "api.pulumi.com/oidc",
    "cognito-identity.amazonaws.com",
    "oidc.vercel.com",
    "sandboxes.cloud",
];

/// IBM Turbonomic, which has an issuer for each of its regions.
fn is_turbonomic(issuer: &str) -> bool {
    issuer.starts_with("rh-oidc.s3.us-east-1.amazonaws.com/") || issuer.starts_with("oidc.op1.openshiftapps.com/")
}
