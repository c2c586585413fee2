//! The policies of a request as they were read, by what they do there.

use iam_syntax::policy::Policy;

/// A VPC endpoint policy.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub policy: Policy,
    /// Whether the endpoint is a gateway, whose policy names principals in its own way (E-75).
    pub gateway: bool,
}

/// All policies that are given with a request, whether or not they apply.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub rcps: Vec<Vec<Policy>>,
    pub scps: Vec<Vec<Policy>>,
    pub endpoint: Option<Endpoint>,
    pub resource: Option<Policy>,
    pub identity: Vec<Policy>,
    pub boundary: Option<Policy>,
    pub sessions: Vec<Vec<Policy>>,
}
