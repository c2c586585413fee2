//! Many values of a request against many of a policy: which of them can fit at all, so that not each is compared with
//! each.
//!
//! A value of a policy is filed by what a text must be, begin with or end with to fit it; those that a text may fit are
//! then found side by side. What is left to be compared one by one are patterns that share an end.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::net::IpAddr;

use iam_syntax::letter_case;
use iam_syntax::literal::date::Instant;
use iam_syntax::literal::ip::Range;
use iam_syntax::operator::Order;
use iam_syntax::pattern::Ends;

use crate::compile::condition::value::{Operand, Wild};
use crate::compile::condition::{Compare, Prepared};
use crate::compile::variable::{NoValue, VariableText};
use crate::context::Context;
use crate::truth::{Truth, any};

/// Below this many pairs, filing takes longer than it saves.
const MANY_PAIRS: usize = 256;

/// How long the texts with their variables put in may be together; the rest is put together for each value.
const MOST_FILLED: usize = 1 << 22;

/// The values of a condition, filed.
pub struct Among<'a> {
    compare: &'a Compare,
    heads: Heads,
    /// The same from the end: bytes in reverse.
    tails: Heads,
    /// The places of what is compared with every text.
    rest: Vec<usize>,
}

/// Where a value of a policy is found.
enum Filed {
    /// Under the one text that fits.
    Whole(Vec<u8>),
    /// Under what each text that fits begins with.
    Head(Vec<u8>),
    /// Under what each text that fits ends with, in reverse.
    Tail(Vec<u8>),
    Everywhere,
    Nowhere,
}

impl<'a> Among<'a> {
    /// Files the values of a condition, if the request holds so many that this pays.
    // rule: C-39
    #[must_use]
    pub fn new(compare: &'a Compare, set: &[String], context: &Context) -> Option<Self> {
        if set.len().saturating_mul(compare.len()) < MANY_PAIRS {
            return None;
        }
        let mut among = Self {
            compare,
            heads: Heads::default(),
            tails: Heads::default(),
            rest: Vec::new(),
        };
        let mut filing = Filing {
            compare,
            context,
            longest: set.iter().map(String::len).max().unwrap_or(0),
            room: MOST_FILLED,
        };
        match farthest(compare) {
            Some(farthest) => among.rest.extend(farthest),
            None => (0..compare.len()).for_each(|at| among.add(at, filing.file(at))),
        }
        among.heads.link();
        among.tails.link();
        Some(among)
    }

    fn add(&mut self, at: usize, filed: Filed) {
        match filed {
            Filed::Whole(text) => self.heads.add(text, true, at),
            Filed::Head(text) => self.heads.add(text, false, at),
            Filed::Tail(text) => self.tails.add(text, false, at),
            Filed::Everywhere => self.rest.push(at),
            Filed::Nowhere => {}
        }
    }

    /// Whether a value of the request compares with one of the policy's, negation aside.
    #[must_use]
    pub fn hit(&self, value: &str, context: &Context) -> Truth {
        let prepared = self.compare.prepare(value);
        let key = key(self.compare, value, &prepared);
        let reversed: Vec<u8> = match self.tails.entries.is_empty() {
            true => Vec::new(),
            false => key.iter().rev().copied().collect(),
        };
        // The nearest first, and no further than to one that fits: what is listed letter by letter comes before patterns.
        let places = self.heads.around(&key).chain(self.tails.around(&reversed));
        let places = places.chain(self.rest.iter().copied());
        any(places.map(|at| self.compare.holds(at, value, &prepared, context)))
    }
}

/// Of values in an order, the one that compares with whatever compares with any of them.
fn farthest(compare: &Compare) -> Option<Option<usize>> {
    fn of<T: Ord>(order: Order, values: &[Option<T>]) -> Option<Option<usize>> {
        let read = values
            .iter()
            .zip(0..)
            .filter_map(|(value, at)| Some((value.as_ref()?, at)));
        let farthest = match order {
            Order::Equals | Order::NotEquals => return None,
            Order::LessThan | Order::LessThanEquals => read.max(),
            Order::GreaterThan | Order::GreaterThanEquals => read.min(),
        };
        Some(farthest.map(|(_, at)| at))
    }
    match compare {
        Compare::Number(order, values) => of(*order, values),
        Compare::Date(order, values) => of(*order, values),
        Compare::Equals(_)
        | Compare::EqualsIgnoreCase(_)
        | Compare::Like(_)
        | Compare::Arn(_)
        | Compare::Bool(_)
        | Compare::Binary(_)
        | Compare::Ip(_)
        | Compare::Null(_) => None,
    }
}

/// The text that a value of the request is looked up by.
fn key(compare: &Compare, value: &str, prepared: &Prepared<'_>) -> Vec<u8> {
    match prepared {
        Prepared::Text | Prepared::Arn(_) => text_key(compare, value),
        Prepared::Number(number) => number
            .as_ref()
            .map(|it| it.to_string().into_bytes())
            .unwrap_or_default(),
        Prepared::Date(instant) => instant.as_ref().map(moment).unwrap_or_default(),
        Prepared::Binary(bytes) => bytes.clone().unwrap_or_default(),
        Prepared::Ip(range) => range.map(|it| bits(&it)).unwrap_or_default(),
    }
}

