//! The request in one sentence, in English and Korean.

use std::collections::BTreeMap;

use iam_scenario::case::same_key;
use iam_syntax::arn::Arn;
use iam_syntax::letter_case::lower;
use iam_words::Lang;

use crate::model::ask::{Held, Row};

/// How long the sentence grows before the keys that are left are counted, in columns of a letter.
const MOST_COLUMNS: usize = 112;
/// How wide the count of those that are left is.
const COUNT_COLUMNS: usize = 16;
/// How much is said of one text; the field has it whole.
const MOST_OF_ONE: usize = 56;

/// How many keys are said because they were changed. Where more were, it is another request.
const MOST_CHANGED: usize = 2;

/// A part of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Text(&'static str),
    /// What leads to a field: the word in short, and as it stands there.
    Word(Word, String, String),
}

/// Where a word leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Caller,
    Action,
    Resource,
    /// A key of the context, by its place there.
    Key(usize),
    /// All that is not said.
    Rest,
}

impl Word {
    /// Whether it is written as it stands in a policy.
    pub const fn is_code(self) -> bool {
        match self {
            Self::Caller | Self::Action | Self::Resource => true,
            Self::Key(_) | Self::Rest => false,
        }
    }
}

/// `changed` are the keys that the last step changed, which are said whatever else is not.
///
/// "`ReportReader/nightly` asks for `s3:GetObject` on `summary.csv` over HTTP".
pub fn sentence(
    caller: &str,
    action: &str,
    resources: &[&str],
    context: &[Row],
    changed: &[String],
    lang: Lang,
) -> Vec<Said> {
    let word = |word, short: String, whole: &str| Said::Word(word, short, whole.to_string());
    let who = match caller {
        "" => word(Word::Caller, nobody(lang).into(), nobody(lang)),
        caller => word(Word::Caller, cut(short_caller(caller)), caller),
    };
    let what = match action {
        "" => word(Word::Action, nothing(lang).into(), nothing(lang)),
        action => word(Word::Action, cut(action), action),
    };
    let on_what = match resources {
        [] | [""] => word(Word::Resource, nowhere(lang).into(), nowhere(lang)),
        [one] => word(Word::Resource, cut(short_resource(one)), one),
        many => word(Word::Resource, several(many.len(), lang), &many.join("\n")),
    };
    let mut said = match lang.spoken() {
        Lang::En => vec![who, Said::Text(" asks for "), what, Said::Text(" on "), on_what],
        Lang::Ko => vec![who, Said::Text("의 요청: "), on_what, Said::Text("에 대한 "), what],
    };
    let mut keys: Vec<(usize, &Row)> = context
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.key.is_empty())
        .collect();
    // By the key alone, so that a word keeps its place whatever the key comes to hold.
    keys.sort_by_key(|(_, row)| (rank(&row.key), row.key.to_ascii_lowercase()));
    let keys: Vec<(Said, bool)> = keys
        .into_iter()
        .map(|(at, row)| {
            let is_changed = changed.len() <= MOST_CHANGED && changed.iter().any(|it| same_key(it, &row.key));
            (word(Word::Key(at), cut(&phrase(row, lang)), &row.key), is_changed)
        })
        .collect();
    let shown = shown(said.iter().map(width).sum(), &keys);
    let n_left = shown.iter().filter(|is_shown| !**is_shown).count();
    for ((key, _), is_shown) in keys.into_iter().zip(shown) {
        if is_shown {
            said.extend([Said::Text(", "), key]);
        }
    }
    if 0 < n_left {
        said.extend([Said::Text(", "), word(Word::Rest, rest(n_left, lang), "")]);
    }
    said
}

/// Which keys there is room for: those that were changed, and of the others the first. One that is left is said
/// too if it takes no more room than its count.
fn shown(n_columns: usize, keys: &[(Said, bool)]) -> Vec<bool> {
    let widths = || keys.iter().map(|(key, is_changed)| (width(key), *is_changed));
    let mut n_columns = n_columns + widths().filter(|it| it.1).map(|it| it.0).sum::<usize>();
    let mut has_room = true;
    let mut shown: Vec<bool> = widths()
        .map(|(width, is_changed)| {
            if !is_changed {
                n_columns += width;
                has_room &= n_columns <= MOST_COLUMNS;
            }
            is_changed || has_room
        })
        .collect();
    if shown.iter().filter(|is_shown| !**is_shown).count() == 1 {
        // A count of one is no shorter than that of two.
        let beside = (0..keys.len()).rev().find(|at| shown[*at] && !keys[*at].1);
        match beside.filter(|_| MOST_COLUMNS + COUNT_COLUMNS < n_columns) {
            Some(beside) => shown[beside] = false,
            None => shown.fill(true),
        }
    }
    shown
}

/// The keys of which two requests hold another thing.
pub fn changed(before: &[Row], now: &[Row]) -> Vec<String> {
    // Of a key that stands there twice the first counts.
    let held: BTreeMap<String, &Held> = before.iter().rev().map(|it| (lower(&it.key), &it.held)).collect();
    let others = now.iter().filter(|it| held.get(&lower(&it.key)) != Some(&&it.held));
    others.map(|it| it.key.clone()).collect()
}

