//! What is wrong with a policy, risky or without effect; and how a text is made tidy.

use iam_syntax::diagnostic::{self, Diagnostic, Weight};
use iam_syntax::span::{Places, Span};
use iam_syntax::utf16;

/// Something that is wrong with a policy, risky or without effect. Places count in UTF-16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Empty where it has none that a reader could look up.
    pub code: String,
    pub severity: Severity,
    pub place: Place,
    /// The other places with the same cause.
    pub also: Vec<Place>,
    pub message: String,
    pub help: Option<String>,
    /// AWS's page; empty where there is none.
    pub page: String,
    pub fix: Option<Fix>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    SecurityWarning,
    Warning,
    Suggestion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub from: u32,
    pub to: u32,
}

/// What would mend it: the whole text with that done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub title: String,
    pub text: String,
}

/// How a text is made tidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tidy {
    Format,
    Sort,
    Minify,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tidied {
    Text(String),
    /// It can't be done, since the text is torn there.
    Torn(u32),
}

/// What the page itself says of a text, which is what can't be read in it.
pub fn of_diagnostics(text: &str, diagnostics: &[Diagnostic]) -> Vec<Problem> {
    let places = Places::new(text);
    diagnostics.iter().map(|it| of_diagnostic(&places, it)).collect()
}

fn of_diagnostic(places: &Places, diagnostic: &Diagnostic) -> Problem {
    let text = places.text();
    let place = |span: Span| Place {
        from: places.units(span.start),
        to: places.units(span.end),
    };
    let fix = diagnostic.fix.as_ref().and_then(|fix| {
        let range = fix.span.range();
        let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
        Some(Fix {
            title: fix.title.clone(),
            text: [before, &fix.replacement, after].concat(),
        })
    });
    Problem {
        code: String::new(),
        severity: match (diagnostic.weight, diagnostic.severity) {
            (Weight::Malformed, _) | (_, diagnostic::Severity::Error) => Severity::Error,
            (Weight::Flawed, diagnostic::Severity::SecurityWarning) => Severity::SecurityWarning,
            (Weight::Flawed, diagnostic::Severity::Warning) => Severity::Warning,
            (Weight::Flawed, diagnostic::Severity::Suggestion) => Severity::Suggestion,
        },
        place: place(diagnostic.span),
        also: diagnostic.spans().skip(1).map(place).collect(),
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        page: String::new(),
        fix,
    }
}

impl Problem {
    /// All of its places, in the order of the text.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.place).chain(self.also.iter().copied())
    }
}

impl Place {
    /// The same place counted in bytes.
    pub fn span(self, text: &str) -> Span {
        let byte = |units| u32::try_from(utf16::byte(text, units)).unwrap_or(u32::MAX);
        Span::new(byte(self.from), byte(self.to))
    }
}
