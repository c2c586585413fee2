//! `iam-playground test`.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't write its files has nothing to test"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::run::{Ran, run};

/// A folder of its own for each test.
pub fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("test").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A user who may read and nothing else; the case expects something of two requests.
fn case(own: &str, check: &str) -> String {
    format!(
        r#"{{
  "id": "box", "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::box/key",
  "policies": {{ "identity": [ {{ "name": "p", "document": {{ "Statement": {{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }} }} }} ] }},
  "expect": {{ "decision": "{own}" }},
  "checks": [
    {{ "id": "free", "action": "s3:GetObjectAcl" }},
    {{ "id": "write", "action": "s3:PutObject",
      "expect": {{ "decision": "{check}" }} }}
  ]
}}"#
    )
}

const STEPS: &str = r#"{ "version": 1,
  "accounts": { "111122223333": { "users": { "ana": {} }, "roles": { "R": { "trustPolicy": { "Statement": [] } } } } },
  "steps": [
    { "id": "hop", "as": "arn:aws:iam::111122223333:user/ana", "assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/R", "roleSessionName": "s1" },
      "expect": { "outcome": "OUTCOME" } } ] }"#;

fn test(folder: &Path, more: &[&str]) -> Ran {
    let mut ran = run(&[&["test", folder.to_str().unwrap()], more].concat(), b"");
    // As if it were run there.
    let within = format!("{}/", folder.display());
    ran.stdout = ran.stdout.replace(&within, "");
    ran
}

#[track_caller]
fn check(folder: &Path, more: &[&str], status: i32, stdout: &str, stderr: &str) {
    let ran = test(folder, more);
    assert_eq!((stdout, stderr), (&*ran.stdout, ran.stderr.trim_end()));
    assert_eq!(status, ran.status);
}

#[test]
fn what_is_met_is_counted() {
    let (met, steps) = (case("allowed", "implicitDeny"), STEPS.replace("OUTCOME", "refused"));
    let folder = folder(
        "met",
        &[
            ("a.json", &met),
            ("deep/er/b.json", &steps),
            ("deep/c.json", "{\"name\": 1}"),
        ],
    );
    let sum = "3 expectations met, 0 not met, in 2 files; 1 file without `expect`";
    check(&folder, &[], 0, "", sum);
    check(
        &folder,
        &["--lang", "ko"],
        0,
        "",
        "파일 2개: 예상대로 3개, 예상과 다름 0개 (`expect`가 없는 파일 1개)",
    );
}

#[test]
fn what_is_not_met_has_its_line_and_a_reason() {
    let folder = folder(
        "unmet",
        &[
            ("a.json", &case("allowed", "allowed")),
            ("b.json", &STEPS.replace("OUTCOME", "issued")),
        ],
    );
    let said = "\
a.json:8: box/write: expected decision \"allowed\", found \"implicitDeny\"
  Denied — implicit deny. No identity-based policy allows s3:PutObject on arn:aws:s3:::box/key.
b.json:5: hop: expected outcome \"issued\", found \"refused\"
  Denied — implicit deny. The trust policy does not allow sts:AssumeRole on arn:aws:iam::111122223333:role/R. \
The trust policy holds no Allow at all. A trust policy must allow even inside the account. An Allow is missing too in: \
identity-based policies.
";
    let ran = test(&folder, &[]);
    assert_eq!((1, said), (ran.status, &*ran.stdout));
    assert_eq!("1 expectation met, 2 not met, in 2 files", ran.stderr.trim_end());
    let korean = test(&folder, &["--lang", "ko"]).stdout;
    assert!(
        korean.starts_with("a.json:8: box/write: decision 예상: \"allowed\", 실제: \"implicitDeny\"\n  "),
        "{korean}"
    );
}

