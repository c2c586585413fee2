//! Sorting in little code.
//!
//! The library's sorts are made anew for each type of item, about five kilobytes each, which a reader of the page would
//! have to load. This one compares through a pointer: slower, and once in the program. For lists that are sorted now and
//! then, not for those of an evaluation.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts a list; those that are equal stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        (Some(_) | None, _) => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = core::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// The places of a sorted list, as they were: merged by twos, fours, eights.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut merged: Vec<usize> = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        merged.clear();
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            loop {
                match (left.split_first(), right.split_first()) {
                    (Some((one, _)), Some((other, rest))) if compare(*other, *one).is_lt() => {
                        merged.push(*other);
                        right = rest;
                    }
                    (Some((one, rest)), _) => {
                        merged.push(*one);
                        left = rest;
                    }
                    (None, _) => {
                        merged.extend_from_slice(right);
                        break;
                    }
                }
            }
        }
        core::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_does() {
        let mut state = 1_u32;
        for len in 0..200 {
            let mut items: Vec<(u32, usize)> = Vec::new();
            for at in 0..len {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                items.push(((state >> 24) % 16, at));
            }
            let mut expected = items.clone();
            expected.sort_by_key(|(number, _)| *number);
            sort_by(&mut items, &|one, other| one.0.cmp(&other.0));
            assert_eq!(expected, items);
        }
    }
}
