//! What source files look like.

const CORE: [&str; 10] = [
    "crates/iam-assist/src/",
    "crates/iam-catalog/src/",
    "crates/iam-eval/src/",
    "crates/iam-explain/src/",
    "crates/iam-link/src/",
    "crates/iam-lint/src/",
    "crates/iam-reach/src/",
    "crates/iam-sts/src/",
    "crates/iam-syntax/src/",
    "crates/iam-words/src/",
];
/// What is said only to us, if we were wrong.
const FOR_US: [&str; 5] = ["expect(", "assert", "panic!", "unreachable!", "reason ="];
const WORDLESS: &str = "crates/iam-eval/src/";
/// Where the languages are listed, and nowhere else.
const LANGUAGES: &str = "crates/iam-words/src/";
const OURS: [&str; 9] = [".rs", ".toml", ".js", ".ts", ".mjs", ".css", ".html", ".md", ".json"];
/// Inputs of tests may look as they like.
const DATA: [&str; 4] = ["tests/cases/", "tests/scenarios/", "tests/vectors/", "tests/links/"];
/// Put together here, so that this file does not hold them.
const UNFINISHED: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];
const OF_A_MACHINE: [&str; 4] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
];

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    let gaps = files
        .iter()
        .find(|(path, _)| path.ends_with("known-gaps.txt"))
        .map_or("", |(_, text)| text);
    let mut problems = Vec::new();
    for (path, text) in files
        .iter()
        .filter(|(path, _)| OURS.iter().any(|ending| path.ends_with(ending)))
    {
        if path.ends_with("package-lock.json") {
            continue;
        }
        let is_data = DATA.iter().any(|it| path.starts_with(it));
        let mut report = |line: usize, what: &str| problems.push(format!("{path}:{line}: {what}"));
        if path.ends_with(".rs") {
            of_rust(path, text, gaps, &mut report);
        }
        if !is_data {
            of_any(text, &mut report);
        }
    }
    problems
}

fn of_rust(path: &str, text: &str, gaps: &str, report: &mut impl FnMut(usize, &str)) {
    if !text.starts_with("//!") {
        report(1, "begins with a `//!` line that says what the file does");
    }
    for (line, gap) in gaps_in(text).filter(|(_, gap)| !gaps.contains(gap.as_str())) {
        report(line, &format!("known-gaps.txt has no line for {gap}"));
    }
    for (line_idx, line) in text.lines().enumerate().filter(|_| !path.starts_with(LANGUAGES)) {
        if lists_languages(line) {
            report(line_idx + 1, "the languages are listed in iam-words: use its `Lang`");
        }
    }
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return;
    }
    let tests = text.lines().position(|it| it.trim_start().starts_with("#[cfg(test)]"));
    for (line_idx, line) in text.lines().enumerate().take(tests.unwrap_or(usize::MAX)) {
        let code = line.split("//").next().unwrap_or_default();
        if CORE.iter().any(|it| path.starts_with(it)) && code.contains("std::") {
            report(line_idx + 1, "the core has no `std::`: use `core::` or `alloc::`");
        }
        if path.starts_with(WORDLESS) && !FOR_US.iter().any(|it| code.contains(it)) && has_sentence(code) {
            report(
                line_idx + 1,
                "the evaluator has no words for people: they live in iam-explain",
            );
        }
    }
}

/// Does an enum of languages begin there, or is one of its variants there? Every list of them has a Korean.
fn lists_languages(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    let is_lang = words.collect::<Vec<_>>().windows(2).any(|it| it == ["enum", "Lang"]);
    is_lang || line.trim() == "Ko,"
}

/// Is there a text of three words or more in it?
fn has_sentence(code: &str) -> bool {
    let is_word = |it: &&str| 1 < it.len() && it.chars().all(char::is_alphabetic);
    code.split('"')
        .skip(1)
        .step_by(2)
        .any(|text| 3 <= text.split_whitespace().filter(is_word).count())
}

