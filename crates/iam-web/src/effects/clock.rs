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
