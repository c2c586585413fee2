//! The words of the views of the trace: what stands around what the worker says.

mod en;
mod ko;

use iam_words::Lang;

use crate::model::axes::{Axis, Plane};
use crate::trace::expansion::LeftOut;

pub struct Words {
    pub views: &'static str,
    pub reading: &'static str,
    pub failed: &'static str,
    pub undo: &'static str,

    // From step to step
    pub stepping: &'static str,
    pub back: &'static str,
    pub on: &'static str,
    pub present: &'static str,
    pub present_hint: &'static str,
    /// The number of a step, counted from nought, of how many.
    pub of: fn(Option<usize>, usize) -> String,

    // The matrix
    pub none: &'static str,
    pub more: fn(usize) -> String,

    // What would turn the decision round
    pub looking: &'static str,
    pub apply: &'static str,
    /// Before what was done.
    pub applied: &'static str,

    // What an undecided answer depends on
    pub truth: &'static str,
    pub decision: &'static str,
    /// By the decision.
    pub apply_row: fn(&str) -> String,
    pub truth_hint: &'static str,
    pub or: &'static str,

    // The grid
    pub plane: fn(Plane) -> &'static str,
    pub axis: fn(Axis) -> &'static str,
    pub of_what: &'static str,
    pub answer: &'static str,
    /// So many rows of all.
    pub answering: fn(usize, usize) -> String,
    pub too_many: fn(usize) -> String,
    pub choose: &'static str,
    pub empty: &'static str,
    /// The patterns between backticks.
    pub expand: fn(&str) -> String,
    pub expanding: &'static str,
    pub left_out: fn(&LeftOut) -> String,
    pub unknown: fn(&str) -> String,
    pub not_expanded: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}