fn of_any(text: &str, report: &mut impl FnMut(usize, &str)) {
    for (line_idx, line) in text.lines().enumerate() {
        if line.ends_with([' ', '\t']) {
            report(line_idx + 1, "ends with white space");
        }
        if UNFINISHED.iter().any(|it| line.contains(it)) {
            report(line_idx + 1, "is unfinished: do it, or make it a known gap");
        }
        if OF_A_MACHINE.iter().any(|it| has_absolute(line, it)) {
            report(line_idx + 1, "names a folder of one machine");
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        report(text.lines().count(), "has no line break at its end");
    }
}

/// Does a path begin there? `bucket/home/ana` is none, and a policy's variable after it says that it is an object's.
fn has_absolute(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=".contains(c))
            && after.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// The gaps that a text names, each with its line.
fn gaps_in(text: &str) -> impl Iterator<Item = (usize, String)> {
    text.lines().enumerate().flat_map(|(line_idx, line)| {
        line.match_indices(concat!("GAP", "("))
            .filter_map(move |(at, opening)| {
                let rest = &line[at + opening.len()..];
                let name = &rest[..rest.find(')')?];
                is_issue(name).then(|| (line_idx + 1, name.to_string()))
            })
    })
}

fn is_issue(name: &str) -> bool {
    name.strip_prefix('#')
        .is_some_and(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let found = problems(&[(path.to_string(), text.to_string())]);
        let matches = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(matches, "{found:?}");
    }

    #[test]
    fn source_files() {
        check("a.rs", "//! A.\n", &[]);
        check("a.rs", "fn a() {}\n", &["`//!`"]);
        check("a.rs", "//! A. \n", &["white space"]);
        check("a.rs", "//! A.", &["no line break"]);
        check("a.rs", &format!("//! A.\n// {}\n", UNFINISHED[0]), &["unfinished"]);
        check("a.rs", &format!("//! A.\n// {}(#7): x\n", "GAP"), &["#7"]);
    }

    #[test]
    fn languages_are_listed_once() {
        let list = |name: &str| ["//! A.\npub enum ", name, " {\n    En,\n    Ko,\n}\n"].concat();
        check("crates/iam-cli/src/a.rs", &list("Lang"), &["iam-words", "iam-words"]);
        check("crates/iam-cli/src/a.rs", &list("Tongue"), &["iam-words"]);
        check("crates/iam-cli/tests/it/a.rs", &list("Tongue"), &["iam-words"]);
        check("crates/iam-words/src/lib.rs", &list("Lang"), &[]);
        check(
            "crates/iam-cli/src/a.rs",
            "//! A.\npub enum Language {\n    Python,\n}\n",
            &[],
        );
    }

    #[test]
    fn the_core_has_no_std() {
        check("crates/iam-eval/src/a.rs", "//! A.\nuse std::fmt;\n", &["`core::`"]);
        check(
            "crates/iam-eval/src/a.rs",
            "//! A.\n#[cfg(test)]\nmod tests { use std::fmt; }\n",
            &[],
        );
        check("crates/iam-cli/src/a.rs", "//! A.\nuse std::fmt;\n", &[]);
    }

    #[test]
    fn the_evaluator_has_no_words() {
        check(
            "crates/iam-eval/src/a.rs",
            "//! A.\nconst A: &str = \"it is denied\";\n",
            &["no words"],
        );
        check(
            "crates/iam-eval/src/a.rs",
            "//! A.\nconst A: &str = \"aws:userid\";\n",
            &[],
        );
        check(
            "crates/iam-eval/src/a.rs",
            "//! A.\nfn a() { b.expect(\"there is a b\") }\n",
            &[],
        );
    }

    #[test]
    fn folders_of_one_machine() {
        let home = OF_A_MACHINE[0];
        check("a.md", &format!("see {home}ana/x\n"), &["one machine"]);
        check("a.md", &format!("arn:aws:s3:::box{home}ana\n"), &[]);
        check("a.md", &format!("\"{home}${{aws:username}}\"\n"), &[]);
    }
}
