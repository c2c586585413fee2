//! The least of some changes that still does it.

use crate::change::Change;
use crate::turns::turn;
use crate::world::World;

/// More changes than these are no suggestion: whoever reads them has to understand what they do together.
pub const MOST_CHANGES: usize = 8;

/// The smallest part of some changes that brings about what is wanted, so that no proper part of it does. All parts are
/// tried: a change may well stand in the way of another, as a statement that is put into a policy does of switching the
/// policy off.
pub async fn minimal(world: &World<'_>, changes: &[Change]) -> Option<Vec<Change>> {
    if changes.is_empty() || MOST_CHANGES < changes.len() {
        return None;
    }
    let part = |number: usize| -> Vec<Change> {
        let is_in = |at: &usize| number >> at & 1 == 1;
        (0..changes.len()).filter(is_in).map(|at| changes[at].clone()).collect()
    };
    let mut numbers: Vec<usize> = (1..1 << changes.len()).collect();
    // Of parts of one size the first changes first.
    numbers.sort_by_key(|number: &usize| (number.count_ones(), *number));
    for part in numbers.into_iter().map(part) {
        turn().await;
        if world.reaches(&part) {
            return Some(part);
        }
    }
    None
}
