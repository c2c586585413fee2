//! `cargo run -p iam-vectors -- rules | vectors`.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use iam_vectors::repository;
use iam_vectors::rules::{Ledger, gaps_in, report, rules_in, sites_under};
use iam_vectors::run::{Ran, run_all};

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let problems = match command.as_str() {
        "rules" => ledger(),
        "vectors" => vectors().map(|ran| failures(&ran)),
        _ => Err("usage: iam-vectors rules | vectors".to_owned()),
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
