//! What is said of a policy, or the text of a scenario, while it is edited.

use iam_syntax::policy::PolicyKind;
use serde::{Deserialize, Serialize};

/// What is written in an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// A policy of this kind.
    Policy(PolicyKind),
    /// A scenario as JSON.
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

    /// The one of that name, if there is one.
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
    /// Its name in `docs/lint.md`.
    pub code: String,
    /// `ERROR`, `SECURITY_WARNING`, `WARNING` or `SUGGESTION`.
    pub severity: String,
    /// Where the text begins that is wrong.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do, where there is more to say than the message does.
    pub help: Option<String>,
    /// The address of AWS's page, or of ours.
    pub page: String,
    /// Other places that the sentence speaks of.
    pub places: Vec<Place>,
    /// The other places with the same cause.
    pub also: Vec<Range>,
    /// A change after which the finding is gone, where one is known.
    pub fix: Option<Fix>,
}

/// A second place, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What stands there, in words.
    pub what: String,
}

/// A part of the text, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// What takes a finding away: the whole policy as it is then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What is done, in words.
    pub title: String,
    /// The text of the policy afterwards.
    pub text: String,
}

/// What could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Completions {
    /// Where the text begins that an item replaces.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Whether there are more.
    pub is_cut: bool,
    /// Best first.
    pub items: Vec<Item>,
}

/// One thing that could stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What the list shows.
    pub label: String,
    /// The text that is put in.
    pub insert: String,
    /// What of it is selected then.
    pub select: [u32; 2],
    /// What it is, in words; empty where there is nothing to say.
    pub detail: String,
    /// What it is, as a word: `action`, `key`, `value`.
    pub kind: String,
}

/// What it is that stands at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hover {
    /// Where the text begins that is told of.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What it is.
    pub title: String,
    /// What there is to say of it, a paragraph each.
    pub lines: Vec<String>,
    /// The address of AWS's page, where there is one.
    pub page: Option<String>,
}

/// How a text is made tidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tidy {
    /// A value a line, indented.
    Format,
    /// Laid out as by `Format`, with the values of each list in order and each once.
    Sort,
    /// Without white space.
    Minify,
}

/// The tidy text, or the first place where it is torn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Tidied {
    /// The tidy text.
    Text(String),
    /// The first place that is no JSON, in UTF-16 units.
    Torn(u32),
}

/// One of AWS's own policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManagedPolicy {
    /// The policy's ARN.
    pub arn: String,
    /// The end of its ARN.
    pub name: String,
    /// The day when its default version was made: `2024-05-31`.
    pub date: String,
}

/// The document of one of AWS's own policies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ManagedDocument {
    /// The document, laid out.
    Text(String),
    /// A part of the catalogue that could not be had.
    Missing,
    /// There is no such policy.
    Unknown,
}
