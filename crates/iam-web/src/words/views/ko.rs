//! In Korean.

use super::Words;
use crate::model::axes::{Axis, Plane};

pub const WORDS: Words = Words {
    views: "추적 보기",
    reading: "추적을 읽는 중…",
    failed: "이 보기를 시작할 수 없습니다. 페이지를 다시 불러와 보세요.",
    undo: "실행 취소",

    stepping: "한 단계씩",
    back: "이전 단계",
    on: "다음 단계",
    present: "발표",
    present_hint: "한 화면에 한 단계씩 큰 글자로 보여 줍니다. 화살표 키로 넘기고 Esc 키로 끝냅니다.",
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
