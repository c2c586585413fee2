//! The sentences of this crate, in each language. Those of answers and findings are the libraries'.
//!
//! The English sentence of an error comes with it. In Korean there is one for each code, about the texts that the English
//! one has in backticks.

use iam_lint::words::of_reader;
use iam_scenario::problem::Problem;
use iam_syntax::span::{Position, Span};
use iam_words::Lang;

use crate::flaw::What;
use crate::mark::END;

/// What the link to a playground is called.
#[must_use]
pub const fn link(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Open in the playground",
        Lang::Ko => "플레이그라운드에서 열기",
    }
}

/// That a step issued a session.
#[must_use]
pub fn issued(arn: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Issued the session {arn}."),
        Lang::Ko => format!("발급된 세션: {arn}."),
    }
}

/// Why a step came to nothing.
#[must_use]
pub(crate) const fn not_run(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "Not run: the session that it acts in was not issued.",
        Lang::Ko => "이 단계가 쓰려는 세션이 발급되지 않아 실행되지 않았습니다.",
    }
}

/// That a case is too large for a link.
#[must_use]
pub(crate) const fn case_too_large(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "the case is too large for a link; hand it on as a file",
        Lang::Ko => "사례가 너무 커서 링크에 담을 수 없습니다. 파일로 전달하세요.",
    }
}

/// That a scenario is too large for a link.
#[must_use]
pub(crate) const fn scenario_too_large(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "the scenario is too large for a link; hand it on as a file",
        Lang::Ko => "시나리오가 너무 커서 링크에 담을 수 없습니다. 파일로 전달하세요.",
    }
}

/// An error by its code and its sentence.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    let Problem { code, message, .. } = problem;
    match lang {
        Lang::En => format!("error {code}: {message}"),
        Lang::Ko => format!("오류 {code}: {}", korean(problem)),
    }
}

/// What to do about it, where that is no part of the sentence.
#[must_use]
pub fn help(problem: &Problem, lang: Lang) -> Option<&str> {
    match lang {
        Lang::En => problem.help.as_deref(),
        Lang::Ko => None,
    }
}

/// How many errors are not said.
#[must_use]
pub fn more_errors(n_more: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("and {n_more} more"),
        Lang::Ko => format!("그 밖에 오류 {n_more}개"),
    }
}

/// Behind an error that is at other places too.
#[must_use]
pub(crate) fn the_same_at(n_others: usize, lang: Lang) -> String {
    match (lang, n_others) {
        (Lang::En, 1) => "; the same at one other place".into(),
        (Lang::En, n) => format!("; the same at {n} other places"),
        (Lang::Ko, n) => format!("; 그 밖에 {n}곳도 같습니다"),
    }
}

/// What is wrong with a block.
#[must_use]
pub fn flaw(flaw: &What, lang: Lang) -> String {
    match lang {
        Lang::En => flaw_en(flaw),
        Lang::Ko => flaw_ko(flaw),
    }
}

fn flaw_en(flaw: &What) -> String {
    match flaw {
        What::UnknownWord { word, meant } => {
            format!("a block has no word `{word}`; did you mean `{meant}`?")
        }
        What::WrongValue { word, value, known } => {
            format!("`{word}` can't be `{value}`: it is one of {}", known.join(", "))
        }
        What::OpenQuote { word } => format!("`{word}` begins with a quote that is not closed"),
        What::NoQuestion => {
            "a policy alone asks nothing: write `action=…` and `resource=…` behind `iam`, or a whole case into the block".into()
        }
        What::AskedTwice => {
            "the case in the block says what is asked: take `action`, `resource` and the like from behind `iam`".into()
        }
        What::Unreadable(said) => said.clone(),
        What::Unmet { expected, found, said } => format!("expected {expected}, found {found}. {said}"),
        What::OpenBlock => "the block has no end: close it with a line of as many backticks".into(),
        What::OpenVerdict => format!(
            "the verdict below the block has no end: put a line `{}` behind it, or take it out",
            END
        ),
        What::StrayVerdict => "this verdict stands right below no block: take it out, or put it below its block".into(),
        What::Stale => "the verdict below the block is not what it comes to today: run `iam-playground render --in-place`".into(),
        What::NoVerdict => "the block has no verdict yet: run `iam-playground render --in-place`".into(),
        What::NotIncluded => {
            "a file is still to be included here, which mdBook does: write `after = [\"links\"]` below `[preprocessor.iam]` in book.toml".into()
        }
    }
}

