//! What the worker says of its own accord, in English and Korean. What a step or a change says is not here: those words
//! are `iam-explain`'s and `iam-flip`'s.

mod en;
mod ko;

use iam_explain::Lang;

/// Every fixed text. One that a language lacks does not compile.
pub struct Words {
    pub to_allowed: &'static str,
    pub to_denied: &'static str,
    pub nothing: &'static str,
    /// Before the names of gates.
    pub stopped_by: &'static str,
    pub depends: &'static str,
    pub unreadable: &'static str,
}

pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}
