//! What of a case a world can't hold, or holds otherwise.

use iam_eval::caller::Caller;

use crate::case::PolicyInputs;

/// Something of a case that is not in its world as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// No step can act as it; so there are none.
    Caller(Unable),
    /// No call of AssumeRole gives this session, so the request is made in a session that was there before.
    Hop,
    /// Session policies, which nothing but the call that issues a session gives it.
    SessionPolicies,
    /// Session policies in more than one layer: AssumeRole passes one.
    SessionLayers,
    /// The case does not name the session, so it is called thus.
    SessionName(String),
    /// Context keys that the world knows and the case does not have, which a policy reads.
    Gained(Vec<String>),
    /// Context keys that the case has and that do not stand in the world's request.
    Lost(Vec<String>),
    /// Requests of other callers.
    OtherCallers(Vec<String>),
    /// Requests that can't be evaluated.
    Unanswered(Vec<String>),
    /// The resource's policy, which stands on no resource with an ARN.
    ResourcePolicy,
    /// Requests on resources of other accounts than the one that the resource control policies of the world stand over.
    OtherOwners(Vec<String>),
    /// More units one in the other than an organization has.
    Units,
    /// Policies that are switched off.
    SwitchedOff(Vec<String>),
    /// Policies that a caller like this can't have, by name.
    NotOfCaller(Vec<String>),
}

/// Who makes no request in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unable {
    /// A web or SAML identity that has no session yet.
    Federated,
    /// A session of GetFederationToken.
    FederatedUser,
}

impl Left {
    /// Whether the request may be decided otherwise for it.
    #[must_use]
    pub const fn matters(&self) -> bool {
        match self {
            Self::Caller(_)
            | Self::SessionPolicies
            | Self::SessionLayers
            | Self::SessionName(_)
            | Self::Gained(_)
            | Self::Lost(_)
            | Self::ResourcePolicy
            | Self::OtherOwners(_)
            | Self::Units => true,
            Self::Hop | Self::OtherCallers(_) | Self::Unanswered(_) | Self::SwitchedOff(_) | Self::NotOfCaller(_) => {
                false
            }
        }
    }
}

/// The policies that are switched off, by name.
pub(super) fn switched_off(policies: &PolicyInputs) -> Option<Left> {
    let off = policies.all().filter(|it| !it.enabled);
    let names: Vec<String> = off.map(|it| it.name.clone()).collect();
    (!names.is_empty()).then_some(Left::SwitchedOff(names))
}

/// The policies that stand on no caller of this kind, by name: who is neither a user nor in a role has none of its own and no
/// boundary, and who is in no account is below no service control policy.
pub(super) fn not_of_caller(policies: &PolicyInputs, caller: &Caller) -> Option<Left> {
    let has_own = match caller {
        Caller::User(_) | Caller::Session(_) => true,
        Caller::Root { .. }
        | Caller::FederatedUser { .. }
        | Caller::Service { .. }
        | Caller::Federated { .. }
        | Caller::Anonymous => false,
    };
    let own = policies.identity.iter().chain(&policies.boundary).filter(|_| !has_own);
    let scps = policies.scps.iter().filter(|_| caller.account().is_none());
    let all = own.chain(scps.flat_map(|level| &level.policies));
    let names: Vec<String> = all.filter(|it| it.enabled).map(|it| it.name.clone()).collect();
    (!names.is_empty()).then_some(Left::NotOfCaller(names))
}
