//! Which claims of a web identity token AWS STS turns into condition keys, provider by provider. No other claim ever
//! becomes a key, so a condition on one finds nothing. [`saml`] has the same for SAML's assertions.
//!
//! Sources: the guide's page on the [keys of IAM and STS][guide] ("Available keys for AWS OIDC federation": what is read
//! from where, and what a session keeps), as it stood in 2026; and the [service authorization reference][reference]
//! (which claims of which providers), data of 2026-10-27. GitHub's, Google's, CircleCI's and Oracle's own claims came in
//! [January 2026][news], GitLab's and Buildkite's and GitHub's `repository_owner_id` later that year.
//!
//! [guide]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
//! [reference]: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
//! [news]: https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/

use crate::key::{KeyType, ValueType};
use crate::template;

pub mod controls;
pub mod saml;

/// The page that names the claims.
pub const PAGE: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif";

/// Providers that AWS knows without being told, by the name that a trust policy has for them.
pub const BUILT_IN: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];

/// A condition key that comes from a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What stands behind the provider and a colon: `sub` of `accounts.google.com:sub`.
    pub key: &'static str,
    /// The claims that it is read from; the first that the token has.
    pub from: &'static [&'static str],
    /// The type of its values.
    pub holds: KeyType,
    /// Whether requests of the later session carry it too.
    pub is_lasting: bool,
}

/// A provider of web identities, or a family of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Its host and path; a placeholder such as `${Domain}` stands for any text.
    pub issuer: &'static str,
    /// Those that every provider of OpenID Connect has.
    pub common: &'static [Claim],
    /// Its own.
    pub own: &'static [Claim],
}

impl Provider {
    /// All condition keys that its tokens can bring.
    pub fn claims(&self) -> impl Iterator<Item = &'static Claim> {
        self.common.iter().chain(self.own)
    }

    /// The claim behind the part of a key that follows the colon, in any case.
    #[must_use]
    pub fn claim(&self, key: &str) -> Option<&'static Claim> {
        self.claims().find(|claim| claim.key.eq_ignore_ascii_case(key))
    }
}

/// What is known of a condition key of the form `PROVIDER:CLAIM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// AWS fills it from a token of that provider.
    Sent(&'static Claim),
    /// AWS has no such key: it is in no request.
    NeverSent,
}

/// What AWS reads in the tokens of a provider, which is named by its host and path, as the provider's ARN has it behind
/// `oidc-provider/`; or in assertions of SAML, by [`saml::PREFIX`].
#[must_use]
pub fn provider(issuer: &str) -> Provider {
    if issuer.eq_ignore_ascii_case(saml::PREFIX) {
        return saml::SAML;
    }
    let known = PROVIDERS.iter().find(|it| template::fits(it.issuer, issuer));
    known.copied().unwrap_or(ANY)
}

/// Cuts the name of a condition key into the provider and the claim. Nothing for a key of AWS: what stands before the
/// colon of those has no dot.
#[must_use]
pub fn parts(key: &str) -> Option<(&str, &str)> {
    // AWS takes no issuer with a port, and a claim may hold a colon.
    key.split_once(':')
        .filter(|(issuer, claim)| issuer.contains('.') && !claim.is_empty())
}

/// Whether AWS fills a condition key from a token or an assertion. Nothing for other keys of AWS.
#[must_use]
pub fn standing(key: &str) -> Option<Standing> {
    let of_saml = || {
        key.split_once(':')
            .filter(|(prefix, name)| prefix.eq_ignore_ascii_case(saml::PREFIX) && !name.is_empty())
    };
    let (issuer, claim) = parts(key).or_else(of_saml)?;
    Some(
        provider(issuer)
            .claim(claim)
            .map_or(Standing::NeverSent, Standing::Sent),
    )
}

/// The host and path of a provider that a trust policy names, as its condition keys begin: of an ARN what follows
/// `oidc-provider/`, of a provider that AWS knows its name. Nothing for a SAML provider.
#[must_use]
pub fn issuer(principal: &str) -> Option<&str> {
    match iam_syntax::arn::Arn::parse(principal) {
        Some(arn) => arn
            .resource
            .strip_prefix("oidc-provider/")
            .filter(|_| arn.service == "iam"),
        None => Some(principal).filter(|name| BUILT_IN.contains(name)),
    }
}

