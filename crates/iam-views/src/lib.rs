//! What there is to see of a policy, a case and its answer, words and all: the page and the command line only show it.
//!
//! | to find | look in |
//! |---|---|
//! | what is wrong with a policy, what is offered while it is edited | [`findings`], [`editing`] |
//! | a case with its answer | `asked` |
//! | the steps of a decision, and its statements as a table | [`trace`] |
//! | what a decision depends on | [`depends`] |
//! | many requests at once, and what there is to ask | [`grid`] |
//! | what would change the decision | [`flip`] |
//! | what of a question AWS never sends | [`never`] |
//! | who gets to which role of a world | [`reach`] |
//! | a case as commands of AWS's command line | [`command`] |
//! | what is offered in the text of a scenario | `world_text` |
//! | links, pasted texts, messages of AWS | [`exchange`] |

#![warn(missing_docs)]

mod asked;
pub mod command;
pub mod depends;
pub mod editing;
pub mod exchange;
pub mod findings;
pub mod flip;
pub mod grid;
mod matrix;
pub mod never;
pub mod reach;
mod shell;
mod smallest;
mod spelling;
mod steps;
pub mod trace;
mod words;
mod world_text;
