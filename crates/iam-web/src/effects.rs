//! Everything that touches the browser beyond rendering, each in one file.

pub mod announce;
pub mod clipboard;
pub mod clock;
pub mod editing;
pub mod editor;
pub mod example;
pub mod exchange;
pub mod fetch;
pub mod focus;
pub mod history;
pub mod notice;
pub mod object;
pub mod page;
pub mod storage;
pub mod target;
pub mod worker;
