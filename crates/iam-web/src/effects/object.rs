//! Objects of JavaScript, as what is no Rust takes and gives them.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with those properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // OK because a fresh object takes any property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A property; nothing where there is none.
pub fn get(value: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(value, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

pub fn text(value: &JsValue, name: &str) -> Option<String> {
    get(value, name)?.as_string()
}

pub fn number(value: &JsValue, name: &str) -> Option<u32> {
    // OK because what is no whole number was not written by us.
    get(value, name)?.as_f64().map(|it| it as u32)
}