fn flaw_ko(flaw: &What) -> String {
    match flaw {
        What::UnknownWord { word, meant } => {
            format!("블록에 쓸 수 없는 말입니다: `{word}`. `{meant}` 아닌가요?")
        }
        What::WrongValue { word, value, known } => {
            format!("`{word}`에 쓸 수 없는 값입니다: `{value}`. 쓸 수 있는 값: {}", known.join(", "))
        }
        What::OpenQuote { word } => format!("따옴표가 닫히지 않았습니다: `{word}`"),
        What::NoQuestion => {
            "정책만으로는 물을 것이 없습니다. `iam` 뒤에 `action=…`과 `resource=…`를 적거나 블록에 사례 전체를 적으세요".into()
        }
        What::AskedTwice => {
            "무엇을 요청하는지는 블록 안의 사례에 이미 있습니다. `iam` 뒤에서 `action`, `resource` 등을 지우세요".into()
        }
        What::Unreadable(said) => said.clone(),
        What::Unmet { expected, found, said } => format!("예상: {expected}, 실제: {found}. {said}"),
        What::OpenBlock => "블록이 닫히지 않았습니다. 같은 수의 백틱으로 된 줄로 닫으세요".into(),
        What::OpenVerdict => format!(
            "블록 아래 판정이 닫히지 않았습니다. 판정 뒤에 `{}` 줄을 넣거나 판정을 지우세요",
            END
        ),
        What::StrayVerdict => "어느 블록의 바로 아래에도 있지 않은 판정입니다. 지우거나 그 블록 아래로 옮기세요".into(),
        What::Stale => "블록 아래 판정이 지금의 결과와 다릅니다. `iam-playground render --in-place`를 실행하세요".into(),
        What::NoVerdict => "블록에 아직 판정이 없습니다. `iam-playground render --in-place`를 실행하세요".into(),
        What::NotIncluded => {
            "여기에 넣을 파일이 아직 들어오지 않았습니다. 파일은 mdBook이 넣습니다. book.toml의 `[preprocessor.iam]` 아래에 `after = [\"links\"]`를 적으세요".into()
        }
    }
}

/// A place in a text.
#[must_use]
pub fn at(position: Position, lang: Lang) -> String {
    let Position { line, column, .. } = position;
    match lang {
        Lang::En => format!("line {line}, column {column}"),
        Lang::Ko => format!("{line}행 {column}열"),
    }
}

/// The sentence of a code, about what the English one names.
fn korean(problem: &Problem) -> String {
    let (message, meant) = match problem.message.split_once("; did you mean ") {
        Some((message, meant)) => (message, Some(meant.trim_end_matches('?'))),
        None => (problem.message.as_str(), None),
    };
    let marked: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let named = |text: Option<&&str>| text.map_or_else(String::new, |text| format!(": `{text}`"));
    let (first, last) = (named(marked.first()), named(marked.last()));
    let said = match problem.code.as_str() {
        "DUPLICATE_CONTEXT_KEY" => format!("같은 조건 키가 두 번 있습니다{first}"),
        "DUPLICATE_STEP" => format!("이름이 같은 단계가 두 개 있습니다{first}"),
        "INVALID_ACCOUNT" => format!("12자리 계정 ID가 아닙니다{first}"),
        "INVALID_ACTION" => format!("이 이름으로는 어떤 작업을 요청하는지 알 수 없습니다{first}"),
        "INVALID_CREDENTIALS" => format!("자격 증명은 `accessKey` 또는 `console`이어야 합니다. 적힌 값{last}"),
        "INVALID_DURATION" => "역할의 최대 세션 시간은 3600초에서 43200초 사이여야 합니다".into(),
        "INVALID_ENDPOINT_TYPE" => format!("엔드포인트 유형은 `interface` 또는 `gateway`여야 합니다. 적힌 값{last}"),
        "INVALID_POLICY" => "정책을 읽을 수 없습니다".into(),
        "INVALID_POLICY_TYPE" => {
            format!("조직 정책의 유형은 `scp` 또는 `rcp`이고, 유형이 같은 목록에만 넣을 수 있습니다{first}")
        }
        "INVALID_PRINCIPAL" => {
            format!(
                "호출자로 쓸 수 없는 값입니다. 사용자, 역할, 세션, 루트 사용자의 ARN이나 서비스 이름을 적으세요{first}"
            )
        }
        "INVALID_RESOURCE" => format!("리소스로 쓸 수 있는 ARN이 아닙니다{first}"),
        "INVALID_STEP" => "단계에는 작업 하나를 적고, `at`과 `after` 가운데 하나만 쓸 수 있습니다".into(),
        "INVALID_TIME" => format!("시각이나 기간이 아닙니다. `2026-01-05T09:00:00Z`나 `5m`처럼 적으세요{first}"),
        "INVALID_TYPE" => "이 자리에 올 수 없는 JSON 형식입니다".into(),
        "INVALID_UTF8" => "UTF-8 텍스트가 아닌 부분이 있습니다".into(),
        "MISSING_FIELD" => format!("필요한 필드가 없습니다{first}"),
        "MISSING_RESOURCE" => "요청에 리소스가 없습니다".into(),
        "MISSING_RESOURCE_ACCOUNT" => {
            format!("리소스의 ARN만으로는 어느 계정의 것인지 알 수 없으니 `resourceAccount`를 적으세요{last}")
        }
        "RESOURCE_TWICE" => "`resource`와 `resources` 가운데 하나만 쓸 수 있습니다".into(),
        "SINGLE_VALUED_KEY" => format!("값을 하나만 가지는 조건 키입니다{first}"),
        "TOO_LONG" => "사례 하나가 읽을 수 있는 크기를 넘습니다".into(),
        "UNKNOWN_ACCOUNT" => format!("시나리오에 없는 계정입니다{first}"),
        "UNKNOWN_ENDPOINT" => format!("시나리오에 없는 엔드포인트입니다{first}"),
        "UNKNOWN_FIELD" => format!("여기에 없는 필드입니다{last}"),
        "UNKNOWN_GROUP" => format!("계정에 없는 그룹입니다{first}"),
        "UNKNOWN_POLICY" => format!("찾을 수 없는 정책입니다{first}"),
        "UNKNOWN_PRINCIPAL" => format!("시나리오에 없는 보안 주체입니다{first}"),
        "UNKNOWN_ROLE" => format!("시나리오에 없는 역할입니다{first}"),
        "UNSUPPORTED_VERSION" => "이 프로그램이 읽을 수 있는 형식 버전이 아닙니다".into(),
        // What the reader of a policy, or of JSON, says.
        code => {
            let member = problem.path.rsplit('/').next().unwrap_or_default();
            of_text(code, marked.first().copied().unwrap_or(member))
        }
    };
    match meant {
        Some(meant) => format!("{said}. {meant} 아닌가요?"),
        None => said,
    }
}

