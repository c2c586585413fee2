//! `MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL`, `MISSING_GITHUB_REPO_CONDITION_KEY`,
//! `SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED`, `GITHUB_SUBJECT_WITHOUT_IDS`, `OIDC_WITHOUT_SUBJECT`, `OIDC_WITHOUT_AUDIENCE`: a trust policy that lets
//! in anybody with a token of a provider.
//!
//! A provider such as GitHub gives tokens to everybody. What tells yours apart is the subject, and the audience for which
//! the token was made.
//!
//! ```json
//! { "Effect": "Allow",
//!   "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
//!   "Action": "sts:AssumeRoleWithWebIdentity" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html>

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::claims::{self, controls};
use iam_syntax::operator::{Base, Strings};
use iam_syntax::policy::{Condition, PolicyKind, Statement, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, PrincipalFact};
use crate::federation::{self, Provider, SAML, WebKey, web_key};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        if !ctx.reaches[idx].includes("sts", "AssumeRoleWithWebIdentity") {
            continue;
        }
        for provider in federation::providers(statement).all {
            if provider.issuer != SAML && may_get_in(ctx, statement, &provider) {
                check_provider(ctx, statement, &provider);
            }
        }
    }
}

/// Whether a provider brings all keys that the statement needs. Where it does not, nobody from there gets in, and where a
/// key is still to be filled in nobody knows.
fn may_get_in(ctx: &Ctx<'_>, statement: &Statement, provider: &Provider<'_>) -> bool {
    statement.conditions.iter().all(|it| {
        let written = it.key.value.as_str();
        let is_missing =
            |key: WebKey<'_>| !key.is_of(provider) || claims::standing(written) == Some(claims::Standing::NeverSent);
        let never_comes = web_key(ctx, written).is_some_and(is_missing);
        !ctx.is_unfilled(&it.key) && (!never_comes || keys::holds_when_missing(it))
    })
}

fn check_provider(ctx: &mut Ctx<'_>, statement: &Statement, provider: &Provider<'_>) {
    let host = provider.issuer;
    // The claims of the provider by which some are kept out.
    let narrowing = statement.conditions.iter().filter(|it| keys::narrows(it));
    let claims: Vec<&str> = narrowing
        .filter_map(|it| web_key(ctx, &it.key.value).filter(|key| key.is_of(provider)))
        .map(|key| key.claim)
        .collect();
    let has = |names: &[&str]| {
        let is_one = |it: &&str| names.iter().any(|name| it.eq_ignore_ascii_case(name));
        claims.iter().any(is_one)
    };
    let span = provider.entry.value.span;
    let required = controls::required(host);
    if claims.is_empty() {
        let fact = Fact::Principal(PrincipalFact::OidcWithoutCondition {
            host: host.to_string(),
            required,
        });
        ctx.add(Code::MissingConditionKeyForOidcPrincipal, span, fact);
    }
    if is_github(host) {
        // Where nothing is asked at all, that is said, and what is missing follows.
        if !claims.is_empty()
            && !has(&[
                "sub",
                "repository",
                "repository_id",
                "repository_owner_id",
                "job_workflow_ref",
            ])
        {
            ctx.add(
                Code::MissingGithubRepoConditionKey,
                span,
                Fact::Principal(PrincipalFact::GithubWithoutRepo),
            );
        }
        check_github_subject(ctx, statement, provider);
        check_github_ids(ctx, statement, provider);
    } else if provider.is_arn && !claims.is_empty() && !has(&["sub", "amr"]) && !has(&OF_WHOM) {
        let fact = Fact::Principal(PrincipalFact::OidcWithoutClaim {
            host: host.to_string(),
            claim: "sub",
            is_required: required == Some("sub"),
        });
        ctx.add(Code::OidcWithoutSubject, span, fact);
    }
    let is_asked_for = provider.is_arn || required == Some("aud");
    if is_asked_for && !claims.is_empty() && !has(&["aud", "app_id", "azp", "oaud"]) {
        let fact = Fact::Principal(PrincipalFact::OidcWithoutClaim {
            host: host.to_string(),
            claim: "aud",
            is_required: required == Some("aud"),
        });
        ctx.add(Code::OidcWithoutAudience, span, fact);
    }
}

