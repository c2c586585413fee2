//! The smallest table of what follows from a few keys: each situation stands in exactly one row. Knows no policies.

use std::collections::BTreeMap;

/// Which values of each key a row is about, in order; what follows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row<T> {
    pub values: Vec<Vec<usize>>,
    pub outcome: T,
}

/// What follows from every combination of values, the first key's the fastest to change.
#[derive(Clone, Debug)]
pub struct Outcomes<T> {
    pub n_values: Vec<usize>,
    pub all: Vec<T>,
}

/// A value that a key is held at, or none where it is free.
type Held = Vec<Option<usize>>;

/// How a part of the table is told apart: by which key, and which of its values are alike. None where all is alike.
type Split = Option<(usize, Vec<Vec<usize>>)>;

/// The rows, sorted. They are what asking key after key comes to: a key is asked only where it still matters, and which
/// one is asked next is what gives the fewest rows.
pub fn table<T: Copy + Ord>(outcomes: &Outcomes<T>) -> Vec<Row<T>> {
    let whole = vec![None; outcomes.n_values.len()];
    let mut known = BTreeMap::new();
    n_rows(outcomes, &whole, &mut known);
    let mut rows = Vec::new();
    let all = outcomes.n_values.iter().map(|n| (0..*n).collect()).collect();
    write(outcomes, &whole, all, &known, &mut rows);
    rows.sort();
    rows
}

/// The fewest rows for a part of the table.
fn n_rows<T: Copy + Ord>(outcomes: &Outcomes<T>, held: &Held, known: &mut BTreeMap<Held, (usize, Split)>) -> usize {
    if let Some((n, _)) = known.get(held) {
        return *n;
    }
    let mut best: (usize, Split) = (1, None);
    for key in 0..held.len() {
        let groups = alike(outcomes, held, key);
        if groups.len() < 2 {
            continue;
        }
        let firsts = groups.iter().filter_map(|group| group.first());
        let n = firsts
            .map(|value| n_rows(outcomes, &with(held, key, *value), known))
            .sum();
        if best.1.is_none() || n < best.0 {
            best = (n, Some((key, groups)));
        }
    }
    let n = best.0;
    known.insert(held.clone(), best);
    n
}

fn write<T: Copy + Ord>(
    outcomes: &Outcomes<T>,
    held: &Held,
    values: Vec<Vec<usize>>,
    known: &BTreeMap<Held, (usize, Split)>,
    rows: &mut Vec<Row<T>>,
) {
    match known.get(held) {
        Some((_, Some((key, groups)))) => {
            for group in groups {
                let mut values = values.clone();
                if let (Some(of_key), Some(first)) = (values.get_mut(*key), group.first()) {
                    of_key.clone_from(group);
                    write(outcomes, &with(held, *key, *first), values, known, rows);
                }
            }
        }
        Some((_, None)) | None => {
            if let Some(outcome) = part(outcomes, held).first() {
                rows.push(Row {
                    values,
                    outcome: *outcome,
                });
            }
        }
    }
}

