//! What a case or a scenario comes to with this program, to be put into a link, and to be compared with what a link says.

use super::Made;
use crate::case::Case;
use crate::output::outcome_name;
use crate::reply::{Reply, replies};
use crate::run::{StepOutcome, StepReport};
use crate::scenario::ManagedPolicies;

/// The version that decides.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// A decision, and what it is of: the id of a check or a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The id of a check or a step; nothing for the case's own request.
    pub id: Option<String>,
    /// As output has it.
    pub decision: &'static str,
}

/// What this program decides of a case: of its own request if it has one, then of each check.
#[must_use]
pub fn of_case(case: &Case) -> Vec<Decided> {
    let own = case.asks_own().then_some(None);
    let ids = own.into_iter().chain(case.checks.iter().map(|it| Some(it.id.clone())));
    let decision = |reply: Reply| match reply.result {
        Ok(answer) => outcome_name(answer.trace.decision().outcome),
        Err(_) => StepOutcome::Error.name(),
    };
    let decisions = replies(case).map(decision);
    ids.zip(decisions)
        .map(|(id, decision)| Decided { id, decision })
        .collect()
}

/// What it decides of each step of a scenario: nothing of a text that is none.
#[must_use]
pub fn of_scenario(text: &str, managed: &ManagedPolicies) -> Vec<Decided> {
    let steps = crate::report(text, managed)
        .map(|report| report.steps)
        .unwrap_or_default();
    let decided = |step: StepReport| Decided {
        id: Some(step.id),
        decision: step.outcome.name(),
    };
    steps.into_iter().map(decided).collect()
}

impl Made {
    /// Made by this program.
    #[must_use]
    pub fn today(decided: &[Decided]) -> Option<Self> {
        (!decided.is_empty()).then(|| Self {
            engine: ENGINE.into(),
            decisions: decided.iter().map(|it| it.decision.into()).collect(),
        })
    }
}
