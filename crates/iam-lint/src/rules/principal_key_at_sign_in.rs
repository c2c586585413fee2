//! `PRINCIPAL_KEY_AT_SIGN_IN`: who signs in with SAML or a web identity is tested by a key of principals.
//!
//! Nobody has signed such a request yet, so the keys that tell who calls are missing: a Deny under a negated operator hits
//! every sign-in, and an Allow lets nobody in.
//!
//! ```json
//! { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithSAML",
//!   "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties>

use alloc::format;
use alloc::string::String;

use iam_catalog::claims;
use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Effect, PolicyKind, PrincipalFamily, Statement};

use crate::bound;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, PrincipalFact};
use crate::federation::{SAML, providers};
use crate::finding::Role;
use crate::keys;

const SIGN_INS: [&str; 2] = ["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if !matches!(ctx.kind, PolicyKind::Trust | PolicyKind::Rcp) {
        return;
    }
    let policy = ctx.policy;
    for (idx, statement) in policy.statements.iter().enumerate() {
        let reach = &ctx.reaches[idx];
        if !SIGN_INS.iter().any(|it| reach.includes("sts", it)) || is_for_others(statement) {
            continue;
        }
        let is_alone = !reach.includes("sts", "AssumeRole") && !reach.includes("s3", "GetObject");
        // A condition that needs such a key, or asks whether there is one, leaves sign-ins alone.
        let spares = |it: &iam_syntax::policy::Condition| is_missing(&it.key.value) && !keys::holds_when_missing(it);
        if !is_alone && (statement.effect == Effect::Allow || statement.conditions.iter().any(spares)) {
            continue;
        }
        let Some(clause) = &statement.action else { continue };
        for condition in statement.conditions.iter().filter(|it| is_missing(&it.key.value)) {
            let holds = keys::holds_when_missing(condition);
            let severity = if is_alone {
                keys::never_there(statement.effect, holds)
            } else {
                Severity::Warning
            };
            let effect = statement.effect;
            let comes_to = is_alone.then_some((effect, holds));
            ctx.add_as(
                Code::PrincipalKeyAtSignIn,
                severity,
                condition.key.span,
                Fact::Principal(PrincipalFact::NoPrincipalAtSignIn {
                    comes_to,
                    said: said(statement),
                }),
            )
            .names(&condition.key.value)
            .label(clause.span, Role::Actions);
        }
    }
}

/// A key of what the provider of a statement says; that of SAML, if there are several.
fn said(statement: &Statement) -> String {
    let all = providers(statement).all;
    let issuer = match all.as_slice() {
        [first, rest @ ..] if rest.iter().all(|it| it.issuer == first.issuer) => first.issuer,
        [] | [_, ..] => SAML,
    };
    let key = match claims::provider(issuer).claim("sub") {
        None if issuer != SAML => "app_id",
        Some(_) | None => "sub",
    };
    format!("{issuer}:{key}")
}

/// Keys of who calls; that of the id says `anonymous`.
fn is_missing(key: &str) -> bool {
    bound::is_key_of_principal(key) && !keys::is(key, "aws:userid")
}

/// Whether nobody from outside is meant.
fn is_for_others(statement: &Statement) -> bool {
    let Some(principal) = statement.principal.as_ref().filter(|it| !it.inverted) else {
        return false;
    };
    principal
        .entries
        .iter()
        .all(|it| it.family != PrincipalFamily::Federated && it.value.value != "*")
}
