//! The words of the views of the trace: what stands around what the worker says.

use iam_words::Lang;

use crate::model::axes::{Axis, Plane};
use crate::trace::expansion::LeftOut;
use crate::trace::tab::Tab;

pub struct Words {
    pub tab: fn(Tab) -> &'static str,
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

mod en {
    use super::Tab;
    use super::Words;
    use crate::model::axes::{Axis, Plane};

    pub const WORDS: Words = Words {
        tab: |tab| match tab {
            Tab::Steps => "Steps",
            Tab::Matrix => "Matrix",
            Tab::Flip => "Flip it",
            Tab::Grid => "Grid",
        },
        views: "Views of the trace",
        reading: "Reading the trace…",
        failed: "This view could not start. Load the page again to try once more.",
        undo: "Undo",

        stepping: "Step by step",
        back: "Previous step",
        on: "Next step",
        present: "Present",
        present_hint: "One step a screen in large type, the verdict last. Arrow keys go on and back, Escape ends.",
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
}

mod ko {
    use super::Tab;
    use super::Words;
    use crate::model::axes::{Axis, Plane};

    pub const WORDS: Words = Words {
        tab: |tab| match tab {
            Tab::Steps => "단계",
            Tab::Matrix => "행렬",
            Tab::Flip => "뒤집기",
            Tab::Grid => "격자",
        },
        views: "추적 보기",
        reading: "추적을 읽는 중…",
        failed: "이 보기를 시작할 수 없습니다. 페이지를 다시 불러와 보세요.",
        undo: "실행 취소",

        stepping: "한 단계씩",
        back: "이전 단계",
        on: "다음 단계",
        present: "발표",
        present_hint: "한 화면에 한 단계씩 큰 글자로 보여 주고 마지막에 판정을 보여 줍니다. 화살표 키로 넘기고 Esc 키로 끝냅니다.",
        of: |at, n| match at {
            Some(at) => format!("{} / {n}", at + 1),
            None => format!("– / {n}"),
        },

        none: "확인한 정책이 없습니다.",
        more: |n| format!("다른 작업에 관한 문 {n}개 보기"),

        looking: "변경을 시험하는 중…",
        apply: "적용",
        applied: "적용함: ",

        truth: "값에 따른 결정",
        decision: "결정",
        apply_row: |decision| format!("{decision}: 적용"),
        truth_hint: "행을 선택하면 적용합니다. 정책이 비교하는 값, 그 밖의 값, 키가 없는 경우의 모든 조합을 평가했습니다.",
        or: " 또는 ",

        plane: |plane| match plane {
            Plane::Resources => "작업 × 리소스",
            Plane::Principals => "보안 주체 × 작업",
        },
        axis: |axis| match axis {
            Axis::Actions => "작업, 한 줄에 하나",
            Axis::Resources => "리소스, 한 줄에 하나",
            Axis::Principals => "보안 주체, 한 줄에 하나",
        },
        of_what: "비교할 대상",
        answer: "모두 확인",
        answering: |n, all| format!("{all}행 중 {n}행"),
        too_many: |most| format!("각각 최대 {most}줄입니다. 나머지는 제외됩니다."),
        choose: "칸을 선택하면 그 요청을 확인합니다.",
        empty: "각각 한 줄 이상 적어 주세요.",
        expand: |patterns| format!("{patterns} 펼치기"),
        expanding: "작업을 찾는 중…",
        left_out: |it| {
            let more = if it.is_more { " 이상" } else { "" };
            format!("`{}`: 작업 {}개{more}를 생략했습니다.", it.pattern, it.n)
        },
        unknown: |pattern| format!("`{pattern}`에 맞는 알려진 작업이 없습니다."),
        not_expanded: "작업을 찾을 수 없습니다.",
    };
}
