//! What policies ask of somebody from outside that nobody can choose.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::matching::Fact;
use iam_eval::truth::Truth;
use iam_sts::hop::Check;
use iam_syntax::operator::{Base, Order, Quantifier};
use iam_syntax::policy::{Condition, Effect};

use super::door::Door;
use crate::Need;
use crate::attempt::Tried;

/// What the policies ask of who comes in, and nobody can choose.
pub(crate) fn needs(door: Door, tried: &Tried) -> Vec<Need> {
    let first = tried.checks.first();
    first.map_or_else(Vec::new, |check| asked(check, |key| door.is_given(key)))
}

/// What a permission hangs on, of the keys that are meant: of each gate the conditions of the statement that allows it, of
/// several the one that asks least; and that a statement does not deny it which one condition alone keeps from doing so.
pub(crate) fn asked(check: &Check, is_meant: impl Fn(&str) -> bool) -> Vec<Need> {
    let mut asked = Vec::new();
    for facts in &check.trace.facts {
        let policies = check.policies.of(facts.gate).iter().zip(&facts.policies);
        let statements: Vec<_> = policies
            .flat_map(|(attached, facts)| attached.policy.policy.statements.iter().zip(facts))
            .collect();
        let meant = |condition: &&Condition| is_meant(&condition.key.value);
        let allowing = statements
            .iter()
            .filter(|(statement, fact)| statement.effect == Effect::Allow && fact.truth() != Truth::False)
            .map(|(statement, _)| {
                statement
                    .conditions
                    .iter()
                    .filter(meant)
                    .map(need)
                    .collect::<Vec<Need>>()
            });
        asked.extend(allowing.min_by_key(Vec::len).unwrap_or_default());
        for (statement, fact) in &statements {
            if let (Effect::Deny, Fact::ConditionFails(_), [alone]) =
                (statement.effect, fact.fact, statement.conditions.as_slice())
            {
                asked.extend(Some(alone).filter(meant).and_then(opposite));
            }
        }
    }
    asked.dedup();
    asked
}

fn need(condition: &Condition) -> Need {
    Need {
        key: condition.key.value.clone(),
        operator: condition.operator,
        values: condition.values.iter().map(|value| value.value.clone()).collect(),
    }
}

/// That a condition does not hold; nothing where no one operator says so.
fn opposite(condition: &Condition) -> Option<Need> {
    let mut need = need(condition);
    let is_one = need.values.len() == 1;
    need.operator.base = match need.operator.base {
        Base::String { compare, negated } => Base::String {
            compare,
            negated: !negated,
        },
        Base::Arn { negated } => Base::Arn { negated: !negated },
        Base::IpAddress { negated } => Base::IpAddress { negated: !negated },
        Base::Numeric(order) => Base::Numeric(turned(order)),
        Base::Date(order) => Base::Date(turned(order)),
        Base::Bool | Base::Null if is_one => {
            let is_true = need.values.iter().any(|value| value.eq_ignore_ascii_case("true"));
            need.values = vec![String::from(if is_true { "false" } else { "true" })];
            need.operator.base
        }
        Base::Bool | Base::Null | Base::Binary => return None,
    };
    (need.operator.quantifier == Quantifier::Single).then_some(need)
}

const fn turned(order: Order) -> Order {
    match order {
        Order::Equals => Order::NotEquals,
        Order::NotEquals => Order::Equals,
        Order::LessThan => Order::GreaterThanEquals,
        Order::LessThanEquals => Order::GreaterThan,
        Order::GreaterThan => Order::LessThanEquals,
        Order::GreaterThanEquals => Order::LessThan,
    }
}
