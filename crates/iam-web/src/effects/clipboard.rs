//! Puts text on the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies, and says whether it worked. Pages that are not served securely have no clipboard.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return done(false);
    };
    let navigator = window.navigator();
    let has_clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    if !has_clipboard {
        return done(false);
    }
    spawn_local(async move {
        let copied = JsFuture::from(navigator.clipboard().write_text(&text)).await;
        done(copied.is_ok());
    });
}
