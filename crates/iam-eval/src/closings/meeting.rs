//! What a key that is missing could hold so that each condition on it holds.

use alloc::vec::Vec;

use crate::compile::condition::ConditionTest;
use crate::context::{Context, Key, Value};
use crate::matching::condition;

use super::candidates;

/// How many values of a condition's list are looked at.
const MOST_LISTED: usize = 8;

/// Values of one key that meet all conditions on it, the rest of the context being as it is. Nothing where no value
/// does: none of those listed compares with anything, or one condition forbids what another asks for. Of a long list
/// the beginning is looked at.
#[must_use]
pub fn meeting(tests: &[ConditionTest], key: &Key, context: &Context) -> Vec<Value> {
    let on_key: Vec<ConditionTest> = tests.iter().filter(|test| test.key == *key).map(shortened).collect();
    let told = candidates::told_by(on_key.iter(), key.as_str(), context);
    let mut context = context.clone();
    let meets = |value: &Value| {
        context.set(key.as_str(), value.clone());
        on_key.iter().all(|test| condition(test, &context).is_true())
    };
    told.into_iter().flatten().filter(meets).collect()
}

fn shortened(test: &ConditionTest) -> ConditionTest {
    ConditionTest {
        key: test.key.clone(),
        compare: test.compare.first(MOST_LISTED),
        ..*test
    }
}
