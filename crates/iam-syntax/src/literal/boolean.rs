//! `Bool`: `true` and `false` in any case, no blanks (C-14, C-54).

/// Reads a Boolean.
// rule: C-54
#[must_use]
pub fn parse(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Whether both are the same Boolean. What is neither `true` nor `false` never is.
// rule: C-14
#[must_use]
pub fn same(context: &str, policy: &str) -> bool {
    parse(context).is_some_and(|value| parse(policy) == Some(value))
}
