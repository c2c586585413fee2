//! Unknown context keys closed: every combination of what they may hold, tried.
//!
//! Three-valued logic says that an unknown key *might* matter. Whether it does is found out here: the answer depends
//! on it only if two closings exist that are decided differently. Both are kept, so that each can be replayed.

mod candidates;

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_syntax::letter_case;

use crate::combine::{Decision, Outcome};
use crate::context::{Context, Looked, Value};
use crate::derive;
use crate::evaluate::decide;
use crate::keys::{self, KeyType};
use crate::policies::Policies;
use crate::request::Request;
use crate::trace::Trace;

/// How many combinations are tried exactly.
pub const MAX_COMBINATIONS: usize = 4_096;

/// What the unknown keys decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closings {
    /// The keys that decide, in lower case and sorted: the answer is known as soon as they are.
    pub keys: Vec<String>,
    /// One closing for each decision that is possible, in the order of [`Outcome`].
    pub found: Vec<Closing>,
    /// Whether all combinations were tried. Otherwise the answer may be three-valued.
    pub is_exact: bool,
}

/// A value for each of [`Closings::keys`]; `None` is an absent key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub decision: Decision,
    pub values: Vec<Option<Value>>,
}

impl Closings {
    /// The decision: the one that all closings share, or that it depends.
    #[must_use]
    pub fn decision(&self) -> Decision {
        match self.found.as_slice() {
            [only] if self.is_exact => only.decision,
            _ => Decision {
                outcome: Outcome::Depends,
                by: None,
            },
        }
    }
}

/// Tries the combinations of what the keys may hold that left the trace undecided.
#[must_use]
pub fn close(policies: &Policies, request: &Request, trace: &Trace) -> Closings {
    let open = candidates::of(policies, request, trace);
    let n_combinations = open
        .iter()
        .try_fold(1_usize, |n, (_, values)| n.checked_mul(values.len()));
    match n_combinations.filter(|n| *n <= MAX_COMBINATIONS) {
        Some(n) => exactly(policies, request, &open, n),
        None => by_sample(policies, request, &open),
    }
}

/// The keys that decide, each with all that was tried of what it may hold. Any combination of these, with every other
/// unknown key absent, settles the answer. Nothing where not all combinations could be tried.
#[must_use]
pub fn tried(policies: &Policies, request: &Request, trace: &Trace) -> Vec<(String, Vec<Option<Value>>)> {
    let Some(closings) = trace.closings.as_ref().filter(|closings| closings.is_exact) else {
        return Vec::new();
    };
    let mut open = candidates::of(policies, request, trace);
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
        Some(KeyType::String | KeyType::Arn | KeyType::Ip) | None => {
            *only == candidates::fresh(&letter_case::lower(name))
        }
    }
}

type Open = [(String, Vec<Option<Value>>)];

fn exactly(policies: &Policies, request: &Request, open: &Open, n_combinations: usize) -> Closings {
    let decisions: Vec<Decision> = (0..n_combinations)
        .map(|number| decide(policies, &closed(request, open, &digits(open, number))))
        .collect();
    let matters: Vec<usize> = (0..open.len())
        .filter(|key| does_matter(open, &decisions, *key))
        .collect();
    let first = |outcome: Outcome| decisions.iter().position(|decision| decision.outcome == outcome);
    let closing = |number: usize| {
        let choice = digits(open, number);
        let value = |key: &usize| open[*key].1[choice[*key]].clone();
        let shown: Vec<(&str, Option<Value>)> = matters.iter().map(|key| (open[*key].0.as_str(), value(key))).collect();
        Closing {
            // What the other keys hold may change who decides, so it is asked of what is shown.
            decision: decide(policies, &with_values(request, &shown)),
            values: shown.into_iter().map(|(_, value)| value).collect(),
        }
    };
    Closings {
        keys: matters.iter().map(|key| open[*key].0.clone()).collect(),
        found: Outcome::ALL.into_iter().filter_map(first).map(closing).collect(),
        is_exact: true,
    }
}

/// Whether two combinations that differ in this key alone are decided differently. The keys that do are the
/// smallest set that settles the answer, because all combinations are there.
fn does_matter(open: &Open, decisions: &[Decision], key: usize) -> bool {
    let stride: usize = open[..key].iter().map(|(_, values)| values.len()).product();
    let n_values = open[key].1.len();
    (0..decisions.len()).any(|number| {
        let digit = number / stride % n_values;
        digit != 0 && decisions[number].outcome != decisions[number - digit * stride].outcome
    })
}

