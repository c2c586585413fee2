//! `cargo run -p iam-vectors -- rules | vectors | reference FOLDER`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use iam_vectors::reference::pages;
use iam_vectors::repository;
use iam_vectors::rules::{Ledger, gaps_in, report, rules_in, sites_under};
use iam_vectors::run::{Ran, run_all};

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let problems = match command.as_str() {
        "rules" => ledger(),
        "vectors" => vectors().map(|ran| failures(&ran)),
        "reference" => std::env::args()
            .nth(2)
            .map_or_else(usage, |it| reference(Path::new(&it))),
        _ => usage(),
    };
    match problems {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            ExitCode::FAILURE
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> Result<Vec<String>, String> {
    Err("usage: iam-vectors rules | vectors | reference FOLDER".to_owned())
}

/// Writes the pages of the reference into a folder.
fn reference(folder: &Path) -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let semantics = fs::read_to_string(repository().join("SEMANTICS.md")).map_err(failed)?;
    fs::create_dir_all(folder).map_err(failed)?;
    for (name, page) in pages(&semantics, &vectors()?) {
        fs::write(folder.join(name), page).map_err(failed)?;
    }
    Ok(Vec::new())
}

fn vectors() -> Result<BTreeMap<String, Ran>, String> {
    run_all(&repository().join("tests/vectors"))
}

fn failures(vectors: &BTreeMap<String, Ran>) -> Vec<String> {
    let n_cases: usize = vectors.values().map(|ran| ran.n_cases).sum();
    let failures: Vec<String> = vectors.values().flat_map(|ran| ran.failures.iter().cloned()).collect();
    println!(
        "{n_cases} cases in {} files, {} not as expected",
        vectors.len(),
        failures.len()
    );
    failures
}

fn ledger() -> Result<Vec<String>, String> {
    let root = repository();
    let read = |name: &str| fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"));
    let vectors = vectors()?;
    let gaps = gaps_in(&read("known-gaps.txt")?).map_err(|problems| problems.join("\n"))?;
    let rules = rules_in(&read("SEMANTICS.md")?);
    let ledger = Ledger {
        rules,
        sites: sites_under(&root)?,
        vectors: &vectors,
        gaps,
    };
    let (table, problems) = report(&ledger);
    println!("{table}");
    Ok(problems.into_iter().chain(failures(&vectors)).collect())
}
