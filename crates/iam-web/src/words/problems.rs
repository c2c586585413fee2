//! The words about what is wrong with the policies, and about the tools that make a text tidy.

use iam_words::Lang;

use crate::model::problem::{Severity, Tidy};

pub struct Words {
    pub problems: &'static str,
    pub looking: &'static str,
    pub failed: &'static str,
    pub failed_hint: &'static str,
    pub none: &'static str,
    pub why: &'static str,
    pub aws_page: &'static str,
    pub keys: &'static str,
    pub tools: &'static str,
    pub plain: &'static str,
    pub plain_hint: &'static str,
    pub tidy_already: &'static str,
    pub more: fn(usize) -> String,
    pub torn: fn(u32) -> String,
    pub line: fn(u32) -> String,
    /// In another policy than the one that is open.
    pub line_of: fn(&str, u32) -> String,
    pub severity: fn(Severity) -> &'static str,
    pub counted: fn(Severity, usize) -> String,
    pub tidy: fn(Tidy) -> (&'static str, &'static str),
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    problems: "Problems",
    looking: "Looking at the policies…",
    failed: "Not checked",
    failed_hint: "What looks at the policies could not be loaded, so only what can’t be read is shown. Load the page again to try once more.",
    none: "No problem found",
    why: "Why?",
    aws_page: "AWS’s page",
    keys: "Tab leaves the editor. Ctrl+Space completes. F2 tells what stands at the caret and what came of it. F8 goes to the next problem, Alt+Enter to the step of the trace.",
    tools: "The text",
    plain: "Plain text box",
    plain_hint: "Without colours, marks and completion: for screen readers and keyboards that the editor does not get on with",
    tidy_already: "It was tidy already.",
    more: |n| format!("{n} more"),
    torn: |line| format!("The text is torn in line {line}, and stays as it is."),
    line: |line| format!("line {line}"),
    line_of: |name, line| format!("{name}, line {line}"),
    severity: |severity| match severity {
        Severity::Error => "error",
        Severity::SecurityWarning => "security warning",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    },
    counted: |severity, n| format!("{n} {}{}", (EN.severity)(severity), if n == 1 { "" } else { "s" }),
    tidy: |how| match how {
        Tidy::Format => ("Format", "Lays the text out; the order stays"),
        Tidy::Sort => (
            "Sort",
            "Lays the text out, with actions, resources, principals and values in order, each once",
        ),
        Tidy::Minify => ("Minify", "Takes out all blanks that don’t count"),
    },
};

const KO: Words = Words {
    problems: "문제",
    looking: "정책을 살펴보는 중…",
    failed: "확인하지 못함",
    failed_hint: "정책을 살펴보는 프로그램을 불러오지 못했습니다. 읽을 수 없는 부분만 표시합니다. 페이지를 새로 고쳐 다시 시도하세요.",
    none: "문제 없음",
    why: "왜?",
    aws_page: "AWS 문서",
    keys: "Tab 키로 편집기를 벗어납니다. Ctrl+Space는 자동 완성, F2는 커서 위치의 설명과 결과, F8은 다음 문제, Alt+Enter는 추적의 해당 단계입니다.",
    tools: "텍스트",
    plain: "일반 텍스트 상자",
    plain_hint: "색, 표시, 자동 완성이 없는 상자입니다. 편집기와 잘 맞지 않는 화면 낭독기와 키보드를 위한 것입니다",
    tidy_already: "이미 정리되어 있습니다.",
    more: |n| format!("{n}개 더 보기"),
    torn: |line| format!("{line}행에서 텍스트가 끊겨 있어 그대로 두었습니다."),
    line: |line| format!("{line}행"),
    line_of: |name, line| format!("{name} {line}행"),
    severity: |severity| match severity {
        Severity::Error => "오류",
        Severity::SecurityWarning => "보안 경고",
        Severity::Warning => "경고",
        Severity::Suggestion => "제안",
    },
    counted: |severity, n| format!("{} {n}개", (KO.severity)(severity)),
    tidy: |how| match how {
        Tidy::Format => ("서식 정리", "순서는 그대로 두고 줄과 들여쓰기를 정리합니다"),
        Tidy::Sort => (
            "정렬",
            "서식을 정리하고 작업, 리소스, 보안 주체, 값을 정렬해 중복을 없앱니다",
        ),
        Tidy::Minify => ("공백 제거", "의미 없는 공백을 모두 없앱니다"),
    },
};
