//! Brings the keyboard to a place.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Focuses an element by its id once what was just done is on the page.
pub fn soon(id: String) {
    // Not by a selector: there are ids with dots in them.
    later(move |document| document.get_element_by_id(&id));
}

/// Focuses the first element that a selector finds, likewise.
pub fn soon_at(selector: impl AsRef<str> + 'static) {
    later(move |document| document.query_selector(selector.as_ref()).ok().flatten());
}

fn later(find: impl FnOnce(&Document) -> Option<Element> + 'static) {
    Timeout::new(30, move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| find(&document));
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Nothing is lost where it can't be focused.
            let _ = element.focus();
        }
    })
    .forget();
}
