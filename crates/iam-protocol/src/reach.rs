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
    Pairs {
        pairs: Vec<Pair>,
        /// Said where not all was tried.
        incomplete: Option<String>,
    },
    Unreadable(Instead),
}

/// Whether a principal gets to a role, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub principal: String,
    pub role: String,
    pub verdict: Verdict,
    /// Who refuses, where it comes closest.
    pub blocked: Option<String>,
    pub hops: Vec<Hop>,
    /// The hops as steps of a scenario, a JSON text each.
    pub steps: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    Yes,
    /// It hangs on what the caller can't choose.
    Conditional,
    No,
}

/// One role assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    pub text: String,
    /// Who a caller from outside must be.
    pub needs: Option<String>,
}
