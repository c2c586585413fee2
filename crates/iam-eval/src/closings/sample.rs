//! Too many combinations of what unknown keys may hold: a fixed sample of them.

use alloc::vec;
use alloc::vec::Vec;
use core::iter;
use core::ops::Range;

use super::MAX_COMBINATIONS;
use super::closer::Closer;
use crate::combine::Decision;
use crate::trace::{Closing, Closings};

/// How many values are chosen in all, over all combinations: many keys are tried less often.
const MOST_CHOSEN: usize = 1 << 20;

/// A decision, and the value of each key that leads to it.
type Found = (Decision, Vec<usize>);

/// Closings of a sample. A key is named if the closings shown differ in it.
pub fn closings(closer: &Closer) -> Closings {
    let open = closer.open;
    let n_rounds = MAX_COMBINATIONS.min(MOST_CHOSEN / open.len().max(1)).max(16);
    let mut found: Vec<Found> = Vec::new();
    let mut choices = Choices::new(open.iter().map(|(_, values)| values.len()).collect(), n_rounds);
    for round in 0..n_rounds {
        let choice = choices.next(round);
        let decision = closer.decide(&choice);
        let at = found.partition_point(|(known, _)| known.outcome < decision.outcome);
        if found.get(at).is_none_or(|(known, _)| known.outcome != decision.outcome) {
            found.insert(at, (decision, choice));
        }
    }
    narrow(closer, &mut found, n_rounds);
    let mut choices = found.iter().map(|(_, choice)| choice);
    let first = choices.next().cloned().unwrap_or_default();
    let others: Vec<&Vec<usize>> = choices.collect();
    let differs = |key: usize| others.iter().any(|other| other[key] != first[key]);
    let is_apart = (0..open.len()).any(differs);
    // What all closings share is not shown, so it must be what the reader may take it for: nothing else is known
    // of those keys. Hence every key goes along whose shared value is not "absent".
    let shown: Vec<usize> = (0..open.len())
        .filter(|key| !is_apart || differs(*key) || first.get(*key).is_some_and(|at| open[*key].1[*at].is_some()))
        .collect();
    let closing = |(decision, choice): Found| Closing {
        decision,
        values: shown.iter().map(|key| open[*key].1[choice[*key]].clone()).collect(),
    };
    Closings {
        keys: shown.iter().map(|key| open[*key].0.clone()).collect(),
        found: found.into_iter().map(closing).collect(),
        is_exact: false,
    }
}

/// Which combinations are tried: first each value of each key alone, the other keys at their first, as far as half of
/// the rounds go; then at random.
struct Choices {
    n_values: Vec<usize>,
    /// The key and the value that are tried alone next.
    alone: (usize, usize),
    n_alone: usize,
    seed: u64,
}

impl Choices {
    fn new(n_values: Vec<usize>, n_rounds: usize) -> Self {
        let n_alone: usize = n_values.iter().sum();
        Self {
            n_values,
            alone: (0, 0),
            n_alone: if n_alone < n_rounds { n_alone } else { n_rounds / 2 },
            seed: 0x9E37_79B9_7F4A_7C15,
        }
    }

    fn next(&mut self, round: usize) -> Vec<usize> {
        if round < self.n_alone {
            let mut choice = vec![0; self.n_values.len()];
            let (key, value) = self.alone;
            choice[key] = value;
            self.alone = if value + 1 < self.n_values[key] {
                (key, value + 1)
            } else {
                (key + 1, 0)
            };
            return choice;
        }
        let seed = &mut self.seed;
        let mut pick = |n_values: &usize| {
            *seed ^= *seed << 13;
            *seed ^= *seed >> 7;
            *seed ^= *seed << 17;
            usize::try_from(*seed >> 33).unwrap_or(0) % n_values
        };
        self.n_values.iter().map(&mut pick).collect()
    }
}

/// Brings the closings closer to the first one, as long as each keeps its decision: half of the keys at once, then of
/// each half that can't be brought closer as a whole its halves.
fn narrow(closer: &Closer, found: &mut [Found], n_tries: usize) {
    let Some((_, first)) = found.first().cloned() else {
        return;
    };
    for (decision, choice) in found.iter_mut().skip(1) {
        let mut n_left = n_tries;
        let mut todo: Vec<Range<usize>> = iter::once(0..choice.len()).collect();
        while let Some(range) = todo.pop() {
            if choice[range.clone()] == first[range.clone()] {
                continue;
            }
            if n_left == 0 {
                break;
            }
            n_left -= 1;
            let mut closer_to = choice.clone();
            closer_to[range.clone()].copy_from_slice(&first[range.clone()]);
            let decided = closer.decide(&closer_to);
            if decided.outcome == decision.outcome {
                (*decision, *choice) = (decided, closer_to);
            } else if 1 < range.len() {
                let middle = range.start + range.len() / 2;
                // The first half is looked at first.
                todo.push(middle..range.end);
                todo.push(range.start..middle);
            }
        }
    }
}
