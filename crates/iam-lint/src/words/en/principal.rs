//! Principals, and who may assume a role.

use alloc::format;
use alloc::string::{String, ToString};

use super::{listed, never_there};
use crate::fact::{PrincipalFact, Slip};
use crate::federation::SAML;
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &PrincipalFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    let are_several = 1 < finding.names.len();
    let by_number = |one: &'static str, several: &'static str| if are_several { several } else { one };
    match fact {
        PrincipalFact::ServiceForAnybody { service } => (
            format!("{} is let in, whoever it works for", q(service)),
            help("add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`"),
        ),
        PrincipalFact::OlderSourceKey { service, key } => (
            format!("{} is an older way to say for whom {} may call", q(key), q(service)),
            help("use `aws:SourceArn` or `aws:SourceAccount`"),
        ),
        PrincipalFact::UnknownService { service, meant } => (
            format!(
                "no service of the name {} is known here, and AWS saves none that it does not know",
                q(service)
            ),
            Some(format!("write `{meant}`, if that is meant")),
        ),
        PrincipalFact::SessionOfNamedRole { session } => (
            format!("{} is a session of a role that is let in itself", q(session)),
            help("remove the session"),
        ),
        PrincipalFact::RolesAnywhereNeeds { missing } => (
            format!("IAM Roles Anywhere also needs {}", all_quoted(missing)),
            Some(format!("allow {} as well", all_quoted(missing))),
        ),
        PrincipalFact::OidcWithoutCondition { host, required } => (
            format!("anybody with a token of {} may assume the role", q(host)),
            Some(format!(
                "add conditions on `{host}:aud` and `{host}:sub`{}",
                required.map(|claim| unsaved(host, claim)).unwrap_or_default()
            )),
        ),
        PrincipalFact::OidcWithoutClaim {
            host,
            claim,
            is_required,
        } => (
            match *claim {
                "sub" => format!("any subject of {} may assume the role", q(host)),
                _ => format!("a token of {} that was made for others is good as well", q(host)),
            },
            Some(format!(
                "add a condition on `{host}:{claim}`{}",
                is_required.then(|| unsaved(host, claim)).unwrap_or_default()
            )),
        ),
        PrincipalFact::GithubWithoutRepo => (
            "workflows of any repository on GitHub may assume the role".to_string(),
            help(
                "add a condition on `token.actions.githubusercontent.com:sub` that names repository and branch: AWS saves \
                 no new trust policy for GitHub without one",
            ),
        ),
        PrincipalFact::GithubOwnerOpen { subject } => (
            format!(
                "{} lets in workflows of owners that are not yours: who the repository belongs to is left to the wildcard",
                q(subject)
            ),
            help("name the owner, the repository and the branch, as in `repo:owner/name:ref:refs/heads/main`"),
        ),
        PrincipalFact::GithubSubjectOpen { subject } => (
            format!(
                "the wildcard in {} lets in more repositories or branches than one",
                q(subject)
            ),
            help("name the repository and the branch, as in `repo:owner/name:ref:refs/heads/main`"),
        ),
        PrincipalFact::GithubSubjectWithoutIds => (
            format!(
                "a repository that was made, renamed or moved since July 2026 sends ids as well, which {} {} not have",
                names(),
                by_number("does", "do")
            ),
            help("list both forms, the other one as in `repo:owner@1234/name@5678:ref:refs/heads/main`"),
        ),
        PrincipalFact::ChainNotListed { missing } => (
            format!(
                "the Deny may hit {} as well, since the list lacks {}",
                names(),
                all_quoted(missing)
            ),
            help("list it, or deny `\"Principal\": \"*\"` under `ArnNotEquals` on `aws:PrincipalArn`"),
        ),
        PrincipalFact::NoPrincipalAtSignIn { comes_to, said } => (
            format!(
                "who signs in with SAML or a web identity has no {} yet, so the statement {}",
                names(),
                comes_to.map_or("hits every such sign-in", |(effect, holds)| never_there(effect, holds))
            ),
            Some(format!(
                "test what the provider says, as {}, or leave such sign-ins out",
                q(said)
            )),
        ),
        PrincipalFact::AccountWithoutExternalId { account } => (
            format!(
                "if {} is not yours, another customer of theirs may have them use this role",
                q(account)
            ),
            help("add a condition on `sts:ExternalId`, or name roles instead of the account"),
        ),
        PrincipalFact::KeyOfOtherProvider {
            key,
            host,
            slip,
            effect,
            holds,
        } => {
            let what = match slip {
                Slip::Scheme => "no key has a scheme in front, so",
                Slip::Slash => "a slash too many or too few makes it the key of another provider, so",
                Slip::Wildcard => "the name of a key takes no wildcard, so",
                Slip::Spelling | Slip::Other => "the key is another provider's than the principal's, so",
            };
            (
                format!(
                    "{what} {} is never there and the statement {}",
                    q(key),
                    never_there(*effect, *holds)
                ),
                Some(format!("the keys of this principal begin with `{host}:`")),
            )
        }
        PrincipalFact::ProviderLacksKey { key } => (
            format!(
                "{} never {} {}, so nobody from there is let in",
                names(),
                by_number("brings", "bring"),
                q(key)
            ),
            help("give each provider a statement of its own, with its own keys"),
        ),
        PrincipalFact::ClaimIsNoKey {
            host,
            known,
            effect,
            holds,
        } => (
            format!(
                "AWS makes no condition key of {}, so {} never there and the statement {}",
                names(),
                by_number("it is", "they are"),
                never_there(*effect, *holds)
            ),
            Some(if host == SAML {
                format!("AWS has these keys of SAML: {}", all_quoted(known))
            } else {
                format!("the keys of `{host}` are {}", all_quoted(known))
            }),
        ),
    }
}

/// That AWS saves no trust policy of a provider that customers share without a claim.
fn unsaved(host: &str, claim: &str) -> String {
    format!("; AWS saves no new trust policy for this provider that does not ask for `{host}:{claim}`")
}
