//! A call, as far as it is known.

use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::request::Request;

use crate::when::When;

/// A call, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub request: &'a Request,
    /// The operation of the API, where the request named one in place of an action: `s3:CopyObject`.
    pub operation: Option<&'a str>,
    /// What else is said of the call.
    pub facts: &'a [Fact],
}

/// What is said of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub when: When,
    pub said: Said,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    No,
    Yes,
    /// It holds, and these are the ARNs that it is about.
    Of(Vec<String>),
}
