//! What happened to a request, gate by gate and statement by statement. The decision is read off it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::combine::{By, Decision, GateEffect, Judged, Outcome, combine, judge};
use crate::context::Value;
use crate::gates::{Gate, Gates};
use crate::granted_by::{GrantedBy, granted_by};
use crate::matching::StatementFact;

/// The whole evaluation of a request.
#[derive(Clone, Debug)]
pub struct Trace {
    /// What each gate came to.
    pub gates: Gates,
    /// What each policy's statements came to, in AWS's order of gates.
    pub facts: Vec<GateFacts>,
    /// Present when an unknown key might matter.
    pub closings: Option<Closings>,
}

/// The facts behind one gate.
#[derive(Clone, Debug)]
pub struct GateFacts {
    /// Which gate it is.
    pub gate: Gate,
    /// One entry for each policy of the gate, in order.
    pub policies: Vec<Vec<StatementFact>>,
}

/// What the unknown keys decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closings {
    /// The keys that decide, in lower case and sorted: the answer is known as soon as they are.
    pub keys: Vec<String>,
    /// One closing for each decision that is possible, in the order of [`Outcome`].
    pub found: Vec<Closing>,
    /// Whether what was tried stands for all that the keys may hold: no closing is decided otherwise than one that is
    /// shown, and the keys named decide. Otherwise there may be more decisions and other keys.
    pub is_exact: bool,
}

/// A value for each of [`Closings::keys`]; `None` is an absent key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// What the request comes to with these values.
    pub decision: Decision,
    /// In the order of the keys.
    pub values: Vec<Option<Value>>,
}

impl Trace {
    /// The decision.
    #[must_use]
    pub fn decision(&self) -> Decision {
        match &self.closings {
            Some(closings) => closings.decision(),
            None => combine(&self.gates),
        }
    }

    /// The gates with their effects, in AWS's order; none where AWS decides before any policy.
    pub fn judged(&self) -> impl Iterator<Item = Judged> {
        let shown = self.gates.preset.is_none();
        judge(&self.gates).filter(move |_| shown)
    }

    /// The effect of one gate.
    #[must_use]
    pub fn effect(&self, gate: Gate) -> Option<GateEffect> {
        self.judged()
            .find(|judged| judged.gate == gate)
            .map(|judged| judged.effect())
    }

    /// Whose Allow the request rests on, if it is allowed.
    #[must_use]
    pub fn granted_by(&self) -> Option<GrantedBy> {
        (self.decision().outcome == Outcome::Allowed).then(|| granted_by(&self.gates))
    }

    /// Whether a gate made the decision.
    #[must_use]
    pub fn is_decided_by(&self, gate: Gate) -> bool {
        self.decision().by == Some(By::Gate(gate))
    }
}

impl Closings {
    /// The decision: the one that all closings share, or that it depends.
    #[must_use]
    pub fn decision(&self) -> Decision {
        match self.found.as_slice() {
            [only] if self.is_exact => only.decision,
            _ => Decision {
                outcome: Outcome::Depends,
                by: None,
            },
        }
    }
}
