//! What every crate with sentences shares: the languages, and AWS's terms in each of them.
//!
//! | to find | look in |
//! |---|---|
//! | which languages there are | [`Lang`] |
//! | the terms | [`term`] |
//! | their English, with article and plural | [`en`] |
//! | their Korean | [`ko`] |
//! | what of a text is not seen and changes how it is shown | [`unseen`] |
//!
//! It needs no other crate, so that every other can take its words from here.
//!
//! ```
//! use iam_words::{Lang, en, term::Policy};
//!
//! assert_eq!(Policy::Boundary.name(Lang::En), "permissions boundary");
//! assert_eq!(Policy::Boundary.name(Lang::Ko), "권한 경계");
//! assert_eq!(en::policy(Policy::Boundary).many, "permissions boundaries");
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

pub mod en;
pub mod ko;
mod name;
pub mod term;
pub mod unseen;

/// A language that sentences are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English: `en`.
    En,
    /// Korean: `ko`.
    Ko,
}

impl Lang {
    /// All languages, for tests that look at each.
    pub const ALL: [Self; 2] = [Self::En, Self::Ko];

    /// The language that words come in: this one, unless the program is built to speak another alone.
    #[must_use]
    pub const fn spoken(self) -> Self {
        match (cfg!(feature = "english"), cfg!(feature = "korean")) {
            (true, false) => Self::En,
            (false, true) => Self::Ko,
            (true, true) | (false, false) => self,
        }
    }

    /// The language's tag, as pages and command lines say it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// What those who speak it call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// The language after it, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let mut all = Self::ALL.into_iter().cycle();
        all.find(|it| *it == self);
        all.next().unwrap_or(self)
    }

    /// The language of that tag.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.tag() == tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_one_tag() {
        for lang in Lang::ALL {
            assert_eq!(Some(lang), Lang::of_tag(lang.tag()));
        }
        assert_eq!((Lang::Ko, Lang::En), (Lang::En.next(), Lang::Ko.next()));
        assert_eq!(None, Lang::of_tag("fr"));
    }
}