const ONE: KeyType = KeyType {
    value: ValueType::String,
    is_multivalued: false,
};
const MANY: KeyType = KeyType {
    value: ValueType::String,
    is_multivalued: true,
};
const NUMBER: KeyType = KeyType {
    value: ValueType::Numeric,
    is_multivalued: false,
};

const fn lasting(key: &'static str, from: &'static [&'static str], holds: KeyType) -> Claim {
    Claim {
        key,
        from,
        holds,
        is_lasting: true,
    }
}

const fn passing(key: &'static str, from: &'static [&'static str]) -> Claim {
    Claim {
        key,
        from,
        holds: ONE,
        is_lasting: false,
    }
}

/// The audience under two names: a token with `azp` has that for its audience, and what its `aud` says is the "original"
/// audience. A claim that is called `oaud` is read by nobody.
const AUD: Claim = lasting("aud", &["azp", "aud"], ONE);
const OAUD: Claim = passing("oaud", &["aud"]);
const SUB: Claim = lasting("sub", &["sub"], ONE);
const AMR: Claim = lasting("amr", &["amr"], MANY);

const COMMON: &[Claim] = &[AUD, OAUD, SUB, AMR, passing("email", &["email"])];

/// Any provider that has no line of its own.
const ANY: Provider = Provider {
    issuer: "${Issuer}",
    common: COMMON,
    own: &[],
};

const GITHUB: &[Claim] = &[
    passing("actor", &["actor"]),
    passing("actor_id", &["actor_id"]),
    passing("enterprise_id", &["enterprise_id"]),
    passing("environment", &["environment"]),
    passing("job_workflow_ref", &["job_workflow_ref"]),
    passing("ref", &["ref"]),
    passing("repository", &["repository"]),
    passing("repository_id", &["repository_id"]),
    passing("repository_owner_id", &["repository_owner_id"]),
    passing("workflow", &["workflow"]),
];

const GITLAB: &[Claim] = &[
    passing("namespace_id", &["namespace_id"]),
    passing("pipeline_source", &["pipeline_source"]),
    passing("project_id", &["project_id"]),
    passing("ref_protected", &["ref_protected"]),
    passing("runner_environment", &["runner_environment"]),
    passing("user_access_level", &["user_access_level"]),
    passing("user_email", &["user_email"]),
    passing("user_id", &["user_id"]),
    passing("user_login", &["user_login"]),
];

const BUILDKITE: &[Claim] = &[
    passing("build_branch", &["build_branch"]),
    passing("cluster_id", &["cluster_id"]),
    passing("cluster_name", &["cluster_name"]),
    passing("organization_id", &["organization_id"]),
    passing("organization_slug", &["organization_slug"]),
    passing("pipeline_id", &["pipeline_id"]),
    passing("pipeline_slug", &["pipeline_slug"]),
];

/// A claim inside a claim is written with a slash between them.
const GOOGLE: &[Claim] = &[Claim {
    holds: NUMBER,
    ..passing("google/organization_number", &["google/organization_number"])
}];

/// Providers with claims of their own, or without those that others have.
pub const PROVIDERS: &[Provider] = &[
    of("accounts.google.com", GOOGLE),
    of("agent.buildkite.com", BUILDKITE),
    of("agent.${Domain}.buildkite.dev", BUILDKITE),
    of("agent.${Domain}.buildkite.site", BUILDKITE),
    Provider {
        issuer: "cognito-identity.amazonaws.com",
        common: &[AUD, OAUD, SUB, AMR],
        own: &[],
    },
    of("github.com/enterprises/${EnterpriseName}", GITHUB),
    of("gitlab.com", GITLAB),
    // These two issue no tokens of OpenID Connect: STS asks them who holds an access token, and for which application.
    Provider {
        issuer: "graph.facebook.com",
        common: &[],
        own: &[
            lasting("app_id", &["app_id", "aud"], ONE),
            lasting("id", &["id", "sub"], ONE),
        ],
    },
    of(
        "idcs-${OciUniqueIdentifier}.identity.oraclecloud.com",
        &[passing("rpst_id", &["rpst_id"])],
    ),
    of(
        "oidc.circleci.com/org/${OrgId}",
        &[passing(
            "oidc.circleci.com/project-id",
            &["oidc.circleci.com/project-id"],
        )],
    ),
    of("token.actions.githubusercontent.com", GITHUB),
    of("token.actions.githubusercontent.com/${SubPath}", GITHUB),
    of("token.actions.${Domain}.ghe.com", GITHUB),
    Provider {
        issuer: "www.amazon.com",
        common: &[],
        own: &[
            lasting("app_id", &["app_id", "aud"], ONE),
            lasting("sub", &["sub", "user_id"], ONE),
            lasting("user_id", &["user_id", "sub"], ONE),
        ],
    },
];

const fn of(issuer: &'static str, own: &'static [Claim]) -> Provider {
    Provider {
        issuer,
        common: COMMON,
        own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: Option<bool>) {
        let found = standing(key).map(|it| match it {
            Standing::Sent(_) => true,
            Standing::NeverSent => false,
        });
        assert_eq!(expected, found, "{key}");
    }

    #[test]
    fn keys_that_tokens_bring() {
        check("token.actions.githubusercontent.com:sub", Some(true));
        check("TOKEN.actions.githubusercontent.com:Repository", Some(true));
        check("token.actions.githubusercontent.com/octo:ref", Some(true));
        check("token.actions.octo.ghe.com:environment", Some(true));
        check("gitlab.com:project_id", Some(true));
        check("gitlab.example.com:aud", Some(true));
        check("auth-dev.example.auth0.com/:sub", Some(true));
        check("accounts.google.com:google/organization_number", Some(true));
        check("oidc.circleci.com/org/1f2e:oidc.circleci.com/project-id", Some(true));
        check("idcs-a1.identity.oraclecloud.com:rpst_id", Some(true));
        check("oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:sub", Some(true));
        check("www.amazon.com:user_id", Some(true));
        check("SAML:aud", Some(true));
        check("saml:eduPersonAffiliation", Some(true));
    }

    #[test]
    fn keys_that_nobody_sends() {
        check("token.actions.githubusercontent.com:repository_owner", Some(false));
        check("token.actions.githubusercontent.com:iss", Some(false));
        check("gitlab.com:namespace_path", Some(false));
        // What one provider has, another has not.
        check("gitlab.example.com:project_id", Some(false));
        check("oidc.circleci.com/org/1f2e:repository", Some(false));
        check("graph.facebook.com:sub", Some(false));
        check("cognito-identity.amazonaws.com:email", Some(false));
        check("token.actions.githubusercontent.com:", None);
        check("saml:department", Some(false));
        check("SAML:groups", Some(false));
        check("saml:", None);
        // AWS's own.
        check("aws:SourceIp", None);
        check("kms:EncryptionContext:a.b:c", None);
        check("sts:ExternalId", None);
    }

    #[test]
    fn providers_of_trust_policies() {
        let of = |principal| issuer(principal);
        assert_eq!(Some("accounts.google.com"), of("accounts.google.com"));
        assert_eq!(
            Some("idp.example.com/a"),
            of("arn:aws:iam::111122223333:oidc-provider/idp.example.com/a")
        );
        assert_eq!(None, of("arn:aws:iam::111122223333:saml-provider/Corp"));
        assert_eq!(None, of("lambda.amazonaws.com"));
    }

    /// The reference lists what STS takes from tokens; whoever brings in newer data has to look at this table.
    #[test]
    fn the_table_holds_what_the_reference_lists() {
        let catalogue = crate::catalogue::Catalogue::whole();
        let crate::catalogue::ServiceStanding::Known(service) = catalogue.service("sts") else {
            panic!("the whole catalogue has every service");
        };
        let mut listed = 0;
        for key in &service.keys {
            // Placeholders may stand where the dots of the name are.
            let Some((issuer, claim)) = key.name.split_once(':').filter(|(issuer, _)| issuer.contains('.')) else {
                continue;
            };
            listed += 1;
            let provider = PROVIDERS.iter().find(|it| it.issuer == issuer);
            let provider = provider.unwrap_or_else(|| panic!("no line for {issuer}"));
            let ours = provider.claim(claim);
            assert!(ours.is_some(), "{issuer}:{claim} is missing");
        }
        assert_eq!(83, listed);
        for provider in PROVIDERS {
            for claim in provider.own {
                let name = [provider.issuer, ":", claim.key].concat();
                // The guide has this one, the reference has not.
                let is_listed = service.keys.iter().any(|it| *it.name == *name);
                assert!(is_listed || name == "www.amazon.com:sub", "{name}");
            }
        }
    }
}
