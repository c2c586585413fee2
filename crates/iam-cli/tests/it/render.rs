//! `iam-playground render`.

use std::fs;

use crate::run::{Ran, run};
use crate::test::folder;

const BLOCK: &str = "# Page\n\n```iam action=s3:GetObject resource=*\n{ \"Statement\": [] }\n```\n";

fn render(args: &[&str]) -> Ran {
    run(&[&["render"], args].concat(), b"")
}

#[test]
fn a_case_is_written_with_its_verdict_and_steps() {
    let ran = render(&["www/gallery/deny-http.json", "tests/scenarios/two-hops.json"]);
    let ran = if ran.status == 0 {
        ran
    } else {
        render(&["tests/scenarios/two-hops.json"])
    };
    assert_eq!(0, ran.status, "{}", ran.stderr);
    assert!(ran.stdout.contains("\n```json\n{"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("\n> - build: **Issued the session arn"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("\n>   1. "), "{}", ran.stdout);
    let html = render(&[
        "--format",
        "html",
        "--view",
        "decision",
        "--playground",
        "https://iam.example/",
        "tests/scenarios/two-hops.json",
    ]);
    assert!(
        html.stdout.contains("<a href=\"https://iam.example/#s=1."),
        "{}",
        html.stdout
    );
    assert!(!html.stdout.contains("<ol>"), "{}", html.stdout);
}

#[test]
fn verdicts_are_written_once_into_the_documents_of_a_folder() {
    let folder = folder(
        "render",
        &[
            ("a.md", BLOCK),
            ("deep/b.mdx", BLOCK),
            ("c.txt", BLOCK),
            ("d.md", "No block.\n"),
        ],
    );
    let path = folder.to_str().unwrap();
    let stale = render(&["--in-place", "--check", path]);
    assert_eq!(1, stale.status);
    assert!(
        stale.stderr.contains("a.md:3: the block has no verdict yet"),
        "{}",
        stale.stderr
    );
    assert_eq!(BLOCK, fs::read_to_string(folder.join("a.md")).unwrap());
    let ran = render(&["--in-place", path]);
    assert_eq!((0, ""), (ran.status, &*ran.stdout), "{}", ran.stderr);
    assert_eq!("blocks: 2, in 2 documents; documents written: 2", ran.stderr.trim_end());
    let written = fs::read_to_string(folder.join("deep/b.mdx")).unwrap();
    assert!(
        written.contains("\n> **Denied — implicit deny.** No identity-based policy allows"),
        "{written}"
    );
    assert_eq!(BLOCK, fs::read_to_string(folder.join("c.txt")).unwrap());
    assert_eq!(0, render(&["--in-place", "--check", path]).status);
    let again = render(&["--in-place", path]);
    assert!(again.stderr.contains("documents written: 0"), "{}", again.stderr);
}

#[test]
fn what_is_not_met_has_its_file_and_line() {
    let block = BLOCK.replace("resource=*", "resource=* expect=allowed");
    let folder = folder("render-unmet", &[("a.md", &block), ("b.md", &BLOCK.replace("[]", "["))]);
    let ran = render(&["--in-place", folder.join("a.md").to_str().unwrap()]);
    assert_eq!(1, ran.status);
    assert!(
        ran.stderr
            .contains("a.md:3: expected allowed, found implicitDeny. Denied"),
        "{}",
        ran.stderr
    );
    assert_eq!(block, fs::read_to_string(folder.join("a.md")).unwrap());
    let korean = render(&["--in-place", "--lang", "ko", folder.join("a.md").to_str().unwrap()]);
    assert!(
        korean
            .stderr
            .contains("a.md:3: 예상: allowed, 실제: implicitDeny. 거부"),
        "{}",
        korean.stderr
    );
    assert_eq!(2, render(&["--in-place", folder.to_str().unwrap()]).status);
    assert_eq!(
        2,
        render(&["--in-place", folder.join("none.md").to_str().unwrap()]).status
    );
    let nothing = render(&["--in-place"]);
    assert_eq!(2, nothing.status);
    assert!(nothing.stderr.contains("name files, or folders"), "{}", nothing.stderr);
}
