//! The wildcards `*` and `?`, matched without backtracking over more than one star.
//!
//! In most places a star takes any characters. In the first five fields of an ARN it stays inside its field unless
//! it is the field's last character; [`crate::arn`] says which star is which.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// A character of a pattern before it is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Char(char),
    /// `?`: exactly one character.
    Question,
    /// `*`: any run of characters, also none.
    Star,
}

impl Symbol {
    /// What a character of a policy's text stands for.
    #[must_use]
    pub const fn of(character: char) -> Self {
        match character {
            '*' => Self::Star,
            '?' => Self::Question,
            other => Self::Char(other),
        }
    }
}

/// A part of a compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// `fold`: upper and lower case ASCII letters are one.
    Text {
        text: Box<str>,
        fold: bool,
    },
    /// `colon`: whether it may take a colon.
    One {
        colon: bool,
    },
    Any {
        colon: bool,
    },
}

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    tokens: Box<[Token]>,
    /// Present when a wildcard may not take a colon: then remembering only the last star would be wrong.
    steps: Option<Box<Steps>>,
}

impl Pattern {
    /// A pattern whose wildcards take any character.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::from_symbols(text.chars().map(Symbol::of), false)
    }

    /// The same, upper and lower case ASCII letters being one.
    #[must_use]
    pub fn ignoring_case(text: &str) -> Self {
        Self::from_symbols(text.chars().map(Symbol::of), true)
    }

    /// A pattern whose wildcards take any character, from symbols.
    pub fn from_symbols(symbols: impl IntoIterator<Item = Symbol>, fold: bool) -> Self {
        let mut builder = Builder::default();
        for symbol in symbols {
            match symbol {
                Symbol::Char(character) => builder.character(character, fold),
                Symbol::Question => builder.token(Token::One { colon: true }),
                Symbol::Star => builder.token(Token::Any { colon: true }),
            }
        }
        builder.finish()
    }

    /// Whether the whole of `text` fits. Time is at most length of text times length of pattern.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        match (&*self.tokens, &self.steps) {
            ([], _) => text.is_empty(),
            (_, Some(steps)) => steps.matches(text),
            ([Token::Text { text: whole, fold }], None) => same(text.as_bytes(), whole.as_bytes(), *fold),
            ([Token::Any { .. }], None) => true,
            ([Token::Text { text: head, fold }, Token::Any { .. }], None) => {
                text.len() >= head.len() && same(&text.as_bytes()[..head.len()], head.as_bytes(), *fold)
            }
            (tokens, None) => greedy(tokens, text),
        }
    }

    /// The text itself, if there is no wildcard.
    #[must_use]
    pub fn as_literal(&self) -> Option<&str> {
        match &*self.tokens {
            [] => Some(""),
            [Token::Text { text, .. }] => Some(text),
            _ => None,
        }
    }

    /// A text that fits: each star takes nothing, each `?` takes an `x`.
    #[must_use]
    pub fn example(&self) -> String {
        let mut example = String::new();
        for token in &self.tokens {
            match token {
                Token::Text { text, .. } => example.push_str(text),
                Token::One { .. } => example.push('x'),
                Token::Any { .. } => {}
            }
        }
        example
    }
}

/// Puts a pattern together; neighbouring texts and neighbouring stars become one.
#[derive(Default)]
pub(crate) struct Builder {
    tokens: Vec<Token>,
    text: String,
    fold: bool,
}

impl Builder {
    pub(crate) fn character(&mut self, character: char, fold: bool) {
        if self.fold != fold {
            self.flush();
            self.fold = fold;
        }
        self.text.push(character);
    }

    pub(crate) fn token(&mut self, token: Token) {
        self.flush();
        if let (Some(Token::Any { colon: before }), Token::Any { colon }) = (self.tokens.last_mut(), &token) {
            *before |= *colon;
        } else {
            self.tokens.push(token);
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let text = core::mem::take(&mut self.text).into_boxed_str();
            self.tokens.push(Token::Text { text, fold: self.fold });
        }
    }

    pub(crate) fn finish(mut self) -> Pattern {
        self.flush();
        let bound = |token: &Token| matches!(token, Token::One { colon: false } | Token::Any { colon: false });
        let steps = self
            .tokens
            .iter()
            .any(bound)
            .then(|| Box::new(Steps::new(&self.tokens)));
        Pattern {
            tokens: self.tokens.into_boxed_slice(),
            steps,
        }
    }
}

fn same(text: &[u8], pattern: &[u8], fold: bool) -> bool {
    if fold {
        text.eq_ignore_ascii_case(pattern)
    } else {
        text == pattern
    }
}

