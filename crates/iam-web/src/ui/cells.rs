//! A table that is one stop of the keyboard: arrow keys go from cell to cell, Enter, the space bar and a click choose one.

use std::rc::Rc;

use yew::prelude::*;

use crate::effects::cells;

/// A row and a column, counted from nought.
pub type At = (usize, usize);

/// How far the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub rows: usize,
    /// The first column that has cells to stop at, and the last.
    pub columns: (usize, usize),
}

/// What the table listens with, and where the keyboard stops.
pub struct Cells {
    stop: At,
    pub onfocusin: Callback<FocusEvent>,
    pub onkeydown: Callback<KeyboardEvent>,
    pub onclick: Callback<MouseEvent>,
}

impl Cells {
    pub fn tabindex(&self, at: At) -> &'static str {
        if self.stop == at { "0" } else { "-1" }
    }
}

#[hook]
pub fn use_cells(size: Size, choose: Rc<dyn Fn(At)>) -> Cells {
    let stop = use_state_eq(|| (0, 0));
    let onfocusin = {
        let stop = stop.setter();
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = cells::place(&event) {
                stop.set(at);
            }
        })
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(at) = cells::place(&event) else { return };
            let key = event.key();
            if key == "Enter" || key == " " {
                event.prevent_default();
                choose(at);
            } else if let Some(to) =
                goes(size, at, &key, event.ctrl_key()).filter(|_| !event.alt_key() && !event.meta_key())
            {
                event.prevent_default();
                cells::focus(&event, to);
            }
        })
    };
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(at) = cells::place(&event) {
            choose(at);
        }
    });
    Cells {
        stop: within(size, *stop),
        onfocusin,
        onkeydown,
        onclick,
    }
}

fn within(size: Size, (row, column): At) -> At {
    let (first, last) = size.columns;
    (row.min(size.rows.saturating_sub(1)), column.max(first).min(last))
}

/// Where a key leads.
fn goes(size: Size, (row, column): At, key: &str, is_far: bool) -> Option<At> {
    let (first, last) = size.columns;
    let to = match key {
        "ArrowDown" => (row + 1, column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowRight" => (row, column + 1),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "Home" if is_far => (0, first),
        "End" if is_far => (size.rows, last),
        "Home" => (row, first),
        "End" => (row, last),
        _ => return None,
    };
    Some(within(size, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size {
        rows: 3,
        columns: (1, 4),
    };

    #[track_caller]
    fn check(from: At, key: &str, is_far: bool, expected: Option<At>) {
        assert_eq!(goes(SIZE, from, key, is_far), expected, "{key} from {from:?}");
    }

    #[test]
    fn keys_go_from_cell_to_cell_and_no_further_than_the_table() {
        check((0, 1), "ArrowRight", false, Some((0, 2)));
        check((0, 1), "ArrowLeft", false, Some((0, 1)));
        check((2, 4), "ArrowRight", false, Some((2, 4)));
        check((1, 2), "ArrowDown", false, Some((2, 2)));
        check((2, 2), "ArrowDown", false, Some((2, 2)));
        check((0, 2), "ArrowUp", false, Some((0, 2)));
        check((1, 2), "Home", false, Some((1, 1)));
        check((1, 2), "End", false, Some((1, 4)));
        check((1, 2), "Home", true, Some((0, 1)));
        check((1, 2), "End", true, Some((2, 4)));
        check((1, 2), "a", false, None);
    }

    #[test]
    fn the_stop_is_in_the_table_however_small_it_became() {
        assert_eq!(within(SIZE, (9, 9)), (2, 4));
        assert_eq!(within(SIZE, (0, 0)), (0, 1));
    }
}
