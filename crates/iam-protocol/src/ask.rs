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
        /// Which grammar and which rules it is judged by.
        #[serde(with = "tags::kind")]
        kind: PolicyKind,
        /// The service whose resource the policy is attached to, or nothing.
        #[serde(default)]
        service: String,
        /// The policy as it stands, torn or whole.
        text: String,
        /// In seconds since 1970.
        now: i64,
    },
    /// What could stand at a place.
    Complete {
        /// What the text is.
        #[serde(with = "tags::edited")]
        of: Edited,
        /// The text as it stands, torn or whole.
        text: String,
        /// Where the cursor stands, in UTF-16 units.
        at: u32,
    },
    /// What it is that stands at a place.
    Hover {
        /// What the text is.
        #[serde(with = "tags::edited")]
        of: Edited,
        /// The text as it stands, torn or whole.
        text: String,
        /// The place, in UTF-16 units.
        at: u32,
    },
    /// A text made tidy.
    Tidy {
        /// Laid out, sorted or minified.
        how: Tidy,
        /// A JSON text.
        text: String,
    },
    /// What of a question AWS never sends: of an action on some resources, and keys that statements read.
    NeverSent {
        /// An action such as `s3:GetObject`.
        action: String,
        /// ARNs.
        resources: Vec<String>,
        /// Condition keys as the statements spell them.
        keys: Vec<String>,
    },
    /// AWS's own policies.
    Managed,
    /// The document of one of them.
    ManagedDocument {
        /// The policy's ARN.
        arn: String,
    },
    /// What would change the decision on a case.
    Flip {
        /// A case as JSON.
        case: String,
    },
    /// The trace of a case, step by step and as a table.
    Trace {
        /// A case as JSON.
        case: String,
    },
    /// What the decision on a case depends on.
    Depends {
        /// A case as JSON.
        case: String,
    },
    /// The answer to each check of a case.
    Grid {
        /// A case as JSON.
        case: String,
    },
    /// What there is to ask about in a case.
    Vocabulary {
        /// A case as JSON.
        case: String,
    },
    /// A case as commands of AWS's command line.
    CommandLines {
        /// A case as JSON.
        case: String,
    },
    /// Who gets to which role of a scenario's world.
    Reach {
        /// A scenario as JSON.
        scenario: String,
        /// The end of the ways that is given.
        whose: Whose,
    },
    /// The link of a case, where asked with other names in it.
    WriteLink {
        /// A case as JSON.
        case: String,
        /// Whether names are replaced by others.
        redacts: bool,
    },
    /// The link of a scenario, which is given as it was typed, where asked with other names in it.
    WriteScenarioLink {
        /// A scenario as JSON.
        scenario: String,
        /// Whether names are replaced by others.
        redacts: bool,
    },
    /// What a link opens.
    OpenLink {
        /// An address with a document in it, or the part behind its `#`.
        link: String,
    },
    /// What AWS said of a request that it denied.
    ReadDenied {
        /// The message, with anything around it.
        text: String,
    },
    /// What a pasted text is.
    Recognise {
        /// The text as it was pasted.
        text: String,
    },
}

/// Which running copy of the worker a question goes to, so that none waits for one that takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Desk {
    /// While somebody types: findings, offers, what a pasted message says.
    Typing,
    /// Everything else that is answered at once.
    Quick,
    /// Links that are written: to give what is in them other names, it is asked again what comes of it.
    Links,
    /// What may take seconds, each kind at its own.
    Flip,
    /// Many requests at once.
    Grid,
    /// All that the unknown keys may hold, tried.
    Depends,
    /// The ways through a world.
    Reach,
}

impl Desk {
    /// Whether a question may take seconds here. It is given up for a newer one, or when nobody asks any more.
    #[must_use]
    pub const fn is_slow(self) -> bool {
        match self {
            Self::Typing | Self::Quick | Self::Links => false,
            Self::Flip | Self::Grid | Self::Depends | Self::Reach => true,
        }
    }
}

impl Ask {
    /// Where the question is answered.
    #[must_use]
    pub const fn desk(&self) -> Desk {
        match self {
            Self::Lint { .. }
            | Self::Complete { .. }
            | Self::Hover { .. }
            | Self::Tidy { .. }
            | Self::NeverSent { .. }
            | Self::Managed
            | Self::ManagedDocument { .. }
            | Self::ReadDenied { .. } => Desk::Typing,
            Self::Trace { .. }
            | Self::Vocabulary { .. }
            | Self::CommandLines { .. }
            | Self::OpenLink { .. }
            | Self::Recognise { .. } => Desk::Quick,
            Self::WriteLink { .. } | Self::WriteScenarioLink { .. } => Desk::Links,
            Self::Flip { .. } => Desk::Flip,
            Self::Grid { .. } => Desk::Grid,
            Self::Depends { .. } => Desk::Depends,
            Self::Reach { .. } => Desk::Reach,
        }
    }
}
