//! The cases of `tests/flip`: prose, a case, and what is suggested for it. `UPDATE=1` writes the suggestions anew.

use iam_catalog::catalogue::Catalogue;
use iam_flip::change::Change;
use iam_flip::flip;
use iam_flip::output;
use iam_flip::question::Question;
use iam_flip::words::sentences;
use iam_scenario::read;
use iam_vectors::{repository, run};
use iam_words::Lang;

use crate::laws;

/// One case of a file, and the places of what is expected of it.
struct Vector {
    heading: String,
    case: String,
    expected: std::ops::Range<usize>,
}

#[test]
fn suggestions_are_those_of_the_vectors() {
    let catalogue = Catalogue::whole();
    let is_update = std::env::var_os("UPDATE").is_some();
    let mut n_vectors = 0;
    for file in run::files(&repository().join("tests/flip")).expect("the vectors can be read") {
        let text = std::fs::read_to_string(&file).expect("the file can be read");
        let mut updated = text.clone();
        // From the end, so that the places in front stay.
        for vector in vectors(&text).into_iter().rev() {
            let found = suggested(&vector, &catalogue);
            if is_update {
                updated.replace_range(vector.expected.clone(), &found);
            } else {
                assert_eq!(&text[vector.expected.clone()], found, "{}", vector.heading);
            }
            n_vectors += 1;
        }
        if updated != text {
            std::fs::write(&file, updated).expect("the file can be written");
        }
    }
    assert!(40 < n_vectors, "{n_vectors}");
}

/// What is said of a case, without the lines that change. All laws hold of it.
fn suggested(vector: &Vector, catalogue: &Catalogue) -> String {
    let case = read::case(&vector.case).unwrap_or_else(|it| panic!("{}: {it:?}", vector.heading));
    let question = Question {
        policies: case.policies,
        request: case.request,
    };
    let answer = question.answer().unwrap_or_else(|| panic!("{}", vector.heading));
    let found = flip(&question.policies, &question.request, catalogue).expect("it is decided");
    laws::check(&question, &found, catalogue);
    let is_diff = |line: &str| {
        let rest = line.strip_prefix("     ").unwrap_or("");
        rest.starts_with(['@', '-', '+'])
    };
    let mut text = output::text(&found, &question, &answer, Lang::En) + "\n";
    // A new statement stands among the lines that change: here beside its sentence.
    for suggestion in &found.suggestions {
        for (change, sentence) in suggestion
            .changes
            .iter()
            .zip(sentences(&suggestion.changes, &answer, Lang::En))
        {
            if let Change::Add { statement, .. } | Change::Attach { statement, .. } = change {
                let bare = sentence.trim_end_matches('.');
                let whole = format!(" {bare}: {}\n", statement.on_one_line());
                text = text.replacen(&format!(" {sentence}\n"), &whole, 1);
            }
        }
    }
    let lines = text.lines().filter(|line| !line.is_empty() && !is_diff(line));
    lines.map(|line| format!("{line}\n")).collect()
}

fn vectors(text: &str) -> Vec<Vector> {
    let mut found = Vec::new();
    let mut heading = "";
    let mut case: Option<(usize, usize)> = None;
    let mut expected: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        match line.trim_end() {
            "```json" => case = Some((end, end)),
            "```text" => expected = Some(end),
            "```" => {
                if let Some(from) = expected.take() {
                    let (first, last) = case.take().unwrap_or_else(|| panic!("{heading}: no case"));
                    found.push(Vector {
                        heading: heading.to_string(),
                        case: text[first..last].to_string(),
                        expected: from..start,
                    });
                } else if let Some((_, last)) = &mut case {
                    *last = start;
                }
            }
            other => {
                if let Some(title) = other.strip_prefix("## ") {
                    heading = title;
                }
            }
        }
    }
    found
}
