//! In English.

use super::Words;
use crate::model::axes::{Axis, Plane};

pub const WORDS: Words = Words {
    views: "Views of the trace",
    reading: "Reading the trace…",
    failed: "This view could not start. Load the page again to try once more.",
    undo: "Undo",

    stepping: "Step by step",
    back: "Previous step",
    on: "Next step",
    present: "Present",
    present_hint: "One step a screen in large type. Arrow keys go on and back, Escape ends.",
    of: |at, n| match at {
        Some(at) => format!("{} / {n}", at + 1),
        None => format!("– / {n}"),
    },

    none: "No policy was asked.",
    more: |n| format!("Show {n} statements about other actions"),

    looking: "Trying changes…",
    apply: "Try it",
    applied: "Done: ",

    truth: "Which value decides what",
    decision: "Decision",
    apply_row: |decision| format!("{decision}: try it"),
    truth_hint: "Choose a row to try it. Each combination of what the policies compare with, of any other value, and of absence was evaluated.",
    or: " or ",

    plane: |plane| match plane {
        Plane::Resources => "Actions × resources",
        Plane::Principals => "Principals × actions",
    },
    axis: |axis| match axis {
        Axis::Actions => "Actions, one a line",
        Axis::Resources => "Resources, one a line",
        Axis::Principals => "Principals, one a line",
    },
    of_what: "What stands against what",
    answer: "Ask all",
    answering: |n, all| format!("{n} of {all} rows"),
    too_many: |most| format!("At most {most} lines each: the rest is left out."),
    choose: "Choose a cell to ask for just that.",
    empty: "Name at least one line each.",
    expand: |patterns| format!("Expand {patterns}"),
    expanding: "Looking the actions up…",
    left_out: |it| {
        let more = if it.is_more { "more than " } else { "" };
        format!("Of `{}`, {more}{} actions are left out.", it.pattern, it.n)
    },
    unknown: |pattern| format!("No known action fits `{pattern}`."),
    not_expanded: "The actions could not be looked up.",
};
