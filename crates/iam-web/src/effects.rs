//! Everything that touches the browser beyond rendering, each in one file.

pub mod announce;
pub mod clipboard;
pub mod clock;
pub mod editor;
pub mod example;
pub mod exchange;
pub mod fetch;
pub mod focus;
pub mod history;
pub mod object;
pub mod page;
pub mod policy_worker;
pub mod storage;
pub mod target;
