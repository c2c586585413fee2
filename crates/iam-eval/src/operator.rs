//! The families of condition operators: how one value of the context compares with one value of a policy.
//!
//! Each family says what its literals look like (SEMANTICS.md §4.7) and compares. What a missing key, a set or a
//! negation means is the same for all of them and lives in [`crate::matching`].

pub mod binary;
pub mod boolean;
pub mod date;
pub mod ip;
pub mod number;
