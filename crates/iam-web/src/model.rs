//! What the page works on, as plain values: where a policy stands, and which request is asked.

pub mod addition;
pub mod ask;
pub mod axes;
pub mod file;
pub mod filled;
pub mod link;
pub mod named;
pub mod offer;
pub mod origin;
pub mod problem;
pub mod slot;
pub mod tried;
pub mod trust;
pub mod typical;
pub mod view;
