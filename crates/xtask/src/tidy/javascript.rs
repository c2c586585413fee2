//! Where JavaScript may be: beside the library that is JavaScript itself, and where no Rust runs.

/// The editor, over CodeMirror, what runs in the pages of others before an embed does, and what starts the program for
/// those who write JavaScript; strict TypeScript.
const TYPED: [&str; 3] = ["www/editor/src/", "www/embed/", "www/package/"];
/// Folders of what tests the page from outside.
const OUTSIDE: [&str; 3] = ["tests/browser/", "tests/package/", "crates/iam-bench/peer/"];
/// What runs before the program, or when it does not.
const FILES: &[&str] = &[
    "www/broken.js",
    "www/editor/eslint.config.js",
    "www/service-worker.js",
    "www/start.js",
    "www/worker.js",
];
const ENDINGS: [&str; 9] = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue"];
/// How JavaScript gets into Rust; put together here, so that this file does not hold them.
const INSIDE: [&str; 4] = [
    concat!("inline", "_js"),
    concat!("js_sys::", "eval"),
    concat!("Function::", "new_with_args"),
    concat!("Function::", "new_no_args"),
];

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    problems_beside(files, FILES)
}

fn problems_beside(files: &[(String, String)], allowed: &[&str]) -> Vec<String> {
    let mut problems = Vec::new();
    for (path, text) in files {
        if !is_allowed(path, allowed) {
            problems.push(format!(
                "{path}: is JavaScript: write it in Rust, or in TypeScript below {}",
                TYPED.join(", ")
            ));
        }
        if path.ends_with(".rs") || path.ends_with(".html") {
            problems.extend(inside(path, text));
        }
    }
    let is_there = |path: &str| files.iter().any(|(it, _)| it == path);
    for path in allowed.iter().filter(|path| !is_there(path)) {
        problems.push(format!("{path}: is no more: take it out of tidy/javascript.rs"));
    }
    problems
}

fn is_allowed(path: &str, allowed: &[&str]) -> bool {
    !ENDINGS.iter().any(|it| path.ends_with(it))
        || allowed.contains(&path)
        || OUTSIDE.iter().any(|it| path.starts_with(it))
        || (TYPED.iter().any(|it| path.starts_with(it)) && path.ends_with(".ts"))
}

/// JavaScript in a file of another language.
fn inside(path: &str, text: &str) -> impl Iterator<Item = String> {
    let is_script = |line: &str| match path.ends_with(".html") {
        true => line.contains("<script") && !line.contains(" src="),
        false => INSIDE.iter().any(|it| line.contains(it)),
    };
    text.lines()
        .enumerate()
        .filter(move |(_, line)| is_script(line))
        .map(move |(line_idx, _)| format!("{path}:{}: holds JavaScript: write it in Rust", line_idx + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string()))
            .collect();
        let found = problems_beside(&files, &["www/start.js"]);
        let matches = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.contains(e));
        assert!(matches, "{found:?}");
    }

    const START: (&str, &str) = ("www/start.js", "");

    #[test]
    fn only_in_its_places() {
        for path in [
            "www/editor/src/a.ts",
            "www/embed/a.ts",
            "tests/browser/a.test.mjs",
            "crates/iam-web/src/a.rs",
        ] {
            check(&[START, (path, "")], &[]);
        }
        for path in [
            "www/a.js",
            "www/editor/src/a.js",
            "www/embed/a.js",
            "www/a.ts",
            "crates/iam-web/src/a.mjs",
            "www/editor/a.ts",
        ] {
            check(&[START, (path, "")], &[path]);
        }
    }

    #[test]
    fn not_in_other_files() {
        for piece in INSIDE {
            check(
                &[
                    START,
                    ("crates/iam-web/src/a.rs", &format!("//! A.\n{piece}(\"a()\")\n")),
                ],
                &["a.rs:2"],
            );
        }
        let html = "<script src=\"a.js\"></script>\n<script>a()</script>\n";
        check(&[START, ("www/index.html", html)], &["index.html:2"]);
    }

    #[test]
    fn what_is_allowed_is_there() {
        check(&[], &["www/start.js: is no more"]);
    }
}
