//! The wildcards `*` and `?`, matched without backtracking over more than one star.
//!
//! In most places a star takes any characters. In the first five fields of an ARN it stays inside its field unless
//! it is the field's last character; [`crate::arn`] says which star is which.

pub(crate) mod builder;
pub(crate) mod row;
mod steps;
pub mod telling;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use builder::Builder;
use steps::Steps;

use crate::bytes::find;

/// A pattern before it is compiled: a text in which `*` and `?` are wildcards, but for those that stand for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glob<'a> {
    text: Cow<'a, str>,
    /// The places of the `*` and `?` that stand for themselves, sorted.
    literal: Vec<usize>,
}

impl<'a> Glob<'a> {
    /// An empty one with room for a text.
    #[must_use]
    pub fn with_capacity(n_bytes: usize) -> Self {
        Self {
            text: Cow::Owned(String::with_capacity(n_bytes)),
            literal: Vec::new(),
        }
    }

    /// What a text of a policy stands for.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            literal: Vec::new(),
        }
    }

    /// Adds a text in which `*` and `?` are wildcards.
    pub fn push(&mut self, text: &str) {
        self.text.to_mut().push_str(text);
    }

    /// Adds a text in which `*` and `?` are characters like others.
    pub fn push_literal(&mut self, text: &str) {
        let start = self.text.len();
        let stars = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'*' | b'?'));
        self.literal.extend(stars.map(|(at, _)| start + at));
        self.text.to_mut().push_str(text);
    }

    /// The whole text; it does not tell wildcards from characters that stand for themselves.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a wildcard stands at a byte.
    pub(crate) fn is_wildcard(&self, at: usize) -> bool {
        matches!(self.text.as_bytes()[at], b'*' | b'?') && self.literal.binary_search(&at).is_err()
    }
}

/// A part of a compiled pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// A run of the pattern's text. `fold`: upper and lower case ASCII letters are one.
    Text { start: u32, end: u32, fold: bool },
    /// `?`, exactly one character. `colon`: whether it may be a colon.
    One { colon: bool },
    /// `*`, any run of characters, also none.
    Any { colon: bool },
}

impl Token {
    const fn is_star(&self) -> bool {
        matches!(self, Self::Any { .. })
    }
}

/// Where a wildcard ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// It takes any character.
    Everything,
    /// It stays between two colons, unless it is a star and stands right before one.
    Field,
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// What is not a wildcard, one run behind the other.
    text: Box<str>,
    tokens: Vec<Token>,
    /// Present when a wildcard may not take a colon: then remembering only the last star would be wrong.
    steps: Option<Box<Steps>>,
}

impl Pattern {
    /// What each text that fits begins with, letter by letter.
    #[must_use]
    pub fn prefix(&self) -> &str {
        match self.tokens.first() {
            Some(Token::Text {
                start,
                end,
                fold: false,
            }) => &self.text[*start as usize..*end as usize],
            Some(Token::Text { .. } | Token::One { .. } | Token::Any { .. }) | None => "",
        }
    }

