//! The trace as a tree: gates, policies, statements, and what each element came to; and its other views.

mod expand;
pub mod expansion;
pub mod looked;
mod many;
pub mod opened;
mod panel;
mod present;
pub mod rows;
pub mod tab;
pub mod tree;
pub mod views;
pub mod walk;
