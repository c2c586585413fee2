//! Small parts that several panels use.

pub mod field;
pub mod glyph;
pub mod kept;
pub mod menu;
pub mod piece;
