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
        let effect = statement.effect;
        let apart = apart(statement).map(|(first, later)| {
            let (key, other_key) = (later.key.value.clone(), first.key.value.clone());
            (first, later, OperatorFact::NeverTogether { key, other_key, effect })
        });
        let missing = there_and_missing(statement).map(|(missing, there)| {
            let key = there.key.value.clone();
            (missing, there, OperatorFact::ThereAndMissing { key, effect })
        });
        for (first, later, fact) in apart.into_iter().chain(missing) {
            ctx.add(Code::KeysNeverTogether, later.key.span, Fact::Operator(fact))
                .label(first.key.span, Role::First);
        }
    }
}

/// Two conditions on one key, of which one holds only where it is missing and the other only where it is there.
fn there_and_missing(statement: &Statement) -> Option<(&Condition, &Condition)> {
    let missing: BTreeMap<String, &Condition> = statement
        .conditions
        .iter()
        .filter(|it| it.holds_only_when_missing())
        .map(|it| (it.key.value.to_ascii_lowercase(), it))
        .collect();
    let mut needed = statement.conditions.iter().filter(|it| !keys::holds_when_missing(it));
    needed.find_map(|there| Some((*missing.get(&there.key.value.to_ascii_lowercase())?, there)))
}

/// Two conditions that need keys which say from where a request comes, and of which no request has both.
fn apart(statement: &Statement) -> Option<(&Condition, &Condition)> {
    let is_needed = |it: &&Condition| is_of_place(&it.key.value) && !keys::holds_when_missing(it);
    let mut needed = statement.conditions.iter().filter(is_needed);
    let first = needed.next()?;
    let other = needed.find(|it| is_network_apart(&first.key.value, &it.key.value))?;
    Some((first, other))
}
