//! `iam-playground eval`: what it prints, what it says, and how it ends.

use crate::run::{Ran, run};

const ALLOWED: &str = r#"{"id":"yes","principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::box/key","policies":{"identity":[{"name":"p","document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}}]}}"#;

/// The same case with an expectation.
fn expecting(expect: &str) -> String {
    ALLOWED.replacen("{\"id\"", &format!("{{\"expect\":{expect},\"id\""), 1)
}

#[track_caller]
fn check(input: &[u8], status: i32, n_lines: usize, said: &str) -> Ran {
    let ran = run(&["eval"], input);
    let shown = String::from_utf8_lossy(input);
    assert_eq!(status, ran.status, "{shown}\n{}{}", ran.stdout, ran.stderr);
    assert_eq!(n_lines, ran.stdout.lines().count(), "{shown}\n{}", ran.stdout);
    assert!(ran.stderr.contains(said), "{shown}\n{}", ran.stderr);
    ran
}

#[test]
fn every_example_of_the_documentation_is_met() {
    let ran = run(&["eval", "tests/cases/doc-examples.jsonl"], b"");
    assert_eq!("254 answers, 0 expectations not met\n", ran.stderr);
    assert_eq!(0, ran.status);
    assert_eq!(254, ran.stdout.lines().count());
}

#[test]
fn a_case_over_several_lines_a_list_and_lines_give_the_same() {
    let pretty = ALLOWED.replace(",\"", ",\n\"");
    let one = check(pretty.as_bytes(), 0, 1, "1 answer, 0 expectations not met");
    let list = check(format!("[{ALLOWED},\n{ALLOWED}]").as_bytes(), 0, 2, "2 answers");
    let lines = check(format!("{ALLOWED}\n\n{ALLOWED}").as_bytes(), 0, 2, "2 answers");
    assert_eq!(list.stdout, lines.stdout);
    assert_eq!(list.stdout, [&*one.stdout, &*one.stdout].concat());
}

