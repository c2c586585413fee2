//! Says why a request was decided as it was: facts in order, words for each of them, and AWS's own message.
//!
//! A trace holds what happened; this crate turns it into nodes with typed facts ([`node`]), and each fact into a
//! sentence ([`words`]). Words are made from facts and nothing else, so every language says the same. Nothing here
//! decides anything.
//!
//! | to find | look in |
//! |---|---|
//! | what there is to explain | [`evaluated`] |
//! | the steps of a decision, in order | [`node`] |
//! | the way past each kind of policy, the absent ones too | [`path`] |
//! | what a step's sentence is made from | [`fact`] |
//! | the same for machines: names and values | [`fields`] |
//! | names for steps that last over edits | [`names`] |
//! | which statements decided, granted, were overridden | [`roles`] |
//! | statements that failed by a hair | [`near_miss`] |
//! | what else bears on a verdict | [`beside`] |
//! | what the verdict rests on | [`headline`] |
//! | AWS's denial message, word for word | [`message`] |
//! | sentences, in English and Korean | [`words`] |
//! | AWS's page for each rule, and where AWS leaves a choice | [`source`] |
//! | a whole trace as plain text | [`text`] |
//!
//! ```
//! # use std::sync::Arc;
//! use iam_eval::caller::{Caller, Identity};
//! use iam_eval::compile::Compiled;
//! use iam_eval::context::Context;
//! use iam_eval::evaluate;
//! use iam_eval::policies::{Attached, Policies};
//! use iam_eval::request::{Action, Request, Resource};
//! use iam_explain::evaluated::Evaluated;
//! use iam_explain::words;
//! use iam_syntax::grammar::parse;
//! use iam_syntax::policy::PolicyKind;
//! use iam_words::Lang;
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
//! let action = Action::new("s3:PutObject").unwrap();
//! let request = Request {
//!     resource: Resource::new("arn:aws:s3:::box/key", &action),
//!     resource_account: ana.account.clone(),
//!     caller: Caller::User(ana),
//!     action,
//!     context: Context::default(),
//! };
//! let trace = evaluate(&policies, &request);
//! let headline = words::headline(Evaluated::new(&policies, &request, &trace), Lang::En);
//! assert_eq!(
//!     "Denied — implicit deny. No identity-based policy allows s3:PutObject on arn:aws:s3:::box/key.",
//!     headline,
//! );
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod beside;
pub mod evaluated;
pub mod fact;
pub mod fields;
pub mod headline;
pub mod message;
pub mod names;
pub mod near_miss;
pub mod node;
pub mod path;
pub mod roles;
pub mod source;
pub mod text;
pub mod words;
