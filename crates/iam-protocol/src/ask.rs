//! Every question that the page asks.

use iam_syntax::policy::PolicyKind;
use serde::{Deserialize, Serialize};

use crate::policy::{Edited, Tidy};
use crate::reach::Whose;
use crate::tags;

/// A question. Its answer is the one of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "camelCase")]
pub enum Ask {
    /// What is wrong, risky or without effect in a policy.
    Lint {
        #[serde(with = "tags::kind")]
        kind: PolicyKind,
        /// The service whose resource the policy is attached to, or nothing.
        #[serde(default)]
        service: String,
        text: String,
        /// In seconds since 1970.
        now: i64,
    },
    /// What could stand at a place.
    Complete {
        #[serde(with = "tags::edited")]
        of: Edited,
        text: String,
        at: u32,
    },
    /// What it is that stands at a place.
    Hover {
        #[serde(with = "tags::edited")]
        of: Edited,
        text: String,
        at: u32,
    },
    /// A text made tidy.
    Tidy { how: Tidy, text: String },
    /// What of a question AWS never sends: of an action on some resources, and keys that statements read.
    NeverSent {
        action: String,
        resources: Vec<String>,
        keys: Vec<String>,
    },
    /// AWS's own policies.
    Managed,
    /// The document of one of them.
    ManagedDocument { arn: String },
    /// What would change the decision on a case.
    Flip { case: String },
    /// The trace of a case, step by step and as a table.
    Trace { case: String },
    /// What the decision on a case depends on.
    Depends { case: String },
    /// The answer to each check of a case.
    Grid { case: String },
    /// What there is to ask about in a case.
    Vocabulary { case: String },
    /// A case as commands of AWS's command line.
    CommandLines { case: String },
    /// Who gets to which role of a scenario's world.
    Reach { scenario: String, whose: Whose },
    /// The link of a case, where asked with other names in it.
    WriteLink { case: String, redacts: bool },
    /// The link of a scenario, which is given as it was typed, where asked with other names in it.
    WriteScenarioLink { scenario: String, redacts: bool },
    /// What a link opens.
    OpenLink { link: String },
    /// What AWS said of a request that it denied.
    ReadDenied { text: String },
    /// What a pasted text is.
    Recognise { text: String },
}

/// Which running copy of the worker a question goes to, so that none waits for one that takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Desk {
    /// While somebody types: findings, offers.
    Typing,
    /// Everything else that is answered at once.
    Quick,
    /// Worlds that are passed on: to give them other names, their steps are run.
    World,
    /// What may take seconds, each kind at its own.
    Flip,
    Grid,
    Depends,
    Reach,
}

impl Desk {
    /// Whether a question may take seconds here. It is given up for a newer one, or when nobody asks any more.
    #[must_use]
    pub const fn is_slow(self) -> bool {
        match self {
            Self::Typing | Self::Quick | Self::World => false,
            Self::Flip | Self::Grid | Self::Depends | Self::Reach => true,
        }
    }
}

impl Ask {
    #[must_use]
    pub const fn desk(&self) -> Desk {
        match self {
            Self::Lint { .. }
            | Self::Complete { .. }
            | Self::Hover { .. }
            | Self::Tidy { .. }
            | Self::NeverSent { .. }
            | Self::Managed
            | Self::ManagedDocument { .. } => Desk::Typing,
            Self::Trace { .. }
            | Self::Vocabulary { .. }
            | Self::CommandLines { .. }
            | Self::WriteLink { .. }
            | Self::OpenLink { .. }
            | Self::ReadDenied { .. }
            | Self::Recognise { .. } => Desk::Quick,
            Self::WriteScenarioLink { .. } => Desk::World,
            Self::Flip { .. } => Desk::Flip,
            Self::Grid { .. } => Desk::Grid,
            Self::Depends { .. } => Desk::Depends,
            Self::Reach { .. } => Desk::Reach,
        }
    }
}
