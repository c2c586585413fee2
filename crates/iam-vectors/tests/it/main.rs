//! Everything under `tests/vectors/` and `tests/cases/`, and the size limits, whose texts are too long for a page.

mod sizes;

use std::fs;

use iam_vectors::{cases, repository, run};

#[test]
fn every_vector_gives_what_its_rule_demands() {
    let ran = run::run_all(&repository().join("tests/vectors")).expect("the vectors can be read");
    let failures: Vec<String> = ran.into_values().flat_map(|ran| ran.failures).collect();
    assert!(
        failures.is_empty(),
        "{} vectors fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_case_meets_its_own_expectation() {
    let folder = repository().join("tests/cases");
    let mut failures = Vec::new();
    let mut n_cases = 0;
    for entry in fs::read_dir(folder).expect("the cases can be read") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".jsonl") {
            let (n, failed) = cases::run(&name, &fs::read_to_string(&path).expect("the file can be read"));
            n_cases += n;
            failures.extend(failed);
        }
    }
    assert!(0 < n_cases, "no cases found");
    assert!(
        failures.is_empty(),
        "{} of {n_cases} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
