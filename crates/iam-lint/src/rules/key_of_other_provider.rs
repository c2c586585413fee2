//! `KEY_OF_OTHER_PROVIDER`, `CLAIM_IS_NO_KEY`: a condition on a key that no token of the statement's providers brings.
//!
//! A key begins with the host of its own provider, letter for letter: no `https://`, no slash behind, no wildcard. And AWS
//! makes keys of some claims only, provider by provider, and of some attributes of SAML. Any other key is missing in each request, so that a plain operator
//! lets nobody in, and one that holds on what is missing lets in everybody.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/gitlab.com" }, …,
//!   "Condition": { "StringEquals": { "gitlab.example.com:sub": "project_path:a/b" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif>

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_catalog::claims;
use iam_syntax::policy::{Condition, Effect, PolicyKind, Statement};
use iam_syntax::suggest::nearest;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, PrincipalFact, Slip};
use crate::federation::{Provider, Providers, SAML, WebKey, providers, web_key};
use crate::finding::Role;
use crate::fix::Fix;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        if ctx.kind != PolicyKind::Trust {
            check_later(ctx, statement);
            continue;
        }
        let providers = providers(statement);
        for condition in &statement.conditions {
            // What is still to be filled in may be any key.
            if ctx.is_unfilled(&condition.key) {
                continue;
            }
            let Some(key) = web_key(ctx, &condition.key.value) else {
                continue;
            };
            if providers.all.iter().any(|it| key.is_of(it)) {
                check_others(ctx, statement, condition, &key, &providers);
                check_claim(ctx, statement, condition, &key);
            } else if providers.are_others && !providers.all.is_empty() {
                // Whoever else is meant may not have the key either, but that is not known here.
            } else if providers.all.is_empty() {
                check_claim(ctx, statement, condition, &key);
            } else {
                report_foreign(ctx, statement, condition, &key, &providers);
            }
        }
    }
}

/// What the session that a token made brings with it, elsewhere than in a trust policy.
fn check_later(ctx: &mut Ctx<'_>, statement: &Statement) {
    for condition in statement
        .conditions
        .iter()
        .filter(|it| !it.key.value.contains(['*', '?']))
    {
        let is_claim = claims::standing(&condition.key.value) == Some(claims::Standing::NeverSent);
        if let Some(key) = web_key(ctx, &condition.key.value).filter(|_| is_claim && !ctx.is_unfilled(&condition.key)) {
            check_claim(ctx, statement, condition, &key);
        }
    }
}

fn report_foreign(
    ctx: &mut Ctx<'_>,
    statement: &Statement,
    condition: &Condition,
    key: &WebKey<'_>,
    providers: &Providers<'_>,
) {
    let Some(first) = providers.all.first() else { return };
    let holds = keys::holds_when_missing(condition);
    let (slip, provider) = slip(key, &providers.all).unwrap_or((Slip::Other, first));
    let right = format!("{}:{}", provider.issuer, key.claim);
    let fact = Fact::Principal(PrincipalFact::KeyOfOtherProvider {
        key: condition.key.value.clone(),
        host: provider.issuer.to_string(),
        slip,
        effect: statement.effect,
        holds,
    });
    let fix = (slip != Slip::Other)
        .then(|| rewritten(statement, condition, &right))
        .flatten();
    ctx.add_as(
        Code::KeyOfOtherProvider,
        keys::never_there(statement.effect, holds),
        condition.key.span,
        fact,
    )
    .label(provider.entry.value.span, Role::Principals)
    .fix(fix);
}

/// What was done to the name of a provider, and of which.
fn slip<'p, 'a>(key: &WebKey<'_>, providers: &'p [Provider<'a>]) -> Option<(Slip, &'p Provider<'a>)> {
    let find = |fits: &dyn Fn(&str) -> bool| providers.iter().find(|it| it.issuer != SAML && fits(it.issuer));
    let is_alike = |a: &str, b: &str| a.trim_end_matches('/').eq_ignore_ascii_case(b.trim_end_matches('/'));
    let same = find(&|it| is_alike(it, key.issuer));
    if key.has_scheme {
        return same.map(|it| (Slip::Scheme, it));
    }
    if let Some(provider) = same {
        return Some((Slip::Slash, provider));
    }
    if key.issuer.contains(['*', '?']) {
        let pattern = iam_syntax::pattern::Pattern::ignoring_case(key.issuer);
        return find(&|it| pattern.matches(it)).map(|it| (Slip::Wildcard, it));
    }
    let hosts = providers.iter().map(|it| it.issuer).filter(|it| *it != SAML);
    let meant = nearest(key.issuer, hosts)?;
    find(&|it| it == meant).map(|it| (Slip::Spelling, it))
}

/// Writes another key, unless it stands under the same operator already.
fn rewritten(statement: &Statement, condition: &Condition, right: &str) -> Option<Fix> {
    let is_there = statement
        .conditions
        .iter()
        .any(|it| it.operator_span == condition.operator_span && keys::is(&it.key.value, right));
    if is_there {
        None
    } else {
        edit::rewrite(condition.key.span, right)
    }
}

/// Of several providers, those that do not bring the key are never let in.
fn check_others(
    ctx: &mut Ctx<'_>,
    statement: &Statement,
    condition: &Condition,
    key: &WebKey<'_>,
    providers: &Providers<'_>,
) {
    if statement.effect == Effect::Deny || keys::holds_when_missing(condition) {
        return;
    }
    let others: Vec<&Provider<'_>> = providers.all.iter().filter(|it| !key.is_of(it)).collect();
    for other in others {
        let fact = Fact::Principal(PrincipalFact::ProviderLacksKey {
            key: condition.key.value.clone(),
        });
        ctx.add(Code::KeyOfOtherProvider, other.entry.value.span, fact)
            .names(other.issuer)
            .label(condition.key.span, Role::Key);
    }
}

/// The claims that a provider has, but AWS makes no key of.
fn check_claim(ctx: &mut Ctx<'_>, statement: &Statement, condition: &Condition, key: &WebKey<'_>) {
    let written = condition.key.value.as_str();
    if claims::standing(written) != Some(claims::Standing::NeverSent) || key.has_scheme {
        return;
    }
    let holds = keys::holds_when_missing(condition);
    let known: Vec<String> = claims::provider(key.issuer)
        .claims()
        .map(|it| it.key.to_string())
        .collect();
    // No fix: a claim of nearly the same name holds something else, as an id in the place of a name.
    let fact = Fact::Principal(PrincipalFact::ClaimIsNoKey {
        host: key.issuer.to_ascii_lowercase(),
        known,
        effect: statement.effect,
        holds,
    });
    ctx.add_as(
        Code::ClaimIsNoKey,
        keys::never_there(statement.effect, holds),
        condition.key.span,
        fact,
    )
    .names(written);
}
