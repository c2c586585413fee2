//! Which word is replaced by which. What a wildcard stands next to is a piece of other words, so these are cut there: where
//! `pay*` is replaced by `bak*`, `payroll` begins with `bak` too.

use std::collections::{BTreeMap, BTreeSet};

use crate::parts::{Part, parts};
use crate::places::Kind;
use crate::replaced;

/// Longer words are not looked into: nobody's name is.
const MOST_LETTERS: usize = 64;
/// Shorter words name nobody, and are everywhere.
const LEAST_LETTERS: usize = 3;
/// As few of other scripts are somebody's.
const LEAST_OTHERS: usize = 2;
/// The digits of a canonical user id.
const CANONICAL_ID: usize = 64;
/// As many pairs of a pattern and a text are looked at to find what is in the way.
const MOST_PAIRS: usize = 100_000;
/// As often as a cut of one word leads to one of another.
const MOST_ROUNDS: usize = 8;
/// Words that any policy may hold.
const COMMON: &str = "user role group policy root assumed federated table function bucket object key alias stream topic \
                      queue instance vpc vpce subnet service default aws amazon amazonaws com full access read only admin";
/// The accounts of AWS's own examples.
const ACCOUNTS: [&str; 4] = ["111122223333", "444455556666", "777788889999", "123456789012"];

/// What stands for each word of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Where words are cut, by the word in lower case.
    cuts: BTreeMap<String, BTreeSet<usize>>,
    /// What stands for a piece, by the piece in lower case. What is not here stays.
    pieces: BTreeMap<String, String>,
    /// Each word that is replaced.
    words: BTreeMap<String, String>,
    /// Words of the document that are nobody's, in lower case.
    kept: BTreeSet<String>,
}

impl Names {
    /// Other words for those of these texts. `kept` is what stays of the document: words of it name nobody. Nothing where
    /// there are no words left.
    pub fn of(places: &[(Kind, String)], kept: &str, seed: u32) -> Option<Self> {
        let mut known = Known::default();
        [kept, COMMON].iter().for_each(|text| known.add_words(text));
        let mut found = Found::default();
        let mut all = Vec::new();
        for (kind, text) in places {
            for part in parts(*kind, text) {
                match part {
                    Part::Kept(text) => {
                        known.add_words(text);
                        if *kind != Kind::Key {
                            known.add_stretches(text);
                        }
                    }
                    Part::Word { text, open, is_whole } => {
                        found.add(text, open, is_whole);
                        all.push(text);
                    }
                }
            }
        }
        let mut names = Self::default();
        let mut fresh = Fresh {
            state: u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            taken: found.words.clone(),
            old: found.words.clone(),
            short: BTreeSet::new(),
            n_accounts: 0,
        };
        names.cuts = found.cuts(&known.words);
        for (word, cuts) in &names.cuts {
            let is_one = cuts.is_empty() && !found.is_piece(word);
            let stays = |piece: &str| match (is_one, is_short(piece)) {
                (true, true) => !found.whole.contains(piece),
                (true, false) => known.words.contains(piece),
                (false, true) => false,
                (false, false) => known.words.contains(piece) || known.stretches.contains(piece),
            };
            for piece in pieces(word, cuts).filter(|it| !stays(it)) {
                if !names.pieces.contains_key(piece) {
                    names.pieces.insert(piece.into(), fresh.word(piece)?);
                }
            }
        }
        for text in all {
            let other = names.replaced(text);
            if other != text
                && 1 < text.chars().count()
                && (!is_short(text) || found.whole.contains(&text.to_ascii_lowercase()))
            {
                names.words.insert(text.into(), other);
            }
        }
        names.kept = known.words;
        Some(names)
    }

    /// What stands for a word, in its own mixture of upper and lower case.
    pub fn replaced(&self, word: &str) -> String {
        let lower = word.to_ascii_lowercase();
        let Some(cuts) = self.cuts.get(&lower) else {
            return word.into();
        };
        let other = |piece| self.pieces.get(piece).map_or(piece, String::as_str).chars();
        let others = pieces(&lower, cuts).flat_map(other);
        let same_case = |(new, old): (char, char)| {
            if old.is_ascii_uppercase() {
                new.to_ascii_uppercase()
            } else {
                new
            }
        };
        others.zip(word.chars()).map(same_case).collect()
    }

    /// Each word that is replaced, with what stands for it, sorted.
    pub fn list(self) -> Vec<(String, String)> {
        self.words.into_iter().collect()
    }

