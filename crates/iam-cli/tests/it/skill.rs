//! What is told to coding agents: every command of the page runs, with the files that it shows.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot write its files has nothing to test"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

const PAGE: &str = include_str!("../../../../skills/iam-playground/SKILL.md");

/// The fenced blocks, each with its language and the text before it.
fn blocks() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut blocks = Vec::new();
    let mut pieces = PAGE.split("\n```");
    let mut before = pieces.next().unwrap_or_default();
    while let (Some(block), after) = (pieces.next(), pieces.next()) {
        let (language, text) = block.split_once('\n').unwrap_or((block, ""));
        blocks.push((language, text, before));
        before = after.unwrap_or_default();
    }
    blocks
}

/// The last name in backticks that is one of a file.
fn file_named(text: &str) -> Option<&str> {
    let is_file = |it: &&str| it.ends_with(".json") || it.ends_with(".txt");
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(is_file).collect();
    named.last().copied()
}

fn run(line: &str, folder: &Path) -> String {
    let command = line.split(" #").next().unwrap_or(line);
    let mut words = command.split_whitespace();
    assert_eq!(Some("iam-playground"), words.next(), "{line}");
    let ran = Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(Some(0), ran.status.code(), "{line}\n{said}");
    // What is as expected is said to people alone.
    String::from_utf8(ran.stdout).unwrap() + &said
}

#[test]
fn every_command_runs_with_the_files_of_the_page() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("skill");
    fs::create_dir_all(&folder).unwrap();
    let (mut n_files, mut n_commands) = (0, 0);
    for (language, text, before) in blocks() {
        if language == "sh" {
            for line in text.lines() {
                assert!(!run(line, &folder).trim().is_empty(), "{line} prints nothing");
                n_commands += 1;
            }
        } else {
            fs::write(folder.join(file_named(before).unwrap()), text).unwrap();
            n_files += 1;
        }
    }
    assert_eq!((4, true), (n_files, 15 < n_commands));
}

/// Each command of the program is told of, so that nobody has to guess.
#[test]
fn every_command_is_told_of() {
    let help = run("iam-playground --help", Path::new("."));
    let commands = help.lines().skip_while(|it| *it != "Commands:").skip(1);
    let names: Vec<&str> = commands
        .take_while(|it| !it.is_empty())
        .filter_map(|it| it.strip_prefix("  ")?.split(' ').next().filter(|it| !it.is_empty()))
        .collect();
    assert!(12 < names.len(), "{names:?}");
    for name in names {
        assert!(PAGE.contains(&format!("iam-playground {name} ")), "{name}");
    }
}
