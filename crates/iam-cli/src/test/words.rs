//! The sentences of `test`, in each language.

use iam_scenario::expect::Mismatch;
use iam_words::Lang;

use super::sum::Sum;

/// What was expected at a place of the answer, and what is there.
pub fn difference(it: &Mismatch, lang: Lang) -> String {
    let Mismatch { path, expected, found } = it;
    let path = path.trim_start_matches('/');
    match (lang, path) {
        (Lang::En, "") => format!("expected {expected}, found {found}"),
        (Lang::En, path) => format!("expected {path} {expected}, found {found}"),
        (Lang::Ko, "") => format!("예상: {expected}, 실제: {found}"),
        (Lang::Ko, path) => format!("{path} 예상: {expected}, 실제: {found}"),
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

fn counted(n: usize, what: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{n} {what}{ending}")
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
