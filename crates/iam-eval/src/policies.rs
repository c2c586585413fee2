//! The policies that apply to a request, by what they do there.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::compile::Compiled;
use crate::gates::Gate;

/// A policy and where it came from.
#[derive(Clone, Debug)]
pub struct Attached {
    /// Its name, or its ARN.
    pub name: String,
    /// Which of the documents given it is: a number that the caller of this crate chose.
    pub document: usize,
    /// Ready to be matched; shared with whatever else has it attached.
    pub policy: Arc<Compiled>,
}

/// The policies of one entity of an organization: a root, a unit or an account.
#[derive(Clone, Debug)]
pub struct Level {
    /// The id of the entity.
    pub target: String,
    /// Those attached to it; an Allow in one suffices for the level.
    pub policies: Vec<Attached>,
}

/// All policies that bear on a request. Compiled once, they serve any number of requests.
#[derive(Clone, Debug, Default)]
pub struct Policies {
    /// The resource's account, root first.
    pub rcps: Vec<Level>,
    /// The caller's account, root first.
    pub scps: Vec<Level>,
    /// The policy of the VPC endpoint that the request comes through.
    pub endpoint: Option<Attached>,
    /// The policy of the resource; on a role its trust policy, on a KMS key its key policy.
    pub resource: Option<Attached>,
    /// Attached to the caller, or to a group of it; inline or managed.
    pub identity: Vec<Attached>,
    /// The caller's permissions boundary.
    pub boundary: Option<Attached>,
    /// One pool of session policies a layer; each layer must allow (E-62).
    pub sessions: Vec<Vec<Attached>>,
}

impl Policies {
    /// The policies of one gate, in order.
    #[must_use]
    pub fn of(&self, gate: Gate) -> &[Attached] {
        match gate {
            Gate::Rcp(at) => self
                .rcps
                .get(usize::from(at))
                .map_or(&[], |level| level.policies.as_slice()),
            Gate::Scp(at) => self
                .scps
                .get(usize::from(at))
                .map_or(&[], |level| level.policies.as_slice()),
            Gate::Endpoint => self.endpoint.as_slice(),
            Gate::Resource => self.resource.as_slice(),
            Gate::Principal => &self.identity,
            Gate::Boundary => self.boundary.as_slice(),
            Gate::Session(at) => self.sessions.get(usize::from(at)).map_or(&[], Vec::as_slice),
        }
    }
}
