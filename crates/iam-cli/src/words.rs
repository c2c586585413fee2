//! The command line's own sentences, in each language. Those of answers, findings and policies are the libraries'.

use iam_scenario::expect::Mismatch;
use iam_scenario::words as of_scenario;
use iam_syntax::span::Position;
use iam_words::Lang;

use crate::test::Sum;

/// The name of a language, for who does not speak it.
pub const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ko => "Korean",
    }
}

/// A place in a text.
pub fn place(at: Position, lang: Lang) -> String {
    match lang {
        Lang::En => format!("line {}, column {}", at.line, at.column),
        Lang::Ko => format!("{}행 {}열", at.line, at.column),
    }
}

// The sums of `eval`.

pub fn answered(n_answers: usize, n_unmet: usize, n_failed: usize, lang: Lang) -> String {
    let (mut said, failed) = match lang {
        Lang::En => (
            format!(
                "{}, {} not met",
                counted(n_answers, "answer"),
                counted(n_unmet, "expectation")
            ),
            format!(", {}", counted(n_failed, "error")),
        ),
        Lang::Ko => (
            format!("답 {n_answers}개, 예상과 다른 답 {n_unmet}개"),
            format!(", 오류 {n_failed}개"),
        ),
    };
    if 0 < n_failed {
        said += &failed;
    }
    said
}

fn counted(n: usize, what: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {what}{ending}")
}

// `run`.

pub fn unmet(it: &Mismatch, lang: Lang) -> String {
    let Mismatch { path, expected, found } = it;
    match lang {
        Lang::En => format!("{path}: expected {expected}, found {found}"),
        Lang::Ko => format!("{path}: 예상 {expected}, 실제 {found}"),
    }
}

pub const fn error(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "error",
        Lang::Ko => "오류",
    }
}

/// What became of a step, by its name; in English the name says it.
pub fn outcome(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => name.into(),
        Lang::Ko => of_scenario::outcome(name, Lang::Ko),
    }
}

/// That nothing was named that holds a document.
pub const fn no_documents(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "there is no document here: name files, or folders that hold .md, .mdx or .markdown files",
        Lang::Ko => "문서가 없습니다. 파일이나, .md, .mdx, .markdown 파일이 있는 폴더를 적으세요",
    }
}

/// Until when a session lasts.
pub fn until(arn: &str, expiration: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{arn}, until {expiration}"),
        Lang::Ko => format!("{arn}, {expiration}까지"),
    }
}

// `reach`.

pub fn no_context_key(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`{text}` is no context key with its value: expected KEY=VALUE"),
        Lang::Ko => format!("컨텍스트 키와 값이 아닙니다: `{text}`. KEY=VALUE 형식으로 쓰세요."),
    }
}

// `link`.

pub const fn holds_more(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "this link holds more than this program knows; it is kept",
        Lang::Ko => "이 프로그램이 모르는 내용이 링크에 더 있습니다. 그대로 유지합니다.",
    }
}

// `render`.

pub fn blocks(n_blocks: usize, n_documents: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("blocks looked at: {n_blocks}, in {n_documents} documents"),
        Lang::Ko => format!("확인한 블록 {n_blocks}개, 문서 {n_documents}개"),
    }
}

pub fn written(n_blocks: usize, n_documents: usize, n_changed: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("blocks: {n_blocks}, in {n_documents} documents; documents written: {n_changed}"),
        Lang::Ko => format!("블록 {n_blocks}개, 문서 {n_documents}개. 고쳐 쓴 문서 {n_changed}개"),
    }
}

pub const fn no_place_to_write(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "standard input can't be written in place: name documents or folders",
        Lang::Ko => "표준 입력에는 판정을 써넣을 수 없습니다. 문서나 폴더를 적으세요",
    }
}

pub fn unwritable(file: &str, why: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`{file}` can't be written: {why}"),
        Lang::Ko => format!("파일을 쓸 수 없습니다: `{file}`. {why}"),
    }
}

// `lint`.

/// What stands before and after a finding, and what is said of a policy as a whole.
pub struct OfLint {
    pub policy: &'static str,
    pub no_findings: &'static str,
    pub suppressed: fn(usize) -> String,
    pub help: &'static str,
    pub fix: &'static str,
    pub see: &'static str,
}

