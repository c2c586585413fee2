//! `MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY`: a role for IAM Roles Anywhere that lacks one of three actions.
//!
//! The service names its sessions after the certificate and tags them, so it needs all three to assume the role.
//!
//! ```json
//! { "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": "sts:AssumeRole" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html>

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::{PolicyKind, Statement};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, PrincipalFact};

const NEEDED: [&str; 3] = ["AssumeRole", "SetSourceIdentity", "TagSession"];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    let statements: Vec<(usize, &Statement)> = ctx.allows().filter(|(_, it)| is_for_roles_anywhere(it)).collect();
    let Some((_, first)) = statements.first() else { return };
    let has = |name: &str| {
        statements
            .iter()
            .any(|(idx, _)| ctx.reaches[*idx].includes("sts", name))
    };
    let missing: Vec<String> = NEEDED
        .iter()
        .filter(|it| !has(it))
        .map(|it| format!("sts:{it}"))
        .collect();
    let Some(action) = first.action.as_ref().filter(|_| !missing.is_empty()) else {
        return;
    };
    let whole: Vec<String> = action
        .elements
        .iter()
        .map(|it| it.value.clone())
        .chain(missing.iter().cloned())
        .map(|it| iam_syntax::json::quote(&it))
        .collect();
    let fix = edit::put(action.span, &format!("[{}]", whole.join(", "))).filter(|_| !action.inverted);
    ctx.add(
        Code::MissingActionForRolesAnywhere,
        action.span,
        Fact::Principal(PrincipalFact::RolesAnywhereNeeds { missing }),
    )
    .fix(fix);
}

fn is_for_roles_anywhere(statement: &Statement) -> bool {
    let principals = statement.principal.iter().filter(|it| !it.inverted);
    principals
        .flat_map(|it| &it.entries)
        .any(|it| it.value.value.eq_ignore_ascii_case("rolesanywhere.amazonaws.com"))
}
