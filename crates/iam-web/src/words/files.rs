//! The words of files, earlier states, and what is forgotten.

mod en;
mod ko;

use iam_words::Lang;

use crate::model::file::Problem;

pub struct Words {
    // The menu
    pub file: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    pub save: &'static str,
    pub save_new: &'static str,
    pub download: &'static str,
    pub save_as: &'static str,
    pub save_as_hint: &'static str,
    pub states: &'static str,
    pub states_hint: &'static str,
    pub forget: &'static str,
    pub forget_hint: &'static str,
    pub drop: &'static str,
    pub drop_hint: &'static str,

    pub place_title: fn(usize) -> String,
    pub a_policy: fn(usize) -> String,
    pub place_hint: &'static str,
    pub place_here: &'static str,
    pub place_alone: &'static str,
    /// What a text is called that was pasted where nothing is typed.
    pub pasted: &'static str,
    pub filled_in: &'static str,

    // What was done, by the name of the file or the time of the state
    pub save_to: fn(&str) -> String,
    pub opened: fn(&str) -> String,
    pub opened_first: fn(&str, usize) -> String,
    pub saved: fn(&str) -> String,
    pub downloaded: fn(&str) -> String,
    pub restored: fn(&str) -> String,

    // What went wrong
    pub not_opened: fn(&str) -> String,
    pub not_saved: fn(&str) -> String,
    pub no_save: &'static str,
    pub unchanged: &'static str,
    pub problem: fn(Problem) -> &'static str,

    // Earlier states
    pub states_title: &'static str,
    pub states_kept: &'static str,
    pub states_none: &'static str,
    pub restore: &'static str,
    pub untitled: &'static str,
    pub scenario: &'static str,
    pub policies: fn(usize) -> String,
    pub checks: fn(usize) -> String,
    pub steps: fn(usize) -> String,

    // Forgetting
    pub forget_title: &'static str,
    pub goes: &'static str,
    pub all_that_goes: [&'static str; 6],
    pub stays: &'static str,
    pub forget_all: &'static str,
    pub cancel: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}
