//! What the clock may show of the times that a policy is compared with: none that is past.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::context::Value;
use iam_sts::Time;
use iam_sts::hop::Check;
use iam_syntax::literal::date::{self, Instant};

/// The keys of the clock, in lower case.
pub(crate) const CLOCK: [&str; 2] = ["aws:currenttime", "aws:epochtime"];

fn is_clock(key: &str) -> bool {
    CLOCK.iter().any(|it| it.eq_ignore_ascii_case(key))
}

/// Whether a context shows a time that is past, where the clock was open before.
pub(crate) fn is_past(context: &[(String, Option<Value>)], before: &[(String, Option<Value>)], now: Time) -> bool {
    let was_open = before
        .iter()
        .any(|(key, value)| is_clock(key) && *value == Some(Value::Unknown));
    let shows_past = |(key, value): &(String, Option<Value>)| match value {
        Some(Value::One(text)) if is_clock(key) => Instant::parse(text).is_some_and(|it| it.seconds < i128::from(now)),
        Some(Value::One(_) | Value::Many(_) | Value::Unknown) | None => false,
    };
    was_open && context.iter().any(shows_past)
}

/// How many times are tried: each is a hop tried again.
const MOST_TIMES: usize = 64;

/// The times from now on that the policies of some checks tell apart.
pub(crate) fn times(checks: &[Check], now: Time) -> Vec<String> {
    let now = i128::from(now);
    let named = checks.iter().flat_map(named).filter_map(Instant::parse);
    let around = named.flat_map(|it| [it.seconds.saturating_sub(1), it.seconds, it.seconds.saturating_add(1)]);
    let later: BTreeSet<i128> = around.chain([now]).filter(|it| now <= *it).collect();
    later.into_iter().filter_map(date::iso).take(MOST_TIMES).collect()
}

/// What the policies of a check compare the clock with.
fn named(check: &Check) -> impl Iterator<Item = &str> {
    let facts = check.trace.facts.iter();
    let attached = facts.flat_map(|facts| check.policies.of(facts.gate));
    let statements = attached.flat_map(|it| &it.policy.policy.statements);
    let conditions = statements.flat_map(|it| &it.conditions);
    let of_clock = conditions.filter(|it| is_clock(&it.key.value));
    of_clock.flat_map(|it| it.values.iter().map(|value| value.value.as_str()))
}
