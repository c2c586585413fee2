//! What page and worker say to each other: the one list of questions and answers.
//!
//! Places in texts count in UTF-16, as the browser does. Nothing here is computed; who answers is `iam-worker`. The
//! command line prints the same answers as JSON, so the names of fields are those of `docs/formats.md`.
//!
//! | to find | look in |
//! |---|---|
//! | every question | [`ask`] |
//! | every answer | [`answer`] |
//! | of a policy while it is edited | [`policy`] |
//! | of a case and its trace | [`case`] |
//! | of what comes in and goes out | [`exchange`] |
//! | of who gets to which role of a world | [`reach`] |

#![warn(missing_docs)]

pub mod answer;
pub mod ask;
pub mod case;
pub mod exchange;
pub mod policy;
pub mod reach;
pub mod spoken;
mod tags;

use iam_words::Lang;
use serde::{Deserialize, Serialize};

use answer::Answer;
use ask::Ask;

/// A question as it goes to the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The reply has it again.
    pub id: u32,
    /// Of the words in the answer.
    #[serde(with = "tags::lang")]
    pub lang: Lang,
    /// What is asked.
    pub ask: Ask,
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// That of the question.
    pub id: u32,
    /// To the question of the same name.
    pub answer: Answer,
}
