//! No text of a scenario, however torn, is too much: it gives a report or problems, each with a place.

use iam_scenario::{Options, read, run_text};

use crate::scenarios;

#[track_caller]
fn check(text: &str) {
    let managed = |_: &str| None;
    let report = run_text(text, &Options { trace: true }, &managed);
    assert!(report.starts_with(r#"{"version":1,""#), "{text}");
    if let Err(unreadable) = read::scenario(text, &managed) {
        assert!(!unreadable.problems.is_empty(), "{text}");
    }
}

#[test]
fn cut_off_anywhere() {
    for (_, text) in scenarios::all() {
        let step = text.len() / 150 + 1;
        for end in (0..text.len()).step_by(step).filter(|end| text.is_char_boundary(*end)) {
            check(&text[..end]);
        }
    }
}

/// Each value in turn becomes something that it should not be.
#[test]
fn a_value_of_another_type_anywhere() {
    let others = [
        "null",
        "7",
        "true",
        "\"\"",
        "\"@\"",
        "[]",
        "[7]",
        "{}",
        "{\"a\":7}",
        "-99999999999999999999",
    ];
    let mut n_checked = 0;
    for (number, (_, text)) in scenarios::all().into_iter().enumerate() {
        let starts: Vec<usize> = text.match_indices(": ").map(|(at, _)| at + 2).collect();
        for (at, start) in starts.iter().enumerate() {
            // A value is short where it ends at the next comma or bracket; the rest is torn, which is as good.
            if !(at + number).is_multiple_of(7) {
                continue;
            }
            let end = text[*start..]
                .find([',', '}', ']'])
                .map_or(text.len(), |end| start + end);
            let other = others[at % others.len()];
            check(&[&text[..*start], other, &text[end..]].concat());
            n_checked += 1;
        }
    }
    assert!(300 < n_checked, "{n_checked}");
}

#[test]
fn times_at_the_edges() {
    for clock in [
        r#""at": "9999-12-31T23:59:59Z""#,
        r#""at": "0000-01-01""#,
        r#""at": "99999999999999999999""#,
        r#""after": "36525d""#,
        r#""after": "9223372036854775807s""#,
        r#""at": "-1""#,
    ] {
        let hop = r#""assumeRole": { "roleArn": "arn:aws:iam::111122223333:role/R", "roleSessionName": "s1", "durationSeconds": 9223372036854775807 }"#;
        let token = r#""getSessionToken": {}"#;
        for act in [hop, token] {
            check(&format!(
                r#"{{ "version": 1, "accounts": {{ "111122223333": {{ "users": {{ "ana": {{}} }} }} }},
                    "steps": [ {{ "as": "arn:aws:iam::111122223333:user/ana", {clock}, {act} }}, {{ "as": "@step1", "after": "1d", "request": {{ "action": "s3:GetObject", "resource": "*" }} }} ] }}"#
            ));
        }
    }
}