pub const fn of_lint(lang: Lang) -> OfLint {
    match lang {
        Lang::En => OfLint {
            policy: "policy",
            no_findings: "no findings",
            suppressed: |n| format!(", {n} suppressed"),
            help: "help",
            fix: "fix",
            see: "see",
        },
        Lang::Ko => OfLint {
            policy: "정책",
            no_findings: "발견된 문제 없음",
            suppressed: |n| format!(", {n}개 억제됨"),
            help: "할 일",
            fix: "수정",
            see: "참고",
        },
    }
}

// `test`.

/// What was expected at a place of the answer, and what is there.
pub fn difference(it: &Mismatch, lang: Lang) -> String {
    let Mismatch { path, expected, found } = it;
    let path = path.trim_start_matches('/');
    let difference = match (lang, path) {
        (Lang::En, "") => format!("expected {expected}, found {found}"),
        (Lang::En, path) => format!("expected {path} {expected}, found {found}"),
        (Lang::Ko, "") => format!("예상: {expected}, 실제: {found}"),
        (Lang::Ko, path) => format!("{path} 예상: {expected}, 실제: {found}"),
    };
    let meant = it.words_meant().map(|words| words.join(", "));
    match (lang, meant) {
        (_, None) => difference,
        (Lang::En, Some(words)) => format!("{difference}; it can be {words}"),
        (Lang::Ko, Some(words)) => format!("{difference}. 쓸 수 있는 값: {words}"),
    }
}

/// That a file that was named expects nothing.
pub fn no_expectation(file: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{file}: nothing is expected in it; add `expect` to what should be tested"),
        Lang::Ko => format!("{file}: 예상하는 것이 없습니다. 검사할 곳에 `expect`를 적으세요"),
    }
}

pub fn unasked(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "the case expects an answer and asks nothing: give it an `action`, or move `expect` into a check",
        Lang::Ko => "이 사례는 답을 예상하지만 요청이 없습니다. `action`을 적거나 `expect`를 검사 안으로 옮기세요",
    }
}

pub fn more_errors(n_more: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and {n_more} more errors"),
        Lang::Ko => format!("그 밖에 오류 {n_more}개"),
    }
}

/// All of it, in a line.
pub fn sum(sum: &Sum, lang: Lang) -> String {
    match lang {
        Lang::En => english(sum),
        Lang::Ko => korean(sum),
    }
}

fn english(sum: &Sum) -> String {
    let files = counted(sum.n_files, "file");
    let mut said = match *sum {
        Sum {
            n_met: 0,
            n_unmet: 0,
            n_errors: 0,
            ..
        } => "nothing was tested: no file expects anything".into(),
        Sum { n_met, n_unmet, .. } => {
            format!("{} met, {n_unmet} not met, in {files}", counted(n_met, "expectation"))
        }
    };
    if 0 < sum.n_errors {
        said += &format!("; {}", counted(sum.n_errors, "error"));
    }
    if 0 < sum.n_without {
        said += &format!("; {} without `expect`", counted(sum.n_without, "file"));
    }
    said
}

fn korean(sum: &Sum) -> String {
    let mut said = match *sum {
        Sum {
            n_met: 0,
            n_unmet: 0,
            n_errors: 0,
            ..
        } => "검사한 것이 없습니다. 예상이 적힌 파일이 없습니다".into(),
        Sum {
            n_met,
            n_unmet,
            n_files,
            ..
        } => format!("파일 {n_files}개: 예상대로 {n_met}개, 예상과 다름 {n_unmet}개"),
    };
    if 0 < sum.n_errors {
        said += &format!(", 오류 {}개", sum.n_errors);
    }
    if 0 < sum.n_without {
        said += &format!(" (`expect`가 없는 파일 {}개)", sum.n_without);
    }
    said
}

/// That files are watched from now on.
pub fn watching(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "testing again when a file changes; end with Ctrl-C",
        Lang::Ko => "파일이 바뀌면 다시 검사합니다. 끝내려면 Ctrl-C를 누르세요",
    }
}

pub fn no_watch_of_input(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "standard input can't be watched: name files or folders",
        Lang::Ko => "표준 입력이 바뀌는 것은 알 수 없습니다. 파일이나 폴더를 적으세요",
    }
}
