//! `FORALLVALUES_TRUE_WHEN_MISSING`: an Allow under `ForAllValues` that also holds when the key is not there.
//!
//! "All values of the request are in the list" is true of a request without values. Where that is not meant, a `Null` on
//! the same key closes the gap.
//!
//! ```json
//! "ForAllValues:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>

use alloc::vec::Vec;

use iam_catalog::claims;
use iam_syntax::operator::{Base, Quantifier};

use crate::apart::Beside;
use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, OperatorFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    for (idx, statement) in ctx.allows().collect::<Vec<_>>() {
        let beside = Beside::of(statement);
        let service = ctx.reaches[idx].actions().next().map(|(it, _)| &*it.prefix);
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            let is_set = condition.operator.quantifier == Quantifier::ForAllValues;
            let has_values = !condition.values.is_empty();
            // A key with one value has a code of its own, and so has the audience of a token.
            let is_single = is_set
                && ctx
                    .key(service, key)
                    .is_some_and(iam_catalog::key::Key::is_single_valued);
            let is_audience = key.to_ascii_lowercase().ends_with(":aud");
            // What is never there has a finding of its own, and a `Null` on it would keep everybody out.
            let is_none = claims::standing(key) == Some(claims::Standing::NeverSent);
            let is_guarded = is_none || beside.asks_for(key) || names_a_tag(statement, key) || beside.keeps_away(key);
            if !is_set || condition.operator.base == Base::Null || !has_values || is_single || is_audience || is_guarded
            {
                continue;
            }
            ctx.add(
                Code::ForAllValuesTrueWhenMissing,
                condition.operator_span,
                Fact::Operator(OperatorFact::TrueWhenMissing),
            )
            .names(key)
            .label(condition.key.span, crate::finding::Role::Key);
        }
    }
}

/// A request whose tag must have a value has tag keys.
fn names_a_tag(statement: &iam_syntax::policy::Statement, key: &str) -> bool {
    keys::is(key, "aws:TagKeys")
        && statement.conditions.iter().any(|it| {
            keys::is_of(&it.key.value, "aws:RequestTag") && !it.operator.if_exists && !it.operator.base.is_negated()
        })
}
