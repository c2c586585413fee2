//! What a reader of a document has to say: one sentence, one place, perhaps a way out.

use alloc::string::String;
use alloc::vec::Vec;

use crate::span::Span;

/// How bad it is, in the words of IAM Access Analyzer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    SecurityWarning,
    Warning,
    Suggestion,
}

impl Severity {
    /// The word as IAM Access Analyzer writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::SecurityWarning => "SECURITY_WARNING",
            Self::Warning => "WARNING",
            Self::Suggestion => "SUGGESTION",
        }
    }
}

/// Whether the document can still be evaluated (SEMANTICS.md §1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Nothing of the document is evaluated; the answer is an error.
    Malformed,
    /// The document is evaluated as its rule says; the answer lists the flaw.
    Flawed,
}

/// One problem of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The issue code, as IAM Access Analyzer names it where it has one.
    pub code: &'static str,
    pub severity: Severity,
    pub weight: Weight,
    /// The rule of SEMANTICS.md, such as `G-12`.
    pub rule: &'static str,
    /// One sentence in English: lower-case start, no full stop, the user's text in backticks.
    pub message: String,
    /// The smallest text that is wrong.
    pub span: Span,
    /// A JSON pointer of the element inside the document, such as `/Statement/1/Effect`; empty for the whole.
    pub path: String,
    /// Other places that matter, each with a few words.
    pub labels: Vec<Label>,
    /// What to do next.
    pub help: Option<String>,
    pub fix: Option<Fix>,
}

/// A second place that a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub message: String,
}

/// A change of the text that mends the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as a button would say it.
    pub title: String,
    pub span: Span,
    pub replacement: String,
}
