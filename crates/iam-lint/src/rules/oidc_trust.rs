//! `MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL`, `MISSING_GITHUB_REPO_CONDITION_KEY`,
//! `SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED`, `OIDC_WITHOUT_SUBJECT`, `OIDC_WITHOUT_AUDIENCE`: a trust policy that lets
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

use iam_syntax::policy::{PolicyKind, PrincipalFamily, Statement};
use iam_syntax::span::Span;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::Fact;
use crate::keys;

const GITHUB: &str = "token.actions.githubusercontent.com";

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        if !ctx.reaches[idx].includes("sts", "AssumeRoleWithWebIdentity") {
            continue;
        }
        let principals = statement.principal.iter().filter(|it| !it.inverted);
        for entry in principals.flat_map(|it| &it.entries) {
            let name = entry.value.value.as_str();
            let is_arn = name.contains(":oidc-provider/");
            if entry.family != PrincipalFamily::Federated || name.contains(":saml-provider/") {
                continue;
            }
            let host = name.split_once(":oidc-provider/").map_or(name, |(_, host)| host);
            let provider = Provider {
                host,
                is_arn,
                span: entry.value.span,
            };
            check_provider(ctx, statement, &provider);
        }
    }
}

struct Provider<'a> {
    host: &'a str,
    /// A provider that was made in the account; the others are AWS's own names for public ones.
    is_arn: bool,
    span: Span,
}

fn check_provider(ctx: &mut Ctx<'_>, statement: &Statement, provider: &Provider<'_>) {
    let host = provider.host;
    // The claims of the provider that are tested.
    let claims: Vec<&str> = statement
        .conditions
        .iter()
        .filter_map(|it| claim(&it.key.value, host))
        .collect();
    let has = |names: &[&str]| {
        claims
            .iter()
            .any(|it| names.iter().any(|name| it.eq_ignore_ascii_case(name)))
    };
    if claims.is_empty() {
        let fact = Fact::OidcWithoutCondition { host: host.to_string() };
        ctx.add(Code::MissingConditionKeyForOidcPrincipal, provider.span, fact);
    }
    if host.eq_ignore_ascii_case(GITHUB) {
        if !has(&[
            "sub",
            "repository",
            "repository_id",
            "repository_owner",
            "repository_owner_id",
            "job_workflow_ref",
        ]) {
            ctx.add(
                Code::MissingGithubRepoConditionKey,
                provider.span,
                Fact::GithubWithoutRepo,
            );
        }
        check_github_subject(ctx, statement);
    } else if provider.is_arn && !claims.is_empty() && !has(&["sub"]) && !has(&["amr"]) {
        let fact = Fact::OidcWithoutClaim {
            host: host.to_string(),
            claim: "sub",
        };
        ctx.add(Code::OidcWithoutSubject, provider.span, fact);
    }
    if provider.is_arn && !claims.is_empty() && !has(&["aud", "app_id", "azp", "oaud"]) {
        let fact = Fact::OidcWithoutClaim {
            host: host.to_string(),
            claim: "aud",
        };
        ctx.add(Code::OidcWithoutAudience, provider.span, fact);
    }
}

/// The claim that a key of a provider names.
fn claim<'a>(key: &'a str, host: &str) -> Option<&'a str> {
    let head = key.get(..host.len())?;
    let rest = key.get(host.len()..)?;
    head.eq_ignore_ascii_case(host).then(|| rest.strip_prefix(':'))?
}

fn check_github_subject(ctx: &mut Ctx<'_>, statement: &Statement) {
    let key = |name: &str| -> String { alloc::format!("{GITHUB}:{name}") };
    let Some(condition) = keys::on(statement, &key("sub")) else {
        return;
    };
    // A branch may be named beside the subject.
    let has_branch = keys::tests(statement, &[&key("ref"), &key("job_workflow_ref")]);
    for value in &condition.values {
        let is_open = value.value.contains(['*', '?']);
        let names_repo = || repo_of(&value.value).is_some_and(|it| !it.contains(['*', '?']));
        if is_open && !(has_branch && names_repo()) {
            let fact = Fact::GithubSubjectOpen {
                subject: value.value.clone(),
            };
            ctx.add(Code::SpecificGithubRepoAndBranchRecommended, value.span, fact);
        }
    }
}

/// `owner/name` of `repo:owner/name:…`.
fn repo_of(subject: &str) -> Option<&str> {
    subject.strip_prefix("repo:")?.split(':').next()
}
