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
//!
//! ```
//! use std::sync::Arc;
//!
//! use iam_eval::compile::Compiled;
//! use iam_eval::policies::Attached;
//! use iam_sts::assume_role::assume_role;
//! use iam_sts::credentials::{Credentials, SignIn};
//! use iam_sts::estate::{Account, Estate, Role};
//! use iam_sts::hop::Setting;
//! use iam_sts::operation::AssumeRole;
//! use iam_syntax::grammar::parse;
//! use iam_syntax::policy::PolicyKind;
//!
//! let ana = "arn:aws:iam::111122223333:user/ana";
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow",
//!     "Principal":{"AWS":"arn:aws:iam::111122223333:user/ana"},"Action":"sts:AssumeRole"}}"#;
//! let policy = parse(PolicyKind::Trust, text).policy.unwrap();
//! let role = Role {
//!     arn: "arn:aws:iam::111122223333:role/Worker".into(),
//!     name: "Worker".into(),
//!     trust: Some(Attached { name: "trust".into(), document: 0, policy: Arc::new(Compiled::new(policy)) }),
//!     ..Role::default()
//! };
//! let (id, ask) = (String::from("111122223333"), AssumeRole {
//!     role_arn: role.arn.clone(),
//!     role_session_name: "job".into(),
//!     ..AssumeRole::default()
//! });
//! let roles = [(role.name.clone(), role)].into();
//! let account = Account { id: id.clone(), partition: "aws".into(), roles, ..Account::default() };
//! let estate = Estate { accounts: [(id, account)].into(), ..Estate::default() };
//!
//! let credentials = Credentials::User { arn: ana.into(), sign_in: SignIn::AccessKey };
//! let setting = Setting { now: 1_700_000_000, label: "first", context: &[], shared: None, via: None };
//! let session = assume_role(&estate, &credentials, &ask, &setting).outcome.unwrap();
//! assert_eq!(1_700_003_600, session.expiration);
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod applies;
pub mod assume_role;
pub mod assume_root;
pub mod call;
pub mod caller_identity;
pub mod certificate;
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
