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
    /// What could stand at the place; without items where nothing is offered.
    Complete(Completions),
    /// Nothing where there is nothing to say.
    Hover(Option<Hover>),
    /// The tidy text, or where it is torn.
    Tidy(Tidied),
    /// What can be told of the resources in their order, then of the keys by name; empty where nothing can.
    NeverSent(Vec<Never>),
    /// Nothing where it is not known which there are.
    Managed(Option<Vec<ManagedPolicy>>),
    /// The document, or why there is none.
    ManagedDocument(ManagedDocument),
    /// The suggestions, or what is said in their place.
    Flip(Flip),
    /// The steps and the table, or what is said of a case that can't be read.
    Trace(Trace),
    /// Empty where the decision hangs on no unknown key, and for a case that can't be read.
    Depends(Depends),
    /// One answer for each check, in their order.
    Grid(Grid),
    /// What the policies name and the request has.
    Vocabulary(Vocabulary),
    /// Nothing for a case that asks for no action.
    CommandLines(Option<CommandLines>),
    /// An answer for each pair, or what is said of a world that can't be read.
    Reach(Reached),
    /// Refused where other names were asked for and can't be put in.
    WriteLink(Written),
    /// Nothing for what is no JSON object, or too large for a link.
    WriteScenarioLink(Written),
    /// The document, and whether all of it could be read.
    OpenLink(Opened),
    /// What was asked, or what else the text turned out to be.
    ReadDenied(Said),
    /// The text's kind, and the policies that were found inside of another output.
    Recognise(Pasted),
}
