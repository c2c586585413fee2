//! The policies of a case, by kind.

use super::Extra;

/// The policies by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyInputs {
    /// Those of the caller and its groups.
    pub identity: Vec<PolicyInput>,
    /// The caller's permissions boundary.
    pub boundary: Option<PolicyInput>,
    /// Pools of session policies, one a layer.
    pub session: Vec<Vec<PolicyInput>>,
    /// Whether a layer that is the only one stands in a list of its own, `[[…]]` and not `[…]`.
    pub is_session_nested: bool,
    /// That of the resource.
    pub resource: Option<PolicyInput>,
    /// Service control policies, a level of the organization each.
    pub scps: Vec<LevelInput>,
    /// Resource control policies, a level of the organization each.
    pub rcps: Vec<LevelInput>,
    /// That of the VPC endpoint.
    pub endpoint: Option<EndpointInput>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// One policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInput {
    /// What it is called.
    pub name: String,
    /// The document's text as typed.
    pub text: String,
    /// A policy that is switched off is read and shown, and left out of evaluation.
    pub enabled: bool,
    /// The group or role that it came from.
    pub from: Option<String>,
    /// Whether the document stood in the input as an object and not as a string.
    pub is_object: bool,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// The policies attached to one root, unit or account of an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelInput {
    /// What they are attached to.
    pub target: String,
    /// The policies.
    pub policies: Vec<PolicyInput>,
    /// Fields that are not known here, kept as they were.
    pub extra: Extra,
}

/// The policy of a VPC endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointInput {
    /// The policy.
    pub policy: PolicyInput,
    /// Whether it is a gateway endpoint's.
    pub gateway: bool,
}

impl PolicyInputs {
    /// Every policy, in the order of the fields.
    pub fn all(&self) -> impl Iterator<Item = &PolicyInput> {
        let levels = self.scps.iter().chain(&self.rcps);
        self.identity
            .iter()
            .chain(&self.boundary)
            .chain(self.session.iter().flatten())
            .chain(&self.resource)
            .chain(levels.flat_map(|level| &level.policies))
            .chain(self.endpoint.as_ref().map(|endpoint| &endpoint.policy))
    }

    /// The same, to be changed.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut PolicyInput> {
        let levels = self.scps.iter_mut().chain(&mut self.rcps);
        self.identity
            .iter_mut()
            .chain(&mut self.boundary)
            .chain(self.session.iter_mut().flatten())
            .chain(&mut self.resource)
            .chain(levels.flat_map(|level| &mut level.policies))
            .chain(self.endpoint.as_mut().map(|endpoint| &mut endpoint.policy))
    }
}
