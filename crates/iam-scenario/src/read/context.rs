//! Context keys alone from JSON text, for questions that no step asks.

use super::{Unknown, Unreadable, read_with};
use crate::case::ContextEntry;
use crate::path::Path;

/// Reads an object of context keys, as a step's `context` is.
///
/// # Errors
/// Says everything that is wrong with the text.
pub fn context(text: &str) -> Result<Vec<ContextEntry>, Unreadable> {
    let (entries, problems, _) = read_with(text, Unknown::Refused, |reader, tree| reader.context(tree, &Path::ROOT));
    match entries {
        Some(entries) if problems.is_empty() => Ok(entries),
        _ => Err(Unreadable {
            id: None,
            expect: None,
            problems,
        }),
    }
}
