//! A view as text, below the headline.

use iam_protocol::case::{Depends, Holds, Matrix, Step};
use iam_render::explain::View;
use iam_scenario::answer::Answer;
use iam_syntax::span::position;

use crate::say::one_line;

/// Each line begins with a line break.
pub fn below(view: &View, answer: &Answer) -> String {
    let lines = match view {
        View::Steps(steps) => of_steps(steps, answer),
        View::Matrix(matrix) => of_matrix(matrix),
        View::Depends(depends) => of_depends(depends),
    };
    lines.into_iter().map(|line| ["\n  ", &line].concat()).collect()
}

/// Numbered, each with the policy and the line that it speaks of.
fn of_steps(steps: &[Step], answer: &Answer) -> Vec<String> {
    let steps = (1..).zip(steps);
    steps
        .map(|(number, step)| {
            let place = step.at.and_then(|[document, start, _]| {
                let document = answer.documents.get(usize::try_from(document).ok()?)?;
                let at = position(&document.text, start);
                Some(format!(" [{}:{}:{}]", one_line(&document.name), at.line, at.column))
            });
            format!("{number}. {}{}", one_line(&step.text), place.unwrap_or_default())
        })
        .collect()
}

/// A statement a line; `!` marks the element that alone kept it from applying.
fn of_matrix(matrix: &Matrix) -> Vec<String> {
    let mut rows = vec![matrix.head.clone()];
    rows.extend(matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let mark = if cell.only { "!" } else { "" };
            [cell.text.as_str(), mark].concat()
        });
        let name = [row.name.as_str(), " ", &row.effect].concat();
        [name].into_iter().chain(cells).chain([row.end.clone()]).collect()
    }));
    table(&rows)
}

/// A line for each way that the keys may turn out.
fn of_depends(depends: &Depends) -> Vec<String> {
    let mut rows = Vec::new();
    if !depends.head.is_empty() {
        let head = depends.head.iter().cloned();
        rows.push(head.chain([String::new()]).collect());
    }
    rows.extend(depends.rows.iter().map(|row| {
        let cells = row
            .cells
            .iter()
            .map(|cell| cell.iter().map(held).collect::<Vec<_>>().join(" | "));
        cells.chain([["→ ", &row.text].concat()]).collect()
    }));
    let title = depends.title.iter().map(|it| one_line(it));
    let more = depends.more.iter().map(|it| one_line(it));
    title.chain(table(&rows)).chain(more).collect()
}

fn held(it: &Holds) -> String {
    let quote = if it.is_value { "`" } else { "" };
    [it.before.as_deref().unwrap_or_default(), quote, &it.text, quote].concat()
}

/// The cells of each row below those of the row above.
fn table(rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| one_line(cell)).collect())
        .collect();
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..n_columns)
        .map(|at| {
            rows.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| width(cell))
                .max()
                .unwrap_or_default()
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, wide)| [cell.as_str(), &" ".repeat(wide - width(cell))].concat());
        cells.collect::<Vec<_>>().join("  ").trim_end().to_string()
    };
    rows.iter().map(line).collect()
}

/// How many columns of a terminal a text takes: a Korean syllable is as wide as two letters.
fn width(text: &str) -> usize {
    text.chars()
        .map(|it| if ('가'..='힣').contains(&it) { 2 } else { 1 })
        .sum()
}
