//! A call, as far as it is known.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::request::Request;

use crate::when::When;

/// A call, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Who asks for what; its context tells some of the conditions.
    pub request: &'a Request,
    /// The operation of the API, where the request named one in place of an action: `s3:CopyObject`.
    pub operation: Option<&'a str>,
    /// What else is said of the call.
    pub facts: &'a [Fact],
}

/// What is said of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The condition.
    pub when: When,
    /// Whether it holds.
    pub said: Said,
}

/// Whether a condition of a call holds, as somebody says who knows the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It does not hold.
    No,
    /// It holds.
    Yes,
    /// It holds, and these are the ARNs that it is about.
    Of(Vec<String>),
}
