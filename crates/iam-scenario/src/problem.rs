//! Why a case could not be read or evaluated, and where.

use iam_syntax::diagnostic::Diagnostic;
use iam_syntax::span::{Places, Position, Span};

/// An error at a place of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is called, such as `INVALID_CASE`.
    pub code: String,
    /// One sentence: lower-case start, no full stop, the user's text in backticks.
    pub message: String,
    /// JSON pointer of the value in the input.
    pub path: String,
    /// The place in the text: of the policy document if the path leads into one, else of the case.
    pub span: Option<Span>,
    /// The line and column of it.
    pub position: Option<Position>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem of the case itself.
    #[must_use]
    pub fn new(code: &str, message: String, path: String, places: &Places<'_>, span: Span) -> Self {
        let at = Some(places.position(span.start));
        Self {
            code: code.into(),
            message: short(message),
            path,
            span: Some(span),
            position: at,
            help: None,
        }
    }

    /// A problem with what was asked, where there is no text to point at.
    #[must_use]
    pub fn of_request(code: &str, message: String, path: &str) -> Self {
        Self {
            code: code.into(),
            message: short(message),
            path: path.into(),
            span: None,
            position: None,
            help: None,
        }
    }

    /// A problem of a text, under the JSON pointer of that text in the input.
    #[must_use]
    pub fn of_text(diagnostic: &Diagnostic, pointer: &str, places: &Places<'_>) -> Self {
        Self {
            code: diagnostic.code.into(),
            message: diagnostic.message.clone(),
            path: [pointer, &diagnostic.path].concat(),
            span: Some(diagnostic.span),
            position: Some(places.position(diagnostic.span.start)),
            help: diagnostic.help.clone(),
        }
    }
}

/// How many characters stand between two backticks at most.
const MOST_QUOTED: usize = 400;

/// A sentence that quotes the beginning of a long text alone.
fn short(message: String) -> String {
    if message.len() <= MOST_QUOTED {
        return message;
    }
    let parts = message
        .split('`')
        .map(|part| match part.char_indices().nth(MOST_QUOTED) {
            None => part.into(),
            Some((end, _)) => format!("{}…", &part[..end]),
        });
    parts.collect::<Vec<String>>().join("`")
}
