//! `REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY`: a session of a role that is let in itself.
//!
//! Who lets a role in lets in all of its sessions.
//!
//! ```json
//! "AWS": ["arn:aws:iam::111122223333:role/App", "arn:aws:sts::111122223333:assumed-role/App/one"]
//! ```

use alloc::string::ToString;

use iam_syntax::arn::Arn;
use iam_syntax::policy::PolicyKind;

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, PrincipalFact};
use crate::finding::Role;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    if ctx.kind != PolicyKind::Trust {
        return;
    }
    let policy = ctx.policy;
    for principal in policy.statements.iter().filter_map(|it| it.principal.as_ref()) {
        for entry in &principal.entries {
            let Some(session) = Arn::parse(&entry.value.value).filter(|it| it.service == "sts") else {
                continue;
            };
            let Some(name) = session
                .resource
                .strip_prefix("assumed-role/")
                .and_then(|it| it.split('/').next())
            else {
                continue;
            };
            let is_its_role = |text: &str| {
                Arn::parse(text).is_some_and(|it| {
                    let role = it.resource.strip_prefix("role/").and_then(|it| it.rsplit('/').next());
                    it.service == "iam" && it.account == session.account && role == Some(name)
                })
            };
            if let Some(role) = principal.entries.iter().find(|it| is_its_role(&it.value.value)) {
                let fact = Fact::Principal(PrincipalFact::SessionOfNamedRole {
                    session: entry.value.value.to_string(),
                });
                let fix = edit::remove(ctx.tree, entry.value.span);
                ctx.add(Code::RedundantPrincipalInRoleTrustPolicy, entry.value.span, fact)
                    .label(role.value.span, Role::Wider)
                    .fix(fix);
            }
        }
    }
}
