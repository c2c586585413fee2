//! The time.

use js_sys::Array;
use js_sys::Intl::DateTimeFormat;
use wasm_bindgen::{JsCast, JsValue};

use super::object::object;

/// Now, as `aws:CurrentTime` has it.
pub fn now() -> String {
    let iso: String = js_sys::Date::new_0().to_iso_string().into();
    // Whole seconds, as AWS sends them.
    match iso.split_once('.') {
        Some((seconds, _)) => [seconds, "Z"].concat(),
        None => iso,
    }
}

/// Now, in milliseconds.
pub fn millis() -> f64 {
    js_sys::Date::now()
}

/// A time in the words of a language.
pub fn told(at: f64, lang: &str) -> String {
    let style = object(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
    let format = DateTimeFormat::new(&Array::of1(&lang.into()), style.unchecked_ref());
    let told = format.format().call1(&JsValue::UNDEFINED, &at.into());
    told.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// A time as programs write it.
pub fn iso(at: f64) -> String {
    js_sys::Date::new(&at.into()).to_iso_string().into()
}

/// A text that hardly any other call gives.
pub fn lot() -> String {
    ((js_sys::Math::random() * 1e9) as u64).to_string()
}

/// In seconds since 1970.
pub fn seconds() -> i64 {
    // OK because a fraction of a second does not matter.
    (js_sys::Date::now() / 1_000.0) as i64
}

/// A text that no earlier moment has.
pub fn stamp() -> String {
    // As a whole number: to write fractions takes kilobytes of program.
    (js_sys::Date::now() as u64).to_string()
}
