//! `iam-playground explain`: steps, statements, and what an answer depends on.

use serde_json::Value;

use crate::run::run;

const CASE: &str = r#"{"id":"read","principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333","unknown":["aws:SourceVpce"],"policies":{"identity":[{"name":"p","document":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"StringEquals":{"aws:SourceVpce":"vpce-1"}}},{"Effect":"Allow","Action":"ec2:*","Resource":"*"}]}}]}}"#;

#[test]
fn each_step_has_a_number_and_its_place() {
    let ran = run(&["explain"], CASE.as_bytes());
    assert_eq!(0, ran.status, "{}", ran.stderr);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(
        lines[0].starts_with("read: It depends on aws:SourceVpce."),
        "{}",
        ran.stdout
    );
    for (number, line) in lines[1..].iter().enumerate() {
        assert!(line.starts_with(&format!("  {}. ", number + 1)), "{line}");
    }
    let of_key = lines
        .iter()
        .find(|line| line.contains("Cannot tell") && line.contains("vpce-1"));
    assert!(of_key.is_some_and(|line| line.contains(" [p:1:")), "{}", ran.stdout);
    assert_eq!(ran.stdout, run(&["explain", "--steps"], CASE.as_bytes()).stdout);
}

#[test]
fn a_statement_is_a_row() {
    let ran = run(&["explain", "--matrix"], CASE.as_bytes());
    let lines: Vec<Vec<&str>> = ran.stdout.lines().skip(1).map(columns).collect();
    let expected: [&[&str]; 3] = [
        &["Statement", "Principal", "Action", "Resource", "Condition", "Outcome"],
        &[
            "p 1 Allow",
            "–",
            "yes",
            "yes",
            "cannot tell (aws:SourceVpce)",
            "decides",
        ],
        &["p 2 Allow", "–", "no", "yes", "–", "no effect"],
    ];
    assert_eq!(expected.as_slice(), lines, "{}", ran.stdout);
    // Columns stand below each other in Korean, too, where a letter is as wide as two.
    let korean = run(&["explain", "--matrix", "--lang", "ko"], CASE.as_bytes()).stdout;
    assert!(korean.contains("알 수 없음 (aws:SourceVpce)"), "{korean}");
}

/// The cells of a row; two spaces part them.
fn columns(line: &str) -> Vec<&str> {
    line.split("  ").map(str::trim).filter(|it| !it.is_empty()).collect()
}

#[test]
fn what_an_answer_depends_on_is_a_table() {
    let ran = run(&["explain", "--depends"], CASE.as_bytes());
    let lines: Vec<Vec<&str>> = ran.stdout.lines().skip(1).map(columns).collect();
    let expected: [&[&str]; 3] = [
        &["aws:SourceVpce"],
        &["absent | any other value", "→ implicit deny"],
        &["`vpce-1`", "→ allowed"],
    ];
    assert_eq!(expected.as_slice(), lines, "{}", ran.stdout);
}

#[test]
fn as_json_each_place_names_its_document_and_each_row_its_case() {
    let found = |view: &str| -> Value {
        let ran = run(&["explain", view, "--format", "json"], CASE.as_bytes());
        assert_eq!(0, ran.status, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).expect("JSON")
    };
    let steps = found("--steps");
    assert_eq!(
        ("read", "depends"),
        (steps["id"].as_str().unwrap(), steps["decision"].as_str().unwrap())
    );
    let sources = steps["steps"].as_array().unwrap().iter().map(|it| &it["source"]);
    let named: Vec<&Value> = sources.filter(|it| !it.is_null()).collect();
    assert!(
        !named.is_empty() && named.iter().all(|it| it["document"] == "/policies/identity/0/document"),
        "{steps}"
    );
    assert!(steps["steps"][0].get("at").is_none(), "{steps}");
    let matrix = found("--matrix");
    assert_eq!(2, matrix["matrix"]["rows"].as_array().unwrap().len(), "{matrix}");
    for row in found("--depends")["depends"]["rows"].as_array().unwrap() {
        let answer = run(&["eval"], row["case"].as_str().unwrap().as_bytes()).stdout;
        let decision = match row["shape"].as_str() {
            Some("allow") => "allowed",
            _ => "implicitDeny",
        };
        assert!(
            answer.contains(&format!(r#""decision":"{decision}""#)),
            "{row} {answer}"
        );
    }
}

#[test]
fn one_view_at_a_time_and_what_cannot_be_read_is_said() {
    assert_eq!(2, run(&["explain", "--steps", "--matrix"], CASE.as_bytes()).status);
    let ran = run(&["explain"], b"{\"action\": 7}");
    assert_eq!((2, ""), (ran.status, ran.stdout.as_str()));
    assert!(!ran.stderr.is_empty());
}
