//! What `--format text` says of findings: each of them that the JSON has, in both languages.

#![expect(clippy::unwrap_used, reason = "a test that finds no answers has nothing to test")]

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::run;

/// Files with cases or scenarios in a folder of the workspace.
fn files(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let names = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names
        .filter(|it| Path::new(it).extension().is_some_and(|it| it == "json") && it != "index.json")
        .map(|it| format!("{folder}/{it}"))
        .collect();
    files.sort();
    files
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

/// The findings of answers, or of a report: of its steps' checks and of its steps.
fn of_json(output: &str) -> Vec<Value> {
    let lines = output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines
        .flat_map(|line| {
            let of_steps = list(&line, "steps").flat_map(|step| {
                let of_checks = list(step, "checks").flat_map(|check| list(check, "findings"));
                list(step, "findings").chain(of_checks)
            });
            list(&line, "findings").chain(of_steps).cloned().collect::<Vec<_>>()
        })
        .collect()
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|it| ('가'..='힣').contains(&it))
}

/// How many findings the JSON has; each must stand in the text.
#[track_caller]
fn check(command: &str, more: &[&str], file: &str, input: &str) -> usize {
    let ran = |options: &[&str]| run(&[&[command], options, more, &[file]].concat(), input.as_bytes()).stdout;
    let found = of_json(&ran(&[]));
    let english = ran(&["--format", "text"]);
    let korean = ran(&["--format", "text", "--lang", "ko"]);
    for finding in &found {
        let code = format!("({}): ", finding["code"].as_str().unwrap());
        let message = finding["message"].as_str().unwrap();
        let said = &message[1..];
        assert!(
            english.lines().any(|line| line.contains(&code) && line.contains(said)),
            "{file}: {message}\n{english}"
        );
        assert!(
            korean
                .lines()
                .any(|line| line.split_once(&code).is_some_and(|(_, said)| is_korean(said))),
            "{file}: {message}\n{korean}"
        );
    }
    let n_lines = |text: &str| {
        text.lines()
            .filter(|line| line.contains(" (") && line.contains("): "))
            .count()
    };
    assert!(found.len() <= n_lines(&english), "{file}\n{english}");
    found.len()
}

#[test]
fn each_finding_of_the_gallery_stands_in_the_text() {
    let n_found: usize = files("www/gallery").iter().map(|it| check("eval", &[], it, "")).sum();
    assert!(20 <= n_found, "{n_found}");
    let with_trace = check("eval", &["--trace"], "www/gallery/kms-key-policy.json", "");
    assert!(0 < with_trace);
}

#[test]
fn each_finding_of_a_scenario_stands_in_the_text() {
    let n_found: usize = files("tests/scenarios")
        .iter()
        .map(|it| check("run", &[], it, ""))
        .sum();
    assert!(20 <= n_found, "{n_found}");
}

#[test]
fn a_flaw_is_said_with_its_place() {
    let case = r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::box/key","policies":{"boundary":{"name":"fence","document":{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}}}}"#;
    assert_eq!(2, check("eval", &[], "-", case));
    let text = run(&["eval", "--format", "text"], case.as_bytes()).stdout;
    assert!(text.contains("\n  flaw (MISSING_VERSION): "), "{text}");
    assert!(text.contains(" [fence, line 1, column "), "{text}");
}

#[test]
fn what_was_left_out_is_said_with_its_names() {
    let case = r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:ListObjectsV2","resource":"arn:aws:s3:::box","policies":{}}"#;
    check("eval", &[], "-", case);
    let text = run(&["eval", "--format", "text", "--lang", "ko"], case.as_bytes()).stdout;
    assert!(text.contains("참고 (API_OPERATION): `s3:ListObjectsV2`"), "{text}");
    assert!(text.contains("`s3:ListBucket`"), "{text}");
}

#[test]
fn a_step_says_why_tags_and_a_source_identity_are_asked() {
    let said = |file: &str, lang: &str| run(&["run", "--format", "text", "--lang", lang, file], b"").stdout;
    let tags = said("tests/scenarios/transitive-tags.json", "en");
    assert!(
        tags.contains("`sts:TagSession` is asked too, because the calling session carries transitive tags on (`"),
        "{tags}"
    );
    assert!(tags.contains("because the call passes session tags (`"), "{tags}");
    let identity = said("tests/scenarios/source-identity.json", "en");
    assert!(
        identity.contains("because the calling session carries a source identity on (`"),
        "{identity}"
    );
    assert!(
        identity.contains("because the call sets a source identity (`"),
        "{identity}"
    );
    let identity = said("tests/scenarios/source-identity.json", "ko");
    assert!(identity.contains("호출하는 세션이 이어서 전달하는 값: `"), "{identity}");
    // Where nothing is passed and nothing carried, nothing is said.
    let plain = said("tests/scenarios/mfa.json", "en");
    assert!(!plain.contains("_ASKED"), "{plain}");
}

#[test]
fn a_trust_policy_in_the_place_of_an_identity_policy_is_called_one() {
    let case = |action: &str| {
        format!(
            r#"{{"principal":"arn:aws:iam::111122223333:role/App","action":"s3:GetObject","resource":"arn:aws:s3:::box/key","policies":{{"identity":[{{"name":"p","document":{{"Version":"2012-10-17","Statement":{{"Effect":"Allow","Principal":{{"Service":"ec2.amazonaws.com"}},"Action":{action}}}}}}}]}}}}"#
        )
    };
    let text = |action: &str| run(&["eval", "--format", "text"], case(action).as_bytes()).stdout;
    for trust in [
        r#""sts:AssumeRole""#,
        r#"["sts:assumerole","sts:TagSession"]"#,
        r#""sts:AssumeRoleWithWebIdentity""#,
    ] {
        let said = text(trust);
        assert!(said.contains("this is a trust policy"), "{said}");
        assert!(said.contains("put it with a role"), "{said}");
        assert!(!said.contains("say which resources"), "{said}");
    }
    for other in [
        r#""s3:GetObject""#,
        r#"["sts:AssumeRole","s3:GetObject"]"#,
        r#""sts:TagSession""#,
    ] {
        let said = text(other);
        assert!(!said.contains("this is a trust policy"), "{said}");
        assert!(said.contains("say which resources"), "{said}");
    }
}
