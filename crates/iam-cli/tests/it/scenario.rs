//! `iam-playground run`.

use crate::run::run;

const WORLD: &str = r#"{ "version": 1,
  "accounts": { "111122223333": { "users": { "ana": {} },
    "roles": { "R": { "trustPolicy": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/ana" }, "Action": "sts:AssumeRole" } } } } } },
  "steps": [ { "id": "hop", "as": "arn:aws:iam::111122223333:user/ana", "assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/R", "roleSessionName": "s1" }, "expect": { "outcome": "issued" } } ] }"#;

#[track_caller]
fn check(args: &[&str], world: &str, status: i32, stdout: &str, stderr: &str) {
    let ran = run(&[&["run"], args].concat(), world.as_bytes());
    assert_eq!(status, ran.status, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.starts_with(stdout), "{}", ran.stdout);
    assert!(ran.stderr.contains(stderr), "{}", ran.stderr);
    assert_eq!(stderr.is_empty(), ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn a_report_is_one_line() {
    let step = r#"{"version":1,"steps":[{"id":"hop","time":"2026-01-01T00:00:00Z","outcome":"issued","grantedBy":["trust"],"session":{"arn":"arn:aws:sts::111122223333:assumed-role/R/s1","roleArn":"arn:aws:iam::111122223333:role/R","#;
    check(&[], WORLD, 0, step, "");
    let ran = run(&["run", "-"], WORLD.as_bytes());
    assert_eq!(1, ran.stdout.lines().count());
}

#[test]
fn the_text_form_says_what_each_step_came_to() {
    let line = "2026-01-01T00:00:00Z  hop: issued arn:aws:sts::111122223333:assumed-role/R/s1, until 2026-01-01T01:00:00Z\n  sts:AssumeRole: Allowed.";
    check(&["--format", "text"], WORLD, 0, line, "");
}

#[test]
fn what_a_step_asks_is_not_said_to_be_asked_besides() {
    let also_asked = |world: &str| {
        let said = run(&["run", "--format", "text"], world.as_bytes()).stdout;
        let is_besides = |line: &&str| line.contains("sts:TagSession") && line.contains("<https://");
        (said.lines().filter(is_besides).count(), said)
    };
    let (n_without, said) = also_asked(WORLD);
    assert!(0 < n_without, "{said}");
    let with_tags = WORLD
        .replace(
            r#""Action": "sts:AssumeRole""#,
            r#""Action": ["sts:AssumeRole", "sts:TagSession"]"#,
        )
        .replace(
            r#""roleSessionName": "s1""#,
            r#""roleSessionName": "s1", "tags": { "team": "a" }"#,
        );
    let (n_with, said) = also_asked(&with_tags);
    assert!(said.contains("\n  sts:TagSession: Allowed"), "{said}");
    assert_eq!(0, n_with, "{said}");
}

#[test]
fn the_status_tells_what_went_wrong() {
    let unmet = WORLD.replace(r#""outcome": "issued""#, r#""outcome": "refused""#);
    check(
        &[],
        &unmet,
        1,
        r#"{"version":1,"#,
        "hop: /outcome: expected \"refused\", found \"issued\"",
    );
    let unknown = WORLD.replace("user/ana\", \"assumeRole", "user/ann\", \"assumeRole");
    check(
        &[],
        &unknown,
        2,
        r#"{"version":1,"error":{"code":"UNKNOWN_PRINCIPAL""#,
        "did you mean",
    );
    check(&["no-such-file.json"], "", 2, "", "can't be read");
    let error = WORLD.replace(
        r#""assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/R", "roleSessionName": "s1" }, "expect": { "outcome": "issued" }"#,
        r#""request": { "action": "s3", "resource": "*" }"#,
    );
    check(
        &[],
        &error,
        2,
        r#"{"version":1,"steps":[{"id":"hop","time":"2026-01-01T00:00:00Z","outcome":"error","#,
        "INVALID_ACTION",
    );
}

#[test]
fn several_files_give_a_line_each() {
    let files = ["tests/scenarios/two-hops.json", "tests/scenarios/exercise.json"];
    let ran = run(&[&["run"], &files[..]].concat(), b"");
    assert_eq!((0, 2), (ran.status, ran.stdout.lines().count()), "{}", ran.stderr);
}
