//! What the decision depends on as a small table: which of the keys that decide holds what, and what is decided then.

use iam_eval::closings::{stands_for_others, tried, with_values};
use iam_eval::combine::Outcome;
use iam_eval::context::Value as Held;
use iam_eval::decide;
use iam_explain::fact::NodeFact;
use iam_explain::node::{Depth, nodes};
use iam_protocol::case::{Depends, Holds, Situation};
use iam_scenario::answer::Answer;
use iam_scenario::case::{Case, ContextEntry, ContextInput, RequestInput, same_key};
use iam_scenario::write;
use iam_words::Lang;

use crate::asked::ask;
use crate::grid::shown;
use crate::smallest::{Outcomes, Row, table};
use crate::spelling::{Spelled, Spellings};
use crate::words::{Words, words};

/// A table of more columns is none that anybody reads.
const MOST_KEYS: usize = 4;
const MOST_ROWS: usize = 32;
/// How many values a cell names.
const MOST_VALUES: usize = 3;

/// A column: a key that decides, with all that was tried of what it may hold.
struct Column {
    /// As a policy spells it.
    name: String,
    values: Vec<Option<Held>>,
    spellings: Spellings,
}

/// What the decision on a case depends on. Nothing of it where it does not depend on keys.
#[must_use]
pub fn depends(text: &str, lang: Lang) -> Depends {
    ask(text).map_or_else(Depends::default, |asked| of(&asked.case, &asked.answer, lang))
}

/// The same of a case that was answered.
#[must_use]
pub fn of(case: &Case, answer: &Answer, lang: Lang) -> Depends {
    let words = words(lang);
    let Some(closings) = &answer.trace.closings else {
        return Depends::default();
    };
    if answer.trace.decision().outcome != Outcome::Depends {
        return Depends::default();
    }
    let none = |why: &str| Depends {
        more: Some(why.into()),
        ..Depends::default()
    };
    if !closings.is_exact {
        return none(words.not_all_tried);
    }
    if MOST_KEYS < closings.keys.len() {
        return none(words.too_many_keys);
    }
    let columns = columns(answer);
    let rows = table(&outcomes(answer, &columns));
    let left_out = rows.len().saturating_sub(MOST_ROWS);
    let of_several = !answer.resources.is_empty();
    let shown = rows.iter().take(MOST_ROWS);
    Depends {
        title: of_several.then(|| [words.for_resource, &answer.request.resource.text].concat()),
        head: columns.iter().map(|column| column.name.clone()).collect(),
        rows: shown.map(|row| situation(row, &rows, &columns, case, words)).collect(),
        more: (0 < left_out).then(|| around(words.rows_left_out, left_out)),
    }
}

fn columns(answer: &Answer) -> Vec<Column> {
    let all = nodes(answer.evaluated(), Depth::Deciding);
    let spelled = |lower: &str| {
        let closing = all.iter().find_map(|node| match &node.fact {
            NodeFact::Closing(closing) => Some(closing),
            _ => None,
        });
        let names = closing.into_iter().flat_map(|closing| &closing.values);
        let mut names = names.map(|(name, _)| *name);
        names.find(|name| same_key(name, lower)).unwrap_or(lower).to_string()
    };
    tried(&answer.policies, &answer.request, &answer.trace)
        .into_iter()
        .map(|(lower, values)| Column {
            name: spelled(&lower),
            spellings: Spellings::of(answer, &lower),
            values,
        })
        .collect()
}

/// Asks of every combination what is decided.
fn outcomes(answer: &Answer, columns: &[Column]) -> Outcomes<Outcome> {
    let n_values: Vec<usize> = columns.iter().map(|column| column.values.len()).collect();
    let outcome = |mut number: usize| {
        let mut values: Vec<(&str, Option<Held>)> = Vec::with_capacity(columns.len());
        for column in columns {
            let n = column.values.len().max(1);
            values.push((&column.name, column.values.get(number % n).cloned().flatten()));
            number /= n;
        }
        decide(&answer.policies, &with_values(&answer.request, &values)).outcome
    };
    Outcomes {
        all: (0..n_values.iter().product()).map(outcome).collect(),
        n_values,
    }
}

