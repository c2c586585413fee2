//! Principals, and who may assume a role.

use alloc::string::String;
use alloc::vec::Vec;

use iam_syntax::policy::Effect;

use super::kind::Slip;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalFact {
    ServiceForAnybody {
        service: String,
    },
    UnknownService {
        service: String,
        meant: String,
    },
    OlderSourceKey {
        service: String,
        key: String,
    },
    SessionOfNamedRole {
        session: String,
    },
    RolesAnywhereNeeds {
        missing: Vec<String>,
    },
    /// `required`: the claim without which AWS saves no trust policy of the provider.
    OidcWithoutCondition {
        host: String,
        required: Option<&'static str>,
    },
    OidcWithoutClaim {
        host: String,
        claim: &'static str,
        is_required: bool,
    },
    GithubWithoutRepo,
    /// The owner of the repository may be anybody.
    GithubOwnerOpen {
        subject: String,
    },
    GithubSubjectOpen {
        subject: String,
    },
    /// Names: subjects without the ids of owner and repository.
    GithubSubjectWithoutIds,
    /// Names: who is to be spared. `missing`: what they belong to, and is not listed.
    ChainNotListed {
        missing: Vec<String>,
    },
    /// Names: the keys. `comes_to`: the effect, and whether the condition always holds, if the statement is about nothing else.
    /// `said`: a key of what the provider says.
    NoPrincipalAtSignIn {
        comes_to: Option<(Effect, bool)>,
        said: String,
    },
    AccountWithoutExternalId {
        account: String,
    },

    /// `holds`: whether the operator holds when the key is missing, as it always is.
    KeyOfOtherProvider {
        key: String,
        host: String,
        slip: Slip,
        effect: Effect,
        holds: bool,
    },
    /// Names: other providers of the statement, which do not bring the key.
    ProviderLacksKey {
        key: String,
    },
    /// Names: the keys. `known`: the claims that are keys.
    ClaimIsNoKey {
        host: String,
        known: Vec<String>,
        effect: Effect,
        holds: bool,
    },
}
