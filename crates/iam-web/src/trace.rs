//! The trace as a tree: gates, policies, statements, and what each element came to; and its other views.

pub mod opened;
pub mod rows;
pub mod tree;
pub mod views;
