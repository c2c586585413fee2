//! `KEYS_NEVER_TOGETHER`: a statement that asks for two keys of which no request has both.
//!
//! Who comes through a VPC endpoint has no `aws:SourceIp`, and who does not has no `aws:SourceVpce`: all conditions of a
//! statement have to hold, so it applies to nothing.
//!
//! ```json
//! "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" }, "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>

use iam_syntax::operator::Base;
use iam_syntax::policy::{Condition, Statement};

use crate::apart::{is_network_apart, is_of_place};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for statement in &policy.statements {
        let Some((first, later)) = apart(statement) else {
            continue;
        };
        let fact = Fact::Operator(OperatorFact::NeverTogether {
            key: later.key.value.clone(),
            other_key: first.key.value.clone(),
            effect: statement.effect,
        });
        ctx.add(Code::KeysNeverTogether, later.key.span, fact)
            .label(first.key.span, Role::First);
    }
}

/// Two conditions that need keys of which no request has both.
fn apart(statement: &Statement) -> Option<(&Condition, &Condition)> {
    let mut needed = statement.conditions.iter().filter(|it| is_needed(it));
    let first = needed.next()?;
    let other = needed.find(|it| is_network_apart(&first.key.value, &it.key.value))?;
    Some((first, other))
}

/// Whether a condition holds only where its key, which says from where a request comes, is there.
fn is_needed(condition: &Condition) -> bool {
    let is_absent = || condition.values.iter().any(|it| it.value.eq_ignore_ascii_case("true"));
    let holds_without = match condition.operator.base {
        Base::Null => is_absent(),
        Base::String { .. }
        | Base::Numeric(_)
        | Base::Date(_)
        | Base::Bool
        | Base::Binary
        | Base::IpAddress { .. }
        | Base::Arn { .. } => keys::holds_when_missing(condition),
    };
    is_of_place(&condition.key.value) && !holds_without
}
