//! The words of the lines that give parts of the page more room or less, and of the row of characters.

use iam_words::Lang;

use crate::ui::pane::Pane;

pub struct Words {
    pub less: &'static str,
    pub more: &'static str,
    pub keys: &'static str,
    pub name: fn(Pane) -> &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    less: "Less",
    more: "More",
    keys: "Characters for policies",
    name: |pane| match pane {
        Pane::Listed => "Width of the list of policies",
        Pane::Answer => "Width of the reasons",
        Pane::Checks => "Height of the checks",
    },
};

const KO: Words = Words {
    less: "줄이기",
    more: "늘리기",
    keys: "정책에 쓰는 문자",
    name: |pane| match pane {
        Pane::Listed => "정책 목록의 너비",
        Pane::Answer => "이유의 너비",
        Pane::Checks => "검사 목록의 높이",
    },
};