#[test]
fn an_error_has_its_line_and_is_graver() {
    let torn = case("allowed", "allowed").replace("\"checks\": [", "\"checks\": ");
    let policy = case("allowed", "allowed").replace("\"Allow\"", "\"Alow\"");
    let misspelt = case("allowed", "implicitDeny").replace("\"id\": \"write\", ", "\"id\": \"write\", \"acton\": 1, ");
    let within = format!("{{ \"version\": 1, \"case\":\n{policy}\n}}");
    let lost = format!("x {torn}");
    for (text, line, said) in [
        (torn, 9, "closes nothing"),
        (lost, 1, "JSON"),
        (policy, 3, "Effect"),
        (within, 4, "Effect"),
        (misspelt, 7, "acton"),
    ] {
        let folder = folder("error", &[("a.json", &text)]);
        let ran = test(&folder, &[]);
        assert_eq!(2, ran.status, "{}", ran.stdout);
        let place = format!("a.json:{line}: ");
        assert!(
            ran.stdout.lines().any(|it| it.starts_with(&place) && it.contains(said)),
            "{place}{said}\n{}",
            ran.stdout
        );
        assert_eq!(1, ran.stdout.matches("INVALID_EFFECT").count().max(1), "{}", ran.stdout);
    }
}

#[test]
fn nothing_tested_is_no_success() {
    let folder = folder("nothing", &[("a.json", "{\"name\": 1}"), ("b.txt", "expect")]);
    let sum = "nothing was tested: no file expects anything; 1 file without `expect`";
    check(&folder, &[], 2, "", sum);
    let file = folder.join("a.json");
    let ran = run(&["test", file.to_str().unwrap()], b"");
    assert_eq!(2, ran.status);
    assert!(ran.stdout.contains("UNKNOWN_FIELD"), "{}", ran.stdout);
    let ran = run(&["test", folder.join("none.json").to_str().unwrap()], b"");
    assert_eq!(2, ran.status);
    assert!(ran.stdout.contains("can't be read"), "{}", ran.stdout);
}

