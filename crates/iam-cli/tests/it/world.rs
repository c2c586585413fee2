//! `iam-playground world`: a case as a scenario.

use crate::run::run;

#[test]
fn the_scenario_is_one_that_run_reads_and_comes_to_what_the_case_does() {
    let ran = run(&["world", "www/gallery/session-policy.json"], b"");
    assert_eq!(0, ran.status, "{}", ran.stderr);
    let left = "www/gallery/session-policy.json: Checks of other callers are left out: `other-session`.\n";
    assert_eq!(left, ran.stderr);
    let report = run(&["run", "--format", "text"], ran.stdout.as_bytes());
    assert_eq!((0, ""), (report.status, report.stderr.as_str()), "{}", report.stdout);
    for step in [
        "assume: issued arn:aws:sts::111122223333:assumed-role/Deployer/release-42",
        "request: allowed",
    ] {
        assert!(report.stdout.contains(step), "{}", report.stdout);
    }
}

#[test]
fn what_is_left_out_and_what_is_wrong_is_said_in_both_languages() {
    let case = r#"{ "principal": { "federated": "accounts.google.com" }, "action": "sts:AssumeRoleWithWebIdentity", "resource": "arn:aws:iam::111122223333:role/App" }"#;
    let ran = run(&["world"], case.as_bytes());
    assert_eq!(0, ran.status);
    assert!(
        ran.stderr.contains("No step can act as a federated identity"),
        "{}",
        ran.stderr
    );
    let ran = run(&["world", "--lang", "ko"], case.as_bytes());
    assert!(ran.stderr.contains("페더레이션"), "{}", ran.stderr);
    for (text, said) in [
        ("{", "error"),
        (r#"{ "action": "s3:GetObject" }"#, "`principal` is missing"),
    ] {
        let ran = run(&["world"], text.as_bytes());
        assert_eq!((2, ""), (ran.status, ran.stdout.as_str()), "{text}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}
