//! What the reference says of the questions of a report.

use iam_catalog::catalogue::Catalogue;

use super::{Report, StepOutcome};
use crate::findings::never_sent;

impl Report {
    /// Adds what of each question no request of AWS's has, as far as its reference is at hand. What AWS asks itself in a
    /// hop is not judged.
    #[must_use]
    pub fn beside_reference(mut self, catalogue: &Catalogue) -> Self {
        for step in &mut self.steps {
            if !step.outcome.is_of_request() {
                continue;
            }
            let of_case = step.reply.as_mut().and_then(|reply| reply.result.as_mut().ok());
            for answer in step.checks.iter_mut().map(|(_, answer)| answer).chain(of_case) {
                never_sent::add(catalogue, answer);
            }
        }
        self
    }
}

impl StepOutcome {
    /// Whether it is the decision on a request.
    const fn is_of_request(self) -> bool {
        match self {
            Self::Allowed | Self::ExplicitDeny | Self::ImplicitDeny | Self::Depends => true,
            Self::Issued | Self::Refused | Self::NotRun | Self::Error => false,
        }
    }
}
