//! Texts that look alike are alike.

use js_sys::JsString;

/// A text whose letters are each in one piece: what is typed in Korean may come in parts.
pub fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
