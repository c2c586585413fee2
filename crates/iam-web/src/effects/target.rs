//! Where in the page an event came from, and what is answered there.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The innermost element around the place of an event that a selector finds.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    // OK because what is no element has no `closest`, which is an error like any other.
    event.target()?.unchecked_into::<Element>().closest(selector).ok()?
}

/// Leaves an answer with the element that an event came from, which reads it as its `answer`.
pub fn answer(event: &Event, answer: &str) {
    if let Some(target) = event.target() {
        // Nothing is lost where it takes none.
        let _ = Reflect::set(&target, &"answer".into(), &answer.into());
    }
}

/// What stands in the field, select or editor that an event came from.
pub fn value_of(event: &Event) -> String {
    event
        .target()
        .and_then(|target| Reflect::get(&target, &"value".into()).ok())
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
