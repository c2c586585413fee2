//! The least of some changes that still does it.

use crate::change::{Change, On, Set};
use crate::turns::turn;
use crate::world::World;

/// More changes than these are no suggestion: whoever reads them has to understand what they do together.
pub const MOST_CHANGES: usize = 8;

/// The smallest part of some changes that brings about what is wanted, so that no proper part of it does: what is set on
/// several resources is set on no more of them than it takes.
pub async fn minimal(world: &World<'_>, changes: &[Change]) -> Option<Vec<Change>> {
    let mut least = smallest(world, changes).await?;
    loop {
        let on_fewer = on_fewer(world, &least).await;
        if on_fewer == least {
            return Some(least);
        }
        least = smallest(world, &on_fewer).await?;
    }
}

/// The same with keys set on no resource without which it does it too. Of many resources all are kept.
async fn on_fewer(world: &World<'_>, changes: &[Change]) -> Vec<Change> {
    let mut least = changes.to_vec();
    for at in 0..least.len() {
        for place in resources(&least[at]).into_iter().rev() {
            turn().await;
            let mut fewer = least.clone();
            if let Change::Context(Set {
                on: On::Resources(places),
                ..
            }) = &mut fewer[at]
            {
                places.retain(|it| *it != place);
            }
            if !resources(&fewer[at]).is_empty() && world.reaches(&fewer) {
                least = fewer;
            }
        }
    }
    least
}

/// The resources that a change sets a key on, by their places, where they are few.
fn resources(change: &Change) -> Vec<usize> {
    match change {
        Change::Context(Set {
            on: On::Resources(places),
            ..
        }) if places.len() <= MOST_CHANGES => places.clone(),
        Change::Context(_)
        | Change::Identify { .. }
        | Change::Edit { .. }
        | Change::Renew { .. }
        | Change::Remove { .. }
        | Change::Detach { .. }
        | Change::Add { .. }
        | Change::Attach { .. } => Vec::new(),
    }
}

/// The smallest part of some changes that does it. All parts are tried: a change may well stand in the way of another, as a
/// statement that is put into a policy does of switching the policy off.
async fn smallest(world: &World<'_>, changes: &[Change]) -> Option<Vec<Change>> {
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
