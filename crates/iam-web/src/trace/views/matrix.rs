//! Statements and their elements as a table. A cell that is chosen is chosen in the tree and in the text too.

use std::rc::Rc;

use iam_protocol::case::{Cell, End, Row, Sign, Trace};
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::cells::focus_stop;
use crate::state::Action;
use crate::trace::looked::looked_at;
use crate::trace::tab::Tab;
use crate::ui::cells::{Size, use_cells};
use crate::ui::part::{Draw, part};
use crate::widgets::glyph::{Glyph, glyph};
use crate::words::views::words;

/// More statements than these are shown when they are asked for, unless they are about the action.
const MOST_OTHERS: usize = 3;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub ctx: Ctx,
    pub trace: Rc<Trace>,
    pub shown: Shared,
    /// The step that is looked at.
    pub looked: AttrValue,
}

part!(matrix in trace: Draw<Props> = |of| html! { <Matrix ..of /> });

#[component]
pub fn Matrix(props: &Props) -> Html {
    let Props {
        ctx,
        trace,
        shown,
        looked,
    } = props;
    let words = words(ctx.lang);
    let shows_all = use_state_eq(|| false);
    let place = use_node_ref();
    let (head, rows) = head_and_rows(trace);
    let n_others = rows.iter().filter(|row| !row.is_about).count();
    let is_cut = MOST_OTHERS < n_others && !*shows_all;
    let seen: Vec<usize> = (0..rows.len()).filter(|at| !is_cut || rows[*at].is_about).collect();
    let size = Size {
        rows: seen.len(),
        columns: (0, head.len().saturating_sub(1)),
    };
    let choose = {
        let (ctx, trace, shown, seen) = (ctx.clone(), trace.clone(), shown.clone(), seen.clone());
        move |(row, column): (usize, usize)| {
            let Some(row) = seen.get(row).and_then(|at| head_and_rows(&trace).1.get(*at)) else {
                return;
            };
            let (key, at) = match column.checked_sub(1).and_then(|at| row.cells.get(at)) {
                Some(cell) => (&cell.key, cell.at),
                None => (&row.key, row.at),
            };
            ctx.act(Action::Look(looked_at(key, at, &shown)));
        }
    };
    let cells = use_cells(size, Rc::new(choose));
    let row = |(at, row): (usize, &Row)| {
        let chosen = chosen(row, looked);
        let tab = |column| cells.tabindex((at, column));
        let says = |column| if chosen == Some(column) { "true" } else { "false" };
        let last = row.cells.len() + 1;
        let cell = |(at, cell): (usize, &Cell)| {
            let class = classes!(shape_of_sign(cell.truth).name(), cell.only.then_some("only"));
            let key = (cell.truth != Sign::Nothing).then(|| cell.key.clone());
            html! {
                <td role="gridcell" {class} data-key={key} data-head={head.get(at + 1).cloned()} aria-selected={says(at + 1)} tabindex={tab(at + 1)}>
                    { glyph(shape_of_sign(cell.truth)).html() }<span>{ &cell.text }</span>
                </td>
            }
        };
        html! {
            <tr key={row.key.clone()} role="row" class={class_of(row)} data-row={row.key.clone()}>
                <th role="rowheader" scope="row" class="of-statement" data-key={row.key.clone()} aria-selected={says(0)} tabindex={tab(0)}>
                    <span class="statement-name">{ &row.name }{ " " }</span>
                    <span class="tag">{ &row.effect }</span>
                    <span class="hint">{ " " }{ &row.gate }</span>
                </th>
                { for row.cells.iter().enumerate().map(cell) }
                <td role="gridcell" class="came-to" data-head={head.last().cloned()} aria-selected="false" tabindex={tab(last)}>
                    { glyph(shape_of_end(row.kind)).html() }<span>{ &row.end }</span>
                </td>
            </tr>
        }
    };
    let show_all = {
        let (shows_all, place) = (shows_all.setter(), place.clone());
        move |_| {
            shows_all.set(true);
            // The button goes, and the keyboard with it.
            if let Some(place) = place.cast() {
                focus_stop(&place);
            }
        }
    };
    let column = |(at, name): (usize, &String)| {
        html! { <th role="columnheader" scope="col" class={(at == 0).then_some("of-statement")}>{ name }</th> }
    };
    html! {
        <>
            <table ref={place} class="matrix" role="grid" aria-label={(words.tab)(Tab::Matrix)}
                onfocusin={cells.onfocusin.clone()} onkeydown={cells.onkeydown.clone()} onclick={cells.onclick.clone()}>
                <thead role="rowgroup"><tr role="row">{ for head.iter().enumerate().map(column) }</tr></thead>
                <tbody role="rowgroup">{ for seen.iter().map(|at| &rows[*at]).enumerate().map(row) }</tbody>
            </table>
            if is_cut {
                <button type="button" class="link" onclick={show_all}>{ (words.more)(n_others) }</button>
            }
        </>
    }
}

fn head_and_rows(trace: &Trace) -> (&[String], &[Row]) {
    match trace {
        Trace::Views { matrix, .. } => (&matrix.head, &matrix.rows),
        Trace::Unreadable(_) => (&[], &[]),
    }
}

/// The column of a row that the reader looks at, or that holds it.
fn chosen(row: &Row, looked: &str) -> Option<usize> {
    let is_in = |key: &str| {
        let rest = looked.strip_prefix(key);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.truth != Sign::Nothing && is_in(&cell.key));
    let all: Vec<bool> = std::iter::once(is_in(&row.key)).chain(cells).collect();
    all.iter().rposition(|it| *it)
}

const fn shape_of_sign(sign: Sign) -> Glyph {
    match sign {
        Sign::Matches => Glyph::Matches,
        Sign::Differs => Glyph::Differs,
        Sign::Depends => Glyph::Depends,
        Sign::Nothing => Glyph::Nothing,
    }
}

const fn shape_of_end(end: End) -> Glyph {
    match end {
        End::Allow => Glyph::Allow,
        End::Deny => Glyph::Deny,
        End::Missed => Glyph::Implicit,
        End::Depends => Glyph::Depends,
        End::Overridden | End::Nothing => Glyph::Nothing,
    }
}

const fn class_of(row: &Row) -> &'static str {
    match row.kind {
        End::Overridden if row.is_not_enough => "not-enough",
        End::Allow => "allow",
        End::Deny => "deny",
        End::Overridden => "overridden",
        End::Depends => "depends",
        End::Missed => "missed",
        End::Nothing => "nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_that_holds_what_is_looked_at_is_chosen() {
        let cell = |key: &str, truth| Cell {
            truth,
            text: String::new(),
            key: key.into(),
            at: None,
            only: false,
        };
        let row = Row {
            key: "g0.p0.s1".into(),
            at: None,
            gate: String::new(),
            name: String::new(),
            effect: String::new(),
            is_about: true,
            cells: vec![cell("g0.p0.s1.a", Sign::Matches), cell("g0.p0.s1", Sign::Nothing)],
            kind: End::Allow,
            is_not_enough: false,
            end: String::new(),
        };
        for (looked, expected) in [
            ("g0.p0.s1.a.v3", Some(1)),
            ("g0.p0.s1.a", Some(1)),
            ("g0.p0.s1.b", Some(0)),
            ("g0.p0.s1", Some(0)),
            ("g0.p0.s10", None),
            ("g0.p0", None),
            ("", None),
        ] {
            assert_eq!(chosen(&row, looked), expected, "{looked}");
        }
    }
}
