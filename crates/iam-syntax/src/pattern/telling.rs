//! Texts that tell lists of patterns from one another: one for each way in which they may fit together.
//!
//! All lists are stepped over a text at once, letter by letter, from the empty text on. A place that was reached before
//! leads to nothing new, so each way is found with one of its shortest texts.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::{Pattern, Token};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The shortest first.
    pub texts: Vec<String>,
    /// Whether there is one for every way.
    pub are_all: bool,
}

/// One character of a pattern, or a wildcard, or the end.
#[derive(Clone, Copy, Debug)]
enum Item {
    Letter { letter: char, fold: bool },
    One { colon: bool },
    Any { colon: bool },
    End,
}

/// A place in a pattern, by its number among all.
#[derive(Clone, Copy, Debug)]
struct Place {
    item: Item,
    list: u32,
    /// Whatever follows, the pattern fits.
    is_over: bool,
}

struct Walk {
    places: Vec<Place>,
    /// A letter that is in no pattern.
    fresh: char,
}

/// The places that are reached, sorted; of a list of which a pattern fits whatever follows, that place alone.
type State = Vec<u32>;

/// A text for each set of lists that may fit together, where a list fits if one of its patterns does. The budget counts
/// the places that are looked at.
#[must_use]
pub fn telling(lists: &[Vec<Pattern>], budget: &mut usize) -> Telling {
    let mut walk = Walk {
        places: Vec::new(),
        fresh: '\0',
    };
    let mut first: BTreeSet<u32> = BTreeSet::new();
    for (list, patterns) in (0_u32..).zip(lists) {
        for pattern in patterns {
            let start = walk.add(pattern, list);
            walk.reach(start, &mut first);
        }
    }
    walk.fresh = walk.unnamed();
    let first = walk.state(first);
    let mut telling = Telling {
        texts: Vec::new(),
        are_all: true,
    };
    let mut ways: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut seen: BTreeSet<State> = BTreeSet::from([first.clone()]);
    // Each with where it came from, and by which letter.
    let mut states: Vec<(State, usize, char)> = Vec::from([(first, 0, walk.fresh)]);
    let mut at = 0;
    while let Some((state, _, _)) = states.get(at) {
        let state = state.clone();
        if ways.insert(walk.fitting(&state)) {
            telling.texts.push(text(&states, at));
        }
        for letter in walk.letters(&state) {
            let Some(left) = budget.checked_sub(1 + state.len()) else {
                telling.are_all = false;
                return telling;
            };
            *budget = left;
            let next = walk.step(&state, letter);
            if seen.insert(next.clone()) {
                states.push((next, at, letter));
            }
        }
        at += 1;
    }
    telling
}

fn text(states: &[(State, usize, char)], mut at: usize) -> String {
    let mut letters: Vec<char> = Vec::new();
    while 0 < at {
        let (_, from, letter) = states[at];
        letters.push(letter);
        at = from;
    }
    letters.iter().rev().collect()
}

impl Walk {
    /// Adds the places of a pattern; gives the first.
    fn add(&mut self, pattern: &Pattern, list: u32) -> u32 {
        let start = self.places.len();
        let mut items: Vec<Item> = Vec::new();
        for token in &pattern.tokens {
            match *token {
                Token::Text { start, end, fold } => {
                    let run = &pattern.text[start as usize..end as usize];
                    items.extend(run.chars().map(|letter| Item::Letter { letter, fold }));
                }
                Token::One { colon } => items.push(Item::One { colon }),
                Token::Any { colon } => items.push(Item::Any { colon }),
            }
        }
        let is_open = matches!(items.last(), Some(Item::Any { colon: true }));
        items.push(Item::End);
        let last = items.len() - 1;
        let places = items.into_iter().enumerate().map(|(at, item)| Place {
            item,
            list,
            is_over: is_open && at == last,
        });
        self.places.extend(places);
        // OK because no policy is as long as 32 bits count.
        start as u32
    }

    /// Reaches a place, and those behind a star, which may take nothing.
    fn reach(&self, mut at: u32, reached: &mut BTreeSet<u32>) {
        while reached.insert(at) && matches!(self.places[at as usize].item, Item::Any { .. }) {
            at += 1;
        }
    }

    fn state(&self, reached: BTreeSet<u32>) -> State {
        let mut over: BTreeMap<u32, u32> = BTreeMap::new();
        for at in &reached {
            let place = self.places[*at as usize];
            if place.is_over {
                over.entry(place.list).or_insert(*at);
            }
        }
        let stays = |at: &u32| over.get(&self.places[*at as usize].list).is_none_or(|one| one == at);
        reached.into_iter().filter(stays).collect()
    }

