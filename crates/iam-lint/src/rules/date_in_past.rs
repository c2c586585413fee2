//! `DATE_IN_PAST`: a time limit that is over.
//!
//! An Allow that was to hold up to a day never holds again; a Deny is no longer there.
//!
//! ```json
//! "DateLessThan": { "aws:CurrentTime": "2020-06-30T23:59:59Z" }
//! ```
//!
//! Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws-dates.html>

use alloc::string::ToString;

use iam_syntax::literal::date::Instant;
use iam_syntax::operator::{Base, Order};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::fact::{Fact, ValueFact};
use crate::keys;

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let Some(now) = ctx.now else { return };
    let policy = ctx.policy;
    for statement in &policy.statements {
        for condition in &statement.conditions {
            let key = condition.key.value.as_str();
            let is_clock = keys::is(key, "aws:CurrentTime") || keys::is(key, "aws:EpochTime");
            let (Base::Date(order) | Base::Numeric(order)) = condition.operator.base else {
                continue;
            };
            if !is_clock || !matches!(order, Order::LessThan | Order::LessThanEquals | Order::Equals) {
                continue;
            }
            let is_over = |text: &str| Instant::parse(text).is_some_and(|it| it.seconds < i128::from(now));
            if !condition.values.is_empty() && condition.values.iter().all(|it| is_over(&it.value)) {
                let fact = Fact::Value(ValueFact::DateOver {
                    date: condition.values[0].value.to_string(),
                    effect: statement.effect,
                });
                ctx.add(Code::DateInPast, condition.values_span, fact);
            }
        }
    }
}
