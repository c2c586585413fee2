//! The trace as a tree: gates, policies, statements, and what each element came to.

pub mod key;
pub mod opened;
pub mod rows;
pub mod tree;
