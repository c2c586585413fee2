//! A policy's text with statements put in, taken out or narrowed. Everything else stays as it was typed.

use iam_syntax::json::quote;
use iam_syntax::policy::{Policy, Statement as Read};
use iam_syntax::span::Span;

use crate::least::Statement;

/// What happens to the statements of one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    pub removed: Vec<usize>,
    /// The statement, and the ARN that it no longer applies to.
    pub exempt: Vec<(usize, String)>,
    pub added: Vec<Statement>,
}

impl Edits {
    /// Whether no statement is left.
    #[must_use]
    pub fn leaves_nothing(&self, policy: &Policy) -> bool {
        self.added.is_empty() && (0..policy.statements.len()).all(|at| self.removed.contains(&at))
    }
}

/// The text with the edits made; nothing where one cannot be.
#[must_use]
pub fn edited(text: &str, policy: &Policy, edits: &Edits) -> Option<String> {
    if policy.statements.is_empty() {
        return edits.added.first().map(Statement::document);
    }
    let mut pieces: Vec<(usize, usize, String)> = Vec::new();
    for (statement, principal_arn) in &edits.exempt {
        if !edits.removed.contains(statement) {
            let (at, piece) = exemption(text, policy.statements.get(*statement)?, principal_arn)?;
            pieces.push((at, at, piece));
        }
    }
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
                pieces.push((end, end, added));
            } else {
                // One statement without a list around it.
                let (start, end) = (offset(first.start), offset(first.end));
                pieces.push((start, start, "[".to_string()));
                pieces.push((end, end, format!("{added}]")));
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
        pieces.retain(|(start, _, _)| *start < offset(first.start) || offset(last.end) <= *start);
        pieces.push((offset(first.start), offset(last.end), list));
    }
    replaced(text, pieces)
}

/// Each run of removed statements, with the comma before or behind it.
fn removals(spans: &[Span], is_kept: impl Fn(usize) -> bool) -> Vec<(usize, usize, String)> {
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
        let piece = match (spans.get(at), from.checked_sub(1)) {
            (Some(next), _) => (offset(spans[from].start), offset(next.start)),
            (None, Some(before)) => (offset(spans[before].end), offset(spans[at - 1].end)),
            // OK because the caller has a statement that is kept.
            (None, None) => continue,
        };
        pieces.push((piece.0, piece.1, String::new()));
    }
    pieces
}

fn last_kept_end(spans: &[Span], is_kept: impl Fn(usize) -> bool) -> usize {
    let last = (0..spans.len()).rev().find(|at| is_kept(*at)).unwrap_or(0);
    offset(spans[last].end)
}

fn replaced(text: &str, mut pieces: Vec<(usize, usize, String)>) -> Option<String> {
    // Where an insertion meets the start of a removal, it comes first.
    pieces.sort_by_key(|(start, end, _)| (*start, *end));
    let mut new = String::with_capacity(text.len() + 200);
    let mut at = 0;
    for (start, end, piece) in pieces {
        new.push_str(text.get(at..start)?);
        new.push_str(&piece);
        at = end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

/// A condition that leaves the caller out, and where it goes.
fn exemption(text: &str, statement: &Read, principal_arn: &str) -> Option<(usize, String)> {
    let test = format!("\"ArnNotEquals\": {{ \"aws:PrincipalArn\": {} }}", quote(principal_arn));
    let Some(first) = statement.conditions.first() else {
        let end = offset(statement.span.end).checked_sub(1)?;
        let body = text.get(offset(statement.span.start)..end)?;
        let inside = body.trim_end();
        let at = offset(statement.span.start) + inside.len();
        let before = if body.contains('\n') {
            format!(",\n{}  ", indent_at(text, offset(statement.span.start)))
        } else {
            ", ".to_string()
        };
        return Some((at, format!("{before}\"Condition\": {{ {test} }}")));
    };
    let is_there = statement.conditions.iter().any(|condition| {
        condition
            .operator_span
            .of(text)
            .trim_matches('"')
            .eq_ignore_ascii_case("ArnNotEquals")
    });
    (!is_there).then(|| (offset(first.operator_span.start), format!("{test}, ")))
}

/// How the statements of a policy are laid out.
struct Layout {
    is_list: bool,
    /// Before each statement, if statements stand on lines of their own.
    indent: Option<String>,
}

impl Layout {
    fn of(text: &str, first: Span) -> Self {
        let before = text.get(..offset(first.start)).unwrap_or("").trim_end();
        let spread = text
            .get(offset(first.start)..offset(first.end))
            .is_some_and(|it| it.contains('\n'));
        Self {
            is_list: before.ends_with('['),
            indent: spread.then(|| indent_at(text, offset(first.start))),
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
            Some(indent) => statement.on_lines(indent),
            None => statement.on_one_line(),
        }
    }

    fn behind_another(&self, statement: &Statement) -> String {
        self.separator() + &self.written(statement)
    }
}

/// The blanks that begin the line of a place.
fn indent_at(text: &str, at: usize) -> String {
    let line = text.get(..at).and_then(|it| it.rsplit('\n').next()).unwrap_or("");
    line.chars().take_while(|it| *it == ' ' || *it == '\t').collect()
}

const fn offset(at: u32) -> usize {
    at as usize
}
