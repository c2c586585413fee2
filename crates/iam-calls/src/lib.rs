//! One call of an AWS API may ask several permissions: `GetObject` of an object under SSE-KMS asks `kms:Decrypt` too,
//! `RunInstances` with a profile `iam:PassRole`, a call that tags what it makes the action that tags.
//!
//! Two tables say which: one kept by hand, each row with AWS's page, and the column "dependent actions" of AWS's Service
//! Authorization Reference ([`iam_catalog::dependent`]), which does not say when.
//!
//! | to find | look in |
//! |---|---|
//! | what a request also asks | [`also`] |
//! | what is known of its call | [`asked`] |
//! | when a row is asked, and what of a request tells | [`when`] |
//! | what a request tells of them | `told` |
//! | what a row says | [`row`] |
//! | the table | [`rows`] |
//! | the ARNs that follow from a request | `fill` |
//! | sentences | [`words`] |
//!
//! Nothing here decides: a row names a question, and the evaluator answers it.

#![no_std]

extern crate alloc;

pub mod also;
pub mod asked;
mod fill;
pub mod row;
pub mod rows;
mod told;
pub mod when;
pub mod words;
