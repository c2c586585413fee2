//! Any text gives an answer: cut anywhere, nested without end, a megabyte of anything. How soon is a benchmark,
//! `cargo xtask bench limits`; what takes a power of its length would not end here either.

use iam_syntax::grammar::parse;
use iam_syntax::json::MAX_BYTES;
use iam_syntax::policy::PolicyKind;

use crate::check::{check_laws, statement};

const SAMPLE: &str = r#"{
  "Version": "2012-10-17", "Id": "x",
  "Statement": [
    { "Sid": "Ä", "Effect": "Allow", "Principal": { "AWS": ["111122223333", "*"], "Service": "s3.amazonaws.com" },
      "Action": ["s3:Get*", "s3:P\u0075t*"], "Resource": "arn:aws:s3:::b/${aws:username, 'x'}/*",
      "Condition": { "ForAnyValue:StringLike": { "aws:TagKeys": ["a", 7, true] }, "NumericLessThan": { "s3:max-keys": -1.5e3 } } },
    { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "*", "NotResource": [] }
  ]
}"#;

#[track_caller]
fn check_answered(text: &str) {
    let parse = parse(PolicyKind::Identity, text);
    assert!(parse.diagnostics.len() <= 502);
    assert!(parse.policy.is_some() || !parse.diagnostics.is_empty());
}

#[test]
fn every_prefix_and_every_suffix() {
    for kind in PolicyKind::ALL {
        for (at, _) in SAMPLE.char_indices() {
            check_laws(kind, &SAMPLE[..at], &parse(kind, &SAMPLE[..at]));
            check_laws(kind, &SAMPLE[at..], &parse(kind, &SAMPLE[at..]));
        }
    }
}

#[test]
fn without_any_one_character() {
    for (at, character) in SAMPLE.char_indices() {
        let torn = format!("{}{}", &SAMPLE[..at], &SAMPLE[at + character.len_utf8()..]);
        check_laws(PolicyKind::Resource, &torn, &parse(PolicyKind::Resource, &torn));
    }
}

#[test]
fn nested_without_end() {
    for opening in ["[", "{", "{\"a\":", "[{\"Statement\":", "{\"Statement\":["] {
        check_answered(&opening.repeat(100_000));
        check_answered(&format!("{{\"Statement\":{}", opening.repeat(100_000)));
    }
    check_answered(&"]".repeat(100_000));
    check_answered(&"[]".repeat(100_000));
    check_answered(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
}

#[test]
fn much_of_anything() {
    // A fifth of what may be, so that the test is quick; time that grows with the square would show all the same.
    const N_BYTES: usize = MAX_BYTES / 5;
    for piece in [
        "a",
        "1",
        "\"",
        "\\",
        "\"a\"",
        "\"a\":",
        ",",
        ":",
        "{}",
        "{\"a\":1},",
        "\n",
        "\"\n",
        "\"a\n",
        "'",
        "“",
        "''",
        "/",
        "//",
        "/*",
        "#\n",
        "\u{a0}",
        "é",
        "${",
        "\"${a}\",",
        "\"\\u",
        "\"\\ud83d\\u",
        "true ",
        "nulll",
        "[[1,\"a\":",
        "[\"a\",\"b\":",
        "{\"a\":[\"b\",",
        "[1,}",
        "{\"a\":1]",
        "x\"y\" ",
        "=",
        "=>",
        "-",
        "1e",
        "\"a\" 1,",
    ] {
        let n_pieces = N_BYTES / piece.len();
        check_answered(&piece.repeat(n_pieces));
        let inside = 40;
        check_answered(&format!("{{\"Statement\":[{}", piece.repeat(n_pieces - inside)));
        check_answered(&format!(
            "{{\"Statement\":{{\"Action\":[{}",
            piece.repeat(n_pieces - inside)
        ));
    }
}

#[test]
fn a_megabyte_of_policy() {
    let many = |piece: &str, start: &str, end: &str| {
        let n_pieces = (MAX_BYTES - start.len() - end.len()) / piece.len();
        format!("{start}{}{end}", piece.repeat(n_pieces - 1))
    };
    check_answered(&many(
        r#"{"Sid":"A","Effect":"Allow","Action":"x","Resource":"y"},"#,
        r#"{"Statement":["#,
        r#"{"Effect":"Deny","Action":"*","Resource":"*"}]}"#,
    ));
    let list = |name: &str, piece: &str| {
        let others = r#""Effect":"Allow","Resource":"*","#.replace(&format!("\"{name}\":\"*\","), "");
        let text = statement(&format!(r#"{others}"{name}":[@"x"]"#));
        let (start, end) = text.split_once('@').unwrap();
        many(piece, start, end)
    };
    check_answered(&list("Action", "\"s3:*\","));
    check_answered(&list("Action", "\"s3\","));
    check_answered(&list("Resource", "\"arn:aws:s3:::${aws:username}\","));
    let keys: String = (0..60_000).map(|at| format!("\"k{at}\":1,")).collect();
    check_answered(&statement(&format!(
        r#""Condition":{{"StringEquals":{{{keys}"x":1}}}}"#
    )));
    let sids: String = (0..20_000).map(|at| format!("{{\"Sid\":\"S{at}\"}},")).collect();
    check_answered(&format!(r#"{{"Statement":[{sids}{{}}]}}"#));
    check_answered(&statement(&format!(r#""Effect":"{}""#, "x".repeat(1_000_000))));
    check_answered(&statement(&format!(r#""{}":1"#, "x".repeat(1_000_000))));
    check_answered(&statement(&format!(
        r#""Resource":"arn:{}""#,
        "${aws:x}".repeat(100_000)
    )));
    check_answered(&statement(&format!(
        r#""Resource":"arn:{}""#,
        "${aws:x".repeat(100_000)
    )));
    check_answered(&statement(&format!(
        r#""Condition":{{"StringEquals":{{"a:b":"{}"}}}}"#,
        "${*}".repeat(200_000)
    )));
}
