//! Any bytes as a case give answers or errors, in little time.

use iam_scenario::{Options, eval_text};

use crate::examples;
use crate::random::Random;

/// Answers a text; each answer is JSON with a decision or an error.
fn answer(text: &str) {
    for line in eval_text(text, &Options { trace: true }) {
        let answer: serde_json::Value = serde_json::from_str(&line).expect("an answer that is JSON");
        assert!(
            answer.get("decision").is_some() != answer.get("error").is_some(),
            "{line}"
        );
    }
}

#[test]
fn any_bytes_are_answered() {
    for seed in 0..5_000 {
        answer(&String::from_utf8_lossy(&Random::new(seed).bytes(100)));
    }
}

#[test]
fn changed_examples_are_answered() {
    let examples = examples::all();
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "null",
        "true",
        "-1e9",
        "\"*\"",
        "${",
        "}",
        "?",
        "Deny",
        "Not",
        "IfExists",
        "ForAllValues:",
        "arn:aws:",
        "역",
        "\u{0}",
    ];
    for seed in 0..3_000 {
        let mut random = Random::new(seed);
        let mut text: Vec<char> = examples[random.below(examples.len())].chars().collect();
        for _ in 0..random.below(6) + 1 {
            let at = random.below(text.len());
            match random.below(4) {
                0 => {
                    text.remove(at);
                }
                1 => {
                    let to = (at + random.below(30)).min(text.len());
                    text.drain(at..to);
                }
                2 => {
                    let piece = random.one_of(&pieces);
                    text.splice(at..at, piece.chars());
                }
                _ => {
                    let to = (at + random.below(60)).min(text.len());
                    let copy: Vec<char> = text[at..to].to_vec();
                    let there = random.below(text.len());
                    text.splice(there..there, copy);
                }
            }
        }
        answer(&text.into_iter().collect::<String>());
    }
}

#[test]
fn deep_and_large_texts_are_answered() {
    for piece in ["[", "{\"a\":", "{\"policies\":", "\"", "\\", "[]", "{},", "\u{fe0f}"] {
        answer(&piece.repeat(100_000));
    }
    let document = format!(
        "{{\"Statement\":[{}]}}",
        "{\"Effect\":\"Allow\"},".repeat(20_000).trim_end_matches(',')
    );
    answer(&format!(
        r#"{{"principal":"anonymous","action":"s3:GetObject","resource":"*","resourceAccount":"111122223333","policies":{{"resource":{{"document":{document}}}}}}}"#
    ));
}
