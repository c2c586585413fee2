//! A place in a text: a half-open range of bytes.

mod places;

use core::ops::Range;

pub use places::Places;

/// A half-open range of bytes in the text of one document.
///
/// The document is named by whoever holds the span, so a span is eight bytes and can be copied freely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte, counted from 0.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to, not including, byte `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same as a range, to slice a text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text at this place, or nothing where the span is not one of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A position for people: line and column count from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1, in Unicode scalar values.
    pub column: u32,
}

/// The line and column of a byte offset. An offset behind the end counts as the end.
///
/// It counts from the start of the text: where several places are asked for, [`Places`] counts once.
#[must_use]
pub fn position(text: &str, offset: u32) -> Position {
    Places::new(text).position(offset)
}