    /// A pattern whose wildcards take any character.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::of(&Glob::new(text))
    }

    /// The same, upper and lower case ASCII letters being one.
    #[must_use]
    pub fn ignoring_case(text: &str) -> Self {
        let glob = Glob::new(text);
        let mut builder = Builder::new(&glob, 1);
        builder.add(&glob, 0..text.len(), Scope::Everything, true);
        builder.finish()
    }

    /// A pattern whose wildcards take any character.
    #[must_use]
    pub fn of(glob: &Glob<'_>) -> Self {
        let mut builder = Builder::new(glob, 1);
        builder.add(glob, 0..glob.text.len(), Scope::Everything, false);
        builder.finish()
    }

    /// Whether the whole of `text` fits. Time is at most length of text times length of pattern.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        match &self.steps {
            Some(steps) => steps.matches(text),
            None => self.greedy(&self.tokens, text),
        }
    }

    /// Right when every star takes any character. What stands between two stars is taken where it fits first: there the
    /// most is left for what follows. What stands behind the last has one place alone.
    fn greedy(&self, tokens: &[Token], text: &str) -> bool {
        let bytes = text.as_bytes();
        let Some((mut rest, mut at)) = self.follow(tokens, bytes, 0) else {
            return false;
        };
        while let [_, behind @ ..] = rest {
            match *behind {
                [] => return true,
                [Token::Text { start, end, fold }] => {
                    let run = self.run(start, end);
                    let from = bytes.len().checked_sub(run.len()).filter(|from| at <= *from);
                    return from.is_some_and(|from| same(&bytes[from..], run, fold));
                }
                _ => {}
            }
            let Some(n_tokens) = behind.iter().position(Token::is_star) else {
                let start = self.last_start(behind, bytes);
                return start.is_some_and(|start| at <= start && self.follow(behind, bytes, start).is_some());
            };
            let (segment, next) = behind.split_at(n_tokens);
            match self.first_end(segment, text, at) {
                Some(end) => (rest, at) = (next, end),
                None => return false,
            }
        }
        at == bytes.len()
    }

    /// Where tokens without a star would begin if they ended with the text.
    fn last_start(&self, tokens: &[Token], bytes: &[u8]) -> Option<usize> {
        tokens.iter().rev().try_fold(bytes.len(), |at, token| match *token {
            Token::Text { start, end, .. } => at.checked_sub(self.run(start, end).len()),
            Token::One { .. } => before(bytes, at),
            Token::Any { .. } => None,
        })
    }

    /// Where tokens without a star end at the first place where they fit.
    fn first_end(&self, tokens: &[Token], text: &str, from: usize) -> Option<usize> {
        /// Above this many comparisons, trying place by place may take longer than to prepare for all of them.
        const MANY: usize = 1 << 14;
        let bytes = text.as_bytes();
        let n_left = bytes.len() - from;
        match *tokens {
            [] => return Some(from),
            [
                Token::Text {
                    start,
                    end,
                    fold: false,
                },
            ] if MANY < n_left.saturating_mul((end - start) as usize) => {
                let run = &self.text[start as usize..end as usize];
                // OK because a star ends before a character.
                return text[from..].find(run).map(|at| from + at + run.len());
            }
            [_, _, ..] if MANY < n_left.saturating_mul(self.n_bytes(tokens)) => {
                return Steps::of(tokens.iter().copied(), &self.text).first_end(text, from);
            }
            _ => {}
        }
        self.starts_of(tokens, bytes, from)
            .find_map(|start| self.follow(tokens, bytes, start).map(|(_, end)| end))
    }

    fn n_bytes(&self, tokens: &[Token]) -> usize {
        let n_bytes = |token: &Token| match *token {
            Token::Text { start, end, .. } => (end - start) as usize,
            Token::One { .. } | Token::Any { .. } => 1,
        };
        tokens.iter().map(n_bytes).sum()
    }

    /// Follows tokens up to a star, if they fit at a place: the star and what is behind it, and where it begins.
    fn follow<'t>(&self, tokens: &'t [Token], bytes: &[u8], start: usize) -> Option<(&'t [Token], usize)> {
        let mut at = start;
        for (n_tokens, token) in tokens.iter().enumerate() {
            match *token {
                Token::Text { start, end, fold } => {
                    let run = self.run(start, end);
                    if !same(bytes.get(at..at + run.len())?, run, fold) {
                        return None;
                    }
                    at += run.len();
                }
                Token::One { .. } if at < bytes.len() => at = after(bytes, at),
                Token::One { .. } => return None,
                Token::Any { .. } => return Some((&tokens[n_tokens..], at)),
            }
        }
        Some((&[], at))
    }

    /// The places from one on where tokens may begin: where there is their first byte, or any character.
    fn starts_of(&self, tokens: &[Token], bytes: &[u8], from: usize) -> impl Iterator<Item = usize> {
        let first = match *tokens {
            [
                Token::Text {
                    start,
                    end,
                    fold: false,
                },
                ..,
            ] => Some(self.run(start, end)[0]),
            _ => None,
        };
        let next = move |from: usize| match first {
            Some(first) => find(&bytes[from..], first).map(|n_before| from + n_before),
            None => (from..bytes.len()).find(|at| bytes[*at] & 0xC0 != 0x80),
        };
        core::iter::successors(next(from), move |at| next(at + 1))
    }

    fn run(&self, start: u32, end: u32) -> &[u8] {
        &self.text.as_bytes()[start as usize..end as usize]
    }

    /// How each text that fits begins and ends.
    #[must_use]
    pub fn ends(&self) -> Ends {
        let parts: Vec<Option<&str>> = self.tokens.iter().map(|token| self.letters(token)).collect();
        Ends::of(&parts)
    }

    /// What a token stands for, if that is one text.
    fn letters(&self, token: &Token) -> Option<&str> {
        match *token {
            Token::Text {
                start,
                end,
                fold: false,
            } => Some(&self.text[start as usize..end as usize]),
            Token::Text { .. } | Token::One { .. } | Token::Any { .. } => None,
        }
    }

    /// A text that fits: each star takes nothing, each `?` takes an `x`.
    #[must_use]
    pub fn example(&self) -> String {
        self.example_of(&self.tokens, "")
    }

    /// A text that fits: each star takes a text, each `?` takes an `x`.
    #[must_use]
    pub fn example_with(&self, taken: &str) -> String {
        self.example_of(&self.tokens, taken)
    }

    fn example_of(&self, tokens: &[Token], taken: &str) -> String {
        let mut example = String::new();
        for token in tokens {
            match token {
                Token::Text { start, end, .. } => example.push_str(&self.text[*start as usize..*end as usize]),
                Token::One { .. } => example.push('x'),
                Token::Any { .. } => example.push_str(taken),
            }
        }
        example
    }
}

