//! Everything that touches the browser beyond rendering, each in one file.

pub mod announce;
pub mod cards;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod drops;
pub mod editor;
pub mod exchange;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod forget;
pub mod gallery;
pub mod history;
pub mod kept_files;
pub mod keys;
pub mod notice;
pub mod object;
pub mod page;
pub mod policy_worker;
pub mod print;
pub mod storage;
pub mod target;
pub mod unicode;
