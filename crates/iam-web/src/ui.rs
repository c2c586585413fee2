//! The kit: what views are put together from.

pub mod code;
pub mod dialog;
pub mod menu;
pub mod tool;
