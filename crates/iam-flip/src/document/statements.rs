//! A policy's text with statements put in and taken out. Everything else stays as it was typed.

use iam_syntax::policy::Policy;
use iam_syntax::span::Span;

use super::pieces::{Piece, indent_at, offset, replaced};
use crate::least::Statement;

/// What happens to the statements of one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// The places of those that go, from 0.
    pub removed: Vec<usize>,
    /// Those that are put behind the others.
    pub added: Vec<Statement>,
}

impl Edits {
    /// Whether no statement is left.
    #[must_use]
    pub(crate) fn leaves_nothing(&self, policy: &Policy) -> bool {
        self.added.is_empty() && (0..policy.statements.len()).all(|at| self.removed.contains(&at))
    }
}

/// The text with the edits made; nothing where one cannot be.
#[must_use]
pub fn edited(text: &str, policy: &Policy, edits: &Edits) -> Option<String> {
    if policy.statements.is_empty() {
        return edits.added.first().map(Statement::document);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let spans: Vec<Span> = policy.statements.iter().map(|statement| statement.span).collect();
    let (first, last) = (*spans.first()?, *spans.last()?);
    let is_kept = |at: usize| !edits.removed.contains(&at);
    let layout = Layout::of(text, first);
    if (0..spans.len()).any(is_kept) {
        pieces.extend(removals(&spans, is_kept));
        let added: String = edits
            .added
            .iter()
            .map(|statement| layout.behind_another(statement))
            .collect();
        if !added.is_empty() {
            if layout.is_list {
                let end = last_kept_end(&spans, is_kept);
                pieces.push(Piece::at(end, added));
            } else {
                // One statement without a list around it.
                let (start, end) = (offset(first.start), offset(first.end));
                pieces.push(Piece::at(start, "[".to_string()));
                pieces.push(Piece::at(end, format!("{added}]")));
            }
        }
    } else {
        let added: Vec<String> = edits.added.iter().map(|statement| layout.written(statement)).collect();
        let joined = added.join(&layout.separator());
        let list = if layout.is_list || added.len() == 1 {
            joined
        } else {
            format!("[{joined}]")
        };
        pieces.push(Piece::instead(first.to(last), list));
    }
    replaced(text, pieces)
}

/// Each run of removed statements, with the comma before or behind it.
fn removals(spans: &[Span], is_kept: impl Fn(usize) -> bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < spans.len() {
        if is_kept(at) {
            at += 1;
            continue;
        }
        let from = at;
        while at < spans.len() && !is_kept(at) {
            at += 1;
        }
        let (start, end) = match (spans.get(at), from.checked_sub(1)) {
            (Some(next), _) => (offset(spans[from].start), offset(next.start)),
            (None, Some(before)) => (offset(spans[before].end), offset(spans[at - 1].end)),
            // OK because the caller has a statement that is kept.
            (None, None) => continue,
        };
        pieces.push(Piece {
            start,
            end,
            new: String::new(),
        });
    }
    pieces
}

fn last_kept_end(spans: &[Span], is_kept: impl Fn(usize) -> bool) -> usize {
    let last = (0..spans.len()).rev().find(|at| is_kept(*at)).unwrap_or(0);
    offset(spans[last].end)
}

/// How the statements of a policy are laid out.
struct Layout {
    is_list: bool,
    /// What indents a statement, if statements begin on lines of their own.
    indent: Option<String>,
    /// Whether the members of a statement stand on lines of their own.
    is_spread: bool,
}

impl Layout {
    fn of(text: &str, first: Span) -> Self {
        let before = text.get(..offset(first.start)).unwrap_or("");
        let indent = indent_at(text, offset(first.start));
        let is_spread = first.of(text).contains('\n');
        let begins_line = before.len() > indent.len() && before.ends_with(&format!("\n{indent}"));
        Self {
            is_list: before.trim_end().ends_with('['),
            indent: (is_spread || begins_line).then_some(indent),
            is_spread,
        }
    }

    fn separator(&self) -> String {
        match &self.indent {
            Some(indent) => format!(",\n{indent}"),
            None => ", ".to_string(),
        }
    }

    fn written(&self, statement: &Statement) -> String {
        match &self.indent {
            Some(indent) if self.is_spread => statement.on_lines(indent),
            Some(_) | None => statement.on_one_line(),
        }
    }

    fn behind_another(&self, statement: &Statement) -> String {
        self.separator() + &self.written(statement)
    }
}
