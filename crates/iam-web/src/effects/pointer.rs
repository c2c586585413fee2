//! What is drawn with the pointer.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

/// Keeps the pointer for the element that an event came from until it is let go, and the keyboard with it.
pub fn capture(event: &PointerEvent) {
    let Some(element) = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // Nothing is lost where it was let go already.
    let _ = element.set_pointer_capture(event.pointer_id());
    let _ = element.focus();
}
