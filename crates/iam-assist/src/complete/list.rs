//! The list of items: those that fit what was typed, the best first, each with the quotes that the text lacks.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use iam_syntax::sort::sort_by;
use iam_syntax::span::Span;

use super::{Completions, Ctx, Item, ItemKind};
use crate::place::{Quotes, Word};

/// More than anybody reads.
const MOST: usize = 100;

pub(crate) struct List<'a> {
    typed: &'a str,
    from: usize,
    to: usize,
    shell: Shell,
    found: Vec<(Rank, Item)>,
}

/// What goes around the word that is put in.
enum Shell {
    /// A value. It gets the quotes that it lacks, and where it had none, a comma if more follows.
    Value { opener: &'static str, comma: &'static str },
    /// A key. Where it has no value yet, it gets an empty one, and a comma if more follows.
    Key {
        opener: &'static str,
        has_value: bool,
        comma: &'static str,
    },
    /// A policy variable, which may lack its brace.
    Variable { closer: &'static str },
    /// Nothing: the text is put in as it is.
    Bare,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Begins,
    BeginsAndIsRare,
    Holds,
}

/// How what is put in goes on.
#[derive(Clone, Debug)]
pub(crate) enum End {
    /// It is whole.
    Whole,
    /// One goes on to type behind it, so a quote that closes it comes later.
    Open,
    /// A part of it is to be filled in.
    Hole(Range<usize>),
    /// It is a key, and one goes on in the middle of this empty value: `{}`.
    Key(&'static str),
    /// It is a key that one goes on to type.
    OpenKey(&'static str),
}

/// What quotes and commas follow from.
pub(crate) struct Shelled<'a, 'w> {
    pub(crate) text: &'a str,
    pub(crate) offset: usize,
    pub(crate) word: &'w Word,
    pub(crate) is_key: bool,
}

impl<'a> List<'a> {
    pub(super) fn new(ctx: &Ctx<'a>) -> Self {
        Self::at(&Shelled {
            text: ctx.text,
            offset: ctx.offset,
            word: &ctx.place.word,
            is_key: ctx.place.spot.is_key(),
        })
    }

    pub(crate) fn at(ctx: &Shelled<'a, '_>) -> Self {
        let word = ctx.word;
        let start = word.content.start.min(ctx.offset);
        let behind = |at: usize| ctx.text.get(at..).unwrap_or("");
        let (to, has_opener) = match word.quotes {
            Quotes::None => (ctx.offset.max(word.content.end), false),
            // What follows may be anything that the open quote has swallowed.
            Quotes::Open => (ctx.offset, true),
            Quotes::Closed => (word.content.end + 1, true),
        };
        let opener = if has_opener { "" } else { "\"" };
        let next = behind(to).trim_start();
        let shell = if ctx.is_key {
            Shell::Key {
                opener,
                has_value: next.starts_with(':'),
                comma: if next.starts_with('"') { "," } else { "" },
            }
        } else {
            let is_followed = !has_opener && next.starts_with(['"', '{', '[']);
            Shell::Value {
                opener,
                comma: if is_followed { "," } else { "" },
            }
        };
        Self {
            typed: ctx.text.get(start..ctx.offset).unwrap_or(""),
            from: start,
            to,
            shell,
            found: Vec::new(),
        }
    }

    /// For a text in which nothing has begun.
    pub(super) fn bare(ctx: &Ctx<'a>) -> Self {
        Self {
            shell: Shell::Bare,
            ..Self::new(ctx)
        }
    }

    /// For a variable whose name begins at a place.
    pub(super) fn of_variable(ctx: &Ctx<'a>, start: usize) -> Self {
        let behind = ctx.text.get(ctx.offset..).unwrap_or("");
        let n_more = behind
            .find(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, ':' | '/' | '-' | '_' | '.'))
            .unwrap_or(behind.len());
        let has_brace = behind.get(n_more..).is_some_and(|it| it.starts_with('}'));
        Self {
            typed: ctx.text.get(start..ctx.offset).unwrap_or(""),
            from: start,
            to: ctx.offset + n_more + usize::from(has_brace),
            shell: Shell::Variable { closer: "}" },
            found: Vec::new(),
        }
    }

    /// What was typed of the word so far.
    pub(super) fn typed(&self) -> &'a str {
        self.typed
    }

    /// Whether the place is between quotes, where nothing but a word can be put in.
    fn is_in_quotes(&self) -> bool {
        match self.shell {
            Shell::Value { opener, .. } | Shell::Key { opener, .. } => opener.is_empty(),
            Shell::Variable { .. } => true,
            Shell::Bare => false,
        }
    }

