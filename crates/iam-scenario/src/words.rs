//! What is said of outcomes, and of links: why one does not open, and what became of its decisions. A whole sentence a
//! language.

use iam_words::Lang;

use crate::link::made::{Decided, ENGINE};
use crate::problem::Problem;

/// As many changed decisions are named one by one.
const MOST_NAMED: usize = 3;

/// An outcome by its name in the format; one that is not known as it stands.
#[must_use]
pub fn outcome(decision: &str, lang: Lang) -> String {
    let (en, ko) = match decision {
        "allowed" => ("allowed", "허용"),
        "explicitDeny" => ("explicitly denied", "명시적 거부"),
        "implicitDeny" => ("implicitly denied", "암시적 거부"),
        "depends" => ("dependent on unknown keys", "알 수 없는 키에 따라 다름"),
        "issued" => ("issued", "발급됨"),
        "refused" => ("refused", "거절됨"),
        "notRun" => ("not run", "실행되지 않음"),
        "error" => ("an error", "오류"),
        other => return format!("`{other}`"),
    };
    match lang {
        Lang::En => en.into(),
        Lang::Ko => ko.into(),
    }
}

pub(crate) fn newer(version: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "this link is newer than this program: it holds a document of version {version}; open it with a later version"
        ),
        Lang::Ko => format!("이 프로그램보다 새로운 링크입니다(문서 버전 {version}). 더 최신 버전에서 여세요."),
    }
}

pub(crate) fn not_a_case(problems: &[Problem], lang: Lang) -> String {
    match (problems.first(), lang) {
        (Some(first), Lang::En) => format!("this link does not hold a case: {}", first.message),
        // What is wrong with it is said by whoever shows problems in Korean.
        (Some(_), Lang::Ko) => "링크에 담긴 내용을 사례로 읽을 수 없습니다.".into(),
        (None, Lang::En) => "this link does not hold a case or a scenario".into(),
        (None, Lang::Ko) => "링크에 사례나 시나리오가 들어 있지 않습니다.".into(),
    }
}

pub(crate) fn same(engine: &str, one: &Decided, lang: Lang) -> String {
    let word = outcome(one.decision, lang);
    match lang {
        Lang::En => format!("made with {engine}: {word}; today ({ENGINE}): {word} ✓"),
        Lang::Ko => format!("{engine} 버전으로 만들 때: {word} · 지금({ENGINE}): {word} ✓"),
    }
}

pub(crate) fn all_same(engine: &str, n: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("made with {engine}; today ({ENGINE}) all {n} decisions are the same ✓"),
        Lang::Ko => format!("{engine} 버전으로 만든 링크입니다. 지금({ENGINE})도 판정 {n}개가 모두 같습니다 ✓"),
    }
}

pub(crate) fn others(engine: &str, changed: &[(&str, &Decided)], n: usize, lang: Lang) -> String {
    let each = |(then, now): &(&str, &Decided)| {
        let (was, is) = (outcome(then, lang), outcome(now.decision, lang));
        match (&now.id, lang) {
            (None, Lang::En) => format!("the request was {was} and is {is}"),
            (None, Lang::Ko) => format!("요청: {was} → {is}"),
            (Some(id), Lang::En) => format!("`{id}` was {was} and is {is}"),
            (Some(id), Lang::Ko) => format!("`{id}`: {was} → {is}"),
        }
    };
    let mut named: Vec<String> = changed.iter().take(MOST_NAMED).map(each).collect();
    let n_changed = changed.len();
    let n_more = n_changed - named.len();
    if 0 < n_more {
        named.push(match lang {
            Lang::En => format!("{n_more} more changed"),
            Lang::Ko => format!("그 밖에 {n_more}개"),
        });
    }
    match lang {
        Lang::En => format!(
            "made with {engine}; today ({ENGINE}) {n_changed} of {n} decisions {} not the same: {}",
            if n_changed == 1 { "is" } else { "are" },
            named.join("; ")
        ),
        Lang::Ko => format!(
            "{engine} 버전으로 만든 링크입니다. 지금({ENGINE})은 판정 {n}개 중 {n_changed}개가 다릅니다. {}",
            named.join(", ")
        ),
    }
}
