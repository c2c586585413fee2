//! What an embed says beside what the page says too.

use iam_words::Lang;

pub struct Words {
    pub waiting: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    /// Where the verdict is kept back here.
    pub open_tells: &'static str,
    pub too_large: &'static str,
    pub unread: &'static str,
    /// The text of a world.
    pub scenario: &'static str,
    pub requests: &'static str,
    /// The case's own among them.
    pub own: &'static str,
    pub nothing_asked: &'static str,
    /// What whoever wrote the page expects, and does not come.
    pub missed: fn(&str) -> String,
    pub policies: fn(usize) -> String,
    pub edited: &'static str,
    pub guess: &'static str,
    pub just_show: &'static str,
    pub right: &'static str,
    pub wrong: &'static str,

    // What would turn the decision round
    pub flip: &'static str,
    pub tried: fn(usize) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub look_again: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    waiting: "Waiting for the page to say what to show.",
    open: "Open in playground",
    open_hint: "In a new tab",
    open_tells: "The playground shows the answer at once.",
    too_large: "This is too large for a link, so it can’t be opened in the playground from here.",
    unread: "There is nothing to show here yet",
    scenario: "The scenario",
    requests: "Requests",
    own: "The request",
    nothing_asked: "The policies are here, but no request. Whoever writes this page says who asks for what: a principal, an action and a resource.",
    missed: |word| ["This page expects “", word, "” here, and that is not what is decided."].concat(),
    policies: |n| match n {
        1 => "The policy".into(),
        n => format!("The {n} policies"),
    },
    edited: "You can change the text; the answer follows. Nothing leaves your browser.",
    guess: "What will AWS decide?",
    just_show: "Just show me",
    right: "That is what you expected.",
    wrong: "That is not what you expected. Read on to see why.",

    flip: "What would change the decision",
    tried: |n| match n {
        1 => "1 change tried".into(),
        n => format!("{n} changes tried"),
    },
    stop: "Stop",
    stopped: "Stopped.",
    look_again: "Look again",
};

const KO: Words = Words {
    waiting: "무엇을 표시할지 페이지에서 알려 주기를 기다리고 있습니다.",
    open: "플레이그라운드에서 열기",
    open_hint: "새 탭에서 열립니다",
    open_tells: "플레이그라운드에서는 답이 바로 보입니다.",
    too_large: "너무 커서 링크로 만들 수 없습니다. 그래서 여기서 플레이그라운드로 열 수 없습니다.",
    unread: "아직 표시할 내용이 없습니다",
    scenario: "시나리오",
    requests: "요청",
    own: "기본 요청",
    nothing_asked: "정책은 있지만 요청이 없습니다. 누가 무엇을 요청하는지(보안 주체, 작업, 리소스)를 페이지 작성자가 적어야 합니다.",
    missed: |word| ["이 페이지에서 기대한 결과는 “", word, "”이지만 실제 판정은 다릅니다."].concat(),
    policies: |n| format!("정책 {n}개"),
    edited: "글을 고치면 결과가 바로 바뀝니다. 내용은 브라우저 밖으로 나가지 않습니다.",
    guess: "AWS는 어떻게 판정할까요?",
    just_show: "결과 바로 보기",
    right: "예상한 대로입니다.",
    wrong: "예상과 다릅니다. 아래에서 이유를 확인하세요.",

    flip: "결정을 바꾸는 방법",
    tried: |n| format!("시험한 변경: {n}개"),
    stop: "중지",
    stopped: "중지했습니다.",
    look_again: "다시 찾기",
};
