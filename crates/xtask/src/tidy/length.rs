//! How long a file may be: what is longer has more than one idea.

use std::collections::BTreeSet;

/// Lines of a file, its tests aside.
const MOST: usize = 400;
/// Lines of tests, and of a table of words.
const MOST_OF_TESTS: usize = 600;
const WRITTEN: [&str; 5] = [".rs", ".ts", ".js", ".mjs", ".css"];
/// Made from what is short.
const MADE: [&str; 1] = ["www/package/taken.d.ts"];
/// Longer than that until they are cut; each line goes with the file that it names.
const STILL_LONGER: &[&str] = &["crates/iam-reach/src/search.rs", "crates/iam-reach/src/outside.rs"];

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    problems_beside(files, STILL_LONGER)
}

fn problems_beside(files: &[(String, String)], still_longer: &[&str]) -> Vec<String> {
    let tests = test_modules(files);
    let mut too_long: Vec<(&str, usize, usize)> = Vec::new();
    for (path, text) in files {
        if !WRITTEN.iter().any(|it| path.ends_with(it)) || MADE.contains(&path.as_str()) {
            continue;
        }
        let is_wide = tests.contains(path) || is_test(path) || path.contains("/words/") || path.ends_with("/words.rs");
        let most = if is_wide { MOST_OF_TESTS } else { MOST };
        let n_lines = n_without_tests(text);
        if most < n_lines {
            too_long.push((path, n_lines, most));
        }
    }
    let mut problems: Vec<String> = too_long
        .iter()
        .filter(|(path, ..)| !still_longer.contains(path))
        .map(|(path, n_lines, most)| {
            format!("{path}:{most}: {n_lines} lines without tests, where {most} are enough: cut the file in two")
        })
        .collect();
    let is_long = |path: &str| too_long.iter().any(|(it, ..)| *it == path);
    for path in still_longer.iter().filter(|path| !is_long(path)) {
        problems.push(format!(
            "{path}: is not too long any more: take it out of tidy/length.rs"
        ));
    }
    problems
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.starts_with("limits/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// The lines up to the tests that stand in the same file.
fn n_without_tests(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let begins_tests = |two: &[&str]| two[0] == "#[cfg(test)]" && two[1].starts_with("mod ") && two[1].ends_with('{');
    lines.windows(2).position(begins_tests).unwrap_or(lines.len())
}

/// The files of modules that are compiled for tests alone.
fn test_modules(files: &[(String, String)]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let folder = match path.rsplit_once('/') {
            Some((folder, "lib.rs" | "main.rs")) => folder,
            _ => &path[..path.len() - ".rs".len()],
        };
        let lines: Vec<&str> = text.lines().collect();
        for two in lines.windows(2).filter(|two| two[0] == "#[cfg(test)]") {
            if let Some(name) = two[1].strip_prefix("mod ").and_then(|it| it.strip_suffix(';')) {
                found.insert(format!("{folder}/{name}.rs"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(n: usize) -> String {
        "x\n".repeat(n)
    }

    #[track_caller]
    fn check(files: &[(&str, &str)], still_longer: &[&str], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string()))
            .collect();
        let found = problems_beside(&files, still_longer);
        let matches = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(matches, "{found:?}");
    }

    #[test]
    fn code_has_400_lines() {
        for path in ["a.rs", "www/a.ts", "www/a.js", "www/a.mjs", "www/style/a.css"] {
            check(&[(path, &lines(400))], &[], &[]);
            check(&[(path, &lines(401))], &[], &["401 lines"]);
        }
        check(&[("a.md", &lines(401)), ("a.json", &lines(401))], &[], &[]);
    }

    #[test]
    fn tests_in_the_same_file_do_not_count() {
        let with_tests = lines(400) + "#[cfg(test)]\nmod tests {\n" + &lines(500);
        check(&[("a.rs", &with_tests)], &[], &[]);
        let elsewhere = "#[cfg(test)]\nmod tests;\n".to_string() + &lines(400);
        check(&[("a.rs", &elsewhere)], &[], &["402 lines"]);
    }

    #[test]
    fn tests_and_words_have_600_lines() {
        let paths = [
            "tests/browser/a.test.mjs",
            "crates/iam-eval/tests/it/a.rs",
            "crates/iam-eval/src/a/tests.rs",
        ];
        for path in paths {
            check(&[(path, &lines(600))], &[], &[]);
            check(&[(path, &lines(601))], &[], &["601 lines"]);
        }
        let declared = ("crates/iam-web/src/state.rs", "#[cfg(test)]\nmod walk;\n");
        check(&[declared, ("crates/iam-web/src/state/walk.rs", &lines(600))], &[], &[]);
        check(
            &[("crates/iam-web/src/state/walk.rs", &lines(600))],
            &[],
            &["600 lines"],
        );
    }

    #[test]
    fn an_exception_goes_with_its_reason() {
        check(&[("a.rs", &lines(401))], &["a.rs"], &[]);
        check(&[("a.rs", &lines(400))], &["a.rs"], &["not too long any more"]);
        check(&[], &["a.rs"], &["not too long any more"]);
    }
}
