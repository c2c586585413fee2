//! Verdicts as Markdown, such that no text of a policy is taken for markup.

use iam_words::unseen::is_obeyed;

use crate::asked::Piece;
use crate::told::{Below, Part};

/// The lines of a verdict, with what was asked above it: a quotation, of several a list in it.
#[must_use]
pub fn lines(asked: &[Piece], parts: &[Part], link: Option<(&str, &str)>) -> Vec<String> {
    let mut lines = Vec::new();
    if !asked.is_empty() {
        let pieces = asked.iter().map(|it| match it {
            Piece::Text(text) => escaped(text),
            Piece::Code(text) => code(text),
        });
        lines.extend([pieces.collect(), String::new()]);
    }
    let has_names = parts.iter().any(|it| it.name.is_some());
    for part in parts {
        let (first, indent) = if has_names { ("- ", "  ") } else { ("", "") };
        lines.push([first, &sentence(part)].concat());
        match &part.below {
            Below::Nothing => {}
            Below::Steps(steps) => {
                lines.push(String::new());
                let steps = (1..).zip(steps);
                lines.extend(steps.map(|(number, step)| format!("{indent}{number}. {}", escaped(step))));
            }
            Below::Table(rows) => {
                lines.push(String::new());
                lines.extend(table(rows).into_iter().map(|it| [indent, &it].concat()));
            }
        }
        if part.below != Below::Nothing && has_names {
            lines.push(String::new());
        }
    }
    if let Some((name, address)) = link {
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines.extend([String::new(), format!("[{}]({address})", escaped(name))]);
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let quoted = |line: String| {
        if line.is_empty() {
            ">".into()
        } else {
            ["> ", &line].concat()
        }
    };
    lines.into_iter().map(quoted).collect()
}

fn sentence(part: &Part) -> String {
    let (verdict, reason) = split(&part.said);
    let name = part
        .name
        .as_ref()
        .map_or(String::new(), |it| format!("{}: ", escaped(it)));
    format!("{name}**{}**{}", escaped(verdict), escaped(reason))
}

/// The verdict itself, and the reason with the blank before it.
pub fn split(said: &str) -> (&str, &str) {
    let end = said.find(". ").map_or(said.len(), |it| it + 1);
    said.split_at(end)
}

fn table(rows: &[Vec<String>]) -> Vec<String> {
    let row = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|it| escaped(it)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(row).collect();
    if let Some(head) = rows.first() {
        lines.insert(1, format!("|{}", " --- |".repeat(head.len())));
    }
    lines
}

/// A text as code, where none of it is taken for the end of it.
fn code(text: &str) -> String {
    let is_plain =
        !text.contains(['`', '|']) && !text.chars().any(is_obeyed) && text.trim() == text && !text.is_empty();
    if is_plain { format!("`{text}`") } else { escaped(text) }
}

/// A text with each character that Markdown, or what is built on it, might read as markup made plain.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' | '&' | '^' | '=' => {
                escaped.extend(['\\', character]);
            }
            // Addresses and names of people are not to become links.
            '@' => escaped.push_str("\\@"),
            character if is_obeyed(character) => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