    /// A word that was to be replaced, and is in a text all the same.
    pub fn left_in(&self, text: &str) -> Option<String> {
        let old: BTreeMap<String, &String> = self.words.keys().map(|it| (it.to_ascii_lowercase(), it)).collect();
        let others = words_of(text).filter(|it| !self.kept.contains(it) && !ACCOUNTS.contains(&it.as_str()));
        let left = |word: String| {
            let inside = || stretches(&word).filter(|it| !is_short(it)).find_map(|it| old.get(it));
            let found = old.get(&word).or_else(|| match word.len() <= MOST_LETTERS {
                true => inside(),
                false => None,
            });
            found.map(|it| (*it).clone())
        };
        others.collect::<BTreeSet<String>>().into_iter().find_map(left)
    }

    /// A pattern that fits another text than before, or one that it fitted no longer.
    pub fn pattern_in_the_way(&self, places: &[(Kind, String)]) -> Option<String> {
        let values = || places.iter().filter(|it| it.0 != Kind::Key).map(|it| it.1.as_str());
        let with = |text| (text, replaced(Kind::Value, text, self));
        let is_pattern = |text: &&str| text.contains(['*', '?']);
        let texts: Vec<_> = values().filter(|it| !is_pattern(it)).map(with).collect();
        let pairs = values().filter(is_pattern).map(with);
        let mut pairs = pairs.flat_map(|pattern| texts.iter().map(move |text| (pattern.clone(), text)));
        let other =
            |(pattern, text): &((&str, String), &(&str, String))| fits(pattern.0, text.0) != fits(&pattern.1, &text.1);
        pairs.by_ref().take(MOST_PAIRS).find(other).map(|it| it.0.0.into())
    }
}

/// The words of the texts in lower case, and which of them are pieces of others.
#[derive(Default)]
struct Found {
    words: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    ends: BTreeSet<String>,
    middles: BTreeSet<String>,
    /// Those of a few letters that are a name by themselves somewhere.
    whole: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, word: &str, open: (bool, bool), is_whole: bool) {
        let word = word.to_ascii_lowercase();
        if is_short(&word) && is_whole && 1 < word.len() {
            self.whole.insert(word.clone());
        }
        match open {
            (false, false) => {}
            (false, true) => _ = self.beginnings.insert(word.clone()),
            (true, false) => _ = self.ends.insert(word.clone()),
            (true, true) => _ = self.middles.insert(word.clone()),
        }
        self.words.insert(word);
    }

    fn is_piece(&self, word: &str) -> bool {
        [&self.beginnings, &self.ends, &self.middles]
            .iter()
            .any(|it| it.contains(word))
    }

    /// Where each word is cut that may name somebody. Where a piece of a word is cut, so is the word, and the other way.
    fn cuts(&self, known: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<usize>> {
        // A few letters are a piece of words of AWS's too, and still have to go with the words that they are pieces of.
        let may_name = |word: &&String| !known.contains(*word) || (is_short(word) && self.is_piece(word));
        let words = || self.words.iter().filter(may_name);
        let mut cuts: BTreeMap<String, BTreeSet<usize>> = words().map(|it| (it.clone(), BTreeSet::new())).collect();
        let inside: Vec<(&str, usize, usize)> = words().flat_map(|word| self.pieces_of(word)).collect();
        for _ in 0..MOST_ROUNDS {
            let before = cuts.clone();
            for (word, from, to) in &inside {
                let own = before.get(*word).into_iter().flatten();
                let own = own.filter(|at| (from..to).contains(at)).map(|at| at - from);
                let of_piece = before.get(&word[*from..*to]).into_iter().flatten();
                let of_piece: Vec<usize> = of_piece.map(|at| at + from).chain([*from, *to]).collect();
                if let Some(piece) = cuts.get_mut(&word[*from..*to]) {
                    piece.extend(own.filter(|at| 0 < *at));
                }
                if let Some(whole) = cuts.get_mut(*word) {
                    whole.extend(of_piece.iter().filter(|at| 0 < **at && **at < word.len()));
                }
            }
            if cuts == before {
                break;
            }
        }
        cuts
    }

    /// What of a word is a piece that stands next to a wildcard.
    fn pieces_of<'w>(&self, word: &'w str) -> Vec<(&'w str, usize, usize)> {
        let mut pieces = Vec::new();
        if MOST_LETTERS < word.len() {
            return pieces;
        }
        let places = || word.char_indices().map(|it| it.0).chain([word.len()]);
        for at in places() {
            if self.beginnings.contains(&word[..at]) {
                pieces.push((word, 0, at));
            }
            if self.ends.contains(&word[at..]) {
                pieces.push((word, at, word.len()));
            }
            if !self.middles.is_empty() {
                let ends = places().filter(|end| at < *end && self.middles.contains(&word[at..*end]));
                pieces.extend(ends.map(|end| (word, at, end)));
            }
        }
        pieces
    }
}