#[test]
fn an_expectation_of_no_request_is_an_error() {
    let text = case("allowed", "implicitDeny").replace(r#""action": "s3:GetObject", "#, "");
    let folder = folder("unasked", &[("a.json", &text)]);
    let ran = test(&folder, &[]);
    assert_eq!(2, ran.status);
    assert!(
        ran.stdout
            .starts_with("a.json:4: box: the case expects an answer and asks nothing"),
        "{}",
        ran.stdout
    );
}

#[test]
fn an_expected_error_is_met() {
    let text = case("allowed", "implicitDeny").replace(r#""decision": "allowed""#, r#""error": "UNKNOWN_FIELD""#);
    let folder = folder(
        "expected-error",
        &[("a.json", &text.replace("\"action\"", "\"acton\""))],
    );
    check(&folder, &[], 0, "", "1 expectation met, 0 not met, in 1 file");
}

#[test]
fn lines_and_lists_have_the_lines_of_the_file() {
    let one_line = case("explicitDeny", "implicitDeny").replace('\n', " ");
    let lines = format!("{one_line}\n\n{one_line}\n");
    let list = format!(
        "[\n{},\n{}]",
        case("allowed", "implicitDeny"),
        case("allowed", "allowed")
    );
    let folder = folder("lines", &[("a.jsonl", &lines), ("b.json", &list)]);
    let ran = test(&folder, &[]);
    let places: Vec<&str> = ran.stdout.lines().filter(|it| !it.starts_with("  ")).collect();
    let starts = ["a.jsonl:1: box: ", "a.jsonl:3: box: ", "b.json:19: box/write: "];
    assert_eq!(3, places.len(), "{}", ran.stdout);
    for (start, found) in starts.iter().zip(places) {
        assert!(found.starts_with(start), "{found}");
    }
}

#[test]
fn what_others_wrote_is_passed_over() {
    let wrong = case("explicitDeny", "allowed");
    let folder = folder(
        "others",
        &[
            ("a.json", &case("allowed", "implicitDeny")),
            ("node_modules/x/a.json", &wrong),
            (".git/a.json", &wrong),
            ("a.json.orig", &wrong),
        ],
    );
    check(&folder, &[], 0, "", "2 expectations met, 0 not met, in 1 file");
}

#[test]
fn as_json_each_expectation_has_a_line() {
    let folder = folder(
        "json",
        &[("a.json", &case("allowed", "allowed")), ("b.json", "{\"expect\":")],
    );
    let ran = test(&folder, &["--format", "json"]);
    let lines: Vec<Value> = ran.stdout.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(
        r#"{"file":"a.json","line":4,"name":"box","result":"met"}"#,
        lines[0].to_string()
    );
    assert_eq!("unmet", lines[1]["result"]);
    let difference = r#"{"path":"/decision","expected":"allowed","found":"implicitDeny"}"#;
    assert_eq!(difference, lines[1]["differences"][0].to_string());
    assert!(lines[1]["said"].as_str().unwrap().starts_with("Denied"));
    assert_eq!("error", lines[2]["result"]);
}

#[test]
fn as_annotations_only_what_is_wrong_is_told() {
    let folder = folder("github", &[("a,b.json", &case("allowed", "allowed"))]);
    let ran = test(&folder, &["--format", "github"]);
    let name = folder
        .join("a,b.json")
        .display()
        .to_string()
        .replace(',', "%2C")
        .replace(':', "%3A");
    let _ = name;
    assert_eq!(1, ran.stdout.lines().count());
    assert!(
        ran.stdout.starts_with(
            "::error file=a%2Cb.json,line=8,title=box/write::expected decision \"allowed\", found \"implicitDeny\"%0ADenied"
        ),
        "{}",
        ran.stdout
    );
}

#[test]
fn as_xml_each_expectation_is_a_case() {
    let odd = case("allowed", "allowed").replace("\"box\"", "\"<b&ox\\u0001\\\">\"");
    let folder = folder("junit", &[("a.json", &odd)]);
    let ran = test(&folder, &["--format", "junit"]);
    let start = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites tests=\"2\" failures=\"1\" errors=\"0\">
  <testsuite name=\"a.json\" tests=\"2\" failures=\"1\" errors=\"0\">
    <testcase classname=\"a.json\" name=\"&lt;b&amp;ox\u{fffd}&quot;&gt;\" file=\"a.json\" line=\"4\"/>
    <testcase classname=\"a.json\" name=\"&lt;b&amp;ox\u{fffd}&quot;&gt;/write\" file=\"a.json\" line=\"8\">
      <failure message=\"expected decision &quot;allowed&quot;, found &quot;implicitDeny&quot;\">Denied";
    assert!(ran.stdout.starts_with(start), "{}", ran.stdout);
    assert!(
        ran.stdout
            .ends_with("</failure>\n    </testcase>\n  </testsuite>\n</testsuites>\n"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_change_is_tested_again() {
    let folder = folder("watch", &[("a.json", &case("allowed", "implicitDeny"))]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .args(["test", "--watch", folder.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut until_sum = || said.find(|it| it.contains(" met, ")).unwrap();
    assert_eq!("2 expectations met, 0 not met, in 1 file", until_sum());
    fs::write(folder.join("a.json"), case("implicitDeny", "implicitDeny")).unwrap();
    assert_eq!("1 expectation met, 1 not met, in 1 file", until_sum());
    fs::write(folder.join("b.json"), case("allowed", "implicitDeny")).unwrap();
    assert_eq!("3 expectations met, 1 not met, in 2 files", until_sum());
    child.kill().unwrap();
    child.wait().unwrap();
    let ran = run(&["test", "--watch", "-"], b"{}");
    assert_eq!(2, ran.status);
}

#[test]
fn our_own_examples_are_tests() {
    let ran = run(&["test", "www/gallery", "tests/scenarios", "tests/cases"], b"");
    assert_eq!(0, ran.status, "{}{}", ran.stdout, ran.stderr);
}

/// What the action hands to the program is what the program takes.
#[test]
fn the_action_for_github_runs_it() {
    let action =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.github/actions/iam-test/action.yml"))
            .unwrap();
    let command = action.lines().find_map(|it| {
        it.trim()
            .strip_prefix("\"$RUNNER_TEMP/iam-playground/bin/iam-playground\" ")
    });
    let command = command
        .unwrap()
        .replace("\"$SAID_IN\"", "ko")
        .replace("\"${paths[@]}\"", "tests/cases");
    let ran = run(&command.split(' ').collect::<Vec<_>>(), b"");
    assert_eq!((0, ""), (ran.status, &*ran.stdout), "{}", ran.stderr);
}
