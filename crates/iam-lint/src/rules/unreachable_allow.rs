//! `UNREACHABLE_ALLOW`: an Allow that a Deny of the same policy takes away in full.
//!
//! A Deny wins, whatever else is allowed, so the Allow says nothing.
//!
//! ```json
//! { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
//! { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>

use alloc::vec::Vec;

use iam_syntax::policy::Effect;

use super::redundant_statement::{MOST_STATEMENTS, takes_in};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, StatementFact};
use crate::finding::Role;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    if MOST_STATEMENTS < policy.statements.len() {
        return;
    }
    for (_, statement) in ctx.allows().collect::<Vec<_>>() {
        let deny = policy
            .statements
            .iter()
            .enumerate()
            .find(|(_, it)| it.effect == Effect::Deny && takes_in(it, statement));
        let Some((idx, deny)) = deny else { continue };
        let fix = edit::remove(ctx.tree, statement.span);
        let deny_number = ctx.number(idx);
        ctx.add(
            Code::UnreachableAllow,
            statement.effect_span,
            Fact::Statement(StatementFact::AllowInsideDeny { deny: deny_number }),
        )
        .label(deny.effect_span, Role::Deny)
        .fix(fix);
    }
}
