//! The `<policy-editor>` on the page.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Sets a property of the editor.
pub fn set(name: &str, value: &JsValue) {
    let document = web_sys::window().and_then(|window| window.document());
    let editor = document.and_then(|document| document.query_selector("#policy-panel policy-editor").ok().flatten());
    if let Some(editor) = editor {
        // OK because the element takes the property whether it is ready or not.
        let _ = Reflect::set(&editor, &name.into(), value);
    }
}
