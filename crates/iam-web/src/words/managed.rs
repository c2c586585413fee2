//! The words of AWS's own policies.

use iam_words::Lang;

pub struct Words {
    pub open: &'static str,
    pub title: &'static str,
    pub kept: &'static str,
    pub search: &'static str,
    pub hint: &'static str,
    pub loading: &'static str,
    /// By its name.
    pub document: fn(&str) -> String,
    pub failed: &'static str,
    pub again: &'static str,
    /// So many of all.
    pub count: fn(usize, usize) -> String,
    /// Of the words that were searched for.
    pub none: fn(&str) -> String,
    pub more: fn(usize) -> String,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    open: "AWS managed…",
    title: "AWS managed policies",
    kept: "The one that you choose is added to the identity-based policies. Undo takes it away.",
    search: "Search",
    hint: "Part of a name, such as ReadOnly",
    loading: "Loading the list…",
    document: |name| format!("Loading {name}…"),
    failed: "It could not be loaded. Look at your connection, and try again.",
    again: "Try again",
    count: |n, all| match n == all {
        true => format!("{all} policies"),
        false => format!("{n} of {all} policies"),
    },
    none: |text| format!("No policy has “{text}” in its name."),
    more: |n| format!("{n} more: write more of the name"),
};

const KO: Words = Words {
    open: "AWS 관리형…",
    title: "AWS 관리형 정책",
    kept: "고른 정책은 자격 증명 기반 정책에 추가됩니다. 실행 취소하면 빠집니다.",
    search: "검색",
    hint: "이름의 일부 (예: ReadOnly)",
    loading: "목록을 불러오는 중…",
    document: |name| format!("{name} 불러오는 중…"),
    failed: "불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
    again: "다시 시도",
    count: |n, all| match n == all {
        true => format!("정책 {all}개"),
        false => format!("정책 {all}개 중 {n}개"),
    },
    none: |text| format!("이름에 다음 텍스트가 들어 있는 정책이 없습니다: “{text}”."),
    more: |n| format!("{n}개 더 있습니다. 이름을 더 적어 보세요"),
};