fn text_key(compare: &Compare, text: &str) -> Vec<u8> {
    match compare {
        Compare::EqualsIgnoreCase(_) | Compare::Bool(_) => letter_case::lower(text).into_bytes(),
        Compare::Equals(_)
        | Compare::Like(_)
        | Compare::Arn(_)
        | Compare::Number(..)
        | Compare::Date(..)
        | Compare::Binary(_)
        | Compare::Ip(_)
        | Compare::Null(_) => text.as_bytes().to_vec(),
    }
}

fn moment(instant: &Instant) -> Vec<u8> {
    [&instant.seconds.to_be_bytes(), instant.fraction().as_bytes()].concat()
}

/// The bits of a range, a byte each: one that lies in another begins as that does.
fn bits(range: &Range) -> Vec<u8> {
    let (family, bits) = match range.address {
        IpAddr::V4(address) => (4, u128::from(address.to_bits()) << 96),
        IpAddr::V6(address) => (6, address.to_bits()),
    };
    let bit = |at: u8| u8::from(bits << at >> 127 == 1);
    core::iter::once(family).chain((0..range.prefix).map(bit)).collect()
}

/// What is needed to file the values of a condition.
struct Filing<'a> {
    compare: &'a Compare,
    context: &'a Context,
    /// How long the longest value of the request is.
    longest: usize,
    /// How many more bytes may be put together.
    room: usize,
}

impl Filing<'_> {
    fn file(&mut self, at: usize) -> Filed {
        fn whole(key: Option<Vec<u8>>) -> Filed {
            key.map_or(Filed::Nowhere, Filed::Whole)
        }
        match self.compare {
            Compare::Equals(values) | Compare::EqualsIgnoreCase(values) | Compare::Bool(values) => match &values[at] {
                Operand::Fixed(text) => Filed::Whole(text_key(self.compare, text)),
                Operand::Variable(text) => self.operand(text),
            },
            Compare::Like(values) => match &values[at] {
                Wild::Fixed(pattern) => by_ends(pattern.ends()),
                Wild::Variable(text) => Self::head(text),
            },
            Compare::Arn(values) => match &values[at] {
                Wild::Fixed(fields) => fields.as_ref().map_or(Filed::Nowhere, |it| by_ends(it.ends())),
                Wild::Variable(text) => Self::head(text),
            },
            Compare::Number(_, values) => whole(values[at].as_ref().map(|it| it.to_string().into_bytes())),
            Compare::Date(_, values) => whole(values[at].as_ref().map(moment)),
            Compare::Binary(values) => whole(values[at].clone()),
            Compare::Ip(values) => values[at].map_or(Filed::Nowhere, |it| Filed::Head(bits(&it))),
            Compare::Null(_) => Filed::Nowhere,
        }
    }

    /// A text without wildcards. In another case a letter may have up to four times the bytes.
    fn operand(&mut self, text: &VariableText) -> Filed {
        let most = self.longest.saturating_mul(4);
        if most <= self.room {
            match text.text_within(most, self.context) {
                Ok(Some(filled)) => {
                    self.room -= filled.len();
                    return Filed::Whole(text_key(self.compare, &filled));
                }
                Ok(None) | Err(NoValue::Missing) => return Filed::Nowhere,
                Err(NoValue::Unknown) => {}
            }
        }
        match self.compare {
            Compare::Equals(_) => Self::head(text),
            _ => Filed::Everywhere,
        }
    }

    /// A text whose variables can't be put in.
    fn head(text: &VariableText) -> Filed {
        Filed::Head(text.template().head().into())
    }
}

/// By the longer end of a pattern.
fn by_ends(ends: Ends) -> Filed {
    match ends {
        Ends::Whole(text) => Filed::Whole(text.into_bytes()),
        Ends::Open { head, tail } if tail.len() <= head.len() => Filed::Head(head.into_bytes()),
        Ends::Open { tail, .. } => Filed::Tail(tail.bytes().rev().collect()),
    }
}

/// Beginnings of texts, sorted, so that those of one text are found side by side.
#[derive(Default)]
struct Heads {
    entries: Vec<Entry>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    text: Vec<u8>,
    /// Whether nothing may follow.
    is_whole: bool,
    at: usize,
    /// The next shorter one that this one begins with.
    around: Option<usize>,
}

impl Heads {
    fn add(&mut self, text: Vec<u8>, is_whole: bool, at: usize) {
        self.entries.push(Entry {
            text,
            is_whole,
            at,
            around: None,
        });
    }

    fn link(&mut self) {
        self.entries.sort_unstable();
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.entries.len() {
            let entry = &self.entries[at];
            while open
                .pop_if(|last| !entry.text.starts_with(&self.entries[*last].text))
                .is_some()
            {}
            let is_open = !entry.is_whole;
            self.entries[at].around = open.last().copied();
            if is_open {
                open.push(at);
            }
        }
    }

    /// The places of all that a text begins with. They are in the way from the last that is not behind the text to those
    /// around it.
    fn around(&self, text: &[u8]) -> impl Iterator<Item = usize> {
        let last = self
            .entries
            .partition_point(|entry| entry.text.as_slice() <= text)
            .checked_sub(1);
        let on_the_way = core::iter::successors(last, |at| self.entries[*at].around);
        on_the_way.map(|at| &self.entries[at]).filter_map(move |entry| {
            let fits = if entry.is_whole {
                entry.text == text
            } else {
                text.starts_with(&entry.text)
            };
            fits.then_some(entry.at)
        })
    }
}
