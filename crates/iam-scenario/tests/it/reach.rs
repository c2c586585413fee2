//! Who reaches which role: every chain of an answer, run as steps, is issued at every hop.

use iam_scenario::output::reach::answer;
use iam_scenario::reach::{reach, who_can_assume};
use iam_scenario::{Options, read, run_text};
use serde_json::{Value, json};

use crate::scenarios::all;

const NONE: &dyn Fn(&str) -> Option<String> = &crate::scenarios::aws;

/// The scenario with the hops of a chain for its steps.
fn as_steps(text: &str, hops: &[Value]) -> String {
    let mut scenario: Value = serde_json::from_str(text).expect("JSON");
    let steps = hops.iter().enumerate().map(|(at, hop)| {
        let caller = if at == 0 {
            hop["as"].clone()
        } else {
            json!(format!("@hop{at}"))
        };
        json!({ "id": format!("hop{}", at + 1), "as": caller, "assumeRole": hop["assumeRole"] })
    });
    scenario["steps"] = steps.collect();
    scenario.to_string()
}

fn check(text: &str, answers: &str, context: &str) -> usize {
    let answers: Vec<Value> = serde_json::from_str(answers).expect("a list");
    let certain = answers.iter().filter(|it| it["verdict"] == "yes");
    let mut n_chains = 0;
    for it in certain {
        let hops = it["hops"].as_array().expect("hops");
        assert!(!hops.is_empty() && hops.len() <= 6, "{it}");
        assert_eq!(it["role"], hops[hops.len() - 1]["assumeRole"]["roleArn"], "{it}");
        let report = run_text(&as_steps(text, hops), &Options::default(), NONE);
        let report: Value = serde_json::from_str(&report).expect("JSON");
        let steps = report["steps"].as_array().unwrap_or_else(|| panic!("{report}"));
        assert_eq!(hops.len(), steps.len());
        for step in steps {
            assert_eq!("issued", step["outcome"], "{context}: {it}\n{step}");
        }
        n_chains += 1;
    }
    n_chains
}

#[test]
fn every_certain_chain_is_issued_when_it_is_run() {
    let mut n_chains = 0;
    for (name, text) in all() {
        let scenario = read::scenario(&text, NONE).expect("it is read before");
        let principals: Vec<String> = scenario
            .estate
            .users()
            .map(|user| user.arn.clone())
            .chain(scenario.estate.roles().map(|role| role.arn.clone()))
            .collect();
        for principal in principals {
            let found = reach(&scenario, &principal, &[]).expect("the principal is there");
            n_chains += check(&text, &answer(&found), &name);
        }
        for role in scenario.estate.roles() {
            let found = who_can_assume(&scenario, &role.arn, &[]).expect("the role is there");
            n_chains += check(&text, &answer(&found), &name);
        }
    }
    assert!(50 < n_chains, "{n_chains}");
}

const WORLD: &str = r#"{ "version": 1, "accounts": { "111122223333": {
    "users": { "ana": { "inlinePolicies": { "p": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" } } } } },
    "roles": {
      "Inner": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Outer" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "x1" } } } } },
      "Outer": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } } } },
      "Sealed": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } } }
    } } }, "steps": [] }"#;

fn answers(context: &str) -> Value {
    let scenario = read::scenario(WORLD, NONE).expect("a scenario");
    let context = read::context(context).expect("a context");
    let found = reach(&scenario, "arn:aws:iam::111122223333:user/ana", &context).expect("an answer");
    serde_json::from_str(&answer(&found)).expect("JSON")
}

#[test]
fn what_nobody_can_choose_is_conditional_until_it_is_given() {
    let open = answers("{}");
    assert_eq!(json!(["aws:SourceIp"]), open[0]["hops"][0]["keys"], "{open}");
    let verdicts = |answers: &Value| -> Vec<String> {
        let all = answers.as_array().expect("a list").iter();
        all.map(|it| {
            format!(
                "{} {}",
                it["role"].as_str().unwrap_or_default(),
                it["verdict"].as_str().unwrap_or_default()
            )
        })
        .map(|text| text.replace("arn:aws:iam::111122223333:role/", ""))
        .collect()
    };
    assert_eq!(
        ["Outer conditional", "Inner conditional", "Sealed no"],
        verdicts(&open)[..]
    );
    assert_eq!("trust", open[2]["blockedBy"]);
    // What is chosen comes from the policy, and the second hop hangs on nothing itself.
    assert_eq!("x1", open[1]["hops"][1]["assumeRole"]["externalId"], "{open}");
    assert_eq!(json!([]), open[1]["hops"][1]["keys"], "{open}");
    let given = answers(r#"{ "aws:SourceIp": "10.1.2.3" }"#);
    assert_eq!(["Outer yes", "Inner yes", "Sealed no"], verdicts(&given)[..]);
    let outside = answers(r#"{ "aws:SourceIp": "203.0.113.1" }"#);
    assert!(
        outside
            .as_array()
            .expect("a list")
            .iter()
            .all(|it| it["verdict"] == "no"),
        "{outside}"
    );
}
