//! `iam-playground link`: a case goes into a link and comes out again.

use crate::run::run;

const CASE: &str = r#"{"id":"a","action":"s3:GetObject","policies":{"identity":[{"name":"p","document":{ "Version": "2012-10-17" }},{"name":"q","document":"{"}]}}"#;

#[test]
fn a_case_comes_back() {
    let encoded = run(&["link", "encode"], CASE.as_bytes());
    assert!(
        encoded.stdout.starts_with("s=1.") && encoded.status == 0,
        "{}",
        encoded.stderr
    );
    let decoded = run(&["link", "decode", encoded.stdout.trim()], b"");
    assert_eq!((CASE, 0), (decoded.stdout.trim_end(), decoded.status));
    let piped = run(&["link", "decode"], encoded.stdout.as_bytes());
    assert_eq!(decoded.stdout, piped.stdout);
    let whole = run(
        &["link", "encode", "-", "--page", "https://example.com/"],
        CASE.as_bytes(),
    );
    assert_eq!(format!("https://example.com/#{}", encoded.stdout), whole.stdout);
}

#[track_caller]
fn check(args: &[&str], input: &str, said: &str) {
    let ran = run(args, input.as_bytes());
    assert_eq!(2, ran.status);
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(ran.stdout.is_empty(), "{}", ran.stdout);
}

#[test]
fn what_goes_wrong_is_said() {
    check(
        &["link", "encode"],
        "{\"acton\":1}",
        "a case has no field `acton`; did you mean `action`?",
    );
    check(
        &["link", "encode", "no-such-file"],
        "",
        "`no-such-file` can't be read: no such file",
    );
    check(&["link", "decode", "s=7.AAAA.abcdefg"], "", "newer than this program");
    check(&["link", "decode", "hello"], "", "no link of the playground");
    let large = format!("{{\"id\":\"{}\"}}", "a".repeat(300 << 10));
    check(&["link", "encode"], &large, "too large for a link");
}

#[test]
fn a_cut_link_gives_what_it_holds_when_asked() {
    let encoded = run(&["link", "encode"], CASE.as_bytes());
    let cut = &encoded.stdout[..encoded.stdout.len() - 4];
    check(&["link", "decode", cut], "", "this link was cut off");
    let partial = run(&["link", "decode", "--partial", cut], b"");
    assert_eq!((CASE, 2), (partial.stdout.trim_end(), partial.status));
}

#[test]
fn a_link_with_more_is_kept() {
    let link = include_str!("../../../../tests/links/0-fields-of-later.txt");
    let decoded = run(&["link", "decode", link], b"");
    assert_eq!(0, decoded.status);
    assert!(
        decoded.stderr.contains("more than this program knows"),
        "{}",
        decoded.stderr
    );
    assert!(
        decoded.stdout.contains(r#""shade":{"of":["blue"]}"#),
        "{}",
        decoded.stdout
    );
}
