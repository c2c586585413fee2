//! Where there is no standard output, nothing is lost in silence.

use std::process::Command;

/// Starts the program from a shell, with these redirections. Says how it ended and what stands on standard error.
fn run(redirections: &str, command: &str) -> (Option<i32>, String) {
    let line = format!("exec \"$0\" {command} {redirections}");
    let output = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_iam-playground")])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .expect("a shell");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

const COMMANDS: [&str; 10] = [
    "eval tests/cases/doc-examples.jsonl",
    "eval --format text tests/cases/doc-examples.jsonl",
    "run tests/scenarios/outside.json",
    "who-can-assume arn:aws:iam::111122223333:role/deploy tests/scenarios/outside.json",
    "world www/gallery/session-policy.json",
    "flip www/gallery/github-oidc.json",
    "lint tests/cases",
    "link encode www/gallery/github-oidc.json",
    "schema case",
    "--help",
];

#[test]
fn a_closed_standard_output_is_said_and_is_a_failure() {
    for command in COMMANDS {
        let (status, said) = run("</dev/null >&-", command);
        assert_eq!(Some(2), status, "{command}");
        assert_eq!(
            "the answers can't be written: standard output is closed\n", said,
            "{command}"
        );
        for closed in ["<&- >&- 2>&-", "1</dev/null"] {
            let (status, _) = run(closed, command);
            assert_eq!(Some(2), status, "{command} {closed}");
        }
    }
}

#[test]
fn one_that_leads_nowhere_is_no_failure() {
    for nowhere in [">/dev/null", "1<>/dev/null"] {
        let (status, _) = run(nowhere, "schema case");
        assert_eq!(Some(0), status, "{nowhere}");
    }
}
