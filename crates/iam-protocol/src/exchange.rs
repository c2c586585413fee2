//! What comes in and goes out: links, pasted texts, and what AWS said of a denied request.

use iam_syntax::policy::PolicyKind;
use serde::{Deserialize, Serialize};

use crate::tags;

/// What came of writing the link of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Written {
    Link {
        link: String,
        redacted: Option<Redacted>,
    },
    /// The names can't be taken out.
    Refused {
        why: String,
    },
    /// It is no such document, or too large for a link.
    Nothing,
}

/// A case or a scenario with other names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Redacted {
    pub text: String,
    /// Each name with what stands for it.
    pub replaced: Vec<(String, String)>,
}

/// What came of opening a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub how: How,
    /// The case, or what could be read of it.
    pub case: Option<String>,
    /// The scenario, as it was typed.
    pub scenario: Option<String>,
    /// What became of the decisions that the link tells, where it does.
    pub since: Option<Since>,
}

/// What to say of decisions that were made before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Since {
    pub is_same: bool,
    pub said: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum How {
    Whole,
    /// With fields that a newer program knows.
    InPart,
    Cut,
    Changed,
    Newer,
    TooLarge,
    NotALink,
    NotACase,
}

/// What a text turned out to be that AWS is to have said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Said {
    Denied(Denied),
    /// An encoded message that has to be decoded by AWS first.
    Encoded,
    /// All that was asked was allowed.
    Allowed,
    /// An error that names neither an action nor a caller.
    Bare,
    Unrecognised,
}

/// A request that AWS denied. What was not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Denied {
    pub principal: String,
    pub action: String,
    pub resource: String,
    /// Each key with its values. Nothing where there was nothing to say so.
    pub context: Option<Vec<(String, Vec<String>)>>,
    /// Which kind of policy AWS named.
    pub kind: Option<String>,
    /// Whether by a Deny, where AWS says how.
    pub effect: Option<Effect>,
    /// The policy with the Deny, by its ARN.
    pub policy: String,
    /// Whether AWS left out who asked for which role, whose trust policy alone decides.
    pub is_of_outsider: bool,
    /// Whether AWS said no more than what was asked: neither by whom nor for what.
    #[serde(default)]
    pub is_short: bool,
    /// Whether what AWS calls the caller is no principal of a case: an id, an account.
    #[serde(default)]
    pub is_no_principal: bool,
    /// Whether what AWS calls the resource is no resource of a case: a name, a number.
    #[serde(default)]
    pub is_no_resource: bool,
    /// Whether AWS left open that the resource is not there, or in another Region.
    #[serde(default)]
    pub may_be_missing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    Explicit,
    Implicit,
}

/// What a pasted text is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Pasted {
    /// A policy as it is, broken ones included.
    Policy,
    /// One policy or several, in something else.
    Unwrapped {
        from: String,
        found: Vec<Found>,
    },
    /// An output that names policies and shows none.
    Summary(Summary),
    /// Documents of this program.
    Case,
    Scenario,
    Link,
    /// A policy in a language that is not read here, or what stands for one.
    Foreign {
        from: String,
    },
    Unrecognised,
}

/// A policy that was found in something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub text: String,
    pub name: Option<String>,
    /// Where what it was in tells.
    #[serde(with = "tags::kind_if_known")]
    pub kind: Option<PolicyKind>,
}

/// What an output names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum Summary {
    ManagedPolicy { arn: String, version: String },
    ManagedPolicies { arn: String },
    PolicyVersions { version: String },
    InlinePolicies { name: String },
    OrganizationPolicies { id: String },
}