#[test]
fn a_met_expectation_is_fine() {
    check(
        expecting(r#"{"decision":"allowed","grantedBy":["identity"],"decidedBy":null}"#).as_bytes(),
        0,
        1,
        "0 expectations not met",
    );
}

#[test]
fn an_unmet_expectation_is_shown_with_its_place() {
    check(
        expecting(r#"{"decision":"explicitDeny"}"#).as_bytes(),
        1,
        1,
        "yes: /decision: expected \"explicitDeny\", found \"allowed\"\n1 answer, 1 expectation not met",
    );
}

#[test]
fn an_error_is_an_answer_and_the_next_case_goes_on() {
    let input = format!("{ALLOWED}\n{{\"id\":\"bad\",\"acton\":\"s3:x\"}}\n{{\"id\n{ALLOWED}\n");
    let ran = check(input.as_bytes(), 2, 4, "4 answers, 0 expectations not met, 2 errors");
    assert!(ran.stdout.contains(r#"{"id":"bad","error":{"code":"UNKNOWN_FIELD""#));
    assert!(ran.stderr.contains("standard input:3: error JSON_"), "{}", ran.stderr);
}

#[test]
fn an_expected_error_is_fine() {
    check(br#"{"id":"a","expect":{"error":"MISSING_FIELD"}}"#, 0, 1, "1 answer, 0");
    check(
        br#"{"id":"a","acton":1,"expect":{"error":"UNKNOWN_FIELD"}}"#,
        0,
        1,
        "1 answer, 0",
    );
    check(
        br#"{"id":"a","expect":{"error":"INVALID_ACTION"}}"#,
        1,
        1,
        "1 expectation not met",
    );
    check(
        br#"{"id":"a","expect":{"decision":"allowed"}}"#,
        2,
        1,
        "1 expectation not met, 1 error",
    );
    check(
        expecting(r#"{"error":"INVALID_ACTION"}"#).as_bytes(),
        1,
        1,
        "/error: expected",
    );
}

#[test]
fn no_case_is_no_answer() {
    check(b"", 0, 0, "0 answers, 0 expectations not met");
    check(b" [ ] \n", 0, 0, "0 answers");
}

#[test]
fn bytes_that_are_no_text_name_their_line() {
    let input = [ALLOWED.as_bytes(), b"\n{\"id\":\"\xff\"}\n", ALLOWED.as_bytes()].concat();
    let ran = check(&input, 2, 3, "1 error");
    assert!(
        ran.stdout
            .contains(r#""code":"INVALID_UTF8","message":"the case in line 2 "#)
    );
}

#[test]
fn any_bytes_are_answered() {
    let mut seed = 7_u64;
    for length in 0..200 {
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                // xorshift: the same bytes every time.
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                match seed % 3 {
                    0 => b"{}[]\",:\n\\"[(seed >> 8) as usize % 9],
                    _ => (seed >> 16) as u8,
                }
            })
            .collect();
        let ran = run(&["eval"], &bytes);
        assert!([0, 2].contains(&ran.status), "{bytes:?}");
    }
    let deep = "[".repeat(100_000);
    check(deep.as_bytes(), 2, 2, "2 errors");
    check("{\"a\":".repeat(100_000).as_bytes(), 2, 1, "1 error");
}

#[test]
fn a_file_that_is_not_there_is_said_and_the_next_is_read() {
    let ran = run(&["eval", "no-such-file.json", "-"], ALLOWED.as_bytes());
    assert_eq!(2, ran.status);
    assert_eq!(1, ran.stdout.lines().count());
    assert!(
        ran.stderr
            .starts_with("`no-such-file.json` can't be read: no such file"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_trace_is_there_when_asked_for() {
    let with = run(&["eval", "--trace"], ALLOWED.as_bytes());
    assert!(with.stdout.contains(r#","trace":[{"id":0,"#), "{}", with.stdout);
    let without = run(&["eval"], ALLOWED.as_bytes());
    assert!(with.stdout.starts_with(without.stdout.trim_end_matches("}\n")));
}

#[test]
fn the_text_format_is_for_people() {
    let short = run(&["eval", "--format", "text"], ALLOWED.as_bytes());
    assert!(short.stdout.starts_with("yes: Allowed. "), "{}", short.stdout);
    let verdict = short.stdout.lines().next().unwrap_or_default();
    // Below it stands indented what the call also asks.
    assert!(
        short.stdout.lines().skip(1).all(|line| line.starts_with("  ")),
        "{}",
        short.stdout
    );
    let long = run(&["eval", "--format", "text", "--trace"], ALLOWED.as_bytes());
    assert!(long.stdout.starts_with(verdict), "{}", long.stdout);
    assert!(5 < long.stdout.lines().count(), "{}", long.stdout);
    let error = run(&["eval", "--format", "text"], b"{\"id\":\"a\"}");
    assert!(error.stdout.starts_with("a: error MISSING_FIELD: "), "{}", error.stdout);
}

#[test]
fn a_terminal_is_not_told_what_to_do() {
    let case = ALLOWED.replace("yes", "a\\u001b[2Jb\\nc");
    let text = run(&["eval", "--format", "text"], case.as_bytes());
    assert!(
        text.stdout.starts_with("a\\u{1b}[2Jb\\nc: Allowed. "),
        "{}",
        text.stdout
    );
    let error = run(&["eval"], br#"{"id":"\u001b[2J"}"#);
    assert!(error.stderr.starts_with("\\u{1b}[2J: error "), "{}", error.stderr);
}

#[test]
fn answers_come_as_soon_as_cases_do() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .args(["eval", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut asking = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        writeln!(asking, "{ALLOWED}").unwrap();
        assert!(answers.next().unwrap().unwrap().starts_with("{\"id\":\"yes\""));
    }
    drop(asking);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

/// Who has seen enough closes the pipe, as `head` does. That is no reason to panic.
#[test]
fn a_closed_pipe_ends_the_run() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .arg("eval")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut asking = child.stdin.take().unwrap();
    for _ in 0..10_000 {
        if writeln!(asking, "{ALLOWED}").is_err() {
            break;
        }
    }
    drop(asking);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (Some(2), ""),
        (output.status.code(), &*String::from_utf8_lossy(&output.stderr))
    );
}

/// A call that asks more than its own permission.
const CALL: &str = r#"{"id":"c","principal":"arn:aws:iam::111122223333:user/ana","action":"ec2:RunInstances",
  "resource":["arn:aws:ec2:us-east-1:111122223333:instance/*","arn:aws:ec2:us-east-1::image/ami-1"],
  "context":{"aws:RequestTag/team":"blue"},
  "policies":{"identity":[{"name":"p","document":{"Version":"2012-10-17",
    "Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}]}}]}}"#;

#[test]
fn the_whole_call_is_asked_when_wanted() {
    let decision = |args: &[&str]| {
        let ran = run(args, CALL.as_bytes());
        let answer: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        (
            answer["decision"].clone(),
            answer["call"]["asked"].as_array().map_or(0, Vec::len),
        )
    };
    assert_eq!((serde_json::json!("allowed"), 0), decision(&["eval"]));
    assert_eq!((serde_json::json!("implicitDeny"), 3), decision(&["eval", "--call"]));
}

#[test]
fn the_text_names_each_resource_and_what_else_is_asked() {
    let plain = run(&["eval", "--format", "text"], CALL.as_bytes()).stdout;
    for line in [
        "  on arn:aws:ec2:us-east-1:111122223333:instance/*: Allowed (this decides)\n",
        "  on arn:aws:ec2:us-east-1::image/ami-1: Allowed\n",
        "    AWS never sends there: aws:RequestTag/team\n",
        "  this call also asks:\n",
        "    ec2:CreateTags on arn:aws:ec2:us-east-1:111122223333:instance/*, of the caller, when the call gives tags <https://docs.aws.amazon.com/",
    ] {
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    let (certain, possible) = plain.split_once("  such a call may also ask:\n").expect("both");
    assert!(
        !certain.contains("iam:PassRole") && possible.contains("    iam:PassRole on "),
        "{plain}"
    );
    let whole = run(&["eval", "--call", "--format", "text", "--lang", "ko"], CALL.as_bytes()).stdout;
    for line in [
        "  arn:aws:ec2:us-east-1:111122223333:instance/*에 대한 ec2:CreateTags: 거부됨 — 암시적 거부 (결정 근거)\n",
        "  확인하지 않음: arn:aws:iam::111122223333:role/${RoleNameWithPath}에 대한 iam:PassRole, ",
    ] {
        assert!(whole.contains(line), "{line}\n{whole}");
    }
}

#[test]
fn errors_follow_the_language() {
    let of = |document: &str| {
        format!(
            r#"{{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","policies":{{"identity":[{{"name":"p","document":{document}}}]}}}}"#
        )
    };
    let said = |case: &str| run(&["eval", "--format", "text", "--lang", "ko"], case.as_bytes());
    let statement = r#"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}"#;
    let ran = said(&of(statement));
    let sentence = "오류 UNSUPPORTED_PRINCIPAL: 이 종류의 정책에는 `Principal` 요소가 없습니다";
    assert!(ran.stdout.contains(sentence), "{}", ran.stdout);
    assert!(ran.stderr.contains(sentence), "{}", ran.stderr);
    let torn = [
        "{",
        "{}",
        r#"{"principal":5}"#,
        &of("{}"),
        &of(r#"{"Statement":{"Effect":"Alow"}}"#),
    ];
    for case in torn {
        let ran = said(case);
        // The count at the end is the program's own, as its options are.
        let said = ran.stderr.lines().filter(|it| !it.starts_with("1 answer"));
        for line in ran.stdout.lines().chain(said) {
            assert!(line.chars().any(|it| ('가'..='힣').contains(&it)), "{case}: {line}");
        }
    }
}
