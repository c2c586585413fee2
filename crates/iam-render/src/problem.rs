//! An error as a line for people, in each language.
//!
//! Its English sentence comes with it. In Korean there is one for each code, about the texts that the English one has in
//! backticks.

use std::collections::BTreeMap;

use iam_lint::words::of_reader;
use iam_scenario::problem::Problem;
use iam_syntax::span::{Position, Span};
use iam_words::Lang;

/// The error, its place, and what to do.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let Problem { code, message, .. } = problem;
    let mut sentence = match lang {
        Lang::En => format!("error {code}: {message}"),
        Lang::Ko => format!("오류 {code}: {}", korean(problem)),
    };
    let path = Some(&problem.path).filter(|path| !path.is_empty());
    let path = path.map(|path| beginning(path));
    let position = problem.position.map(|it| at(it, lang));
    let place: Vec<String> = path.into_iter().chain(position).collect();
    if !place.is_empty() {
        sentence.push_str(&format!(" ({})", place.join(", ")));
    }
    match (lang, &problem.help) {
        (Lang::En, Some(help)) => sentence.push_str(&format!("; {help}")),
        (Lang::En, None) | (Lang::Ko, _) => {}
    }
    sentence
}

/// How many errors of one text are said one by one.
const MOST_SAID: usize = 20;

/// The errors of one text: the first ones, each cause once, and how many there are besides.
pub fn sentences(problems: &[Problem], lang: Lang) -> Vec<String> {
    let causes = by_cause(problems);
    let told = &causes[..causes.len().min(MOST_SAID)];
    let mut said: Vec<String> = told
        .iter()
        .map(|cause| sentence(cause.first, lang) + &also(cause.n_others, lang))
        .collect();
    let n_told: usize = told.iter().map(|cause| 1 + cause.n_others).sum();
    let n_more = problems.len() - n_told;
    if 0 < n_more {
        said.push(match lang {
            Lang::En => format!("and {n_more} more"),
            Lang::Ko => format!("그 밖에 오류 {n_more}개"),
        });
    }
    said
}

/// What is wrong for one reason, at one place or many.
pub struct Cause<'a> {
    /// The first of them.
    pub first: &'a Problem,
    /// How many more there are.
    pub n_others: usize,
}

/// Errors of which the same is said, as one, in the order of the first of each.
#[must_use]
pub fn by_cause(problems: &[Problem]) -> Vec<Cause<'_>> {
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut causes: Vec<Cause<'_>> = Vec::new();
    for problem in problems {
        let at = *known.entry((&problem.code, &problem.message)).or_insert(causes.len());
        match causes.get_mut(at) {
            Some(cause) => cause.n_others += 1,
            None => causes.push(Cause {
                first: problem,
                n_others: 0,
            }),
        }
    }
    causes
}

/// At how many other places an error is, behind its sentence.
#[must_use]
pub fn also(n_others: usize, lang: Lang) -> String {
    match (lang, n_others) {
        (_, 0) => String::new(),
        (Lang::En, 1) => "; the same at one other place".into(),
        (Lang::En, n) => format!("; the same at {n} other places"),
        (Lang::Ko, n) => format!("; 그 밖에 {n}곳도 같습니다"),
    }
}

/// How much of a text is shown of a place or a pointer.
const MOST_CHARACTERS: usize = 200;

/// The beginning of a text; what is left out is an ellipsis.
#[must_use]
pub fn beginning(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => text.into(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

fn at(position: Position, lang: Lang) -> String {
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
    fn what_is_wrong_for_one_reason_is_said_once() {
        let mut problems: Vec<Problem> = (0..500)
            .map(|_| of("UNKNOWN_FIELD", "a policy has no field `nme`"))
            .collect();
        problems.insert(1, of("INVALID_TYPE", "expected a policy document, found a number"));
        assert_eq!(
            [
                "error UNKNOWN_FIELD: a policy has no field `nme`; the same at 499 other places",
                "error INVALID_TYPE: expected a policy document, found a number",
            ],
            *sentences(&problems, Lang::En)
        );
        assert_eq!(
            "오류 UNKNOWN_FIELD: 여기에 없는 필드입니다: `nme`; 그 밖에 499곳도 같습니다",
            sentences(&problems, Lang::Ko)[0]
        );
        let many: Vec<Problem> = (0..30).map(|at| of("UNKNOWN_FIELD", &format!("no `{at}`"))).collect();
        let said = sentences(&[many, problems].concat(), Lang::En);
        assert_eq!(
            (21, Some("and 511 more")),
            (said.len(), said.last().map(String::as_str))
        );
    }

    #[test]
    fn what_is_meant_is_said_too() {
        let message = "a case has no field `princpal`; did you mean `principal`?";
        let said = korean(&of("UNKNOWN_FIELD", message));
        assert_eq!("여기에 없는 필드입니다: `princpal`. `principal` 아닌가요?", said);
    }
}