/// Right when every star takes any character: a later star can then always make good what an earlier one took.
fn greedy(tokens: &[Token], text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut token, mut at) = (0, 0);
    let mut star = None;
    loop {
        let next = match tokens.get(token) {
            None if at == bytes.len() => return true,
            None => None,
            Some(Token::Any { .. }) if token + 1 == tokens.len() => return true,
            Some(Token::Any { .. }) => {
                star = Some((token + 1, at));
                Some(at)
            }
            Some(Token::One { .. }) => (at < bytes.len()).then(|| after(bytes, at)),
            Some(Token::Text { text, fold }) => {
                let end = at + text.len();
                (end <= bytes.len() && same(&bytes[at..end], text.as_bytes(), *fold)).then_some(end)
            }
        };
        if let Some(next) = next {
            token += 1;
            at = next;
            continue;
        }
        match star {
            Some((behind, from)) if from < bytes.len() => {
                at = after(bytes, from);
                token = behind;
                star = Some((behind, at));
            }
            _ => return false,
        }
    }
}

/// The start of the character behind the one that starts at `at`.
fn after(bytes: &[u8], at: usize) -> usize {
    let mut next = at + 1;
    while next < bytes.len() && bytes[next] & 0xC0 == 0x80 {
        next += 1;
    }
    next
}

/// A set of pattern positions, a bit each, stepped over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Steps {
    n_words: usize,
    /// Positions that a character moves on; sorted by character, the colon always among them.
    moves: Vec<(char, Box<[u64]>)>,
    /// The same for every character that the pattern does not name.
    other: Box<[u64]>,
    /// Stars, and the stars among them that may take a colon.
    stars: Box<[u64]>,
    colon_stars: Box<[u64]>,
    /// The position behind the last.
    end: usize,
}

impl Steps {
    fn new(tokens: &[Token]) -> Self {
        let n_positions: usize = tokens
            .iter()
            .map(|token| match token {
                Token::Text { text, .. } => text.chars().count(),
                Token::One { .. } | Token::Any { .. } => 1,
            })
            .sum();
        let n_words = (n_positions + 1).div_ceil(64);
        let zero = || vec![0_u64; n_words].into_boxed_slice();
        let (mut other, mut colon, mut stars, mut colon_stars) = (zero(), zero(), zero(), zero());
        let mut named: Vec<(char, usize)> = Vec::new();
        let mut position = 0;
        for token in tokens {
            match token {
                Token::Text { text, fold } => {
                    for character in text.chars() {
                        named.push((character, position));
                        if *fold && character.is_ascii_alphabetic() {
                            let twin = if character.is_ascii_lowercase() {
                                character.to_ascii_uppercase()
                            } else {
                                character.to_ascii_lowercase()
                            };
                            named.push((twin, position));
                        }
                        position += 1;
                    }
                    continue;
                }
                Token::One { colon: takes } => {
                    set(&mut other, position);
                    if *takes {
                        set(&mut colon, position);
                    }
                }
                Token::Any { colon: takes } => {
                    set(&mut stars, position);
                    if *takes {
                        set(&mut colon_stars, position);
                    }
                }
            }
            position += 1;
        }
        let mut moves = vec![(':', colon)];
        named.sort_unstable();
        for (character, position) in named {
            let slot = match moves.binary_search_by_key(&character, |(known, _)| *known) {
                Ok(slot) => slot,
                Err(slot) => {
                    moves.insert(slot, (character, other.clone()));
                    slot
                }
            };
            set(&mut moves[slot].1, position);
        }
        Self {
            n_words,
            moves,
            other,
            stars,
            colon_stars,
            end: position,
        }
    }

    fn matches(&self, text: &str) -> bool {
        let mut here = vec![0_u64; self.n_words];
        here[0] = 1;
        self.skip_stars(&mut here);
        for character in text.chars() {
            let moves = match self.moves.binary_search_by_key(&character, |(known, _)| *known) {
                Ok(slot) => &self.moves[slot].1,
                Err(_) => &self.other,
            };
            let stays = if character == ':' {
                &self.colon_stars
            } else {
                &self.stars
            };
            let mut carry = 0;
            let mut any = 0;
            for word in 0..self.n_words {
                let moved = here[word] & moves[word];
                let next = (moved << 1) | carry | (here[word] & stays[word]);
                carry = moved >> 63;
                here[word] = next;
                any |= next;
            }
            if any == 0 {
                return false;
            }
            self.skip_stars(&mut here);
        }
        here[self.end / 64] >> (self.end % 64) & 1 == 1
    }

    /// A star may take nothing. One pass suffices because two stars never stand side by side.
    fn skip_stars(&self, here: &mut [u64]) {
        let mut carry = 0;
        for (word, stars) in here.iter_mut().zip(&self.stars) {
            let skipped = *word & stars;
            *word |= (skipped << 1) | carry;
            carry = skipped >> 63;
        }
    }
}

fn set(words: &mut [u64], position: usize) {
    words[position / 64] |= 1 << (position % 64);
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

    #[test]
    fn case() {
        assert!(Pattern::ignoring_case("S3:get*").matches("s3:GetObject"));
        assert!(!Pattern::new("S3:get*").matches("s3:GetObject"));
    }
}
