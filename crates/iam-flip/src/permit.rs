//! Changes of policies that let a denied request through.
//!
//! Each thing that stops the request has options, the best first: for a gate that lacks an Allow an edit of the statement
//! that was meant, then a new statement, then what lets in whoever lacks a key; for a Deny one more exception, then a condition that leaves the caller out, then
//! its removal. A suggestion takes an option for each.

mod asked;
mod denies;
mod grants;

pub use denies::narrowed;
pub use grants::{likened, place};

use crate::change::Change;
use crate::lint::Linter;
use crate::request::goal::Goal;
use crate::request::place::is_grant;
use crate::turns::turn;
use crate::world::{Traced, World};

use denies::denies;
use grants::{Plan, lacking};

/// Candidates with what keeps others from being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidates {
    /// Changes that are to be tried, those of one candidate together.
    pub changes: Vec<Vec<Change>>,
    /// Context keys without which an Allow for this caller would let others in.
    pub lacking: Vec<String>,
}

/// Candidates for suggestions, each with `first` made before anything else. The Denies that apply go first, and then it is
/// looked at what is still missing: a policy that is switched off limits no longer, and may have granted.
pub async fn candidates(world: &World<'_>, linter: &Linter<'_>, first: &[Change]) -> Candidates {
    let mut found = Candidates::default();
    let Some(traced) = world.traced(first) else {
        return found;
    };
    let denies = denies(&traced);
    let planner = Planner { world, linter };
    for changes in planner.past_denies(first, &traced, &denies) {
        let Some(traced) = world.traced(&changes) else { continue };
        for by_resource in [false, true] {
            turn().await;
            let plan = Plan {
                planner: &planner,
                first: &changes,
                traced: &traced,
                by_resource,
            };
            plan.add(&mut found);
        }
    }
    found
}

/// Goes about what stops a request.
struct Planner<'p> {
    world: &'p World<'p>,
    linter: &'p Linter<'p>,
}

impl Planner<'_> {
    fn text(&self, document: usize) -> Option<&str> {
        Some(self.world.answer.documents.get(document)?.text.as_ref())
    }

    /// Whether some changes do for every request what they are there for, and the linter has nothing against them.
    fn is_good(&self, first: &[Change], option: &[Change], does: &dyn Fn(&Traced) -> bool) -> bool {
        let traced = self.world.traced(&[first, option].concat());
        traced.is_some_and(|traced| traced.iter().all(does)) && !self.linter.objects(self.world, option)
    }
}

/// The first of all options, then each other option with the first of the rest. None where one has none.
fn choices(options: &[Vec<Vec<Change>>]) -> Vec<Vec<Change>> {
    let best: Option<Vec<&[Change]>> = options.iter().map(|of_one| of_one.first().map(Vec::as_slice)).collect();
    let Some(best) = best else { return Vec::new() };
    let mut all: Vec<Vec<Change>> = vec![best.concat()];
    for (number, of_one) in options.iter().enumerate() {
        for other in &of_one[1..] {
            let mut choice = best.clone();
            choice[number] = other;
            all.push(choice.concat());
        }
    }
    all
}

/// What stops the requests, each to be got past by itself: the Denies that apply, and each gate that lacks an Allow.
#[must_use]
pub fn obstacles(traced: &[Traced]) -> Vec<Goal> {
    let denies = (!denies(traced).is_empty()).then_some(Goal::PastDenies);
    denies
        .into_iter()
        .chain(lacking(traced).into_iter().map(Goal::Granted))
        .collect()
}

/// Whether all that still stops the requests is that nobody grants: what limits does not.
#[must_use]
pub(crate) fn is_only_ungranted(traced: &[Traced]) -> bool {
    denies(traced).is_empty() && lacking(traced).into_iter().all(is_grant)
}
