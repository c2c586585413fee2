//! Brings the keyboard to a place.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

/// How many milliseconds the page has to draw what was just done.
const SOON: u32 = 30;

/// Focuses an element by its id once what was just done is on the page.
pub fn soon(id: String) {
    // Not by a selector: there are ids with dots in them.
    later(move |document| document.get_element_by_id(&id));
}

/// The same, unless somebody went on to a field meanwhile: what is typed there stays there.
pub fn unless_typing(id: String) {
    later(move |document| {
        let typed_in = document.active_element().filter(takes_text);
        document.get_element_by_id(&id).filter(|_| typed_in.is_none())
    });
}

fn takes_text(element: &Element) -> bool {
    ["INPUT", "TEXTAREA", "SELECT", "POLICY-EDITOR"].contains(&element.tag_name().to_ascii_uppercase().as_str())
}

/// Focuses an element by its id: at once where it is on the page, so that the next key finds it there.
pub fn by_id(id: String) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.get_element_by_id(&id));
    match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Nothing is lost where it can't be focused.
        Some(element) => _ = element.focus(),
        None => soon(id),
    }
}

/// Focuses the first element that a selector finds, likewise.
pub fn soon_at(selector: impl AsRef<str> + 'static) {
    later(move |document| document.query_selector(selector.as_ref()).ok().flatten());
}

/// Focuses the first element that a selector finds, at once.
pub fn at(selector: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn later(find: impl FnOnce(&Document) -> Option<Element> + 'static) {
    Timeout::new(SOON, move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| find(&document));
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Nothing is lost where it can't be focused.
            let _ = element.focus();
        }
    })
    .forget();
}

/// Focuses the way to the view in sight, likewise: what had the keyboard goes with the view before.
pub fn at_view() {
    soon_at("#views [aria-current]");
}

/// Focuses an element that is on the page.
pub fn now(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Nothing is lost where it can't be focused.
        let _ = element.focus();
    }
}

/// Scrolls no more than it takes for an element to be in sight.
pub fn bring_into_view(node: &NodeRef) {
    if let Some(element) = node.cast::<Element>() {
        scroll_to(&element);
    }
}

/// The same for the first element that a selector finds, once what was just done is on the page.
pub fn into_view_soon(selector: &'static str) {
    Timeout::new(SOON, move || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(element) = document.and_then(|document| document.query_selector(selector).ok().flatten()) {
            scroll_to(&element);
        }
    })
    .forget();
}

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes on by some of the buttons in an element, around at its ends; from none, it begins before the first.
pub fn step(node: &NodeRef, by: i32) {
    let Some(element) = node.cast::<Element>() else { return };
    let Ok(buttons) = element.query_selector_all("button") else {
        return;
    };
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    let is_active = |at: &u32| active.is_some() && buttons.get(*at).and_then(|it| it.dyn_into().ok()) == active;
    let at = (0..buttons.length()).find(is_active).map_or(-1, i64::from);
    let to = (at + i64::from(by)).rem_euclid(i64::from(buttons.length()).max(1));
    let button = u32::try_from(to).ok().and_then(|to| buttons.get(to));
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
