//! The example that an address asks for. `www/examples.js` fetches it and leaves its text at the window.

use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The property that holds the text.
pub const PLACE: &str = "playgroundExample";

/// Takes the example that was fetched last, if there is one that nobody took.
pub fn take() -> Option<Case> {
    let window = web_sys::window()?;
    let text = Reflect::get(&window, &PLACE.into()).ok()?.as_string()?;
    // OK because a window takes any property.
    let _ = Reflect::set(&window, &PLACE.into(), &JsValue::UNDEFINED);
    read::case_with(&text, Unknown::Kept).ok()
}
