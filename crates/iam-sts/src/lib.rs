//! Sessions: what AWS STS issues and refuses, hop by hop, in an estate of accounts (SEMANTICS.md §7).
//!
//! A hop asks one or more permissions of both sides. Each is an ordinary evaluation by `iam-eval`; what is decided here
//! is which permissions are asked, in which context, and what session comes of it. Time is an argument.
//!
//! | to find | look in |
//! |---|---|
//! | accounts, users, roles, the organization | [`estate`] |
//! | who holds which credentials | [`credentials`] |
//! | what a session carries | [`session`] |
//! | tags and which wins | [`tags`] |
//! | parameters of the operations | [`operation`] |
//! | what a hop comes to | [`hop`] |

#![no_std]

extern crate alloc;

pub mod credentials;
pub mod estate;
pub mod hop;
pub mod operation;
pub mod session;
pub mod tags;

/// A moment in whole seconds since 1970, UTC.
pub type Time = i64;