fn situation(
    row: &Row<Outcome>,
    rows: &[Row<Outcome>],
    columns: &[Column],
    case: &Case,
    words: &'static Words,
) -> Situation {
    let (shape, text) = shown(row.outcome, words);
    let cells = row.values.iter().zip(columns).enumerate();
    let cells = cells.map(|(at, (values, column))| {
        let named = |value: &usize| is_named(*value, rows, at, column);
        cell(values, column, named, words)
    });
    Situation {
        cells: cells.collect(),
        shape,
        text: text.into(),
        case: write::case_of_texts(&tried_in(case, row, columns)),
    }
}

/// Whether some row names this value of a column: it is not there among all others.
fn is_named(value: usize, rows: &[Row<Outcome>], at: usize, column: &Column) -> bool {
    rows.iter().filter_map(|row| row.values.get(at)).any(|values| {
        let holds_others = values.iter().any(|value| is_other(column, *value));
        values.contains(&value) && !holds_others
    })
}

fn is_other(column: &Column, value: usize) -> bool {
    let held = column.values.get(value).and_then(Option::as_ref);
    held.is_some_and(|held| stands_for_others(&column.name, held))
}

/// What a key holds in a row, in a few words.
fn cell(values: &[usize], column: &Column, is_named: impl Fn(&usize) -> bool, words: &'static Words) -> Vec<Holds> {
    let plain = |text: &str| Holds {
        text: text.into(),
        is_value: false,
        before: None,
    };
    let value = |text: &String| Holds {
        is_value: true,
        ..plain(text)
    };
    if values.len() == column.values.len() {
        return vec![plain(words.any)];
    }
    let holds_others = values.iter().any(|value| is_other(column, *value));
    let mut is_absent = false;
    let (mut written, mut examples) = (Vec::new(), Vec::new());
    for value in values {
        let held = match column.values.get(*value) {
            Some(Some(held)) => held,
            Some(None) => {
                is_absent = true;
                continue;
            }
            None => continue,
        };
        if holds_others && (is_other(column, *value) || !is_named(value)) {
            continue;
        }
        match column.spellings.spell(held) {
            Some(Spelled::Written(text)) => add(&mut written, text),
            Some(Spelled::Example(text)) => examples.push(text),
            None => {}
        }
    }
    // Another spelling of what is written is no news.
    examples.retain(|text| written.iter().all(|it| !it.eq_ignore_ascii_case(text)));
    let n_more = written.len().saturating_sub(MOST_VALUES);
    let mut parts = Vec::new();
    parts.extend(is_absent.then(|| plain(words.missing)));
    parts.extend(written.iter().take(MOST_VALUES).map(value));
    parts.extend((0 < n_more).then(|| plain(&around(words.and_more, n_more))));
    if holds_others {
        parts.push(plain(words.any_other));
    } else if let Some(text) = examples.first() {
        parts.push(Holds {
            before: Some(words.such_as.into()),
            ..value(text)
        });
    }
    parts
}

fn add(texts: &mut Vec<String>, text: String) {
    if !texts.contains(&text) {
        texts.push(text);
    }
}

fn around((before, after): (&str, &str), n: usize) -> String {
    [before, &n.to_string(), after].concat()
}

/// The case with what a row says of its keys. A key that does not matter there stays as it is.
fn tried_in(case: &Case, row: &Row<Outcome>, columns: &[Column]) -> Case {
    let mut case = case.clone();
    for (values, column) in row.values.iter().zip(columns) {
        let is_any = values.len() == column.values.len();
        if let Some(held) = values
            .first()
            .and_then(|value| column.values.get(*value))
            .filter(|_| !is_any)
        {
            close(&mut case.request, &column.name, held.as_ref());
        }
    }
    case
}

/// Says what a key holds that was unknown.
fn close(request: &mut RequestInput, key: &str, held: Option<&Held>) {
    request.settle(key);
    let value = match held {
        Some(Held::One(text)) => ContextInput::One(text.clone()),
        Some(Held::Many(texts)) => ContextInput::Many(texts.clone()),
        Some(Held::Unknown) | None => return,
    };
    request.context.retain(|entry| !same_key(&entry.name, key));
    request.context.push(ContextEntry {
        name: key.into(),
        value,
    });
}

#[cfg(test)]
mod tests {
    use iam_syntax::json::quote;
    use serde_json::{Value, json};

    use super::*;

    fn depends(text: &str, lang: Lang) -> Value {
        serde_json::to_value(super::depends(text, lang)).unwrap()
    }

