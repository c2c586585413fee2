//! What a reader of a document has to say: one sentence, one place, perhaps a way out.

use alloc::string::String;
use alloc::vec::Vec;

use crate::span::Span;

/// How bad it is, in the words of IAM Access Analyzer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document does not work as written.
    Error,
    /// It grants more than is safe.
    SecurityWarning,
    /// It goes against good practice, and is no risk to security.
    Warning,
    /// It could be better in a way that changes no permission.
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
    /// How bad it is.
    pub severity: Severity,
    /// Whether the document is evaluated in spite of it.
    pub weight: Weight,
    /// The rule of SEMANTICS.md, such as `G-12`.
    pub rule: &'static str,
    /// One sentence in English: lower-case start, no full stop, the user's text in backticks.
    pub message: String,
    /// The smallest text that is wrong; of several places the first.
    pub span: Span,
    /// The other places of the same mistake, in the order of the text. The fix mends them all.
    pub also: Vec<Span>,
    /// The way in which the whole text is written, where that is the mistake.
    pub habit: Option<Habit>,
    /// A JSON pointer of the element inside the document, such as `/Statement/1/Effect`; empty for the whole.
    pub path: String,
    /// Other places that matter, each with a few words.
    pub labels: Vec<Label>,
    /// What to do next.
    pub help: Option<String>,
    /// A change of the text that mends it; `None` where only its writer knows what was meant.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// All places, in the order of the text.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        core::iter::once(self.span).chain(self.also.iter().copied())
    }
}

/// A way of writing that is not that of a policy, said once for all its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// `“Effect”`: what word processors and messengers make of quotation marks.
    CurlyQuotes,
    /// An object of another language: keys without quotes, strings in single ones.
    Language {
        /// The language that it was probably copied from.
        language: Language,
        /// Keys without quotes.
        n_bare_keys: usize,
        /// Strings in `'` or a backtick.
        n_odd_strings: usize,
        /// Commas before a closing bracket.
        n_last_commas: usize,
        /// Comments of any form: `//`, `/*`, `#`.
        n_comments: usize,
        /// Values without quotes: names, expressions, words such as `True` and `undefined`.
        n_words: usize,
    },
    /// `...` in the place of what belongs there.
    LeftOut,
    /// Commas before a closing bracket, in a text that nothing else shows to be of another language.
    LastCommas,
    /// Comments, in a text that nothing else shows to be of another language.
    Comments,
    /// What some editors put in front of a file.
    ByteOrderMark,
    /// Blanks that are not JSON's, of which this is the first.
    OddBlanks(char),
    /// One statement, or a list of them, without the document around.
    BareStatements {
        /// Whether it is a list.
        are_several: bool,
    },
    /// The trust policy of a role, in the place of a policy that says what its owner may do.
    TrustPolicy,
}

/// What a text may have been written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Also TypeScript and JSON5: what is not surely Python.
    JavaScript,
    /// It has Python's words or comments, and all keys in quotes.
    Python,
}

impl Language {
    /// As a sentence writes it: `JavaScript`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::JavaScript => "JavaScript",
            Self::Python => "Python",
        }
    }
}

/// A second place that a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place in the document.
    pub span: Span,
    /// A few words in English.
    pub message: String,
}

/// A change of the text that mends the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as a button would say it.
    pub title: String,
    /// What is replaced.
    pub span: Span,
    /// What then stands there; empty to delete.
    pub replacement: String,
    /// The same place by place, where there are several: of the diagnostic's span and of each of its other places.
    pub edits: Vec<Edit>,
}

/// One of several changes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What then stands there; empty to delete.
    pub replacement: String,
}

impl Fix {
    /// Several changes as one, from the first place to the last; they are in the order of the text and apart.
    pub(crate) fn of_edits(title: String, text: &str, edits: Vec<Edit>) -> Self {
        let start = edits.first().map_or(0, |it| it.span.start);
        let end = edits.last().map_or(start, |it| it.span.end);
        let mut replacement = String::new();
        let mut at = start;
        for edit in &edits {
            replacement.push_str(Span::new(at, edit.span.start).of(text));
            replacement.push_str(&edit.replacement);
            at = edit.span.end;
        }
        let edits = if edits.len() < 2 { Vec::new() } else { edits };
        Self {
            title,
            span: Span::new(start, end),
            replacement,
            edits,
        }
    }
}
