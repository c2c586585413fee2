//! The program as a shell sees it.

mod eval;
mod link;
mod run;
mod schema;
