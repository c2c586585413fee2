//! Every answer that the worker gives.

use serde::{Deserialize, Serialize};

use crate::case::{CommandLines, Depends, Flip, Grid, Never, Trace, Vocabulary};
use crate::exchange::{Opened, Pasted, Said, Written};
use crate::policy::{Completions, Finding, Hover, ManagedDocument, ManagedPolicy, Tidied};
use crate::reach::Reached;

/// The answer to the question of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "found", rename_all = "camelCase")]
pub enum Answer {
    /// In the order of the text.
    Lint(Vec<Finding>),
    Complete(Completions),
    /// Nothing where there is nothing to say.
    Hover(Option<Hover>),
    Tidy(Tidied),
    NeverSent(Vec<Never>),
    /// Nothing where it is not known which there are.
    Managed(Option<Vec<ManagedPolicy>>),
    ManagedDocument(ManagedDocument),
    Flip(Flip),
    Trace(Trace),
    Depends(Depends),
    Grid(Grid),
    Vocabulary(Vocabulary),
    /// Nothing for a case that asks for no action.
    CommandLines(Option<CommandLines>),
    Reach(Reached),
    WriteLink(Written),
    /// Nothing for what is no JSON object, or too large for a link.
    WriteScenarioLink(Written),
    OpenLink(Opened),
    ReadDenied(Said),
    Recognise(Pasted),
}
