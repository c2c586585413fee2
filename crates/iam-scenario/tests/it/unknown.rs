//! What an answer says of keys that are unknown and of texts with variables.

use iam_scenario::{Options, eval_text};
use serde_json::Value;

/// Ana's request under one statement, with a trace.
fn answer(context: &str, unknown: &str, statement: &str) -> (String, Value) {
    let case = format!(
        r#"{{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::box/key","resourceAccount":"111122223333","context":{{{context}}},"unknown":[{unknown}],"policies":{{"identity":[{{"name":"P","document":{{"Version":"2012-10-17","Statement":[{statement}]}}}}]}}}}"#
    );
    let lines: Vec<String> = eval_text(&case, &Options { trace: true }).into_iter().collect();
    let answer = serde_json::from_str(&lines[0]).expect("an answer that is JSON");
    (lines[0].clone(), answer)
}

#[test]
fn a_key_is_spelled_as_the_policy_does_where_a_variable_alone_reads_it() {
    for (key, statement) in [
        (
            "app:Team",
            r#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${app:Team}/key"}"#,
        ),
        (
            "aws:PrincipalTag/Team",
            r#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"app:other":"${aws:PrincipalTag/Team}*"}}}"#,
        ),
    ] {
        let (_, answer) = answer(
            r#""app:other":"red""#,
            &format!("\"{}\"", key.to_uppercase()),
            statement,
        );
        assert_eq!(serde_json::json!([key]), answer["depends"]["keys"], "{answer}");
    }
}

#[test]
fn a_condition_ends_at_its_last_brace() {
    let condition = r#""StringEquals":{"app:a":"red","app:b":[ "blue" ] }"#;
    let statement = format!(r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{{condition}}}}}"#);
    let (_, answer) = answer("", "", &statement);
    let steps = answer["trace"].as_array().expect("steps");
    let document = format!(r#"{{"Version":"2012-10-17","Statement":[{statement}]}}"#);
    let texts: Vec<&str> = steps
        .iter()
        .filter(|step| step["kind"] == "condition")
        .map(|step| {
            let place = |name: &str| step["source"][name].as_u64().expect("a place") as usize;
            &document[place("start")..place("end")]
        })
        .collect();
    assert_eq!(vec![condition], texts, "{answer}");
}

/// Texts that would be gigabytes if they were put together.
#[test]
fn a_long_value_that_stands_often_is_never_put_together() {
    let context = format!(r#""k":"{}","many":["arn:aws:s3:::x","y"]"#, "a".repeat(100_000));
    let text = |start: &str| [start, &"${k}".repeat(10_000)].concat();
    let condition = |operator: &str, key: &str, start: &str| {
        format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"{operator}":{{"{key}":"{}"}}}}}}"#,
            text(start)
        )
    };
    for statement in [
        format!(r#"{{"Effect":"Allow","Action":"*","Resource":"{}"}}"#, text("")),
        format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"{}"}}"#,
            text("arn:aws:s3:::*")
        ),
        format!(
            r#"{{"Effect":"Allow","Action":"*","Resource":"{}"}}"#,
            text("arn:aws:s3:::${u}")
        ),
        condition("StringEquals", "k", "a"),
        condition("StringLike", "k", "*"),
        condition("StringEqualsIgnoreCase", "k", ""),
        condition("StringEqualsIgnoreCase", "u", ""),
        condition("StringEquals", "u", "${u}"),
        condition("ArnLike", "u", "arn:aws:s3:::"),
        condition("ForAnyValue:ArnLike", "many", "arn:aws:s3:::"),
        condition("ForAllValues:StringLike", "many", "*?"),
    ] {
        let (text, answer) = answer(&context, "\"u\"", &statement);
        assert!(answer.get("decision").is_some_and(|it| it != "allowed"), "{statement}");
        assert!(text.len() < 4 * statement.len() + 1_000_000, "{}", text.len());
    }
}
