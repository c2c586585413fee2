//! The program as a shell sees it.

mod block;
mod bounded;
#[cfg(unix)]
mod closed;
mod eval;
mod explain;
mod findings;
mod flip;
mod korean;
mod link;
mod lint;
mod message;
mod reach;
mod render;
mod run;
mod scenario;
mod schema;
mod skill;
mod test;
mod world;
