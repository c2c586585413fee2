//! The cases of `tests/vectors`, `tests/cases` and `www/gallery`, as material.

use iam_flip::question::Question;
use iam_scenario::read;
use iam_vectors::{edit, markdown, repository, run};

/// Each case, and each changed twin of it, that can be read.
pub fn questions() -> Vec<Question> {
    let mut texts: Vec<String> = Vec::new();
    for file in run::files(&repository().join("tests/vectors")).expect("the vectors can be read") {
        let (sections, _) = markdown::read(&std::fs::read_to_string(file).expect("the file can be read"));
        for example in sections.into_iter().flat_map(|section| section.examples) {
            for change in &example.changes {
                let changed = match &change.to {
                    Some(to) => edit::put(&example.case, &change.pointer, to),
                    None => edit::remove(&example.case, &change.pointer),
                };
                texts.extend(changed);
            }
            texts.push(example.case);
        }
    }
    let examples =
        std::fs::read_to_string(repository().join("tests/cases/doc-examples.jsonl")).expect("the file can be read");
    texts.extend(examples.lines().map(str::to_string));
    let question = |text: &String| {
        let case = read::case(text).ok()?;
        Some(Question {
            policies: case.policies,
            request: case.request,
        })
    };
    let questions: Vec<Question> = texts.iter().filter_map(question).collect();
    assert!(2_000 < questions.len(), "{}", questions.len());
    questions
}

/// Each worked example and each of its checks, by name.
pub fn gallery() -> Vec<(String, Question)> {
    let folder = repository().join("www/gallery");
    let files = std::fs::read_dir(folder).expect("the gallery can be read");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    let mut questions = Vec::new();
    for file in files {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        let Ok(case) = read::case(&std::fs::read_to_string(&file).expect("the file can be read")) else {
            // The index is no case.
            assert_eq!("index.json", name);
            continue;
        };
        for check in &case.checks {
            let question = Question {
                policies: case.policies.clone(),
                request: case.request.overlaid(&check.request),
            };
            questions.push((format!("{name}/{}", check.id), question));
        }
        let question = Question {
            policies: case.policies,
            request: case.request,
        };
        questions.push((name, question));
    }
    questions
}
