//! `NO_ALLOW`, `KEY_POLICY_LOCKS_OUT`: a policy that gives something, or lets something through, and holds no Allow.
//!
//! What no policy allows is denied, so a boundary, a session policy or an endpoint policy of Denies alone lets nothing
//! through. A policy of resources may well limit what others allow, and so may one of an organization.
//!
//! The policy of a key that lets nobody change it can never be mended; KMS refuses it, unless it is told not to look.
//!
//! A SUGGESTION for a policy of an identity, which may stand beside others, and nothing where it is a fence by what it says:
//! under a condition, or against named actions wherever they act. So SCPs, RCPs and boundaries begin, which are read as
//! policies of an identity where nobody says what they are, and so people write what every identity has beside its Allows.
//! Whoever denies all but some actions or resources, on no condition, may well believe to allow those: they are told.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>

use iam_syntax::diagnostic::Severity;
use iam_syntax::policy::{Clause, Effect, PolicyKind, Statement};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, StatementFact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let (severity, limits) = match ctx.kind {
        PolicyKind::Identity if ctx.policy.statements.iter().any(is_fence) => return,
        PolicyKind::Identity => (Severity::Suggestion, false),
        PolicyKind::Key => return check_key(ctx),
        PolicyKind::Trust => (Severity::Warning, false),
        PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Endpoint => (Severity::Warning, true),
        PolicyKind::Resource | PolicyKind::Scp | PolicyKind::Rcp => return,
    };
    let statements = &ctx.policy.statements;
    if statements.iter().all(|it| it.effect == Effect::Deny)
        && let Some(first) = statements.first()
    {
        ctx.add_as(
            Code::NoAllow,
            severity,
            first.effect_span,
            Fact::Statement(StatementFact::NoAllow { limits }),
        );
    }
}

/// Whether a Deny is written for what others allow.
fn is_fence(statement: &Statement) -> bool {
    let names_all = |clause: &Clause| !clause.inverted && clause.elements.iter().any(|it| it.value == "*");
    let names_actions = statement.action.as_ref().is_some_and(|it| !it.inverted);
    statement.effect == Effect::Deny
        && (!statement.conditions.is_empty() || (names_actions && statement.resources.iter().all(names_all)))
}

fn check_key(ctx: &mut Ctx<'_>) {
    let can_be_changed = ctx
        .allows()
        .any(|(idx, _)| ctx.reaches[idx].includes("kms", "PutKeyPolicy"));
    let first = ctx.policy.statements.first().filter(|_| !can_be_changed);
    if let Some(span) = first.map(|it| it.action.as_ref().map_or(it.effect_span, |it| it.span)) {
        ctx.add(
            Code::KeyPolicyLocksOut,
            span,
            Fact::Statement(StatementFact::KeyPolicyLocksOut),
        );
    }
}
