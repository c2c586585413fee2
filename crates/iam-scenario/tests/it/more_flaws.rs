//! An answer, and a step of a scenario, lists a hundred flaws of its policies, and says how many there are besides.

use iam_scenario::{Options, eval_text, run_text};
use serde_json::{Map, Value, json};

const MOST: usize = 100;

/// How many statements a policy has, so that none is too long.
const IN_A_POLICY: usize = 25;

/// Policies with a flaw in each statement.
fn documents(n_flaws: usize) -> impl Iterator<Item = Value> {
    let statement =
        |at: &usize| json!({ "Sid": format!("{at}!"), "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" });
    let all: Vec<usize> = (0..n_flaws).collect();
    let documents = all.chunks(IN_A_POLICY).map(
        |chunk| json!({ "Version": "2012-10-17", "Statement": chunk.iter().map(statement).collect::<Vec<Value>>() }),
    );
    documents.collect::<Vec<Value>>().into_iter()
}

fn of_case(n_flaws: usize) -> Value {
    let policies: Vec<Value> = documents(n_flaws)
        .map(|document| json!({ "name": "p", "document": document }))
        .collect();
    let case = json!({ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key",
        "resourceAccount": "111122223333", "policies": { "identity": policies } });
    let lines = eval_text(&case.to_string(), &Options::default());
    serde_json::from_str(&lines[0]).expect("JSON")
}

fn of_step(n_flaws: usize) -> Value {
    let request =
        json!({ "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key", "resourceAccount": "111122223333" });
    let policies: Map<String, Value> = documents(n_flaws)
        .enumerate()
        .map(|(at, document)| (format!("p{at}"), document))
        .collect();
    let scenario = json!({ "version": 1, "accounts": { "111122223333": { "users": { "ana": { "inlinePolicies": policies } } } },
        "steps": [{ "as": "arn:aws:iam::111122223333:user/ana", "request": request }] });
    let report: Value =
        serde_json::from_str(&run_text(&scenario.to_string(), &Options::default(), &|_| None)).expect("JSON");
    report["steps"][0]["checks"][0].clone()
}

#[track_caller]
fn check(answer: &Value, listed: usize, more: Option<&str>) {
    let findings = answer["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    let n_listed = findings.iter().filter(|it| it["code"] == "UNSUPPORTED_SID").count();
    let said = findings
        .iter()
        .find(|it| it["code"] == "MORE_FLAWS")
        .map(|it| &it["message"]);
    assert_eq!(listed, n_listed, "{answer}");
    assert_eq!(more.map(Value::from).as_ref(), said, "{answer}");
}

#[test]
fn a_hundred_flaws_are_listed_and_the_rest_counted() {
    for answer in [of_case, of_step] {
        check(&answer(1), 1, None);
        check(&answer(MOST), MOST, None);
        check(
            &answer(MOST + 1),
            MOST,
            Some("the policies have one more flaw; `lint` lists all of them"),
        );
        check(
            &answer(MOST + 2),
            MOST,
            Some("the policies have 2 more flaws; `lint` lists all of them"),
        );
    }
}
