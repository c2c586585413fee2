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

/// What it was decided like goes with a link, and is compared when it is opened.
#[test]
fn what_became_of_a_decision_is_said() {
    let case =
        r#"{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}"#;
    let link = run(&["link", "encode"], case.as_bytes()).stdout;
    let opened = run(&["link", "decode", link.trim(), "--lang", "ko"], b"");
    assert!(
        opened.stderr.contains("지금(") && opened.stderr.contains("암시적 거부 ✓"),
        "{}",
        opened.stderr
    );
    let scenario = r#"{"version":1,"accounts":{"111122223333":{"users":{"ana":{}}}},"steps":[{"id":"who","as":"arn:aws:iam::111122223333:user/ana","request":{"action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}}]}"#;
    let link = run(&["link", "encode"], scenario.as_bytes()).stdout;
    let opened = run(&["link", "decode", link.trim()], b"");
    assert_eq!(scenario, opened.stdout.trim_end());
    assert!(opened.stderr.contains("✓"), "{}", opened.stderr);
    let otherwise = include_str!("../../../../tests/links/1-decided-otherwise.txt");
    let opened = run(&["link", "decode", otherwise], b"");
    assert!(
        opened.stderr.contains("was allowed and is implicitly denied"),
        "{}",
        opened.stderr
    );
}

#[test]
fn names_are_replaced_when_asked() {
    let case = |pattern: &str| {
        format!(
            r#"{{"principal":"arn:aws:iam::623849027156:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::acme-payroll/k","policies":{{"identity":[{{"name":"p","document":{{"Statement":{{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{pattern}"}}}}}}]}}}}"#
        )
    };
    let encoded = run(&["link", "encode", "--redact"], case("acme-pay*").as_bytes());
    assert!(
        encoded.status == 0 && encoded.stderr.contains("  623849027156 → 111122223333"),
        "{}",
        encoded.stderr
    );
    let opened = run(&["link", "decode", encoded.stdout.trim()], b"");
    assert!(
        !opened.stdout.contains("acme") && opened.stdout.contains("s3:GetObject"),
        "{}",
        opened.stdout
    );
    assert!(opened.stderr.contains("allowed ✓"), "{}", opened.stderr);
    let torn = case("x").replace(r#"{"Statement""#, r#""{", "x-was": {"Statement""#);
    let refused = run(&["link", "encode", "--redact", "--lang", "ko"], torn.as_bytes());
    assert!(
        refused.status == 2 && refused.stdout.is_empty() && refused.stderr.contains("JSON이"),
        "{}",
        refused.stderr
    );
    let scenario = r#"{"version":1,"accounts":{"623849027156":{"users":{"zoe":{}}}},"steps":[{"id":"a","as":"arn:aws:iam::623849027156:user/zoe","getCallerIdentity":{}}]}"#;
    let encoded = run(&["link", "encode", "--redact"], scenario.as_bytes());
    let opened = run(&["link", "decode", encoded.stdout.trim()], b"");
    assert!(
        encoded.status == 0 && opened.stdout.contains("getCallerIdentity") && !opened.stdout.contains("zoe"),
        "{}{}",
        encoded.stderr,
        opened.stdout
    );
    check(
        &["link", "encode", "--redact"],
        r#"{"version":2,"accounts":{},"steps":[]}"#,
        "the scenario can't be read as it stands",
    );
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
