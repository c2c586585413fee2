//! The time.

/// Now, as `aws:CurrentTime` has it.
pub fn now() -> String {
    let iso: String = js_sys::Date::new_0().to_iso_string().into();
    // Whole seconds, as AWS sends them.
    match iso.split_once('.') {
        Some((seconds, _)) => [seconds, "Z"].concat(),
        None => iso,
    }
}

/// Milliseconds since 1970.
pub fn millis() -> f64 {
    js_sys::Date::now()
}