fn of_text(code: &str, marked: &str) -> String {
    let whole = Span::new(0, u32::try_from(marked.len()).unwrap_or(u32::MAX));
    of_reader(code, marked, whole, Lang::Ko).unwrap_or_else(|| "이 입력은 읽을 수 없습니다".into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    fn of(code: &str, message: &str) -> Problem {
        Problem::of_request(code, message.into(), "")
    }

    fn sources(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|it| it == "rs") {
                all.push_str(&fs::read_to_string(&path).expect("a text"));
            }
        }
    }

    /// The codes that errors of a folder's sources have: what stands first where a problem is made.
    fn codes(folder: &str) -> BTreeSet<String> {
        let mut all = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut all);
        let is_code = |it: &&str| {
            4 < it.len()
                && it
                    .bytes()
                    .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
                && it.contains('_')
        };
        let makes = [
            "problem(",
            "of_request(",
            "refuse(self, ",
            "unknown(",
            "malformed(",
            "flaw(",
            "all_known(",
        ];
        let places = makes.iter().flat_map(|make| all.split(make).skip(1));
        let found = places.filter_map(|it| it.split(';').next()?.split('"').skip(1).step_by(2).find(is_code));
        found.map(ToString::to_string).collect()
    }

    #[test]
    fn every_error_has_a_korean_sentence_of_its_own() {
        let codes: BTreeSet<String> = [codes("iam-scenario/src"), codes("iam-syntax/src")]
            .into_iter()
            .flatten()
            .collect();
        let of_lint = iam_lint::code::Code::ALL.iter().map(|it| it.name());
        assert!(70 < codes.len(), "{codes:?}");
        for code in codes
            .iter()
            .map(String::as_str)
            .chain(of_lint)
            .chain(["INVALID_UTF8", "TOO_LONG"])
        {
            let said = korean(&of(code, "`x` is wrong"));
            assert!(said.chars().any(|it| ('가'..='힣').contains(&it)), "{code}: {said}");
            assert_ne!("이 입력은 읽을 수 없습니다", said, "{code}");
            assert!(
                !["을(를)", "이(가)", "은(는)"].iter().any(|it| said.contains(it)),
                "{said}"
            );
        }
    }

    #[test]
    fn what_is_meant_is_said_too() {
        let message = "a case has no field `princpal`; did you mean `principal`?";
        let said = korean(&of("UNKNOWN_FIELD", message));
        assert_eq!("여기에 없는 필드입니다: `princpal`. `principal` 아닌가요?", said);
    }
}
