//! `KEYS_NEVER_TOGETHER`: a statement that asks for two keys of which no request has both, or for a key that is to be
//! missing as well.
//!
//! Who comes through a VPC endpoint has no `aws:SourceIp`, and who does not has no `aws:SourceVpce`: all conditions of a
//! statement have to hold, so it applies to nothing.
//!
//! ```json
//! "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" }, "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>

use alloc::collections::BTreeMap;
use alloc::string::String;

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
    for statement in &policy.statements {
        let Some((missing, there)) = there_and_missing(statement) else {
            continue;
        };
        let fact = Fact::Operator(OperatorFact::ThereAndMissing {
            key: there.key.value.clone(),
            effect: statement.effect,
        });
        ctx.add(Code::KeysNeverTogether, there.key.span, fact)
            .label(missing.key.span, Role::First);
    }
}

/// Two conditions on one key, of which one holds only where it is missing and the other only where it is there.
fn there_and_missing(statement: &Statement) -> Option<(&Condition, &Condition)> {
    let missing: BTreeMap<String, &Condition> = statement
        .conditions
        .iter()
        .filter(|it| it.operator.base == Base::Null && !it.values.is_empty() && asks_for_absence(it))
        .map(|it| (it.key.value.to_ascii_lowercase(), it))
        .collect();
    statement.conditions.iter().find_map(|there| {
        let missing = missing.get(&there.key.value.to_ascii_lowercase())?;
        let is_needed = there.operator.base != Base::Null && !keys::holds_when_missing(there);
        is_needed.then_some((*missing, there))
    })
}

fn asks_for_absence(condition: &Condition) -> bool {
    condition.values.iter().all(|it| it.value.eq_ignore_ascii_case("true"))
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