/// How wide a part is, in columns of a letter: a syllable of Hangul takes two.
fn width(said: &Said) -> usize {
    let text = match said {
        Said::Text(text) => text,
        Said::Word(_, text, _) => text.as_str(),
    };
    let wide = |letter: char| if letter < '\u{1100}' { 1 } else { 2 };
    text.chars().map(wide).sum()
}

/// A text without its middle, where it is long.
fn cut(text: &str) -> String {
    let n_letters = text.chars().count();
    if n_letters <= MOST_OF_ONE {
        return text.to_string();
    }
    let half = MOST_OF_ONE / 2;
    let letters = |skip: usize| text.chars().skip(skip).take(half);
    letters(0).chain(['…']).chain(letters(n_letters - half)).collect()
}

/// What is short comes first, and last what nearly every request holds: it tells none from others.
fn rank(key: &str) -> u8 {
    match key.to_ascii_lowercase().as_str() {
        "aws:securetransport" => 0,
        "aws:multifactorauthpresent" => 1,
        "aws:requestedregion" => 3,
        "aws:currenttime" => 4,
        _ => 2,
    }
}

/// A caller by the name that people use: the end of the ARN.
fn short_caller(text: &str) -> &str {
    let name = short_resource(text);
    name.strip_prefix("assumed-role/").unwrap_or(name)
}

/// A resource without what its ARN begins with.
fn short_resource(text: &str) -> &str {
    let resource = Arn::parse(text).map(|arn| arn.resource);
    resource.filter(|it| !it.is_empty()).unwrap_or(text)
}

/// What the context says of the request.
fn phrase(row: &Row, lang: Lang) -> String {
    let key = row.key.as_str();
    let values = match &row.held {
        Held::Removed => return without(key, lang),
        Held::Unknown => return unknown(key, lang),
        Held::Values(values) => values.join(", "),
    };
    let value = values.as_str();
    let of_key = match lang.spoken() {
        Lang::En => english(&key.to_ascii_lowercase(), value),
        Lang::Ko => korean(&key.to_ascii_lowercase(), value),
    };
    of_key.unwrap_or_else(|| format!("{key} {value}"))
}

/// Keys that have words of their own.
fn english(key: &str, value: &str) -> Option<String> {
    Some(match (key, value) {
        ("aws:securetransport", "true") => "over HTTPS".into(),
        ("aws:securetransport", "false") => "over HTTP".into(),
        ("aws:multifactorauthpresent", "true") => "with MFA".into(),
        ("aws:multifactorauthpresent", "false") => "without MFA".into(),
        (_, "") => return None,
        ("aws:sourceip", ip) => format!("from {ip}"),
        ("aws:requestedregion", region) => format!("in {region}"),
        ("aws:currenttime", time) => format!("at {time}"),
        ("aws:sourcevpce", endpoint) => format!("through {endpoint}"),
        ("aws:sourcevpc", vpc) => format!("from {vpc}"),
        _ => return None,
    })
}

fn korean(key: &str, value: &str) -> Option<String> {
    Some(match (key, value) {
        ("aws:securetransport", "true") => "HTTPS 사용".into(),
        ("aws:securetransport", "false") => "HTTP 사용".into(),
        ("aws:multifactorauthpresent", "true") => "MFA 인증".into(),
        ("aws:multifactorauthpresent", "false") => "MFA 없음".into(),
        (_, "") => return None,
        ("aws:sourceip", ip) => format!("IP {ip}"),
        ("aws:requestedregion", region) => format!("리전 {region}"),
        ("aws:currenttime", time) => format!("시각 {time}"),
        ("aws:sourcevpce", endpoint) => format!("{endpoint} 경유"),
        ("aws:sourcevpc", vpc) => format!("VPC {vpc}"),
        _ => return None,
    })
}

fn without(key: &str, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => format!("without {key}"),
        Lang::Ko => format!("{key} 없음"),
    }
}

fn unknown(key: &str, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => format!("{key} unknown"),
        Lang::Ko => format!("{key} 알 수 없음"),
    }
}

fn rest(n: usize, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => format!("and {n} more keys"),
        Lang::Ko => format!("그 밖의 키 {n}개"),
    }
}

fn several(n: usize, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => format!("{n} resources"),
        Lang::Ko => format!("리소스 {n}개"),
    }
}

const fn nobody(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "Someone",
        Lang::Ko => "누군가",
    }
}

const fn nothing(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "some action",
        Lang::Ko => "어떤 작업",
    }
}

const fn nowhere(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::En => "some resource",
        Lang::Ko => "어떤 리소스",
    }
}

