//! How a text becomes a pattern: runs of it and wildcards, one behind the other.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::steps::Steps;
use super::{Glob, Pattern, Scope, Token};

/// Puts a pattern together; neighbouring stars become one.
pub(crate) struct Builder {
    text: String,
    pub(super) tokens: Vec<Token>,
}

impl Builder {
    /// With room for a number of ranges.
    pub(crate) fn new(glob: &Glob<'_>, n_ranges: usize) -> Self {
        let stars = glob.text.bytes().filter(|byte| matches!(byte, b'*' | b'?'));
        let n_wildcards = stars.count().saturating_sub(glob.literal.len());
        Self {
            text: String::with_capacity(glob.text.len() - n_wildcards),
            tokens: Vec::with_capacity(2 * n_wildcards + n_ranges),
        }
    }

    /// Adds a range of bytes.
    pub(crate) fn add(&mut self, glob: &Glob<'_>, range: Range<usize>, scope: Scope, fold: bool) {
        let bytes = &glob.text.as_bytes()[..range.end];
        let n_before = self.tokens.len();
        let mut start = range.start;
        let mut at = start;
        while let Some(n_plain) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'?')) {
            let star = at + n_plain;
            at = star + 1;
            if !glob.is_wildcard(star) {
                continue;
            }
            self.text(&glob.text[start..star], fold);
            start = at;
            let anything = scope == Scope::Everything;
            if bytes[star] == b'?' {
                self.tokens.push(Token::One { colon: anything });
                continue;
            }
            let colon = anything || glob.text.as_bytes().get(at) == Some(&b':');
            match self.tokens[n_before..].last_mut() {
                Some(Token::Any { colon: before }) => *before |= colon,
                _ => self.tokens.push(Token::Any { colon }),
            }
        }
        self.text(&glob.text[start..range.end], fold);
    }

    /// Adds a token of another pattern, whose wildcards take a colon or not.
    pub(super) fn token(&mut self, token: Token, text: &str, colon: bool) {
        match token {
            Token::Text { start, end, fold } => self.text(&text[start as usize..end as usize], fold),
            Token::One { .. } => self.tokens.push(Token::One { colon }),
            Token::Any { .. } => self.tokens.push(Token::Any { colon }),
        }
    }

    pub(super) fn text(&mut self, text: &str, fold: bool) {
        if !text.is_empty() {
            // OK because no policy is as long as 32 bits count.
            let start = self.text.len() as u32;
            self.text.push_str(text);
            let end = self.text.len() as u32;
            self.tokens.push(Token::Text { start, end, fold });
        }
    }

    pub(crate) fn finish(self) -> Pattern {
        let bound = |token: &Token| matches!(token, Token::One { colon: false } | Token::Any { colon: false });
        let steps = self
            .tokens
            .iter()
            .any(bound)
            .then(|| Box::new(Steps::new(&self.tokens, &self.text)));
        Pattern {
            text: self.text.into_boxed_str(),
            tokens: self.tokens,
            steps,
        }
    }
}
