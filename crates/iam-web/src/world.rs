//! The World view: steps on a clock, and each hop with both sides' reasons. It renders what a run of the scenario says
//! and sends what the reader does; it decides nothing.

pub mod examples;
pub mod model;
pub mod state;
pub mod view;

pub use view::app::{CATALOGUE, Props, use_analysis, world};
