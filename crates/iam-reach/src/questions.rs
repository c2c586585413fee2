//! The two questions, and the order of their answers.

use alloc::vec::Vec;

use iam_sts::credentials::Credentials;
use iam_sts::estate::Estate;

use crate::back::Back;
use crate::search::Search;
use crate::{Answer, Reach, Situation};

/// Which roles a principal reaches: an entry for every role of the estate.
#[must_use]
pub fn reach(estate: &Estate, principal: &Credentials, situation: &Situation) -> Answer {
    let search = Search::new(estate, situation);
    let found = search.within(|| search.from(principal, None), || search.far(principal, None));
    let mut reaches: Vec<Reach> = (0..search.roles.len())
        .map(|at| search.told_of(principal, &found, at))
        .collect();
    reaches.sort_by(|one, other| order(one).cmp(&order(other)));
    Answer {
        reaches,
        is_complete: search.is_complete(),
        strangers: Vec::new(),
    }
}

/// Who reaches a role: an entry for every user and role of the estate, for every service that the role's trust policy
/// names, and for each that another role's names where this one trusts everybody. Nothing where there is no such role.
#[must_use]
pub fn who_can_assume(estate: &Estate, role_arn: &str, situation: &Situation) -> Option<Answer> {
    let search = Search::new(estate, situation);
    let target = search.roles.iter().position(|it| it.role.arn == role_arn)?;
    let principals = search.principals(target);
    let mut reaches: Vec<Reach> = match Back::new(&search, target) {
        Some(back) => principals.iter().map(|principal| back.told(principal)).collect(),
        None => {
            let distances = search.distances(target);
            let told = |principal| {
                let near = || search.towards(principal, target, &distances);
                let found = search.within(near, || search.far_towards(principal, target, &distances));
                search.told_of(principal, &found, target)
            };
            principals.iter().map(told).collect()
        }
    };
    reaches.sort_by(|one, other| order(one).cmp(&order(other)));
    Some(Answer {
        reaches,
        is_complete: search.is_complete(),
        strangers: search.strangers(target),
    })
}

/// Those without a chain last.
fn order(reach: &Reach) -> (usize, &str, &str) {
    let n_hops = if reach.hops.is_empty() {
        usize::MAX
    } else {
        reach.hops.len()
    };
    (n_hops, &reach.role_arn, &reach.principal)
}