fn pieces<'w>(word: &'w str, cuts: &BTreeSet<usize>) -> impl Iterator<Item = &'w str> {
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let ends: Vec<usize> = cuts.iter().copied().chain([word.len()]).collect();
    let spans: Vec<(usize, usize)> = starts.zip(ends).collect();
    spans.into_iter().map(|(start, end)| &word[start..end])
}

/// A few letters of the alphabet name nobody by themselves; of other scripts they are a name.
fn is_short(word: &str) -> bool {
    let least = if word.is_ascii() { LEAST_LETTERS } else { LEAST_OTHERS };
    word.chars().count() < least
}

/// The words of a text, in lower case.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty()).map(str::to_ascii_lowercase)
}

/// What stays of a document: it names nobody.
#[derive(Default)]
struct Known {
    words: BTreeSet<String>,
    /// Every stretch of what a pattern may stand for.
    stretches: BTreeSet<String>,
}

impl Known {
    fn add_words(&mut self, text: &str) {
        self.words.extend(words_of(text));
    }

    fn add_stretches(&mut self, text: &str) {
        for word in words_of(text).filter(|it| it.len() <= MOST_LETTERS) {
            if !self.stretches.contains(&word) {
                self.stretches.extend(stretches(&word).map(String::from));
            }
        }
    }
}

/// Every stretch of a word that is no longer than is looked into.
fn stretches(word: &str) -> impl Iterator<Item = &str> {
    let places = || word.char_indices().map(|it| it.0).chain([word.len()]);
    let ends = move |start| places().filter(move |end| start < *end && *end <= start + MOST_LETTERS);
    places().flat_map(move |start| ends(start).map(move |end| &word[start..end]))
}

/// What a word is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Digits,
    /// A canonical user id, which AWS knows by its form.
    Hexadecimal,
    /// Consonants and vowels by turns.
    Spoken,
}

impl Letters {
    fn of(word: &str) -> Self {
        let all = |is: fn(&u8) -> bool| word.as_bytes().iter().all(is);
        if all(u8::is_ascii_digit) {
            Self::Digits
        } else if word.len() == CANONICAL_ID && all(u8::is_ascii_hexdigit) {
            Self::Hexadecimal
        } else {
            Self::Spoken
        }
    }
}

/// Words that nobody has, and that have nobody's in them.
struct Fresh {
    state: u64,
    taken: BTreeSet<String>,
    /// What is to be replaced: none of it may be left, not inside of another word either.
    old: BTreeSet<String>,
    short: BTreeSet<String>,
    n_accounts: usize,
}

impl Fresh {
    /// A word of the same length and the same letters.
    fn word(&mut self, piece: &str) -> Option<String> {
        let n_letters = piece.chars().count();
        let of = Letters::of(piece);
        while of == Letters::Digits && n_letters == 12 && self.n_accounts < ACCOUNTS.len() {
            self.n_accounts += 1;
            let account = ACCOUNTS[self.n_accounts - 1].to_string();
            if self.taken.insert(account.clone()) {
                return Some(account);
            }
        }
        (0..1_000).find_map(|turn| {
            let letters = (0..n_letters).map(|at| self.letter(at + turn, of));
            let word: String = letters.collect();
            // A few letters are a piece of any word, so that they may be those of another one.
            let is_free = if n_letters < LEAST_LETTERS {
                word != piece && !self.old.contains(&word) && self.short.insert(word.clone())
            } else {
                // Of what is longer than any name nobody finds a name in it.
                let has_old = || stretches(&word).any(|it| LEAST_LETTERS <= it.len() && self.old.contains(it));
                !(n_letters <= MOST_LETTERS && has_old()) && self.taken.insert(word.clone())
            };
            is_free.then_some(word)
        })
    }

    fn letter(&mut self, at: usize, of: Letters) -> char {
        let letters: &[u8] = match (of, at % 2) {
            (Letters::Digits, 0) => b"123456789",
            (Letters::Digits, _) => b"0123456789",
            (Letters::Hexadecimal, _) => b"0123456789abcdef",
            (Letters::Spoken, 0) => b"bdfgklmnprstvz",
            (Letters::Spoken, _) => b"aeiou",
        };
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        char::from(letters[(self.state >> 11) as usize % letters.len()])
    }
}

/// Whether a pattern of `*` and `?` fits a text.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(letter) if *letter == '?' || *letter == text[t] => (p, t) = (p + 1, t + 1),
            Some(_) | None => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, t) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|it| *it == '*')
}
