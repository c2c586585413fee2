//! The gates a request passes, in AWS's own order, and what each has to say: the input of [`crate::combine`].

use alloc::vec::Vec;

use crate::compile::principal::Strength;
use crate::truth::Truth;

/// Which gate, in AWS's order (SEMANTICS.md §6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// One a level, root first.
    Rcp(u16),
    /// Service control policies: one a level, root first.
    Scp(u16),
    /// The policy of the VPC endpoint that the request comes through.
    Endpoint,
    /// The resource-based policy, a trust or key policy among them.
    Resource,
    /// The identity-based policies of the caller, those of its groups included.
    Principal,
    /// The caller's permissions boundary.
    Boundary,
    /// One a layer.
    Session(u16),
}

/// The number of a level or layer. Those past the last number share it: an input may hold more of them than any
/// organization has, and each still counts.
pub(crate) fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The numbers of all levels or layers.
pub(crate) fn numbers() -> impl Iterator<Item = u16> {
    (0..).map(number)
}

/// What the statements of a gate say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says {
    /// Whether a Deny applies.
    pub deny: Truth,
    /// Whether an Allow applies.
    pub allow: Truth,
}

impl Says {
    /// No statement applies.
    pub const NOTHING: Self = Self {
        deny: Truth::False,
        allow: Truth::False,
    };
}

/// What the statements of a resource policy say together. How closely an Allow names the caller decides what it
/// is worth (SEMANTICS.md §6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grants {
    /// Whether a Deny applies, however closely it names the caller.
    pub deny: Truth,
    /// An Allow that names the caller's account.
    pub account: Truth,
    /// An Allow that names the caller's role, or the user behind a federated-user session.
    pub role: Truth,
    /// An Allow that names the caller itself, or everybody.
    pub caller: Truth,
}

impl Grants {
    /// No statement applies.
    pub const NOTHING: Self = Self {
        deny: Truth::False,
        account: Truth::False,
        role: Truth::False,
        caller: Truth::False,
    };

    /// Whether any Allow applies.
    #[must_use]
    pub fn allow(&self) -> Truth {
        self.account.or(self.role).or(self.caller)
    }

    /// Adds an Allow.
    pub fn add(&mut self, strength: Strength, truth: Truth) {
        let slot = match strength {
            Strength::Account => &mut self.account,
            Strength::Role => &mut self.role,
            Strength::Caller => &mut self.caller,
        };
        *slot = slot.or(truth);
    }
}

/// How caller and resource stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// One account.
    Same,
    /// Two accounts: two evaluations, both must allow (E-30).
    Cross,
    /// Two partitions: no resource policy reaches over (E-32, E-77).
    Divided,
    /// The root user of the resource's account.
    RootAtHome,
    /// The root user of another account.
    RootAbroad,
    /// A caller without an account: anonymous, a service, an identity that has no session yet.
    NoAccount,
}

/// What AWS settles before it looks at any policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// `sts:GetCallerIdentity` needs no permission, and a Deny does not stop it.
    CallerIdentity,
    /// Nor does `sts:GetSessionToken` by a user or the root user.
    SessionToken,
    /// `sts:GetSessionToken` with session credentials is refused.
    SessionTokenRefused,
    /// Roles may not be assumed by the root user (E-70).
    RootAssumesRole,
    /// `sts:GetFederationToken` with session credentials is refused.
    FederationTokenRefused,
    /// Credentials of GetSessionToken or GetFederationToken are not taken for this action.
    SessionMayNot,
    /// Only the service that a role is linked to may assume it (S-50).
    LinkedServiceAlone,
    /// The operation has to be signed, and nobody signed it (S-35).
    Unsigned,
}

/// Everything that the decision depends on. A gate that does not apply is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gates {
    /// What AWS settles beforehand. Then no policy is asked.
    pub preset: Option<Preset>,
    /// How caller and resource stand to each other.
    pub relation: Relation,
    /// Whether the resource policy must allow in the caller's own account too.
    pub strict: bool,
    /// One a level, root first.
    pub rcps: Vec<Says>,
    /// One a level, root first.
    pub scps: Vec<Says>,
    /// There if the request comes through an endpoint.
    pub endpoint: Option<Says>,
    /// There if the resource has a policy, or if one would have to allow.
    pub resource: Option<Grants>,
    /// There if the caller has identity-based policies at all.
    pub principal: Option<Says>,
    /// There if the caller has a boundary that applies.
    pub boundary: Option<Says>,
    /// One a layer of session policies.
    pub sessions: Vec<Says>,
}

impl Gates {
    /// No gate at all.
    #[must_use]
    pub const fn none(relation: Relation, strict: bool) -> Self {
        Self {
            preset: None,
            relation,
            strict,
            rcps: Vec::new(),
            scps: Vec::new(),
            endpoint: None,
            resource: None,
            principal: None,
            boundary: None,
            sessions: Vec::new(),
        }
    }
}