    fn case(unknown: &str, statements: &str) -> String {
        let document = quote(&["{\"Statement\":[", statements, "]}"].concat());
        [
            r#"{ "principal": "arn:aws:iam::111122223333:user/Ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "unknown": ["#,
            unknown,
            r#"], "policies": { "identity": [ { "name": "a", "document": "#,
            &document,
            "} ] } }",
        ]
        .concat()
    }

    const ALLOW: &str = r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":"#;
    const DENY: &str = r#"{"Effect":"Deny","Action":"*","Resource":"*","Condition":"#;

    /// The rows as one would read them aloud.
    fn rows(found: &Value) -> Vec<String> {
        let rows = found["rows"].as_array().unwrap().iter();
        let cell = |cell: &Value| {
            let parts = cell.as_array().unwrap().iter();
            let parts = parts.map(|part| {
                let text = part["text"].as_str().unwrap();
                let quote = if part["isValue"] == true { "`" } else { "" };
                [part["before"].as_str().unwrap_or_default(), quote, text, quote].concat()
            });
            parts.collect::<Vec<String>>().join(" or ")
        };
        rows.map(|row| {
            let cells: Vec<String> = row["cells"].as_array().unwrap().iter().map(cell).collect();
            [&cells.join(" | "), " → ", row["text"].as_str().unwrap()].concat()
        })
        .collect()
    }

    #[track_caller]
    fn check(unknown: &str, statements: &[[&str; 2]], expected: &[&str]) {
        let statements: Vec<String> = statements
            .iter()
            .map(|[start, condition]| [start, *condition, "}"].concat())
            .collect();
        let text = case(unknown, &statements.join(","));
        let found = depends(&text, Lang::En);
        assert_eq!(rows(&found), expected, "{found}");
        check_tried(&found);
    }

    /// The case that comes with a row is decided as the row says.
    #[track_caller]
    fn check_tried(found: &Value) {
        for row in found["rows"].as_array().unwrap() {
            let asked = ask(row["case"].as_str().unwrap()).unwrap();
            let (shape, _) = shown(asked.answer.trace.decision().outcome, words(Lang::En));
            assert_eq!(row["shape"], json!(shape), "{row}");
        }
    }

