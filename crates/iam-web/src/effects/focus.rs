//! Brings the keyboard to a place.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses an element by its id once what was just done is on the page.
pub fn soon(id: String) {
    Timeout::new(30, move || now(&["#", &id].concat())).forget();
}

/// Focuses the first element that a selector finds, likewise.
pub fn soon_at(selector: &'static str) {
    Timeout::new(30, move || now(selector)).forget();
}

fn now(selector: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Nothing is lost where it can't be focused.
        let _ = element.focus();
    }
}
