//! The test vectors: literate Markdown under `tests/vectors/`, run against the evaluator from outside.
//!
//! A section of a file is headed by the rules that it shows. It holds cases, each with the outcome that the rules
//! demand, and a table of changes: the same case with one JSON path replaced. A case and its changed twin are a
//! *pair*; a pair whose halves have different outcomes shows that the rule matters.
//!
//! | to find | look in |
//! |---|---|
//! | the Markdown | [`markdown`] |
//! | what a case is expected to give | [`expect`] |
//! | one path of a JSON text replaced, the rest byte for byte as it was | [`edit`] |
//! | running a file | [`run`] |
//! | cases with an `expect` of their own, one a line | [`cases`] |
//! | rule, code site, vectors | [`rules`] |
//! | the rules as pages of a book | [`reference`] |

pub mod answer;
pub mod cases;
pub mod edit;
pub mod expect;
pub mod markdown;
pub mod reference;
pub mod rules;
pub mod run;

use std::path::PathBuf;

/// The top of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
