//! Small parts that several panels use.

pub mod field;
pub mod glyph;
pub mod menu;
pub mod piece;
