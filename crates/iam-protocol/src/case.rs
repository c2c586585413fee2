//! What is seen of a case and its trace, words and all.

use serde::{Deserialize, Serialize};

/// A place in a document of the case, in bytes: `[document, start, end]`.
pub type At = Option<[u32; 3]>;

/// Said where there is nothing else to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    pub title: String,
}

/// The trace of a case in other ways than as a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Trace {
    Views { steps: Vec<Step>, matrix: Matrix },
    Unreadable(Instead),
}

/// A step of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step's name in the tree, which lasts over edits.
    pub key: String,
    pub text: String,
    pub at: At,
}

/// Statements and their elements as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub key: String,
    pub at: At,
    pub gate: String,
    pub name: String,
    pub effect: String,
    /// Whether the statement is about the action.
    pub is_about: bool,
    /// One of each column but the first and the last.
    pub cells: Vec<Cell>,
    pub kind: End,
    /// What became of the statement, in words.
    pub end: String,
}

/// An element of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub truth: Sign,
    pub text: String,
    pub key: String,
    pub at: At,
    /// Whether it alone kept the statement from applying.
    pub only: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    Matches,
    Differs,
    Depends,
    Nothing,
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum End {
    Allow,
    Deny,
    Overridden,
    Depends,
    Missed,
    Nothing,
}

/// What the decision depends on, as a table of the keys that may hold anything. Nothing of it where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depends {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Situation>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What the keys hold, and what is decided then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// One of each key: the values, of which it holds any.
    pub cells: Vec<Vec<Holds>>,
    pub shape: Shape,
    pub text: String,
    /// The case in which the keys hold that.
    pub case: String,
}

/// A value, or words for many of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Holds {
    pub text: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_value: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(it: &bool) -> bool {
    !*it
}

/// How a decision is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shape {
    Allow,
    Deny,
    Implicit,
    Depends,
    /// It could not be asked.
    Nothing,
}

/// The answer to each check of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Grid {
    Cells { cells: Vec<Checked> },
    Unreadable(Instead),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub shape: Shape,
    pub text: String,
    /// Why it could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What there is to ask about in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Vocabulary {
    Named {
        actions: Vec<String>,
        resources: Vec<String>,
        principals: Vec<String>,
    },
    Unreadable(Instead),
}

/// A case as commands of AWS's command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandLines {
    pub simulate: String,
    /// The call itself, where it is for a role.
    pub assume_role: Option<String>,
    /// What the simulator does not take.
    pub left_out: Vec<LeftOut>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LeftOut {
    Scps,
    Rcps,
    #[serde(rename = "session")]
    SessionPolicies,
    #[serde(rename = "endpoint")]
    EndpointPolicy,
    #[serde(rename = "trust")]
    TrustPolicy,
    /// It knows users as callers, and no others.
    Caller,
    #[serde(rename = "unknown")]
    UnknownKeys,
    /// What is no JSON object, or would be taken for an option or a file.
    Unreadable,
}

/// What would change the decision on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flip {
    pub title: String,
    /// What to say beside the suggestions, or where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more: String,
    /// The heading over those that weaken a guardrail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guardrails: String,
    pub suggestions: Vec<Suggestion>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    pub class: String,
    pub weakens_guardrail: bool,
    /// A sentence each.
    pub changes: Vec<String>,
    pub not_yours_to_set: Vec<NotYours>,
    pub diff: Vec<Difference>,
    /// The case that comes of it.
    pub case: String,
}

/// A context key that somebody else than the caller decides on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotYours {
    pub key: String,
    pub whose: String,
    pub sentence: String,
}

/// Lines that change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub place: String,
    pub line: Option<usize>,
    pub before: Vec<String>,
    pub after: Vec<String>,
}

/// Something of a question that AWS never sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "never", rename_all = "camelCase")]
pub enum Never {
    /// There is no such action, and the one that was probably meant.
    Action {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meant: Option<String>,
    },
    /// The reference does not list it for the action; some formats of what it lists.
    #[serde(rename_all = "camelCase")]
    Resource {
        resource: String,
        formats: Vec<String>,
        is_certain: bool,
    },
    /// The key never comes with the action.
    Key { key: String },
}
