//! Runs vector files: every case and every change of it, and which pairs tell their halves apart.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::answer::{Answer, ask};
use crate::edit;
use crate::expect::Expect;
use crate::markdown::{self, Change, Example, Section};

/// What a run of one file came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    pub n_cases: usize,
    /// One line each: file, line, what was expected and what came.
    pub failures: Vec<String>,
    /// Sections in order, with the number of pairs whose halves are as expected and differ.
    pub sections: Vec<(Section, usize)>,
}

/// The Markdown files of a folder, sorted.
///
/// # Errors
/// When the folder can't be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    Ok(files)
}

/// Runs one file. `name` is what failures call it.
#[must_use]
pub fn run(name: &str, text: &str) -> Ran {
    let (sections, problems) = markdown::read(text);
    let mut ran = Ran::default();
    ran.failures.extend(
        problems
            .iter()
            .map(|problem| format!("{name}:{}: {}", problem.line, problem.message)),
    );
    for section in sections {
        let n_pairs = section
            .examples
            .iter()
            .map(|example| run_example(&mut ran, name, example))
            .sum();
        ran.sections.push((section, n_pairs));
    }
    ran
}

/// Runs every file of a folder, by file name.
///
/// # Errors
/// When a file can't be read.
pub fn run_all(folder: &Path) -> Result<BTreeMap<String, Ran>, String> {
    let mut all = BTreeMap::new();
    for file in files(folder)? {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ran = run(&name, &text);
        all.insert(name, ran);
    }
    Ok(all)
}

/// Gives the number of pairs that hold and differ.
fn run_example(ran: &mut Ran, name: &str, example: &Example) -> usize {
    let base = meets(
        ran,
        &format!("{name}:{}", example.line),
        Ok(example.case.clone()),
        &example.expect,
    );
    let mut n_pairs = 0;
    for change in &example.changes {
        let place = format!("{name}:{}", change.line);
        let other = meets(ran, &place, changed(&example.case, change), &change.expect);
        if let (Some(base), Some(other)) = (&base, &other) {
            n_pairs += usize::from(example.expect.tells_apart(base, &change.expect, other));
        }
    }
    n_pairs
}

fn changed(case: &str, change: &Change) -> Result<String, String> {
    let Some(to) = &change.to else {
        return edit::remove(case, &change.pointer);
    };
    if edit::get(case, &change.pointer) == Ok(to) {
        return Err("this row changes nothing".to_owned());
    }
    edit::put(case, &change.pointer, to)
}

/// The answer, if it is as expected; a failure is noted otherwise.
fn meets(ran: &mut Ran, place: &str, case: Result<String, String>, expect: &Expect) -> Option<Answer> {
    ran.n_cases += 1;
    let is_open = |case: &String| edit::get(case, "/unknown").is_ok();
    if expect.leaves_open_who_decided() && !case.as_ref().is_ok_and(is_open) {
        ran.failures
            .push(format!("{place}: nothing is unknown here, so who decides must be said"));
    }
    match case.and_then(|case| ask(&case, expect.looks_beside())) {
        Ok(answer) if expect.is_met_by(&answer) => return Some(answer),
        Ok(answer) => ran.failures.push(format!("{place}: expected {expect}, got {answer}")),
        Err(message) => ran.failures.push(format!("{place}: {message}")),
    }
    None
}
