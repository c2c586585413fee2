//! The scenario of a file that the reader opened. `www/file-menu.js` leaves its text at the window.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The property that holds the text.
const PLACE: &str = "playgroundScenario";

/// Takes the text that was left last, if there is one that nobody took.
pub fn take() -> Option<String> {
    let window = web_sys::window()?;
    let text = Reflect::get(&window, &PLACE.into()).ok()?.as_string()?;
    // OK because a window takes any property.
    let _ = Reflect::set(&window, &PLACE.into(), &JsValue::UNDEFINED);
    Some(text)
}
