//! Everything that touches the browser beyond rendering, each in one file.

pub mod address;
pub mod clipboard;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod keep;
pub mod language;
