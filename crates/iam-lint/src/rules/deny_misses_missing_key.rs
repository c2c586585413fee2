//! `DENY_MISSES_MISSING_KEY`: a Deny that is off in requests in which its key is missing.
//!
//! Whoever signs with access keys alone has no `aws:MultiFactorAuthPresent` that could be `false`, and who calls directly
//! has no `aws:CalledVia` of which a value could differ. Such a Deny lets through the very requests that it was written
//! against.
//!
//! ```json
//! { "Effect": "Deny", …, "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } } }
//! ```
//!
//! A SUGGESTION for keys of which AWS does not say when they are there.
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent>

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::diagnostic::Severity;
use iam_syntax::operator::{Base, Quantifier};
use iam_syntax::policy::{Condition, Effect, Statement};

use super::deny_hits_missing_key::{ALWAYS_THERE, asks_for};
use super::redundant_statement::{MOST_STATEMENTS, scope_takes_in};
use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, OperatorFact};
use crate::finding::Role;
use crate::fix::Fix;
use crate::keys;

/// Keys of which AWS says that whole ways of calling go without them.
const OFTEN_MISSING: [&str; 5] = [
    "aws:CalledVia",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceNamesList",
];

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let denies = || ctx.policy.statements.iter().filter(|it| it.effect == Effect::Deny);
    // What Denies say of a missing key.
    let mut seen_to: BTreeMap<String, Vec<&Statement>> = BTreeMap::new();
    for deny in denies() {
        for condition in deny.conditions.iter().filter(|it| keys::holds_when_missing(it)) {
            seen_to
                .entry(condition.key.value.to_ascii_lowercase())
                .or_default()
                .push(deny);
        }
    }
    // Of many statements it is enough that one sees to the key: to compare each with each would take too long.
    let are_few = ctx.policy.statements.len() <= MOST_STATEMENTS;
    let sees_to = |wide: &Statement, narrow: &Statement| !are_few || scope_takes_in(wide, narrow);
    for statement in ctx.policy.statements.iter().filter(|it| it.effect == Effect::Deny) {
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            let others = seen_to.get(&key.to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
            let is_seen_to = others.iter().any(|it| sees_to(it, statement))
                || ALWAYS_THERE.iter().any(|it| keys::is(key, it))
                || asks_for(statement, key);
            if !is_off_without(condition) || is_seen_to {
                continue;
            }
            let is_known = OFTEN_MISSING.iter().any(|it| keys::is(key, it));
            let severity = if is_known {
                Severity::Warning
            } else {
                Severity::Suggestion
            };
            let is_set = condition.operator.quantifier == Quantifier::ForAnyValue;
            let fix = if_exists(statement, condition);
            ctx.add_as(
                Code::DenyMissesMissingKey,
                severity,
                condition.operator_span,
                Fact::Operator(OperatorFact::DenyMissesMissing { is_set }),
            )
            .names(key)
            .label(condition.key.span, Role::Key)
            .fix(fix);
        }
    }
}

/// Whether a missing key is as good a reason to deny as what a condition asks for, and yet does not fulfil it.
fn is_off_without(condition: &Condition) -> bool {
    let operator = condition.operator;
    if operator.base == Base::Null || keys::holds_when_missing(condition) || condition.values.is_empty() {
        return false;
    }
    let key = condition.key.value.as_str();
    let asks_for_no = || condition.values.iter().all(|it| it.value.eq_ignore_ascii_case("false"));
    match operator.quantifier {
        // Who sends no tags needs none of a list.
        Quantifier::ForAnyValue => operator.base.is_negated() && !keys::is(key, "aws:TagKeys"),
        Quantifier::Single | Quantifier::ForAllValues => match operator.base {
            Base::Bool | Base::String { negated: false, .. } => asks_for_no(),
            Base::Numeric(_) => keys::is(key, "aws:MultiFactorAuthAge"),
            Base::String { negated: true, .. }
            | Base::Date(_)
            | Base::Binary
            | Base::IpAddress { .. }
            | Base::Arn { .. }
            | Base::Null => false,
        },
    }
}

/// The operator's `IfExists` form, where it has one key alone.
fn if_exists(statement: &Statement, condition: &Condition) -> Option<Fix> {
    let longer = [&condition.operator_name(), "IfExists"].concat();
    let mut others = statement.conditions.iter().filter(|it| !core::ptr::eq(*it, condition));
    let is_free = others.all(|it| it.operator_span != condition.operator_span && it.operator_name() != longer);
    let is_single = condition.operator.quantifier == Quantifier::Single;
    (is_free && is_single)
        .then(|| edit::rewrite(condition.operator_span, &longer))
        .flatten()
}
