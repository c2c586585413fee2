//! The cells of a table's body, by row and column.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::object::{get, number};
use super::target::around;

/// Where the cell stands that an event came from. Nothing for a cell that the keyboard can't stop at.
pub fn place(event: &Event) -> Option<(usize, usize)> {
    let cell = around(event, "tbody [tabindex]")?;
    let row = cell.closest("tr").ok()??;
    let row = number(&row.into(), "sectionRowIndex")?;
    let column = number(&cell.into(), "cellIndex")?;
    Some((row as usize, column as usize))
}

/// Focuses a cell of the table that an event came from.
pub fn focus(event: &Event, to: (usize, usize)) {
    if let Some(cell) = around(event, "tbody").and_then(|body| cell(&body.into(), to)) {
        // Nothing is lost where it can't be focused.
        let _ = cell.focus();
    }
}

/// Focuses where the keyboard stops in an element.
pub fn focus_stop(inside: &Element) {
    let stop = inside.query_selector("tbody [tabindex='0']").ok().flatten();
    if let Some(stop) = stop.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = stop.focus();
    }
}

fn cell(body: &JsValue, (row, column): (usize, usize)) -> Option<HtmlElement> {
    let at = |list: JsValue, at: usize| Reflect::get_u32(&list, at as u32).ok().filter(JsValue::is_object);
    let row = at(get(body, "rows")?, row)?;
    at(get(&row, "cells")?, column)?.dyn_into().ok()
}
