//! Arrow keys over links or buttons that lie in rows and columns, as many as there is room for.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::NodeRef;

use super::target::around;

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// It is none of these keys, or was not pressed on a link.
    Nowhere,
    /// To another link, or no further.
    There,
    /// Up from the first row.
    Out,
}

/// Goes to the first.
pub fn first(list: &NodeRef) {
    focus(links(list).first());
}

/// Goes where an arrow key, Home or End leads from the link that it was pressed on.
pub fn go(list: &NodeRef, event: &KeyboardEvent) -> Went {
    let links = links(list);
    let from = around(event, "a, button");
    let Some(at) = links.iter().position(|link| Some(link) == from.as_ref()) else {
        return Went::Nowhere;
    };
    let to = match event.key().as_str() {
        "ArrowDown" => below(&links, at),
        "ArrowUp" => match above(&links, at) {
            None => return Went::Out,
            above => above,
        },
        "ArrowRight" => links.get(at + 1),
        "ArrowLeft" => at.checked_sub(1).and_then(|at| links.get(at)),
        "Home" => links.first(),
        "End" => links.last(),
        _ => return Went::Nowhere,
    };
    focus(to);
    Went::There
}

fn links(list: &NodeRef) -> Vec<Element> {
    let found = list
        .cast::<Element>()
        .and_then(|list| list.query_selector_all("a, button").ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into().ok())
        .collect()
}

fn focus(link: Option<&Element>) {
    if let Some(link) = link.and_then(|link| link.dyn_ref::<HtmlElement>()) {
        // Nothing is lost where it can't be focused.
        let _ = link.focus();
    }
}

/// The next in the same column, or in a last row that is short, the last.
fn below(links: &[Element], at: usize) -> Option<&Element> {
    let (here, after) = (links.get(at)?, links.get(at + 1..)?);
    let in_column = after.iter().find(|link| left(link) == left(here));
    in_column.or_else(|| after.iter().rfind(|link| top(link) != top(here)))
}

fn above(links: &[Element], at: usize) -> Option<&Element> {
    let here = links.get(at)?;
    links.get(..at)?.iter().rfind(|link| left(link) == left(here))
}

/// In whole pixels.
fn left(link: &Element) -> i64 {
    link.get_bounding_client_rect().left().round() as i64
}

fn top(link: &Element) -> i64 {
    link.get_bounding_client_rect().top().round() as i64
}
