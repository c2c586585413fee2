//! Sessions: what AWS STS issues and refuses, hop by hop, in an estate of accounts (SEMANTICS.md §7).
//!
//! A hop asks one or more permissions of both sides. Each is an ordinary evaluation by `iam-eval`; what is decided here
//! is which permissions are asked, in which context, and what session comes of it. Time is an argument.
//!
//! | to find | look in |
//! |---|---|
//! | accounts, users, roles, the organization | [`estate`], [`organization`] |
//! | who holds which credentials | [`credentials`], [`who`] |
//! | what a session carries | [`session`], [`tags`] |
//! | parameters of the operations, and what they may hold | [`operation`], `constraint` |
//! | the policies and context keys of a request | [`applies`], [`context`] |
//! | one permission asked | [`check`] |
//! | what a hop comes to | [`hop`] |
//! | an operation | the module of its name |
//! | what credentials are not good for | [`may`] |

#![no_std]

extern crate alloc;

pub mod applies;
pub mod assume_role;
pub mod assume_root;
pub mod call;
pub mod caller_identity;
pub mod check;
mod constraint;
pub mod context;
pub mod credentials;
pub mod estate;
pub mod federation_token;
pub mod hop;
pub mod ids;
pub mod limits;
pub mod may;
pub mod mfa;
pub mod operation;
pub mod organization;
pub mod saml;
pub mod service;
pub mod session;
pub mod session_token;
pub mod tags;
pub mod target;
mod token;
pub mod web_identity;
pub mod who;

/// A moment in whole seconds since 1970, UTC.
pub type Time = i64;
