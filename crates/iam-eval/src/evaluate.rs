//! Evaluates a request against the policies that apply: the decision alone, or with all that led to it.

use alloc::vec::Vec;

use crate::applies::relation;
use crate::closings;
use crate::combine::{Decision, Outcome, combine};
use crate::gates::{Gates, Preset};
use crate::policies::Policies;
use crate::request::Request;
use crate::survey::{Nothing, survey};
use crate::trace::{GateFacts, Trace};

/// The decision and nothing else. The same code as [`evaluate`], keeping no fact.
#[must_use]
pub fn decide(policies: &Policies, request: &Request) -> Decision {
    let (gates, Nothing) = survey(policies, request);
    let decision = combine(&gates);
    match decision.outcome {
        Outcome::Depends => evaluate(policies, request).decision(),
        Outcome::Allowed | Outcome::ExplicitDeny | Outcome::ImplicitDeny => decision,
    }
}

/// The decision with everything that led to it.
#[must_use]
pub fn evaluate(policies: &Policies, request: &Request) -> Trace {
    let (gates, facts): (Gates, Vec<GateFacts>) = survey(policies, request);
    let mut trace = Trace {
        gates,
        facts,
        closings: None,
    };
    if combine(&trace.gates).outcome == Outcome::Depends {
        trace.closings = Some(closings::close(policies, request, &trace));
    }
    trace
}

/// A request that AWS settles before it looks at any policy, for a reason that the request itself does not hold: what
/// the caller's credentials are good for.
#[must_use]
pub fn settled(preset: Preset, request: &Request) -> Trace {
    let mut gates = Gates::none(relation(request), request.resource.is_strict());
    gates.preset = Some(preset);
    Trace {
        gates,
        facts: Vec::new(),
        closings: None,
    }
}
