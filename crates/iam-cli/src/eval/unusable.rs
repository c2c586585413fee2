//! The reply to bytes that are the text of no case.

use iam_scenario::problem::Problem;
use iam_scenario::read::MAX_CASE_BYTES;
use iam_scenario::reply::Reply;

use crate::cases::Unusable;

/// A reply that says what is wrong, and in which line.
pub fn reply(why: &Unusable, line: usize) -> Reply {
    let (code, message) = match why {
        Unusable::NotUtf8 { byte } => (
            "INVALID_UTF8",
            format!("the case in line {line} is not UTF-8 text: its byte {byte} begins no character"),
        ),
        Unusable::TooLong => (
            "TOO_LONG",
            format!("the case in line {line} is larger than {} MiB", MAX_CASE_BYTES >> 20),
        ),
        Unusable::OpenList => (
            "JSON_SYNTAX_ERROR",
            format!("the list of cases is not closed: expected `]` in line {line}"),
        ),
        Unusable::AfterList => (
            "JSON_SYNTAX_ERROR",
            format!("text after the list of cases in line {line} is not read"),
        ),
    };
    Reply {
        id: None,
        result: Err(Box::new(Problem::of_request(code, message, ""))),
        expect: None,
    }
}
