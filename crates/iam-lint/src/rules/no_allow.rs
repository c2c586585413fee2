//! `NO_ALLOW`: a policy that gives something, or lets something through, and holds no Allow.
//!
//! What no policy allows is denied, so a boundary, a session policy or an endpoint policy of Denies alone lets nothing
//! through. A policy of resources may well limit what others allow, and so may one of an organization.
//!
//! A SUGGESTION for a policy of an identity, which may stand beside others.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>

use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Effect, PolicyKind};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::Fact;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let (severity, limits) = match ctx.kind {
        PolicyKind::Identity => (Severity::Suggestion, false),
        PolicyKind::Trust | PolicyKind::Key => (Severity::Warning, false),
        PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Endpoint => (Severity::Warning, true),
        PolicyKind::Resource | PolicyKind::Scp | PolicyKind::Rcp => return,
    };
    let statements = &ctx.policy.statements;
    if statements.iter().all(|it| it.effect == Effect::Deny)
        && let Some(first) = statements.first()
    {
        ctx.add_as(Code::NoAllow, severity, first.effect_span, Fact::NoAllow { limits });
    }
}