    #[test]
    fn a_row_for_each_way_that_it_may_turn_out() {
        check(
            r#""aws:SourceVpce""#,
            &[[ALLOW, r#"{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#]],
            &["absent or any other value → implicit deny", "`vpce-1` → allowed"],
        );
    }

    #[test]
    fn a_value_that_does_not_matter_is_any() {
        check(
            r#""aws:SourceVpce", "aws:SecureTransport""#,
            &[
                [ALLOW, r#"{"StringEquals":{"aws:SourceVpce":["vpce-1","vpce-2"]}}"#],
                [DENY, r#"{"Bool":{"aws:SecureTransport":"false"}}"#],
            ],
            &[
                "`true` | absent or any other value → implicit deny",
                "`true` | `vpce-1` or `vpce-2` → allowed",
                "`false` | any → explicit deny",
            ],
        );
    }

    #[test]
    fn a_value_that_another_row_names_is_not_among_all_others() {
        check(
            r#""aws:PrincipalTag/a", "aws:PrincipalTag/b""#,
            &[
                [ALLOW, r#"{"StringEquals":{"aws:PrincipalTag/a":"x"}}"#],
                [
                    ALLOW,
                    r#"{"StringEquals":{"aws:PrincipalTag/a":"y","aws:PrincipalTag/b":"z"}}"#,
                ],
            ],
            &[
                "absent or any other value | any → implicit deny",
                "`x` | any → allowed",
                "`y` | absent or any other value → implicit deny",
                "`y` | `z` → allowed",
            ],
        );
        check(
            r#""aws:PrincipalTag/a", "aws:PrincipalTag/b""#,
            &[
                [
                    ALLOW,
                    r#"{"StringEquals":{"aws:PrincipalTag/a":"x","aws:PrincipalTag/b":"z"}}"#,
                ],
                [
                    ALLOW,
                    r#"{"StringEquals":{"aws:PrincipalTag/a":"y","aws:PrincipalTag/b":"w"}}"#,
                ],
            ],
            &[
                "absent or any other value | any → implicit deny",
                "`x` | absent or `w` or any other value → implicit deny",
                "`x` | `z` → allowed",
                "`y` | absent or `z` or any other value → implicit deny",
                "`y` | `w` → allowed",
            ],
        );
    }

    #[test]
    fn keys_of_every_type() {
        check(
            r#""aws:SourceIp""#,
            &[
                [ALLOW, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#],
                [DENY, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/28"}}"#],
            ],
            &[
                "absent or any other value → implicit deny",
                "`203.0.113.0/28` → explicit deny",
                "such as `203.0.113.16` → allowed",
            ],
        );
        check(
            r#""s3:max-keys""#,
            &[[ALLOW, r#"{"NumericLessThan":{"s3:max-keys":"10"}}"#]],
            &[
                "absent or `10` or such as `11` → implicit deny",
                "such as `9` → allowed",
            ],
        );
        check(
            r#""aws:CurrentTime", "aws:EpochTime""#,
            &[
                [ALLOW, r#"{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}"#],
                [DENY, r#"{"DateLessThan":{"aws:EpochTime":"2025-01-01T00:00:00Z"}}"#],
            ],
            &[
                "such as `2024-12-31T23:59:59Z` → explicit deny",
                "such as `2025-01-01T00:00:00Z` → allowed",
                "`2026-01-01T00:00:00Z` or such as `2026-01-01T00:00:00.1Z` → implicit deny",
            ],
        );
        check(
            r#""aws:TagKeys""#,
            &[[
                ALLOW,
                r#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]},"Null":{"aws:TagKeys":"false"}}"#,
            ]],
            &[
                "absent or any other value → implicit deny",
                r#"`["a"]` or `["b"]` or `["a", "b"]` or such as `[""]` → allowed"#,
            ],
        );
        check(
            r#""aws:userid", "aws:PrincipalArn""#,
            &[
                [ALLOW, r#"{"StringEqualsIgnoreCase":{"aws:userid":"aBc"}}"#],
                [ALLOW, r#"{"StringLike":{"aws:userid":"AIDA*"}}"#],
            ],
            &["`aBc` or `AIDA*` → allowed", "any other value → implicit deny"],
        );
    }

    #[test]
    fn many_rows_are_cut_and_too_many_keys_are_said() {
        let tag = |at: usize| ["aws:PrincipalTag/t", &at.to_string()].concat();
        let unknown = |n: usize| (0..n).map(|at| quote(&tag(at))).collect::<Vec<String>>().join(",");
        // Who has each tag of as many values as it holds comes through: no key can be left out of any row.
        let one = |values: [usize; 4]| {
            let pairs = values.iter().enumerate();
            let pairs = pairs.map(|(at, value)| [&quote(&tag(at)), ":", &quote(&value.to_string())].concat());
            [
                ALLOW,
                "{\"StringEquals\":{",
                &pairs.collect::<Vec<String>>().join(","),
                "}}}",
            ]
            .concat()
        };
        let statements: Vec<String> = (0..12).map(|at| one([at % 5, at / 5, at % 3, at % 4])).collect();
        let found = depends(&case(&unknown(4), &statements.join(",")), Lang::En);
        assert_eq!(found["rows"].as_array().unwrap().len(), MOST_ROWS, "{found}");
        let more = found["more"].as_str().unwrap();
        assert!(more.ends_with(words(Lang::En).rows_left_out.1), "{more}");
        check_tried(&found);

        let has = |at: usize| [ALLOW, "{\"Null\":{", &quote(&tag(at)), ":\"false\"}}}"].concat();
        let statements: Vec<String> = (0..5).map(has).collect();
        let found = depends(&case(&unknown(5), &statements.join(",")), Lang::En);
        assert_eq!(found, json!({ "more": words(Lang::En).too_many_keys }));
    }

    #[test]
    fn of_several_resources_it_is_said_which() {
        let text = case(
            r#""aws:SourceVpce""#,
            r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/k","Condition":{"Null":{"aws:SourceVpce":"false"}}},{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/l"}"#,
        );
        let text = text.replace(
            r#""arn:aws:s3:::b/k", "unknown""#,
            r#"["arn:aws:s3:::b/l", "arn:aws:s3:::b/k"], "unknown""#,
        );
        let found = depends(&text, Lang::En);
        assert_eq!(found["title"], "For arn:aws:s3:::b/k");
        assert_eq!(rows(&found), ["absent → implicit deny", "any other value → allowed"]);
    }

    #[test]
    fn nothing_where_it_does_not_depend_on_keys() {
        let decided = case("", r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#);
        for text in ["{", &decided] {
            assert_eq!(depends(text, Lang::En), json!({}), "{text}");
        }
    }
}