    /// A letter that no pattern names.
    fn unnamed(&self) -> char {
        let named: BTreeSet<char> = self.named(0..self.places.len()).collect();
        let plain = ('x'..='z')
            .chain('a'..='w')
            .chain('0'..='9')
            .chain('\u{e000}'..'\u{f8ff}');
        plain.into_iter().find(|letter| !named.contains(letter)).unwrap_or('x')
    }

    fn named(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = char> {
        places.flat_map(|at| match self.places[at].item {
            Item::Letter { letter, fold: true } => [letter.to_ascii_lowercase(), letter.to_ascii_uppercase()],
            Item::Letter { letter, fold: false } => [letter; 2],
            Item::One { colon: false } | Item::Any { colon: false } => [':'; 2],
            Item::One { colon: true } | Item::Any { colon: true } | Item::End => [self.fresh; 2],
        })
    }

    /// The letters that a state tells from others, and one that it doesn't.
    fn letters(&self, state: &State) -> BTreeSet<char> {
        let named = self.named(state.iter().map(|at| *at as usize));
        named.chain([self.fresh]).collect()
    }

    fn step(&self, state: &State, letter: char) -> State {
        let mut reached = BTreeSet::new();
        for at in state {
            let place = self.places[*at as usize];
            match place.item {
                Item::Letter { letter: own, fold } => {
                    if own == letter || (fold && own.eq_ignore_ascii_case(&letter)) {
                        self.reach(at + 1, &mut reached);
                    }
                }
                Item::One { colon } => {
                    if colon || letter != ':' {
                        self.reach(at + 1, &mut reached);
                    }
                }
                Item::Any { colon } => {
                    if colon || letter != ':' {
                        self.reach(*at, &mut reached);
                    }
                }
                Item::End if place.is_over => {
                    reached.insert(*at);
                }
                Item::End => {}
            }
        }
        self.state(reached)
    }

    /// The lists that fit where the text ends here.
    fn fitting(&self, state: &State) -> Vec<u32> {
        let ends = state.iter().map(|at| self.places[*at as usize]);
        let mut lists: Vec<u32> = ends
            .filter(|place| matches!(place.item, Item::End))
            .map(|place| place.list)
            .collect();
        lists.dedup();
        lists
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec;

    use super::*;

    fn list(text: &str) -> Vec<Pattern> {
        text.split(' ').map(Pattern::new).collect()
    }

    #[track_caller]
    fn check(lists: &[&str], expected: &[&str]) {
        let lists: Vec<Vec<Pattern>> = lists.iter().map(|it| list(it)).collect();
        let found = telling(&lists, &mut 100_000);
        assert!(found.are_all);
        assert_eq!(expected, found.texts);
    }

    #[test]
    fn a_text_for_each_way() {
        check(&["a*"], &["", "a"]);
        check(&["a*", "*b"], &["", "a", "b", "ab"]);
        check(&["??", "?x", "x?"], &["", "xx", "xy", "yx", "yy"]);
        check(&["*"], &[""]);
        check(&["a", "a*"], &["", "a", "ax"]);
        check(&["a* *b"], &["", "a"]);
    }

    /// Everything up to a length, tried.
    #[test]
    fn no_other_way() {
        let parts = ["a", "b", "*", "?", "ab", "a*", "*b", ""];
        let mut texts = vec![String::new()];
        for _ in 0..6 {
            let longer = texts
                .iter()
                .flat_map(|text| ['a', 'b', 'x'].map(|letter| format!("{text}{letter}")));
            let longer: Vec<String> = longer.collect();
            texts.extend(longer);
            texts.sort();
            texts.dedup();
        }
        for number in 0..parts.len().pow(3) {
            let part = |n: usize| parts[number / parts.len().pow(n as u32) % parts.len()];
            let lists = [
                vec![Pattern::new(&[part(0), part(1)].concat())],
                vec![Pattern::new(&[part(2), part(0)].concat()), Pattern::new(part(1))],
            ];
            let way = |text: &String| lists.each_ref().map(|it| it.iter().any(|one| one.matches(text)));
            let found = telling(&lists, &mut 100_000);
            let mut ways: Vec<[bool; 2]> = found.texts.iter().map(way).collect();
            let n_ways = ways.len();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(n_ways, ways.len(), "{:?}", found.texts);
            let tried: BTreeSet<[bool; 2]> = texts.iter().map(way).collect();
            assert!(tried.iter().all(|it| ways.contains(it)), "{lists:?}");
        }
    }

    #[test]
    fn an_end_of_the_budget_is_said() {
        let lists = [list("*a*b*c* *d*"), list("*e?f?g*")];
        assert!(!telling(&lists, &mut 100).are_all);
    }
}
