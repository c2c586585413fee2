//! What is said of a policy, or the text of a scenario, while it is edited.

use iam_syntax::policy::PolicyKind;
use serde::{Deserialize, Serialize};

/// What is written in an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    Policy(PolicyKind),
    Scenario,
}

impl Edited {
    /// The word for it in the page and in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Policy(kind) => kind.name(),
            Self::Scenario => "scenario",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "scenario" => Some(Self::Scenario),
            name => PolicyKind::of_name(name).map(Self::Policy),
        }
    }
}

/// A finding of the linter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub code: String,
    pub severity: String,
    pub from: u32,
    pub to: u32,
    pub message: String,
    pub help: Option<String>,
    /// The address of AWS's page, or of ours.
    pub page: String,
    /// Other places that the sentence speaks of.
    pub places: Vec<Place>,
    /// The other places with the same cause.
    pub also: Vec<Range>,
    pub fix: Option<Fix>,
}

/// A second place, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub from: u32,
    pub to: u32,
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub from: u32,
    pub to: u32,
}

/// What takes a finding away: the whole policy as it is then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    pub title: String,
    pub text: String,
}

/// What could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Completions {
    pub from: u32,
    pub to: u32,
    /// Whether there are more.
    pub is_cut: bool,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub label: String,
    pub insert: String,
    /// What of it is selected then.
    pub select: [u32; 2],
    pub detail: String,
    pub kind: String,
}

/// What it is that stands at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hover {
    pub from: u32,
    pub to: u32,
    pub title: String,
    pub lines: Vec<String>,
    pub page: Option<String>,
}

/// How a text is made tidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tidy {
    Format,
    Sort,
    Minify,
}

/// The tidy text, or the first place where it is torn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tidied {
    Text(String),
    Torn(u32),
}

/// One of AWS's own policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedPolicy {
    pub arn: String,
    pub name: String,
    pub date: String,
}

/// The document of one of AWS's own policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ManagedDocument {
    Text(String),
    /// A part of the catalogue that could not be had.
    Missing,
    /// There is no such policy.
    Unknown,
}
