//! Patterns one behind the other, each for a text of its own.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::builder::Builder;
use super::{Ends, Glob, Pattern, Scope};

/// Patterns one behind the other, each for a text of its own; in none of them a wildcard is bound to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<const N: usize> {
    whole: Pattern,
    /// How many tokens there are up to the end of each.
    ends: [usize; N],
}

impl<const N: usize> Row<N> {
    /// Compiles ranges of bytes.
    pub(crate) fn new(glob: &Glob<'_>, ranges: [Range<usize>; N]) -> Self {
        let mut builder = Builder::new(glob, N);
        let ends = ranges.map(|range| {
            builder.add(glob, range, Scope::Everything, false);
            builder.tokens.len()
        });
        Self {
            whole: builder.finish(),
            ends,
        }
    }

    /// Whether each text fits its pattern.
    pub(crate) fn matches(&self, texts: [&str; N]) -> bool {
        let mut start = 0;
        self.ends.iter().zip(texts).all(|(end, text)| {
            let tokens = &self.whole.tokens[start..*end];
            start = *end;
            self.whole.greedy(tokens, text)
        })
    }

    /// Whether a text fits the first pattern.
    pub(crate) fn first_fits(&self, text: &str) -> bool {
        self.whole.greedy(&self.whole.tokens[..self.ends[0]], text)
    }

    /// The patterns behind the first as one of a whole text that begins with `head`: a colon stands before each, and only
    /// the last takes more of them.
    pub(crate) fn whole(&self, head: &str) -> Pattern {
        let mut builder = Builder::new(&Glob::new(head), 2 * N + self.whole.tokens.len());
        builder.text(head, false);
        for (ends, n_patterns) in self.ends.windows(2).zip(2..) {
            builder.text(":", false);
            for token in &self.whole.tokens[ends[0]..ends[1]] {
                builder.token(*token, &self.whole.text, n_patterns == N);
            }
        }
        builder.finish()
    }

    /// How the texts begin and end, one behind the other, with a text between them.
    pub(crate) fn ends(&self, between: &str) -> Ends {
        let mut parts = Vec::with_capacity(self.whole.tokens.len() + N);
        let mut start = 0;
        for (at, end) in self.ends.into_iter().enumerate() {
            let tokens = self.whole.tokens[start..end].iter();
            parts.extend((0 < at).then_some(Some(between)));
            parts.extend(tokens.map(|token| self.whole.letters(token)));
            start = end;
        }
        Ends::of(&parts)
    }

    /// A text for each pattern that fits.
    pub(crate) fn example(&self) -> [String; N] {
        let mut start = 0;
        self.ends.map(|end| {
            let tokens = &self.whole.tokens[start..end];
            start = end;
            self.whole.example_of(tokens, "")
        })
    }
}