    /// Offers a word, if it fits what was typed.
    pub(crate) fn add(&mut self, kind: ItemKind, word: &str, end: End, detail: impl FnOnce() -> String) {
        self.add_as(kind, word, word, end, detail);
    }

    /// Offers a word that a list shows in another form.
    pub(super) fn add_as(
        &mut self,
        kind: ItemKind,
        label: &str,
        word: &str,
        end: End,
        detail: impl FnOnce() -> String,
    ) {
        if let Some(rank) = rank(label, self.typed) {
            self.push(rank, kind, label, word, end, detail());
        }
    }

    /// Offers a word behind those that are more likely.
    pub(super) fn add_rare(
        &mut self,
        kind: ItemKind,
        label: &str,
        word: &str,
        end: End,
        detail: impl FnOnce() -> String,
    ) {
        if let Some(rank) = rank(label, self.typed) {
            self.push(rank.max(Rank::BeginsAndIsRare), kind, label, word, end, detail());
        }
    }

    /// Offers a word that was found to fit.
    pub(super) fn add_fitting(&mut self, kind: ItemKind, word: &str, end: End, detail: String) {
        self.push(Rank::Begins, kind, word, word, end, detail);
    }

    /// Offers a word that was found to fit, though not by its letters.
    pub(super) fn add_last(&mut self, kind: ItemKind, word: &str, end: End, detail: String) {
        self.push(Rank::Holds, kind, word, word, end, detail);
    }

    /// Offers a text that is no word, and where in it one goes on to type. Not between quotes.
    pub(super) fn add_raw(&mut self, kind: ItemKind, label: &str, text: &str, at: usize, detail: String) {
        if rank(label, self.typed).is_some() && !self.is_in_quotes() {
            let mut insert = String::from(text);
            if let Shell::Value { comma, .. } = self.shell {
                insert.push_str(comma);
            }
            let item = Item {
                label: label.into(),
                insert,
                select: span(at..at),
                detail,
                kind,
            };
            self.found.push((Rank::Begins, item));
        }
    }

    fn push(&mut self, rank: Rank, kind: ItemKind, label: &str, word: &str, end: End, detail: String) {
        let (opener, closer) = match self.shell {
            Shell::Value { opener, .. } | Shell::Key { opener, .. } => (opener, "\""),
            Shell::Variable { closer } => ("", closer),
            Shell::Bare => ("", ""),
        };
        let mut insert = String::with_capacity(word.len() + 8);
        insert.push_str(opener);
        insert.push_str(word);
        let behind_word = insert.len();
        insert.push_str(closer);
        let mut behind = insert.len();
        if let (
            Shell::Key {
                has_value: false,
                comma,
                ..
            },
            End::Key(empty) | End::OpenKey(empty),
        ) = (&self.shell, &end)
        {
            insert.push_str(": ");
            behind = insert.len() + empty.len() / 2;
            insert.push_str(empty);
            insert.push_str(comma);
        }
        if let Shell::Value { comma, .. } = self.shell {
            insert.push_str(comma);
            behind = insert.len();
        }
        let select = match end {
            End::Whole | End::Key(_) => behind..behind,
            End::Open | End::OpenKey(_) => behind_word..behind_word,
            End::Hole(hole) => hole.start + opener.len()..hole.end + opener.len(),
        };
        let item = Item {
            label: label.into(),
            insert,
            select: span(select),
            detail,
            kind,
        };
        self.found.push((rank, item));
    }

    pub(crate) fn finish(mut self) -> Completions {
        sort_by(&mut self.found, &|(one, _), (other, _)| one.cmp(other));
        let is_cut = MOST < self.found.len();
        self.found.truncate(MOST);
        let Range { start, end } = span(self.from..self.to.max(self.from)).range();
        Completions {
            from: start as u32,
            to: end as u32,
            items: self.found.into_iter().map(|(_, item)| item).collect(),
            is_cut,
        }
    }
}

/// How well a word fits what was typed; case does not count.
fn rank(label: &str, typed: &str) -> Option<Rank> {
    if begins(label, typed) {
        return Some(Rank::Begins);
    }
    // Two letters are in most words.
    let is_inside = 3 <= typed.len() && (1..label.len()).any(|at| label.get(at..).is_some_and(|it| begins(it, typed)));
    is_inside.then_some(Rank::Holds)
}

/// Whether a word begins with another; case does not count.
pub(super) fn begins(word: &str, head: &str) -> bool {
    word.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head))
}

// OK because a text longer than 32 bits count is not read.
fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}
