//! What is seen of a case and its trace, words and all.

use serde::{Deserialize, Serialize};

/// A place in a document of the case, in bytes: `[document, start, end]`.
pub type At = Option<[u32; 3]>;

/// Said where there is nothing else to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// A sentence.
    pub title: String,
}

/// The trace of a case in other ways than as a tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Trace {
    /// The case was answered.
    Views {
        /// In the order of the decision.
        steps: Vec<Step>,
        /// A row for each statement.
        matrix: Matrix,
    },
    /// The case can't be read or asked.
    Unreadable(Instead),
}

/// A step of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The step's name in the tree, which lasts over edits.
    pub key: String,
    /// The step in a sentence.
    pub text: String,
    /// The text that it speaks of; nothing for what is written nowhere, such as a policy that is absent.
    pub at: At,
}

/// Statements and their elements as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matrix {
    /// A name for each column: the statement, its four elements, the outcome.
    pub head: Vec<String>,
    /// In the order of the decision.
    pub rows: Vec<Row>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The statement's name in the tree.
    pub key: String,
    /// The statement's text.
    pub at: At,
    /// The kind of policy, in words.
    pub gate: String,
    /// The policy's name, the statement's number from 1, and its `Sid` in quotation marks.
    pub name: String,
    /// `Allow` or `Deny`.
    pub effect: String,
    /// Whether the statement is about the action.
    pub is_about: bool,
    /// One of each column but the first and the last.
    pub cells: Vec<Cell>,
    /// What became of the statement, as it is drawn.
    pub kind: End,
    /// Whether it allows, and another Allow that must be there is missing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_not_enough: bool,
    /// What became of the statement, in words.
    pub end: String,
}

/// An element of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Whether the element matches.
    pub truth: Sign,
    /// The same in a word, with the condition key that it hangs on.
    pub text: String,
    /// The name of the element's step in the tree; the statement's first where it has no such element.
    pub key: String,
    /// The element's text.
    pub at: At,
    /// Whether it alone kept the statement from applying.
    pub only: bool,
}

/// Whether an element matches the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    /// It does.
    Matches,
    /// It does not.
    Differs,
    /// It hangs on an unknown key.
    Depends,
    /// The statement has no such element, or nobody had to look.
    Nothing,
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum End {
    /// It applies and allows.
    Allow,
    /// It applies and denies.
    Deny,
    /// It applies and changes nothing.
    Overridden,
    /// Whether it applies hangs on an unknown key.
    Depends,
    /// One element failed alone, and it is not the action.
    Missed,
    /// It does not apply.
    Nothing,
}

/// What the decision depends on, as a table of the keys that may hold anything. Nothing of it where it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Depends {
    /// Which resource it is about, where the case asks of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<String>,
    /// The fewest of which each situation stands in exactly one; 32 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Situation>,
    /// Why there is no table, or how many rows are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What the keys hold, and what is decided then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// One of each key: the values, of which it holds any.
    pub cells: Vec<Vec<Holds>>,
    /// What is decided, as it is drawn.
    pub shape: Shape,
    /// The same in words.
    pub text: String,
    /// The case in which the keys hold that.
    pub case: String,
}

/// A value, or words for many of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Holds {
    /// The value, or the words.
    pub text: String,
    /// Whether it is a value and no words of ours.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_value: bool,
    /// Words in front of a value that stands for others like it.
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
    /// Allowed.
    Allow,
    /// Denied by a Deny.
    Deny,
    /// Denied for want of an Allow.
    Implicit,
    /// It hangs on unknown keys.
    Depends,
    /// It could not be asked.
    Nothing,
}

/// The answer to each check of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Grid {
    /// The case can be read.
    Cells {
        /// One of each check, in the order of the case.
        cells: Vec<Checked>,
    },
    /// The case can't be read.
    Unreadable(Instead),
}

/// What a check came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// What is decided, as it is drawn.
    pub shape: Shape,
    /// The same in words.
    pub text: String,
    /// Why it could not be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
}

/// What there is to ask about in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Vocabulary {
    /// What there is, each text once; of each kind the request's own first.
    Named {
        /// Whole names, without wildcards.
        actions: Vec<String>,
        /// ARNs; a pattern that ends in `*` stands with `example` in its place.
        resources: Vec<String>,
        /// ARNs, and the request's own caller.
        principals: Vec<String>,
    },
    /// The case can't be read or asked.
    Unreadable(Instead),
}

/// A case as commands of AWS's command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandLines {
    /// `aws iam simulate-custom-policy` with the policies, the request and its context.
    pub simulate: String,
    /// The call itself, where it is for a role.
    pub assume_role: Option<String>,
    /// What the simulator does not take.
    pub left_out: Vec<LeftOut>,
}

/// What of a case the simulator's command does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LeftOut {
    /// Service control policies.
    Scps,
    /// Resource control policies.
    Rcps,
    /// Session policies.
    #[serde(rename = "session")]
    SessionPolicies,
    /// The policy of the VPC endpoint.
    #[serde(rename = "endpoint")]
    EndpointPolicy,
    /// The trust policy of the role that is asked for.
    #[serde(rename = "trust")]
    TrustPolicy,
    /// It knows users as callers, and no others.
    Caller,
    /// It can't be told that a key may hold anything.
    #[serde(rename = "unknown")]
    UnknownKeys,
    /// What is no JSON object, or would be taken for an option or a file.
    Unreadable,
}

/// What would change the decision on a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flip {
    /// What the suggestions come to, or why there is none.
    pub title: String,
    /// What to say beside the suggestions, or where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub more: String,
    /// The heading over those that weaken a guardrail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub guardrails: String,
    /// In the order of a careful reviewer: those that weaken a guardrail last.
    pub suggestions: Vec<Suggestion>,
}

/// Changes that turn the decision round together, and none of which can be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// `request`, `identity`, `resource` or `guardrail`: the gravest that is changed.
    pub class: String,
    /// Whether a guardrail limits less afterwards.
    pub weakens_guardrail: bool,
    /// A sentence each.
    pub changes: Vec<String>,
    /// Of the context keys that it sets.
    pub not_yours_to_set: Vec<NotYours>,
    /// The places that change: the request's, then the documents'.
    pub diff: Vec<Difference>,
    /// The case that comes of it.
    pub case: String,
}

/// A context key that somebody else than the caller decides on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotYours {
    /// As AWS spells it.
    pub key: String,
    /// Whose it is, as a word of `docs/formats.md`.
    pub whose: String,
    /// The same in words.
    pub sentence: String,
}

/// Lines that change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// A JSON pointer in the case: of a document, of a context key, of a policy's `enabled`.
    pub place: String,
    /// The first line's number in the document as it was; nothing outside of documents, and in a new one.
    pub line: Option<usize>,
    /// Lines as they were; none where some are added.
    pub before: Vec<String>,
    /// Lines as they are then; none where some are taken away.
    pub after: Vec<String>,
}

/// Something of a question that AWS never sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "never", rename_all = "camelCase")]
pub enum Never {
    /// There is no such action, and the one that was probably meant.
    Action {
        /// The action of the nearest name, if one is near.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meant: Option<String>,
    },
    /// The reference does not list it for the action; some formats of what it lists.
    #[serde(rename_all = "camelCase")]
    Resource {
        /// The ARN that was asked of.
        resource: String,
        /// ARN formats of the reference.
        formats: Vec<String>,
        /// Whether it is of another service than all that the action acts on. Of its own, AWS asks on more than its
        /// reference lists.
        is_certain: bool,
    },
    /// The key never comes with the action.
    Key {
        /// As the statement spells it.
        key: String,
    },
}
