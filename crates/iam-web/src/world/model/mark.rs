//! What a step came to, as it is marked: a shape of its own for each, so that an expired session and a step that was not
//! run look different from a denial.

use iam_eval::combine::Outcome;
use iam_scenario::run::{StepOutcome, StepReport};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
    Depends,
    Issued,
    /// A policy stood against a session.
    RefusedByPolicy,
    /// AWS refuses whatever the policies say: a parameter out of range, say.
    RefusedByRule,
    Expired,
    NotRun,
    Error,
}

impl Mark {
    pub fn of(report: &StepReport) -> Self {
        match report.outcome {
            StepOutcome::Allowed => Self::Allowed,
            StepOutcome::ExplicitDeny => Self::ExplicitDeny,
            StepOutcome::ImplicitDeny => Self::ImplicitDeny,
            StepOutcome::Depends => Self::Depends,
            StepOutcome::Issued => Self::Issued,
            StepOutcome::NotRun => Self::NotRun,
            StepOutcome::Error => Self::Error,
            StepOutcome::Refused => {
                let code = report.error.as_ref().map_or("", |error| error.code.as_str());
                let is_denied = report.checks.iter().any(|(_, answer)| {
                    let outcome = answer.trace.decision().outcome;
                    matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny)
                });
                match code {
                    "ExpiredToken" | "ExpiredTokenException" => Self::Expired,
                    _ if is_denied => Self::RefusedByPolicy,
                    _ => Self::RefusedByRule,
                }
            }
        }
    }

    /// Its name in the style sheet, and its shape.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ExplicitDeny => "explicit-deny",
            Self::ImplicitDeny => "implicit-deny",
            Self::Depends => "depends",
            Self::Issued => "issued",
            Self::RefusedByPolicy => "refused-by-policy",
            Self::RefusedByRule => "refused-by-rule",
            Self::Expired => "expired",
            Self::NotRun => "not-run",
            Self::Error => "error",
        }
    }

    /// Whether a session or an action came of it.
    pub const fn went_through(self) -> bool {
        match self {
            Self::Allowed | Self::Issued => true,
            Self::ExplicitDeny
            | Self::ImplicitDeny
            | Self::Depends
            | Self::RefusedByPolicy
            | Self::RefusedByRule
            | Self::Expired
            | Self::NotRun
            | Self::Error => false,
        }
    }
}
