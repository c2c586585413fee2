//! The stretches of texts that most other texts have in common.

use std::collections::{BinaryHeap, HashMap, HashSet};

/// As long as what is counted: shorter is found in a dictionary by chance.
const WINDOW: usize = 10;
/// As long as a stretch that is taken over.
const STRETCH: usize = 120;
/// Every so many bytes a stretch begins.
const STEP: usize = 4;

type Counts<'t> = HashMap<&'t [u8], usize>;

/// So many bytes, the most usual at the end, where they are nearest to what is packed.
pub fn cover(texts: &[Vec<u8>], most: usize) -> Vec<u8> {
    let mut counts = counts(texts);
    let mut seen = HashSet::new();
    let stretches: Vec<&[u8]> = texts
        .iter()
        .flat_map(|text| stretches(text))
        .filter(|it| seen.insert(*it))
        .collect();
    let scored = stretches
        .iter()
        .enumerate()
        .map(|(at, it)| (score(it, &counts), std::cmp::Reverse(at)));
    let mut heap: BinaryHeap<_> = scored.collect();
    let mut taken: Vec<&[u8]> = Vec::new();
    let mut n_bytes = 0;
    while let Some((_, at)) = heap.pop() {
        // What was taken since is worth nothing any more.
        let stretch = stretches[at.0];
        let now = score(stretch, &counts);
        if heap.peek().is_some_and(|next| now < next.0) {
            heap.push((now, at));
            continue;
        }
        let own = trimmed(stretch, &counts);
        if now == 0 || own.is_empty() || most <= n_bytes {
            break;
        }
        for window in own.windows(WINDOW) {
            counts.remove(window);
        }
        n_bytes += own.len();
        taken.push(own);
    }
    let mut all: Vec<u8> = taken.into_iter().rev().flatten().copied().collect();
    all.drain(..all.len().saturating_sub(most));
    all
}

/// In how many texts each window occurs, if in two at least.
fn counts(texts: &[Vec<u8>]) -> Counts<'_> {
    let mut counts = Counts::new();
    for text in texts {
        let own: HashSet<&[u8]> = text.windows(WINDOW).collect();
        own.into_iter()
            .for_each(|window| *counts.entry(window).or_default() += 1);
    }
    counts.retain(|_, n| 2 <= *n);
    counts
}

fn stretches(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let last = text.len().saturating_sub(STRETCH);
    (0..=last)
        .step_by(STEP)
        .map(|at| &text[at..text.len().min(at + STRETCH)])
}

fn score(stretch: &[u8], counts: &Counts<'_>) -> usize {
    let own: HashSet<&[u8]> = stretch.windows(WINDOW).collect();
    own.into_iter().filter_map(|window| counts.get(window)).sum()
}

/// Without what is of no worth at its ends.
fn trimmed<'t>(stretch: &'t [u8], counts: &Counts<'_>) -> &'t [u8] {
    let is_worth = |window: &[u8]| counts.contains_key(window);
    let first = stretch.windows(WINDOW).position(is_worth);
    let last = stretch.windows(WINDOW).rposition(is_worth);
    match (first, last) {
        (Some(first), Some(last)) => &stretch[first..last + WINDOW],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_texts_have_in_common_is_taken() {
        let texts: Vec<Vec<u8>> = [1, 2, 3]
            .map(|n| format!("{n}{n}{n}what all of them have{n}{n}").into_bytes())
            .into();
        assert_eq!(cover(&texts, 100), b"what all of them have");
        assert_eq!(cover(&texts, 4), b"have");
        assert_eq!(cover(&texts[..1], 100), b"");
    }
}