/// How each text that fits a pattern begins and ends, letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ends {
    /// There is no wildcard: one text fits.
    Whole(String),
    /// Every text that fits begins and ends like this.
    Open {
        /// Up to the first wildcard.
        head: String,
        /// From behind the last wildcard.
        tail: String,
    },
}

impl Ends {
    /// Of texts one behind the other, among them some that are not known.
    fn of(parts: &[Option<&str>]) -> Self {
        let head: String = parts.iter().map_while(|part| *part).collect();
        if parts.iter().all(Option::is_some) {
            return Self::Whole(head);
        }
        let n_tail = parts.iter().rev().take_while(|part| part.is_some()).count();
        let tail = parts[parts.len() - n_tail..].iter().copied().flatten().collect();
        Self::Open { head, tail }
    }
}

fn same(text: &[u8], pattern: &[u8], fold: bool) -> bool {
    text == pattern || (fold && text.eq_ignore_ascii_case(pattern))
}

/// The start of the character behind the one that starts at `at`.
fn after(bytes: &[u8], at: usize) -> usize {
    let mut next = at + 1;
    while next < bytes.len() && bytes[next] & 0xC0 == 0x80 {
        next += 1;
    }
    next
}

/// The start of the character that ends before `at`.
fn before(bytes: &[u8], at: usize) -> Option<usize> {
    let mut start = at.checked_sub(1)?;
    while bytes[start] & 0xC0 == 0x80 {
        start = start.checked_sub(1)?;
    }
    Some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: bool) {
        assert_eq!(expected, Pattern::new(pattern).matches(text), "{pattern} on {text}");
    }

    #[test]
    fn stars_and_question_marks() {
        check("", "", true);
        check("", "a", false);
        check("*", "", true);
        check("a*", "abc", true);
        check("a*", "ba", false);
        check("*a", "cba", true);
        check("*a", "cbab", false);
        check("a*b*c", "axbybzc", true);
        check("a*b*c", "axbybz", false);
        check("?", "é", true);
        check("?", "", false);
        check("??", "é", false);
        check("*?", "", false);
        check("*?", "한", true);
        check("*aab", "aaab", true);
        check("a**b", "ab", true);
        check("s3:Get?", "s3:GetX", true);
        check("s3:Get?", "s3:Get", false);
    }

    /// Long enough that places are not tried one by one.
    #[test]
    fn long_texts() {
        let a = |n: usize| "a".repeat(n);
        for n in [1, 100, 2_000] {
            let text = [&a(n), "é", &a(n), "b", &a(n)].concat();
            check(&["*", &a(n), "*b*"].concat(), &text, true);
            check(&["*", &a(n + 1), "*"].concat(), &text, false);
            check(&["*", &a(n - 1), "?", &a(n), "*"].concat(), &text, true);
            check(&["*a?a*", &a(n - 1), "?", &a(n)].concat(), &text, true);
            check(&["*", &a(n), "?", &a(n), "c*"].concat(), &text, false);
            check(&["*", &a(n), "??", &a(n), "*"].concat(), &text, false);
            check(&["*b?", &a(n - 1)].concat(), &text, true);
            check(&["*b??", &a(n - 1)].concat(), &text, false);
        }
        let letters: String = ('\u{ac00}'..'\u{b800}').collect();
        check(&["*", &letters, "?x*"].concat(), &["y", &letters, "zx"].concat(), true);
        check(&["*", &letters, "?x*"].concat(), &["y", &letters, "x"].concat(), false);
    }

    #[test]
    fn case() {
        assert!(Pattern::ignoring_case("S3:get*").matches("s3:GetObject"));
        assert!(!Pattern::new("S3:get*").matches("s3:GetObject"));
    }
}
