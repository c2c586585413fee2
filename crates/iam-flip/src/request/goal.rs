//! What context keys are looked for to bring about: all that is wanted, or the end of one thing that stops a request.

use iam_eval::gates::Gate;

use super::place::is_grant;

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The request is allowed.
    Allowed,
    /// It is denied.
    Denied,
    /// No Deny applies, and no policy that limits lacks an Allow; whether one that grants does is another matter.
    PastGuardrails,
    /// No Deny applies; what lacks an Allow is another matter.
    PastDenies,
    /// A gate lacks no Allow; the others are another matter.
    Granted(Gate),
}

impl Goal {
    /// Whether a Deny that applies is in the way of it.
    #[must_use]
    pub(crate) const fn heeds_denies(self) -> bool {
        match self {
            Self::Allowed | Self::Denied | Self::PastGuardrails | Self::PastDenies => true,
            Self::Granted(_) => false,
        }
    }

    /// Whether a gate that lacks an Allow is in the way of it.
    #[must_use]
    pub(crate) fn heeds(self, gate: Gate) -> bool {
        match self {
            Self::Allowed | Self::Denied => true,
            Self::PastGuardrails => !is_grant(gate),
            Self::PastDenies => false,
            Self::Granted(only) => gate == only,
        }
    }
}
