//! The words of the Review view.

use iam_words::Lang;

pub struct Words {
    pub title: &'static str,
    /// By the number of policies.
    pub of_case: fn(usize) -> String,
    pub of_scenario: fn(usize) -> String,
    pub empty: &'static str,
    pub torn: &'static str,
    /// Before the names of those of which there is nothing to say.
    pub clean: &'static str,
    pub more_policies: fn(usize) -> String,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    title: "Review of the policies",
    of_case: |n| format!("{} of the request in Ask, the worst first.", policies(n)),
    of_scenario: |n| format!("{} of the world in World, the worst first.", policies(n)),
    empty: "There is no policy yet. Write one in Ask, or build a world in World.",
    torn: "The text of the world can’t be read as it is. World says where.",
    clean: "No problem found in",
    more_policies: |n| format!("and {n} more"),
};

fn policies(n: usize) -> String {
    match n {
        1 => "1 policy".into(),
        n => format!("{n} policies"),
    }
}

const KO: Words = Words {
    title: "정책 검토",
    of_case: |n| format!("요청 화면의 정책 {n}개를 심각한 것부터 보여 줍니다."),
    of_scenario: |n| format!("환경 화면의 정책 {n}개를 심각한 것부터 보여 줍니다."),
    empty: "아직 정책이 없습니다. 요청 화면에서 정책을 작성하거나 환경 화면에서 환경을 만드세요.",
    torn: "환경의 텍스트를 지금 상태로는 읽을 수 없습니다. 위치는 환경 화면에 있습니다.",
    clean: "문제가 없는 정책",
    more_policies: |n| format!("외 {n}개"),
};
