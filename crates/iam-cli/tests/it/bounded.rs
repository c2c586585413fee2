//! What is said is in the reader's language, and no longer than somebody reads.

use crate::run::run;

/// An object with many fields that nobody knows.
fn odd() -> String {
    let fields: Vec<String> = (0..50_000).map(|n| format!(r#""odd{n}": 1"#)).collect();
    format!("{{ {} }}", fields.join(", "))
}

#[test]
fn the_first_errors_are_said_and_how_many_there_are_besides() {
    let odd = odd();
    for args in [
        vec!["run"],
        vec!["flip"],
        vec!["reach", "arn:aws:iam::111122223333:user/ana"],
        vec!["link", "encode"],
    ] {
        for (lang, more) in [("en", "and 4"), ("ko", "그 밖에 오류 4")] {
            let args: Vec<&str> = args.iter().copied().chain(["--lang", lang]).collect();
            let ran = run(&args, odd.as_bytes());
            assert_eq!(2, ran.status, "{args:?}");
            let n_lines = ran.stderr.lines().count();
            assert!(n_lines < 25 && ran.stderr.len() < 5_000, "{args:?}: {n_lines}");
            assert!(ran.stderr.contains(more), "{args:?}: {}", ran.stderr);
        }
    }
}

#[test]
fn a_long_line_is_not_repeated_whole_where_it_is_wrong() {
    let text = "x".repeat(100_000);
    let ran = run(&["lint", "--format", "json"], text.as_bytes());
    let said: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    for finding in said["findings"].as_array().expect("findings") {
        let shown = finding["place"]["text"].as_str().expect("a text");
        assert!(shown.chars().count() <= 201 && shown.ends_with('…'), "{shown}");
    }
}

#[test]
fn a_long_name_is_not_repeated_whole_where_nobody_knows_it() {
    let case = format!(r#"{{ "{}": 1 }}"#, "x".repeat(100_000));
    let ran = run(&["eval"], case.as_bytes());
    assert!(ran.stderr.len() < 2_000, "{}", ran.stderr.len());
    let answer: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let message = answer["error"]["message"].as_str().expect("a sentence");
    assert!(message.len() < 500 && message.ends_with("…`"), "{message}");
    // A pointer is whole: it resolves.
    assert_eq!(Some(100_001), answer["error"]["path"].as_str().map(str::len));
}

#[test]
fn the_sum_is_in_the_language_that_was_asked_for() {
    let case = br#"{ "principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/k" }"#;
    for (lang, sum) in [
        ("en", "1 answer, 0 expectations not met"),
        ("ko", "답 1개, 예상과 다른 답 0개"),
    ] {
        let ran = run(&["eval", "--lang", lang], case);
        assert_eq!(sum, ran.stderr.trim_end());
    }
}

#[test]
fn what_aws_leaves_out_of_a_message_is_said() {
    let text = b"Error: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity";
    for (lang, says) in [("en", "trust policy"), ("ko", "신뢰 정책")] {
        let ran = run(&["message", "--lang", lang], text);
        assert_eq!("{\"action\":\"sts:AssumeRoleWithWebIdentity\"}\n", ran.stdout);
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
        let told = run(&["message", "--format", "text", "--lang", lang], text).stdout;
        assert!(told.contains(says), "{told}");
    }
}
