//! Where in the page an event came from.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The innermost element around the place of an event that a selector finds.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    // OK because what is no element has no `closest`, which is an error like any other.
    event.target()?.unchecked_into::<Element>().closest(selector).ok()?
}
