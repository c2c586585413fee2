//! Laws of sessions over random estates.

mod laws;
mod world;
