//! Unknown context keys closed: every combination of what they may hold, tried.
//!
//! Three-valued logic says that an unknown key *might* matter. Whether it does is found out here: the answer depends
//! on it only if two closings exist that are decided differently. Both are kept, so that each can be replayed.

pub mod around;
mod candidates;
mod closer;
mod compared;
mod meeting;
mod sample;
mod texts;
mod ties;

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::letter_case;

use candidates::Candidates;
use closer::Closer;
pub use meeting::meeting;

use crate::combine::{Decision, Outcome};
use crate::context::Value;
use crate::keys::{self, KeyType};
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::{Closing, Closings, Trace};

/// How many combinations are tried exactly.
pub(crate) const MAX_COMBINATIONS: usize = 4_096;

/// Tries the combinations of what the keys may hold that left the trace undecided.
// rule: C-60
// rule: C-61
#[must_use]
pub fn close(policies: &Policies, request: &Request, trace: &Trace) -> Closings {
    let Candidates { open, are_all } = candidates::of(policies, request, trace);
    let closer = Closer::new(policies, request, &open);
    let n_combinations = open
        .iter()
        .try_fold(1_usize, |n, (_, values)| n.checked_mul(values.len()));
    match n_combinations.filter(|n| *n <= MAX_COMBINATIONS) {
        Some(n) => each(&closer, n, are_all),
        None => sample::closings(&closer),
    }
}

/// The keys that decide, each with all that was tried of what it may hold. Any combination of these, with every other
/// unknown key absent, settles the answer. Nothing where not all combinations could be tried.
#[must_use]
pub fn tried(policies: &Policies, request: &Request, trace: &Trace) -> Vec<(String, Vec<Option<Value>>)> {
    let Some(closings) = trace.closings.as_ref().filter(|closings| closings.is_exact) else {
        return Vec::new();
    };
    let mut open = candidates::of(policies, request, trace).open;
    open.retain(|(name, _)| closings.keys.contains(name));
    open
}

/// Whether a value that was tried stands for all that nobody names.
#[must_use]
pub fn stands_for_others(name: &str, value: &Value) -> bool {
    let only = match value {
        Value::One(only) => only,
        Value::Many(values) => match values.as_slice() {
            [only] => only,
            _ => return false,
        },
        Value::Unknown => return false,
    };
    match keys::known(name).map(|key| key.key_type) {
        // Of these, a value is one among others in an order, or one of two.
        Some(KeyType::Bool | KeyType::Numeric | KeyType::Date) => false,
        Some(KeyType::String | KeyType::Arn | KeyType::Ip) | None => *only == texts::fresh(&letter_case::lower(name)),
    }
}

/// An unknown key, and what it may hold.
type Open = (String, Vec<Option<Value>>);

/// Every combination. `are_all`: whether there is one for whatever the keys may hold.
fn each(closer: &Closer, n_combinations: usize, are_all: bool) -> Closings {
    let open = closer.open;
    let decisions: Vec<Decision> = (0..n_combinations)
        .map(|number| closer.decide(&digits(open, number)))
        .collect();
    let mut matters: Vec<usize> = (0..open.len())
        .filter(|key| does_matter(open, &decisions, *key))
        .collect();
    if matters.is_empty() && !are_all {
        // None of them was seen to decide, and any of them may.
        matters.extend(0..open.len());
    }
    let first = |outcome: Outcome| decisions.iter().position(|decision| decision.outcome == outcome);
    let closing = |number: usize| {
        let choice = digits(open, number);
        let shown: Vec<(usize, usize)> = matters.iter().map(|key| (*key, choice[*key])).collect();
        Closing {
            // What the other keys hold may change who decides, so it is asked of what is shown.
            decision: closer.decide_some(&shown),
            values: shown.iter().map(|(key, at)| open[*key].1[*at].clone()).collect(),
        }
    };
    Closings {
        keys: matters.iter().map(|key| open[*key].0.clone()).collect(),
        found: Outcome::ALL.into_iter().filter_map(first).map(closing).collect(),
        is_exact: are_all,
    }
}

/// Whether two combinations that differ in this key alone are decided differently. The keys that do are the
/// smallest set that settles the answer, because all combinations are there.
fn does_matter(open: &[Open], decisions: &[Decision], key: usize) -> bool {
    let stride: usize = open[..key].iter().map(|(_, values)| values.len()).product();
    let n_values = open[key].1.len();
    (0..decisions.len()).any(|number| {
        let digit = number / stride % n_values;
        digit != 0 && decisions[number].outcome != decisions[number - digit * stride].outcome
    })
}

/// A combination's number as one digit a key, the first key the lowest.
fn digits(open: &[Open], mut number: usize) -> Vec<usize> {
    let mut choice = vec![0; open.len()];
    for (digit, (_, values)) in choice.iter_mut().zip(open) {
        *digit = number % values.len();
        number /= values.len();
    }
    choice
}

/// The request with some unknown keys closed. All other unknown keys are absent, but for those that AWS always sends:
/// they hold something that nobody names. The clock's second form follows the first.
#[must_use]
pub fn with_values(request: &Request, values: &[(&str, Option<Value>)]) -> Request {
    let open: Vec<Open> = values
        .iter()
        .map(|(name, value)| ((*name).to_string(), alloc::vec![value.clone()]))
        .collect();
    closer::Base::new(request, &open).request(&alloc::vec![Some(0); open.len()], &open)
}