/// Claims that tell one customer of a provider from another, as a subject does.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif>
const OF_WHOM: [&str; 11] = [
    "google/organization_number",
    "namespace_id",
    "oidc.circleci.com/project-id",
    "organization_id",
    "organization_slug",
    "pipeline_id",
    "project_id",
    "rpst_id",
    "user_email",
    "user_id",
    "user_login",
];

/// GitHub in the cloud, with the path of an enterprise or without.
fn is_github(host: &str) -> bool {
    let domain = host.split('/').next().unwrap_or(host);
    domain.eq_ignore_ascii_case("token.actions.githubusercontent.com")
}

fn check_github_subject(ctx: &mut Ctx<'_>, statement: &Statement, provider: &Provider<'_>) {
    let key = |name: &str| alloc::format!("{}:{name}", provider.issuer);
    // A branch may be named beside the subject.
    let has_branch = keys::tests(statement, &[&key("ref"), &key("job_workflow_ref")]);
    let subject = key("sub");
    for condition in statement
        .conditions
        .iter()
        .filter(|it| keys::is(&it.key.value, &subject))
    {
        // Where a star is no wildcard it lets in nobody.
        let Base::String {
            compare: Strings::Like,
            negated: false,
        } = condition.operator.base
        else {
            continue;
        };
        for value in &condition.values {
            let is_open = value.value.contains(['*', '?']);
            if is_open && is_owner_open(&value.value) && !ctx.is_unfilled(value) {
                let fact = Fact::Principal(PrincipalFact::GithubOwnerOpen {
                    subject: value.value.clone(),
                });
                ctx.add(Code::MissingGithubRepoConditionKey, value.span, fact);
                continue;
            }
            let names_repo = || repo_of(&value.value).is_some_and(|it| !it.contains(['*', '?']));
            if is_open && !(has_branch && names_repo()) && !ctx.is_unfilled(value) {
                let fact = Fact::Principal(PrincipalFact::GithubSubjectOpen {
                    subject: value.value.clone(),
                });
                ctx.add(Code::SpecificGithubRepoAndBranchRecommended, value.span, fact);
            }
        }
    }
}

/// GitHub puts the ids of owner and repository into the subject of what was made, renamed or moved since July 2026.
///
/// Source: <https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/>
fn check_github_ids(ctx: &mut Ctx<'_>, statement: &Statement, provider: &Provider<'_>) {
    let subject = alloc::format!("{}:sub", provider.issuer);
    let is_of_subject = |it: &&Condition| keys::is(&it.key.value, &subject) && keys::narrows(it);
    // Where a star is no wildcard the value matches nothing, whatever ids it has.
    let may_match = |condition: &Condition, value: &Text| {
        let knows_wildcards = matches!(
            condition.operator.base,
            Base::String {
                compare: Strings::Like,
                ..
            } | Base::Arn { .. }
        );
        knows_wildcards || !value.value.contains(['*', '?'])
    };
    let values = || {
        let conditions = statement.conditions.iter().filter(is_of_subject);
        conditions.flat_map(|it| it.values.iter().filter(|value| may_match(it, value)))
    };
    let owner = |it: &Text| -> Option<String> { Some(repo_of(&it.value)?.split('/').next()?.to_string()) };
    if values().any(|it| repo_of(&it.value).is_some_and(|it| it.contains('@'))) {
        return;
    }
    for value in values() {
        let is_by_name = owner(value).is_some_and(|it| !it.is_empty() && !it.contains(['*', '?', '$']));
        if is_by_name && !ctx.is_unfilled(value) {
            ctx.add(
                Code::GithubSubjectWithoutIds,
                value.span,
                Fact::Principal(PrincipalFact::GithubSubjectWithoutIds),
            )
            .names(&value.value);
        }
    }
}

/// Whether the wildcard of a subject comes before it is said whose the repository is. Of a subject that begins otherwise,
/// as an organization may have it, nothing is known.
fn is_owner_open(subject: &str) -> bool {
    let fixed = subject.split(['*', '?']).next().unwrap_or(subject);
    match fixed.strip_prefix("repo:") {
        Some(owner) => !owner.contains(['/', '@']),
        None => "repo:".starts_with(fixed),
    }
}

/// `owner/name` of `repo:owner/name:…`, `owner@1/name@2` of the form with ids.
fn repo_of(subject: &str) -> Option<&str> {
    subject.strip_prefix("repo:")?.split(':').next()
}
