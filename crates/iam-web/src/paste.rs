//! What the page does with a text that was pasted over all of a box.

use crate::model::slot::Kind;

/// What there is to say about a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Unwrapped(String),
}

/// What became of a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The policy that was in it, where that is not the text itself.
    pub text: Option<String>,
    pub note: Option<Note>,
}

/// Whether a change put a new text in the place of all that was there.
pub fn replaces(before: &str, after: &str) -> bool {
    const SHORT: usize = 12;
    if after.len() < SHORT {
        return false;
    }
    let same_start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let same_end = before
        .bytes()
        .rev()
        .zip(after.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    // Any two policies begin and end alike, so a little likeness says nothing.
    before.trim().is_empty() || same_start + same_end < before.len().min(after.len()) / 3
}

pub fn take(_text: &str, _kind: Kind) -> Taken {
    Taken::default()
}
