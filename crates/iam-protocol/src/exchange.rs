//! What comes in and goes out: links, pasted texts, and what AWS said of a denied request.

use iam_syntax::policy::PolicyKind;
use serde::{Deserialize, Serialize};

use crate::spoken::Spoken;
use crate::tags;

/// What came of writing the link of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Written {
    /// The document is in the link.
    Link {
        /// What stands behind the page's address.
        link: String,
        /// The document in the link, where other names were asked for.
        redacted: Option<Redacted>,
    },
    /// The names can't be taken out.
    Refused {
        /// What stands in the way, in a sentence.
        why: String,
    },
    /// It is no such document, or too large for a link.
    Nothing,
}

/// A case or a scenario with other names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Redacted {
    /// The document as it is in the link.
    pub text: String,
    /// Each name with what stands for it.
    pub replaced: Vec<(String, String)>,
}

/// What came of opening a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Whether it opened, or why not.
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
    /// Whether all is decided as it was.
    pub is_same: bool,
    /// What became of them, in a sentence.
    pub said: String,
}

/// How a link opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum How {
    /// All of it was read.
    Whole,
    /// With fields that a newer program knows.
    InPart,
    /// Its end is missing.
    Cut,
    /// Letters of it are others than were written.
    Changed,
    /// A newer program wrote it in a way that is not known here.
    Newer,
    /// It would unfold to more than is read.
    TooLarge,
    /// It is no link of this program.
    NotALink,
    /// It opens, and what is in it is no case.
    NotACase,
}

/// What a text turned out to be that AWS is to have said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Said {
    /// A denial, with what AWS said of the request.
    Denied(Denied),
    /// An encoded message that has to be decoded by AWS first.
    Encoded,
    /// All that was asked was allowed.
    Allowed,
    /// An error that is often taken for a denial: what it means, and what to check.
    Known(Spoken),
    /// An error that names neither an action nor a caller.
    Bare,
    /// Nothing that AWS says.
    Unrecognised,
}

/// A request that AWS denied. What was not said is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Denied {
    /// Whom AWS calls the caller: an ARN mostly.
    pub principal: String,
    /// The action that was denied.
    pub action: String,
    /// What AWS calls the resource: an ARN mostly.
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
    /// Why, as far as AWS said.
    #[serde(default)]
    pub why: Spoken,
}

/// How a request was denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    /// By a Deny.
    Explicit,
    /// For want of an Allow.
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
        /// What it was in, as a word: `getRole`.
        from: String,
        /// In the order of the text.
        found: Vec<Found>,
    },
    /// An output that names policies and shows none.
    Summary(Summary),
    /// Documents of this program.
    Case,
    /// A scenario.
    Scenario,
    /// A link with a case or scenario in it.
    Link,
    /// A policy in a language that is not read here, or what stands for one.
    Foreign {
        /// The language as a word: `terraform`.
        from: String,
    },
    /// Nothing that is known here.
    Unrecognised,
}

/// A policy that was found in something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The policy document, out of its wrapping.
    pub text: String,
    /// What it is called in there.
    pub name: Option<String>,
    /// Where what it was in tells.
    #[serde(with = "tags::kind_if_known")]
    pub kind: Option<PolicyKind>,
}

/// What an output names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum Summary {
    /// A managed policy without its document: that is in its default version.
    ManagedPolicy {
        /// The policy's ARN.
        arn: String,
        /// The default version, such as `v3`.
        version: String,
    },
    /// A list of managed policies.
    ManagedPolicies {
        /// The first one's ARN.
        arn: String,
    },
    /// The versions of a policy.
    PolicyVersions {
        /// The first that is listed.
        version: String,
    },
    /// The names of inline policies.
    InlinePolicies {
        /// The first.
        name: String,
    },
    /// A list of an organization's policies.
    OrganizationPolicies {
        /// The first one's id.
        id: String,
    },
}
