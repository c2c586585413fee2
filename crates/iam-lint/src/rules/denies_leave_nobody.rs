//! `DENIES_LEAVE_NOBODY`: two Denies, each of which hits all that the other one spares.
//!
//! A request has one value of a key. Of two Denies under negated operators each lets its own values through alone, so with
//! no value in common they hit everybody. So they do with keys that never come together: who comes through a VPC endpoint
//! has no `aws:SourceIp`, and who does not has no `aws:SourceVpce`.
//!
//! ```json
//! { "Effect": "Deny", …, "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-1a2b3c4d" } } },
//! { "Effect": "Deny", …, "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-2b3c4d5e" } } }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html>

use iam_syntax::arn::fields;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::pattern::Pattern;
use iam_syntax::policy::{Condition, Effect, Statement};

use super::deny_hits_missing_key::asks_for;
use super::redundant_statement::{MOST_STATEMENTS, is_same, scope_takes_in};
use crate::apart::is_network_apart;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::keys;

/// More than these are not compared with each other.
const MOST_CONDITIONS: usize = 8;
const MOST_VALUES: usize = 60;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let statements = &ctx.policy.statements;
    if MOST_STATEMENTS < statements.len() {
        return;
    }
    let mut found = alloc::vec::Vec::new();
    for (later_idx, later) in statements.iter().enumerate().filter(|(_, it)| is_candidate(it)) {
        let earlier = statements[..later_idx]
            .iter()
            .enumerate()
            .filter(|(_, it)| is_candidate(it));
        found.extend(earlier.into_iter().find_map(|(idx, earlier)| {
            let (one, other) = apart(ctx, earlier, later)?;
            (scope_takes_in(earlier, later) || scope_takes_in(later, earlier)).then_some((idx, one, other))
        }));
    }
    for (idx, earlier, later) in found {
        let fact = Fact::Operator(OperatorFact::DeniesLeaveNobody {
            other: ctx.number(idx),
            key: later.key.value.clone(),
            other_key: earlier.key.value.clone(),
        });
        ctx.add(Code::DeniesLeaveNobody, later.key.span, fact)
            .label(earlier.key.span, Role::First);
    }
}

fn is_candidate(statement: &Statement) -> bool {
    statement.effect == Effect::Deny
        && statement.conditions.len() <= MOST_CONDITIONS
        && statement.conditions.iter().any(is_fence)
}

/// Whether a condition lets some values through, and hits all else.
fn is_fence(condition: &Condition) -> bool {
    condition.operator.base.is_negated()
        && condition.operator.quantifier == Quantifier::Single
        && !condition.values.is_empty()
        && condition.values.len() <= MOST_VALUES
}

/// The conditions of two statements of which one holds for each request, where all others are the same.
fn apart<'s>(ctx: &Ctx<'_>, one: &'s Statement, other: &'s Statement) -> Option<(&'s Condition, &'s Condition)> {
    let rest_is_same = |of_one: &Condition, of_other: &Condition| {
        let is_other = |it: &&Condition| !core::ptr::eq(*it, of_other);
        one.conditions.len() == other.conditions.len()
            && one
                .conditions
                .iter()
                .filter(|it| !core::ptr::eq(*it, of_one))
                .all(|it| other.conditions.iter().filter(is_other).any(|other| is_same(it, other)))
    };
    let is_asked = |it: &Condition| asks_for(one, &it.key.value) || asks_for(other, &it.key.value);
    one.conditions.iter().filter(|it| is_fence(it)).find_map(|of_one| {
        let of_other = other.conditions.iter().filter(|it| is_fence(it)).find(|of_other| {
            let are_apart = is_network_apart(&of_one.key.value, &of_other.key.value)
                || (keys::is(&of_one.key.value, &of_other.key.value) && have_none_in_common(ctx, of_one, of_other));
            are_apart && rest_is_same(of_one, of_other) && !is_asked(of_one) && !is_asked(of_other)
        })?;
        Some((of_one, of_other))
    })
}

fn have_none_in_common(ctx: &Ctx<'_>, one: &Condition, other: &Condition) -> bool {
    let is_open = |it: &Condition| {
        it.values
            .iter()
            .any(|it| it.value.contains("${") || ctx.is_unfilled(it))
    };
    // Texts are compared as a whole, unless both sides know fields.
    let base = match (one.operator.base, other.operator.base) {
        (Base::Arn { .. }, text @ Base::String { .. }) => text,
        (base, _) => base,
    };
    !is_open(one)
        && !is_open(other)
        && one
            .values
            .iter()
            .all(|a| other.values.iter().all(|b| differ(base, &a.value, &b.value)))
}

/// Whether no text fits both values. Says no where it can't be sure.
fn differ(base: Base, one: &str, other: &str) -> bool {
    match base {
        Base::IpAddress { .. } => match (Range::parse(one), Range::parse(other)) {
            (Some(one), Some(other)) => !one.contains(&other) && !other.contains(&one),
            _ => false,
        },
        // A wildcard stays in its field, if both operators know fields; as plain texts they differ less often.
        Base::Arn { .. } => match (fields(one), fields(other)) {
            (Some(one), Some(other)) => one.iter().zip(other).any(|(one, other)| texts_differ(one, other)),
            _ => texts_differ(one, other),
        },
        Base::String { .. } => texts_differ(one, other),
        Base::Numeric(_) | Base::Date(_) | Base::Bool | Base::Binary | Base::Null => false,
    }
}

fn texts_differ(one: &str, other: &str) -> bool {
    match (open_at(one), open_at(other)) {
        (None, _) => !Pattern::ignoring_case(other).matches(one),
        (_, None) => !Pattern::ignoring_case(one).matches(other),
        (Some(at), Some(other_at)) => {
            let n_same = at.min(other_at);
            !one.as_bytes()[..n_same].eq_ignore_ascii_case(&other.as_bytes()[..n_same])
        }
    }
}

/// Where the first wildcard stands.
fn open_at(value: &str) -> Option<usize> {
    value.find(['*', '?'])
}
