//! The program as a shell sees it.

mod block;
#[cfg(unix)]
mod closed;
mod eval;
mod findings;
mod flip;
mod link;
mod lint;
mod reach;
mod run;
mod scenario;
mod schema;
