//! One call of an AWS API may ask several permissions: `GetObject` of an object under SSE-KMS asks `kms:Decrypt` too,
//! `RunInstances` with a profile `iam:PassRole`, a call that tags what it makes the action that tags.
//!
//! Two tables say which: one kept by hand, each row with AWS's page, and the column "dependent actions" of AWS's Service
//! Authorization Reference ([`iam_catalog::dependent`]), which does not say when.
//!
//! | to find | look in |
//! |---|---|
//! | what a request also asks | [`also`] |
//! | whether it asks that already | [`among`] |
//! | what is known of its call | [`asked`] |
//! | when a row is asked, and what of a request tells | [`when`] |
//! | what a request tells of them | `told` |
//! | what a row says | [`row`] |
//! | the table | [`rows`] |
//! | the ARNs that follow from a request | `fill` |
//! | sentences | [`words`] |
//!
//! Nothing here decides: a row names a question, and the evaluator answers it.
//!
//! ```
//! use iam_calls::also::also;
//! use iam_calls::asked::{Asked, Fact, Said};
//! use iam_calls::when::When;
//! use iam_eval::caller::Caller;
//! use iam_eval::context::Context;
//! use iam_eval::request::{Action, Request, Resource};
//!
//! let action = Action::new("s3:GetObject").unwrap();
//! let request = Request {
//!     caller: Caller::Anonymous,
//!     resource: Resource::new("arn:aws:s3:::box/key", &action),
//!     action,
//!     resource_account: "111122223333".into(),
//!     context: Context::default(),
//! };
//! // Somebody knows of the object that a key of KMS encrypts it.
//! let facts = [Fact { when: When::CustomerKey, said: Said::Yes }];
//! let found = also(&Asked { request: &request, operation: None, facts: &facts });
//! assert!(found.iter().any(|it| it.action == "kms:Decrypt" && it.is_asked));
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod also;
pub mod among;
pub mod asked;
mod fill;
pub mod row;
pub mod rows;
mod told;
pub mod when;
pub mod words;
