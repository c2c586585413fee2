//! Reads AWS IAM policy text into a document with byte spans, or says what is wrong with it and where.
//!
//! This crate knows the language and nothing of any request: no caller, no decision. Any bytes give a tree and
//! diagnostics, in bounded depth and time.
//!
//! | to find | look in |
//! |---|---|
//! | the JSON reader | [`json`] |
//! | the document as read | [`policy`] |
//! | what may stand where, by policy kind | [`grammar`] |
//! | problems and their places | [`diagnostic`] |
//! | numbers, dates, addresses … in conditions | [`literal`] |
//! | condition operators by name | [`operator`] |
//! | `*` and `?` | [`pattern`] |
//! | `${aws:username}` | [`template`] |
//! | letters, ignoring case | [`letter_case`] |
//! | ARNs | [`arn`] |
//! | "did you mean" | [`suggest`] |
//! | sorting in little code | [`sort`] |
//!
//! ```
//! use iam_syntax::grammar::parse;
//! use iam_syntax::policy::PolicyKind;
//!
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}"#;
//! let policy = parse(PolicyKind::Identity, text).policy.unwrap();
//! let action = policy.statements[0].action.as_ref().unwrap();
//! assert_eq!("s3:Get*", action.elements[0].value);
//! assert_eq!(r#""s3:Get*""#, action.elements[0].span.of(text));
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod arn;
mod bytes;
pub mod diagnostic;
pub mod grammar;
pub mod json;
pub mod letter_case;
pub mod literal;
pub mod operator;
pub mod pattern;
pub mod policy;
mod report;
pub mod sort;
pub mod span;
pub mod suggest;
pub mod template;
pub mod utf16;
