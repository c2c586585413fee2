//! Who gets to which role of a world, words and all.

use serde::{Deserialize, Serialize};

use crate::case::Instead;

/// Whose ways are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "arn", rename_all = "camelCase")]
pub enum Whose {
    /// The roles that a principal reaches.
    Principal(String),
    /// Those who reach a role.
    Role(String),
}

/// An answer for each pair of a principal and a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Reached {
    /// The world can be read.
    Pairs {
        /// All that were asked for.
        pairs: Vec<Pair>,
        /// Said where not all was tried.
        remarks: Vec<String>,
    },
    /// The world can't be read, or nobody in it is called so.
    Unreadable(Instead),
}

/// Whether a principal gets to a role, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// An ARN, or the name of a service or of a provider of identities.
    pub principal: String,
    /// The role's ARN.
    pub role: String,
    /// Whether it gets there.
    pub verdict: Verdict,
    /// Who refuses, where it comes closest.
    pub blocked: Option<String>,
    /// The way, from the principal on; empty where there is none.
    pub hops: Vec<Hop>,
    /// The hops as steps of a scenario, a JSON text each.
    pub steps: Vec<String>,
}

/// Whether a principal gets to a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// With what it can choose itself.
    Yes,
    /// It hangs on what the caller can't choose.
    Conditional,
    /// Whatever it chooses.
    No,
}

/// One role assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// Who assumes which role, with what is chosen for it, in a line.
    pub text: String,
    /// Who a caller from outside must be.
    pub needs: Option<String>,
}