/// The button that opens the form: what stands on it, and its name.
pub const fn edit(lang: Lang) -> (&'static str, &'static str) {
    match lang.spoken() {
        Lang::En => ("Edit", "Edit the request"),
        Lang::Ko => ("편집", "요청 편집"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: &str, held: Held) -> Row {
        Row { key: key.into(), held }
    }

    fn one(value: &str) -> Held {
        Held::Values(vec![value.into()])
    }

    fn text(said: &[Said]) -> String {
        said.iter()
            .map(|it| match it {
                Said::Text(text) => *text,
                Said::Word(_, text, _) => text,
            })
            .collect()
    }

    #[track_caller]
    fn check(given: (&str, &str, &[&str], &[Row]), en: &str, ko: &str) {
        let (caller, action, resources, context) = given;
        assert_eq!(en, text(&sentence(caller, action, resources, context, &[], Lang::En)));
        assert_eq!(ko, text(&sentence(caller, action, resources, context, &[], Lang::Ko)));
    }

    #[test]
    fn a_request_is_one_sentence() {
        check(
            (
                "arn:aws:sts::111122223333:assumed-role/ReportReader/nightly",
                "s3:GetObject",
                &["arn:aws:s3:::example-reports/2026/summary.csv"],
                &[
                    row("aws:SecureTransport", one("false")),
                    row("aws:RequestedRegion", one("ap-northeast-2")),
                    row("aws:MultiFactorAuthPresent", Held::Unknown),
                    row("aws:SourceIp", Held::Removed),
                    row("aws:PrincipalTag/team", one("blue")),
                ],
            ),
            "ReportReader/nightly asks for s3:GetObject on example-reports/2026/summary.csv, over HTTP, and 4 more keys",
            "ReportReader/nightly의 요청: example-reports/2026/summary.csv에 대한 s3:GetObject, HTTP 사용, 그 밖의 키 4개",
        );
    }

    #[test]
    fn a_word_keeps_its_place_and_what_was_changed_is_said() {
        let said = |values: [Held; 4]| {
            let keys = [
                "aws:CurrentTime",
                "aws:SecureTransport",
                "aws:RequestedRegion",
                "app:tier",
            ];
            let rows: Vec<Row> = keys.into_iter().zip(values).map(|(key, held)| row(key, held)).collect();
            text(&sentence("u", "s3:GetObject", &["*"], &rows, &[], Lang::En))
        };
        let region = || one("eu-west-1");
        let first = said([one("noon"), one("false"), region(), one("a")]);
        assert_eq!(
            first,
            "u asks for s3:GetObject on *, over HTTP, app:tier a, in eu-west-1, at noon"
        );
        let second = said([one("noon"), one("true"), region(), Held::Unknown]);
        assert_eq!(
            second,
            "u asks for s3:GetObject on *, over HTTPS, app:tier unknown, in eu-west-1, at noon"
        );

        // A long one is not left alone: the words that fit beside a count of two stand.
        let caller = "arn:aws:sts::111122223333:assumed-role/Analytics/daily";
        let file = "arn:aws:s3:::example-data-lake/events/2026-01-05.json";
        let rows = [
            row("aws:CurrentTime", one("2026-01-05T09:00:00Z")),
            row("aws:RequestedRegion", one("ap-northeast-2")),
            row("aws:SecureTransport", one("true")),
        ];
        assert_eq!(
            text(&sentence(caller, "s3:PutObject", &[file], &rows, &[], Lang::En)),
            "Analytics/daily asks for s3:PutObject on example-data-lake/events/2026-01-05.json, over HTTPS, and 2 more keys"
        );

        let long = |at: usize| row(&format!("aws:PrincipalTag/department{at:02}"), one("engineering"));
        let before: Vec<Row> = (0..9).map(long).collect();
        let mut now = before.clone();
        now[7].held = one("sales");
        let keys = changed(&before, &now);
        assert_eq!(keys, ["aws:PrincipalTag/department07"]);
        let said = text(&sentence("u", "s3:GetObject", &["*"], &now, &keys, Lang::En));
        assert_eq!(
            said,
            "u asks for s3:GetObject on *, aws:PrincipalTag/department00 engineering, aws:PrincipalTag/department07 sales, and 7 more keys"
        );
    }

    #[test]
    fn what_is_not_said_yet_is_asked_for() {
        check(
            ("", "", &[], &[row("", one(""))]),
            "Someone asks for some action on some resource",
            "누군가의 요청: 어떤 리소스에 대한 어떤 작업",
        );
    }

    #[test]
    fn many_are_counted() {
        let rows: Vec<Row> = (0..19).map(|at| row(&format!("app:k{at}"), one("v"))).collect();
        check(
            (
                "lambda.amazonaws.com",
                "ec2:RunInstances",
                &["*", "arn:aws:ec2:::"],
                &rows,
            ),
            "lambda.amazonaws.com asks for ec2:RunInstances on 2 resources, app:k0 v, app:k1 v, app:k10 v, app:k11 v, app:k12 v, and 14 more keys",
            "lambda.amazonaws.com의 요청: 리소스 2개에 대한 ec2:RunInstances, app:k0 v, app:k1 v, app:k10 v, app:k11 v, app:k12 v, 그 밖의 키 14개",
        );
    }
}
