//! Characters that are not seen and change how what stands beside them is shown.

/// Whether a character is one that a terminal or a page obeys: a control, or one that turns the direction of a text, so
/// that a name looks like another.
///
/// Source: <https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters>
///
/// ```
/// assert!(iam_words::unseen::is_obeyed('\u{202e}') && iam_words::unseen::is_obeyed('\n'));
/// assert!(!iam_words::unseen::is_obeyed('a') && !iam_words::unseen::is_obeyed('가'));
/// ```
#[must_use]
pub fn is_obeyed(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
