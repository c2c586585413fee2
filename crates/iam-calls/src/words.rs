//! Sentences, in English and Korean. A condition that one language lacks does not compile.

mod en;
mod ko;

use alloc::string::String;

use crate::also::Also;
use crate::row::Who;
use crate::when::When;

/// A language that sentences are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    Ko,
}

/// When a further permission is asked.
#[must_use]
pub fn when(whens: &[When], lang: Lang) -> String {
    match lang {
        Lang::En => en::when(whens),
        Lang::Ko => ko::when(whens),
    }
}

/// Whose permission it is.
#[must_use]
pub const fn who(who: Who, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::who(who),
        Lang::Ko => ko::who(who),
    }
}

/// One line: what is asked, of whom and when.
#[must_use]
pub fn line(also: &Also, lang: Lang) -> String {
    match lang {
        Lang::En => en::line(also),
        Lang::Ko => ko::line(also),
    }
}
