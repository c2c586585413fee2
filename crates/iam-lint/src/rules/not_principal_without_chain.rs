//! `NOT_PRINCIPAL_WITHOUT_CHAIN`: a Deny with `NotPrincipal` that lists somebody, and not all that they belong to.
//!
//! Services look at the account, then at the role, then at the session. Who is to be spared needs all of them in the list.
//!
//! ```json
//! { "Effect": "Deny", "NotPrincipal": { "AWS": "arn:aws:iam::111122223333:user/ann" }, … }
//! ```
//!
//! A WARNING, for AWS says that such a Deny may hit.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html>

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::arn::{fields, is_account_id};
use iam_syntax::policy::{Effect, PolicyKind, PrincipalClause, PrincipalFamily};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, PrincipalFact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind == PolicyKind::Trust {
        return;
    }
    let policy = ctx.policy;
    for statement in policy.statements.iter().filter(|it| it.effect == Effect::Deny) {
        if let Some(principal) = statement.principal.as_ref().filter(|it| it.inverted) {
            check_list(ctx, principal);
        }
    }
}

/// What a list names, each as its account and its name.
#[derive(Default)]
struct Listed<'a> {
    accounts: BTreeSet<&'a str>,
    roles: BTreeSet<(&'a str, &'a str)>,
    of_sessions: BTreeSet<(&'a str, &'a str)>,
}

fn check_list(ctx: &mut Ctx<'_>, principal: &PrincipalClause) {
    let named = || principal.entries.iter().filter(|it| it.family == PrincipalFamily::Aws);
    let mut listed = Listed::default();
    for entry in named() {
        let text = entry.value.value.as_str();
        if text == "*" {
            return;
        }
        let arn = fields(text);
        let account = arn.map_or(text, |it| it[4]);
        match arn.map(|it| it[5]) {
            None | Some("root") => {
                listed.accounts.insert(account);
            }
            Some(resource) => {
                listed.roles.extend(role(resource).map(|it| (account, it)));
                listed
                    .of_sessions
                    .extend(role_of_session(resource).map(|it| (account, it)));
            }
        }
    }
    for entry in named()
        .filter(|it| !ctx.placeholders.are_in(it.value.span))
        .collect::<Vec<_>>()
    {
        let Some([_, partition, _, _, account, resource]) = fields(&entry.value.value) else {
            continue;
        };
        if resource == "root" || !is_account_id(account) {
            continue;
        }
        let mut missing: Vec<String> = Vec::new();
        if let Some(name) = role_of_session(resource).filter(|it| !listed.roles.contains(&(account, *it))) {
            missing.push(format!("arn:{partition}:iam::{account}:role/{name}"));
        }
        if let Some(name) = role(resource).filter(|it| !listed.of_sessions.contains(&(account, *it))) {
            missing.push(format!("arn:{partition}:sts::{account}:assumed-role/{name}/…"));
        }
        if !listed.accounts.contains(account) {
            missing.push(format!("arn:{partition}:iam::{account}:root"));
        }
        let fix = match missing.as_slice() {
            [one] if one.ends_with(":root") => edit::add_beside(ctx.tree, entry.value.span, ctx.text, one),
            _ => None,
        };
        if !missing.is_empty() {
            ctx.add(
                Code::NotPrincipalWithoutChain,
                entry.value.span,
                Fact::Principal(PrincipalFact::ChainNotListed { missing }),
            )
            .names(&entry.value.value)
            .fix(fix);
        }
    }
}

/// The name of a role, without its path.
fn role(resource: &str) -> Option<&str> {
    resource.strip_prefix("role/")?.rsplit('/').next()
}

fn role_of_session(resource: &str) -> Option<&str> {
    resource.strip_prefix("assumed-role/")?.split('/').next()
}
