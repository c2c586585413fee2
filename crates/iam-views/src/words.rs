//! What is said of the views themselves, in English and Korean. What a step or a change says is not here: those words
//! are `iam-explain`'s and `iam-flip`'s.

mod en;
mod ko;

use iam_words::Lang;

/// Every fixed text. One that a language lacks does not compile.
pub struct Words {
    pub to_allowed: &'static str,
    /// Where nothing but a guardrail can be changed.
    pub past_guardrails: &'static str,
    pub to_denied: &'static str,
    pub nothing: &'static str,
    /// Before the names of gates.
    pub stopped_by: &'static str,
    pub depends: &'static str,
    pub unreadable: &'static str,

    // The table
    pub statement: &'static str,
    pub outcome: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub cannot_tell: &'static str,
    /// After a key without which a condition matches.
    pub no_value: &'static str,
    /// An element that a statement lacks.
    pub absent: &'static str,
    /// Before the name of what overrides.
    pub overridden_by: &'static str,
    /// Before the element that failed alone.
    pub but_for: &'static str,
    pub no_effect: &'static str,

    // What the decision depends on
    pub any: &'static str,
    pub missing: &'static str,
    pub any_other: &'static str,
    /// Before one value of many.
    pub such_as: &'static str,
    /// Before and after how many values are not named.
    pub and_more: (&'static str, &'static str),
    /// Before and after how many rows are left out.
    pub rows_left_out: (&'static str, &'static str),
    pub too_many_keys: &'static str,
    pub not_all_tried: &'static str,
    /// Before the resource that the table is about, where there are several.
    pub for_resource: &'static str,

    // The grid
    pub allowed: &'static str,
    pub explicit_deny: &'static str,
    pub implicit_deny: &'static str,
    pub depends_on_keys: &'static str,
    pub cannot: &'static str,
}

pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}
