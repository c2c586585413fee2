//! Decides AWS IAM requests, and keeps why.
//!
//! Two phases, one path: matching ([`matching`]) yields a fact for each statement, one small fold ([`combine`])
//! yields the decision, and the decision is read off the trace. Matching does not know which kind of policy it is
//! in; combining never sees policy text. Nothing here has a clock, does IO or holds an English sentence.
//!
//! | to find | look in |
//! |---|---|
//! | who asks for what | [`request`], [`caller`], [`context`] |
//! | what of a context contradicts itself | [`contradiction`] |
//! | which context keys AWS knows, and what it fills in | [`keys`], [`derive`](mod@derive) |
//! | the policies that apply | [`policies`] |
//! | which gates apply, and what each says | [`applies`], [`survey`] |
//! | a policy made ready | [`compile`] |
//! | does a statement apply | [`matching`] |
//! | the gates and the decision | [`gates`], [`combine`] |
//! | whose Allow a request rests on | [`granted_by`] |
//! | everything that happened | [`trace`], [`detail`] |
//! | keys that are unknown | [`closings`] |
//! | how a key is spelled | [`spelling`] |
//!
//! ```
//! use std::sync::Arc;
//!
//! use iam_eval::caller::{Caller, Identity};
//! use iam_eval::combine::Outcome;
//! use iam_eval::compile::Compiled;
//! use iam_eval::context::Context;
//! use iam_eval::policies::{Attached, Policies};
//! use iam_eval::request::{Action, Request, Resource};
//! use iam_syntax::grammar::parse;
//! use iam_syntax::policy::PolicyKind;
//!
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}"#;
//! let policy = parse(PolicyKind::Identity, text).policy.unwrap();
//! let policies = Policies {
//!     identity: vec![Attached { name: "Read".into(), document: 0, policy: Arc::new(Compiled::new(policy)) }],
//!     ..Policies::default()
//! };
//! let ana = Identity {
//!     arn: "arn:aws:iam::111122223333:user/ana".into(),
//!     account: "111122223333".into(),
//!     name: "ana".into(),
//!     unique_id: None,
//! };
//! let outcome = |action| {
//!     let action = Action::new(action).unwrap();
//!     let resource = Resource::new("arn:aws:s3:::box/key", &action);
//!     let (caller, account) = (Caller::User(ana.clone()), ana.account.clone());
//!     let request = Request { caller, action, resource, resource_account: account, context: Context::default() };
//!     iam_eval::decide(&policies, &request).outcome
//! };
//! assert_eq!(Outcome::Allowed, outcome("s3:GetObject"));
//! assert_eq!(Outcome::ImplicitDeny, outcome("s3:PutObject"));
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod among;
pub mod applies;
pub mod caller;
pub mod closings;
pub mod combine;
pub mod compile;
pub mod context;
pub mod contradiction;
pub mod derive;
pub mod detail;
pub mod evaluate;
pub mod gates;
pub mod granted_by;
pub mod keys;
pub mod matching;
pub mod policies;
pub mod rcp_services;
pub mod request;
pub mod spelling;
pub mod survey;
pub mod trace;
pub mod truth;

pub use evaluate::{decide, evaluate};
