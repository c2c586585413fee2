//! Output in Korean has no English sentence: AWS's own messages, names and codes stay as they are.

use std::fs;
use std::path::PathBuf;

use crate::run::{Ran, run};

/// How many English words one behind the other are a sentence.
const N_WORDS: usize = 3;
/// Words of the format that have one in Korean.
const OF_THE_FORMAT: [&str; 8] = [
    "refused",
    "issued",
    "implicitDeny",
    "explicitDeny",
    "until",
    "trust",
    "default",
    "expected",
];

fn files(folder: &str) -> Vec<String> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let all = fs::read_dir(root.join(folder)).expect("a folder");
    let names = all.map(|it| it.expect("an entry").file_name().into_string().expect("a name"));
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".json") && name != "index.json")
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    files
}

/// What this project says in a line: without what is quoted, and without AWS's own message.
fn ours(line: &str) -> String {
    if ["User: ", "Not authorized "]
        .iter()
        .any(|it| line.trim_start().starts_with(it))
    {
        return String::new();
    }
    let mut end = None;
    let mut unquoted = String::new();
    // What an origin access identity is called in its ARN.
    for letter in line.replace("Origin Access Identity", "").chars() {
        match (end, letter) {
            (Some(last), _) if last == letter => end = None,
            (Some(_), _) => {}
            (None, '`' | '"') => end = Some(letter),
            (None, '“') => end = Some('”'),
            (None, '[') => end = Some(']'),
            (None, _) => unquoted.push(letter),
        }
    }
    // A step: when, its name, what it came to and the code of AWS's error, AWS's message.
    match unquoted.split_once("Z  ") {
        Some((_, step)) => step.split(": ").nth(1).unwrap_or_default().into(),
        None => unquoted,
    }
}

/// The comma behind a name of a list ends a run of words.
fn is_word(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ';', ':']);
    1 < word.len() && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[track_caller]
fn check(args: &[&str]) -> usize {
    let Ran { stdout, stderr, .. } = run(args, b"");
    let mut n_lines = 0;
    for line in stdout.lines().chain(stderr.lines()) {
        let ours = ours(line);
        let words: Vec<bool> = ours.split_whitespace().map(is_word).collect();
        assert!(
            !words.windows(N_WORDS).any(|run| run.iter().all(|is| *is)),
            "{args:?}: {line}"
        );
        let is_ours = |word: &&str| OF_THE_FORMAT.contains(word);
        let word = ours.split([' ', ',']).find(is_ours);
        assert_eq!(None, word, "{args:?}: {line}");
        n_lines += 1;
    }
    n_lines
}

#[test]
fn no_line_has_an_english_sentence() {
    let lang = ["--format", "text", "--lang", "ko"];
    let mut n_lines = 0;
    for file in files("tests/scenarios") {
        n_lines += check(&[&["run", &file], &lang[..]].concat());
        n_lines += check(&[&["reach", "pods.eks.amazonaws.com", &file], &lang[..]].concat());
        n_lines += check(
            &[
                &["who-can-assume", "arn:aws:iam::111122223333:role/App", &file],
                &lang[..],
            ]
            .concat(),
        );
    }
    for file in files("www/gallery") {
        n_lines += check(&[&["eval", &file], &lang[..]].concat());
        n_lines += check(&["explain", &file, "--lang", "ko"]);
    }
    assert!(1_000 < n_lines, "{n_lines}");
}
