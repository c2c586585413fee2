//! Collects the diagnostics of one document: bounded in number, sorted by place, each with its JSON pointer.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::diagnostic::{Diagnostic, Fix, Habit, Label, Severity, Weight};
use crate::json::{Json, pointer_at};
use crate::sort::sort_by;
use crate::span::Span;

/// How many diagnostics of one document are kept. A megabyte of commas is one mistake, not a million.
pub const MAX_DIAGNOSTICS: usize = 500;

#[derive(Debug, Default)]
pub(crate) struct Report {
    diagnostics: Vec<Diagnostic>,
    n_left_out: usize,
    malformed: bool,
}

impl Report {
    pub(crate) fn add(&mut self, diagnostic: Diagnostic) {
        let first_malformed = diagnostic.weight == Weight::Malformed && !self.malformed;
        // The first malformed one is kept at any length: without it the document would count as good.
        if self.diagnostics.len() < MAX_DIAGNOSTICS || first_malformed {
            self.malformed |= first_malformed;
            self.diagnostics.push(diagnostic);
        } else {
            self.n_left_out += 1;
        }
    }

    pub(crate) fn is_malformed(&self) -> bool {
        self.malformed
    }

    /// The places of what was reported so far, sorted by their start.
    pub(crate) fn places(&self) -> Vec<Span> {
        let mut places: Vec<Span> = self.diagnostics.iter().flat_map(Diagnostic::spans).collect();
        sort_by(&mut places, &|one, other| one.cmp(other));
        places
    }

    /// Sorts by place and fills in the paths.
    pub(crate) fn finish(mut self, tree: Option<&Json<'_>>) -> Vec<Diagnostic> {
        sort_by(&mut self.diagnostics, &|one, other| one.span.cmp(&other.span));
        // Torn text is read twice in places.
        self.diagnostics.dedup();
        for diagnostic in &mut self.diagnostics {
            diagnostic.path = tree.map(|tree| pointer_at(tree, diagnostic.span)).unwrap_or_default();
        }
        if let (Some(last), true) = (self.diagnostics.last(), 0 < self.n_left_out) {
            let message = match self.n_left_out {
                1 => "1 more problem is not listed".to_string(),
                n => format!("{n} more problems are not listed"),
            };
            self.diagnostics
                .push(flaw(Severity::Warning, "PROBLEM_LIMIT", "1.4", last.span, message));
        }
        self.diagnostics
    }
}

/// A problem for which the document is not evaluated.
pub(crate) fn malformed(code: &'static str, rule: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic {
        weight: Weight::Malformed,
        ..flaw(Severity::Error, code, rule, span, message)
    }
}

/// A problem with which the document is evaluated all the same.
pub(crate) fn flaw(
    severity: Severity,
    code: &'static str,
    rule: &'static str,
    span: Span,
    message: impl Into<String>,
) -> Diagnostic {
    Diagnostic {
        code,
        severity,
        weight: Weight::Flawed,
        rule,
        message: message.into(),
        span,
        also: Vec::new(),
        habit: None,
        path: String::new(),
        labels: Vec::new(),
        help: None,
        fix: None,
    }
}

impl Diagnostic {
    pub(crate) fn with_label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            message: message.into(),
        });
        self
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn with_fix(mut self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            span,
            replacement: replacement.into(),
            edits: Vec::new(),
        });
        self
    }

    /// Says that the same is at other places, too.
    pub(crate) fn with_also(mut self, also: Vec<Span>) -> Self {
        self.also = also;
        self
    }

    pub(crate) const fn with_habit(mut self, habit: Habit) -> Self {
        self.habit = Some(habit);
        self
    }
}

/// A piece of the user's text in backticks, short enough for a sentence.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("`{}…`", &line[..at]),
        None if line.len() < text.len() => format!("`{line}…`"),
        None => format!("`{line}`"),
    }
}