/// Too many combinations: a fixed sample. A key is named if the two closings shown differ in it.
fn by_sample(policies: &Policies, request: &Request, open: &Open) -> Closings {
    let mut found: Vec<(Decision, Vec<usize>)> = Vec::new();
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for round in 0..MAX_COMBINATIONS {
        let choice: Vec<usize> = open
            .iter()
            .enumerate()
            .map(|(key, (_, values))| {
                // First every key's values one by one, the others at their first; then at random.
                let alone: usize = open[..key].iter().map(|(_, values)| values.len()).sum();
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let n_alone: usize = open.iter().map(|(_, values)| values.len()).sum();
                match round.checked_sub(alone) {
                    Some(value) if value < values.len() => value,
                    _ if round < n_alone => 0,
                    _ => usize::try_from(seed >> 33).unwrap_or(0) % values.len(),
                }
            })
            .collect();
        let decision = decide(policies, &closed(request, open, &choice));
        let at = found.partition_point(|(known, _)| known.outcome < decision.outcome);
        if found.get(at).is_none_or(|(known, _)| known.outcome != decision.outcome) {
            found.insert(at, (decision, choice));
        }
    }
    narrow(policies, request, open, &mut found);
    let mut choices = found.iter().map(|(_, choice)| choice);
    let first = choices.next().cloned().unwrap_or_default();
    let others: Vec<&Vec<usize>> = choices.collect();
    let differ: Vec<usize> = (0..open.len())
        .filter(|key| others.iter().any(|other| other[*key] != first[*key]))
        .collect();
    let named: Vec<usize> = if differ.is_empty() {
        (0..open.len()).collect()
    } else {
        differ
    };
    // What all closings share is not shown, so it must be what the reader may take it for: nothing else is known
    // of those keys. Hence every key goes along whose shared value is not "absent".
    let shown: Vec<usize> = (0..open.len())
        .filter(|key| named.contains(key) || first.get(*key).is_some_and(|at| open[*key].1[*at].is_some()))
        .collect();
    let closing = |(decision, choice): (Decision, Vec<usize>)| Closing {
        decision,
        values: shown.iter().map(|key| open[*key].1[choice[*key]].clone()).collect(),
    };
    Closings {
        keys: shown.iter().map(|key| open[*key].0.clone()).collect(),
        found: found.into_iter().map(closing).collect(),
        is_exact: false,
    }
}

/// Brings the closings closer to the first one, key by key, as long as each keeps its decision.
fn narrow(policies: &Policies, request: &Request, open: &Open, found: &mut [(Decision, Vec<usize>)]) {
    let Some((_, first)) = found.first().cloned() else {
        return;
    };
    for (decision, choice) in found {
        for key in 0..open.len() {
            let mut closer = choice.clone();
            closer[key] = first[key];
            let decided = decide(policies, &closed(request, open, &closer));
            if decided.outcome == decision.outcome {
                *choice = closer;
                *decision = decided;
            }
        }
    }
}

/// A combination's number as one digit a key, the first key the lowest.
fn digits(open: &Open, mut number: usize) -> Vec<usize> {
    let mut choice = vec![0; open.len()];
    for (digit, (_, values)) in choice.iter_mut().zip(open) {
        *digit = number % values.len();
        number /= values.len();
    }
    choice
}

/// The request with the open keys holding what was chosen, every other unknown key absent.
fn closed(request: &Request, open: &Open, choice: &[usize]) -> Request {
    let chosen = open
        .iter()
        .zip(choice)
        .map(|((name, values), at)| (name.as_str(), values[*at].clone()));
    let values: Vec<(&str, Option<Value>)> = chosen.collect();
    with_values(request, &values)
}

/// The request with some unknown keys closed. All other unknown keys are absent, but for those that AWS always sends:
/// they hold something that nobody names. The clock's second form follows the first.
#[must_use]
pub fn with_values(request: &Request, values: &[(&str, Option<Value>)]) -> Request {
    let mut context = Context::default();
    for (name, value) in request.context.entries() {
        if *value != Value::Unknown {
            context.set(name, value.clone());
        }
    }
    for (name, value) in values {
        if let Some(value) = value {
            context.set(name, value.clone());
        }
    }
    derive::follow_clock(&mut context, &request.context);
    for name in request.context.unknown() {
        let is_sent = keys::known(name).is_some_and(|key| key.always);
        if is_sent && context.get(name) == Looked::Absent {
            context.set(name, Value::One(candidates::fresh(name)));
            derive::follow_clock(&mut context, &request.context);
        }
    }
    Request {
        context,
        ..request.clone()
    }
}
