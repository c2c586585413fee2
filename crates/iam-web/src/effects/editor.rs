//! The `<policy-editor>` on the page.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Sets a property of the editor of an id.
pub fn set(id: &str, name: &str, value: &JsValue) {
    let document = web_sys::window().and_then(|window| window.document());
    let editor = document.and_then(|document| document.get_element_by_id(id));
    if let Some(editor) = editor {
        // OK because the element takes the property whether it is ready or not.
        let _ = Reflect::set(&editor, &name.into(), value);
    }
}
