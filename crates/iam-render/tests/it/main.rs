//! Verdicts in documents.

mod elements;
mod law;
mod verdicts;
