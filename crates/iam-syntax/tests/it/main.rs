//! Policy texts and what the reader says of them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod actions;
mod check;
mod codes;
mod conditions;
mod corpus;
mod document;
mod json;
mod kinds;
mod literals;
mod principals;
mod resources;
mod same_as_serde_json;
mod statements;
mod torn;
mod variables;
mod words;
