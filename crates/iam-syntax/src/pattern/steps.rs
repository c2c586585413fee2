//! Where wildcards may not take a colon: every place of a pattern where a text could be, stepped on character by character.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use super::Token;

/// A set of pattern positions, a bit each, stepped over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    n_words: usize,
    /// Positions that a character moves on; sorted by character.
    moves: Vec<(char, Moves)>,
    /// Wildcards, which every character moves on, but for the colon where they may not take it.
    ones: Box<[u64]>,
    colon_ones: Box<[u64]>,
    /// Stars, and the stars among them that may take a colon.
    stars: Box<[u64]>,
    colon_stars: Box<[u64]>,
    /// The position behind the last.
    end: usize,
}

/// How many words a short set has: there, a set for each character is small too.
const SHORT: usize = 16;

/// The positions of one character: in a long pattern a list where they are few, so that all together are as long as
/// the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Moves {
    Few(Box<[u32]>),
    Many(Box<[u64]>),
}

impl Steps {
    pub(super) fn new(tokens: &[Token], texts: &str) -> Self {
        Self::of(tokens.iter().copied(), texts)
    }

    pub(super) fn of(tokens: impl Iterator<Item = Token> + Clone, texts: &str) -> Self {
        let length = |token: Token| match token {
            Token::Text { start, end, .. } => texts[start as usize..end as usize].chars().count(),
            Token::One { .. } | Token::Any { .. } => 1,
        };
        let n_positions: usize = tokens.clone().map(length).sum();
        let n_words = (n_positions + 1).div_ceil(64);
        let zero = || vec![0_u64; n_words].into_boxed_slice();
        let (mut ones, mut colon_ones, mut stars, mut colon_stars) = (zero(), zero(), zero(), zero());
        let mut named: Vec<(char, u32)> = Vec::new();
        let mut position = 0;
        for token in tokens {
            match token {
                Token::Text { start, end, fold } => {
                    for character in texts[start as usize..end as usize].chars() {
                        // OK because no policy is as long as 32 bits count.
                        named.push((character, position as u32));
                        if fold && character.is_ascii_alphabetic() {
                            let twin = if character.is_ascii_lowercase() {
                                character.to_ascii_uppercase()
                            } else {
                                character.to_ascii_lowercase()
                            };
                            named.push((twin, position as u32));
                        }
                        position += 1;
                    }
                    continue;
                }
                Token::One { colon: takes } => {
                    set(&mut ones, position);
                    if takes {
                        set(&mut colon_ones, position);
                    }
                }
                Token::Any { colon: takes } => {
                    set(&mut stars, position);
                    if takes {
                        set(&mut colon_stars, position);
                    }
                }
            }
            position += 1;
        }
        named.sort_unstable();
        let moves = named.chunk_by(|one, other| one.0 == other.0).map(|same| {
            let positions = same.iter().map(|(_, position)| *position);
            let moves = if SHORT < n_words && same.len() <= n_words {
                Moves::Few(positions.collect())
            } else {
                let mut many = zero();
                positions.for_each(|position| set(&mut many, position as usize));
                Moves::Many(many)
            };
            (same[0].0, moves)
        });
        Self {
            n_words,
            moves: moves.collect(),
            ones,
            colon_ones,
            stars,
            colon_stars,
            end: position,
        }
    }

    /// Whether the whole of a text fits.
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut here = self.start();
        text.chars().all(|character| self.step(&mut here, character)) && self.is_at_end(&here)
    }

    /// Where the positions are first all passed, from whichever place of a text on. Nothing here is a star.
    pub(super) fn first_end(&self, text: &str, from: usize) -> Option<usize> {
        let mut here = self.start();
        // OK because a star ends before a character.
        let mut found = text[from..].char_indices().filter(|(_, character)| {
            self.step(&mut here, *character);
            here[0] |= 1;
            self.is_at_end(&here)
        });
        found.next().map(|(at, character)| from + at + character.len_utf8())
    }

    fn start(&self) -> Vec<u64> {
        let mut here = vec![0_u64; self.n_words];
        here[0] = 1;
        self.skip_stars(&mut here);
        here
    }

    fn is_at_end(&self, here: &[u64]) -> bool {
        here[self.end / 64] >> (self.end % 64) & 1 == 1
    }

    /// Goes on by one character; whether there is any position left.
    fn step(&self, here: &mut [u64], character: char) -> bool {
        let (ones, stars) = if character == ':' {
            (&self.colon_ones, &self.colon_stars)
        } else {
            (&self.ones, &self.stars)
        };
        let moves = match self.moves.binary_search_by_key(&character, |(known, _)| *known) {
            Ok(slot) => &self.moves[slot].1,
            Err(_) => &Moves::Few(Box::default()),
        };
        let mut moved_on: &[u64] = &[];
        let mut listed: Vec<u32> = Vec::new();
        match moves {
            Moves::Many(many) => moved_on = many,
            Moves::Few(few) => {
                let is_here = |position: &u32| here[*position as usize / 64] >> (position % 64) & 1 == 1;
                listed.extend(few.iter().filter(|position| is_here(position)));
            }
        }
        let mut carry = 0;
        let mut any = 0;
        for word in 0..self.n_words {
            let takes = ones[word] | moved_on.get(word).copied().unwrap_or(0);
            let moved = here[word] & takes;
            let next = (moved << 1) | carry | (here[word] & stars[word]);
            carry = moved >> 63;
            here[word] = next;
            any |= next;
        }
        for position in &listed {
            set(here, *position as usize + 1);
        }
        self.skip_stars(here);
        any != 0 || !listed.is_empty()
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