/// The values of a free key, those together of which the same follows whatever the other free keys hold.
fn alike<T: Copy + Ord>(outcomes: &Outcomes<T>, held: &Held, key: usize) -> Vec<Vec<usize>> {
    let (Some(None), Some(n_values)) = (held.get(key), outcomes.n_values.get(key)) else {
        return Vec::new();
    };
    let mut groups: Vec<(Vec<T>, Vec<usize>)> = Vec::new();
    for value in 0..*n_values {
        let found = part(outcomes, &with(held, key, value));
        match groups.iter_mut().find(|(known, _)| *known == found) {
            Some((_, group)) => group.push(value),
            None => groups.push((found, vec![value])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn with(held: &Held, key: usize, value: usize) -> Held {
    let mut held = held.clone();
    if let Some(slot) = held.get_mut(key) {
        *slot = Some(value);
    }
    held
}

/// What follows from every combination of the values of the free keys.
fn part<T: Copy>(outcomes: &Outcomes<T>, held: &Held) -> Vec<T> {
    let mut places = vec![0];
    let mut stride = 1;
    for (n_values, value) in outcomes.n_values.iter().zip(held) {
        places = match value {
            Some(value) => places.iter().map(|place| place + value * stride).collect(),
            None => {
                let of = |value: usize| places.iter().map(move |place| place + value * stride);
                (0..*n_values).flat_map(of).collect()
            }
        };
        stride *= n_values;
    }
    places
        .iter()
        .filter_map(|place| outcomes.all.get(*place).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every function of keys with so many values, that has one of so many outcomes.
    fn each(n_values: &[usize], n_outcomes: usize, mut law: impl FnMut(&Outcomes<usize>)) {
        let n: usize = n_values.iter().product();
        for mut number in 0..n_outcomes.pow(u32::try_from(n).unwrap()) {
            let all = (0..n).map(|_| {
                let digit = number % n_outcomes;
                number /= n_outcomes;
                digit
            });
            law(&Outcomes {
                all: all.collect(),
                n_values: n_values.to_vec(),
            });
        }
    }

    fn combination(n_values: &[usize], mut number: usize) -> Vec<usize> {
        let digit = |n: &usize| {
            let digit = number % n;
            number /= n;
            digit
        };
        n_values.iter().map(digit).collect()
    }

    fn holds(row: &Row<usize>, combination: &[usize]) -> bool {
        row.values.iter().zip(combination).all(|(of, value)| of.contains(value))
    }

    /// All blocks of which one and the same follows, a bit for each combination that is in them.
    fn blocks(outcomes: &Outcomes<usize>) -> Vec<u32> {
        let sets: Vec<usize> = outcomes.n_values.iter().map(|n| 1 << n).collect();
        let block = |number: usize| {
            let block = combination(&sets, number);
            let is_in = |at: &usize| {
                let values = combination(&outcomes.n_values, *at);
                block.iter().zip(values).all(|(set, value)| set >> value & 1 == 1)
            };
            let inside: Vec<usize> = (0..outcomes.all.len()).filter(is_in).collect();
            let first = outcomes.all[*inside.first()?];
            let is_one = inside.iter().all(|at| outcomes.all[*at] == first);
            is_one.then(|| inside.iter().map(|at| 1 << at).sum())
        };
        (0..sets.iter().product()).filter_map(block).collect()
    }

    /// Whether so many blocks that do not overlap hold all that is not covered yet: each is tried that holds the first.
    fn is_covered_by(n_blocks: usize, blocks: &[u32], covered: u32, all: u32) -> bool {
        if covered == all {
            return true;
        }
        let first = 1 << covered.trailing_ones();
        let mut fitting = blocks.iter().filter(|it| **it & first != 0 && **it & covered == 0);
        0 < n_blocks && fitting.any(|it| is_covered_by(n_blocks - 1, blocks, covered | it, all))
    }

    fn is_fewest(outcomes: &Outcomes<usize>, n_rows: usize) -> bool {
        let all = (1 << outcomes.all.len()) - 1;
        !is_covered_by(n_rows - 1, &blocks(outcomes), 0, all)
    }

    #[track_caller]
    fn check_whole(outcomes: &Outcomes<usize>, rows: &[Row<usize>]) {
        for (number, expected) in outcomes.all.iter().enumerate() {
            let values = combination(&outcomes.n_values, number);
            let found: Vec<&Row<usize>> = rows.iter().filter(|row| holds(row, &values)).collect();
            assert_eq!(found.len(), 1, "{values:?} of {outcomes:?} stands in {found:?}");
            assert_eq!(found[0].outcome, *expected, "{values:?} of {outcomes:?}");
        }
    }

    #[test]
    fn each_situation_stands_in_one_row_and_fewer_rows_do_not_do() {
        for (n_values, n_outcomes) in [(&[1_usize][..], 2), (&[5], 3), (&[2, 2], 3), (&[2, 3], 3), (&[3, 3], 2)] {
            each(n_values, n_outcomes, |outcomes| {
                let rows = table(outcomes);
                check_whole(outcomes, &rows);
                assert!(is_fewest(outcomes, rows.len()), "{outcomes:?} {rows:?}");
            });
        }
    }

    #[test]
    fn of_three_keys_it_is_a_row_more_where_blocks_lie_like_the_vanes_of_a_mill() {
        let mut n_more = 0;
        each(&[2, 2, 2], 2, |outcomes| {
            let rows = table(outcomes);
            check_whole(outcomes, &rows);
            if !is_fewest(outcomes, rows.len()) {
                n_more += 1;
                assert!(is_fewest(outcomes, rows.len() - 1), "{outcomes:?} {rows:?}");
            }
        });
        assert_eq!(n_more, 8, "of 256");
    }
}
