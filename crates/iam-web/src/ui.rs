//! The kit: what views are put together from.

pub mod answer;
pub mod cells;
pub mod code;
pub mod dialog;
pub mod first_text;
pub mod key_row;
pub mod menu;
pub mod pane;
pub mod part;
pub mod splitter;
pub mod terms;
pub mod tool;
