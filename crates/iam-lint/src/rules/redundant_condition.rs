//! `REDUNDANT_CONDITION_VALUE_NUM`, `REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION`,
//! `REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION`: a condition that says less than it seems to.
//!
//! Of several limits one counts. A pattern `*` fits every value, so all that is left is whether the key is there; under a
//! negated operator nothing is left at all.
//!
//! ```json
//! "NumericLessThan": { "s3:max-keys": ["10", "20"] }
//! ```

use alloc::string::ToString;

use iam_syntax::literal::date::Instant;
use iam_syntax::literal::number::Number;
use iam_syntax::operator::{Base, Order, Strings};
use iam_syntax::policy::{Condition, Text};

use crate::code::Code;
use crate::ctx::Ctx;
use crate::edit;
use crate::fact::{Fact, ValueFact};

pub(crate) fn check(ctx: &mut Ctx<'_>) {
    let policy = ctx.policy;
    for condition in policy.statements.iter().flat_map(|it| &it.conditions) {
        match condition.operator.base {
            Base::Numeric(order) | Base::Date(order) => check_limits(ctx, condition, order),
            Base::String {
                compare: Strings::Like,
                negated,
            }
            | Base::Arn { negated } => check_wildcard(ctx, condition, negated),
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                ..
            }
            | Base::Bool
            | Base::Binary
            | Base::IpAddress { .. }
            | Base::Null => {}
        }
    }
}

fn check_limits(ctx: &mut Ctx<'_>, condition: &Condition, order: Order) {
    let greatest = match order {
        Order::LessThan | Order::LessThanEquals => true,
        Order::GreaterThan | Order::GreaterThanEquals => false,
        Order::Equals | Order::NotEquals => return,
    };
    let is_date = matches!(condition.operator.base, Base::Date(_));
    let above = |a: &Text, b: &Text| -> Option<bool> {
        if is_date {
            Some(Instant::parse(&b.value)?.seconds < Instant::parse(&a.value)?.seconds)
        } else {
            Some(Number::parse(&b.value)? < Number::parse(&a.value)?)
        }
    };
    let [first, others @ ..] = condition.values.as_slice() else {
        return;
    };
    if others.is_empty() {
        return;
    }
    let mut counts = first;
    for other in others {
        // What cannot be read is reported as such.
        let Some(is_above) = above(other, counts) else { return };
        if is_above == greatest {
            counts = other;
        }
    }
    let fact = Fact::Value(ValueFact::OneLimitCounts {
        value: counts.value.to_string(),
    });
    let fix = edit::put(condition.values_span, counts.span.of(ctx.text));
    ctx.add(Code::RedundantConditionValueNum, condition.values_span, fact)
        .fix(fix);
}

fn check_wildcard(ctx: &mut Ctx<'_>, condition: &Condition, negated: bool) {
    let is_all = |text: &str| !text.is_empty() && text.bytes().all(|it| it == b'*');
    let Some(value) = condition.values.iter().find(|it| is_all(&it.value)) else {
        return;
    };
    let (code, fact) = if negated {
        (
            Code::RedundantStatementDueToWildcard,
            Fact::Value(ValueFact::NothingIsLeft),
        )
    } else {
        (Code::RedundantKeyDueToWildcard, Fact::Value(ValueFact::EverythingFits))
    };
    ctx.add(code, value.span, fact).names(&condition.key.value);
}
