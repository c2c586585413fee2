//! The trace as a tree: gates, policies, statements, and what each element came to; and its other views.

mod expand;
pub mod expansion;
mod flip;
mod grid;
mod looked;
mod many;
mod matrix;
pub mod opened;
mod panel;
mod present;
pub mod rows;
pub mod tree;
pub mod views;
pub mod walk;
