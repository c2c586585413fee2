//! What a decision costs beside the mere reading of its text: *cold* next to `serde_json`, which makes a tree of the very
//! same bytes and knows nothing of policies.

use std::time::Duration;

use iam_eval::decide;
use serde_json::Value;

use crate::batch::cases;
use crate::cpu::least_of_two;
use crate::generate::Set;
use crate::ours;

/// How many small cases are gone through, no two alike.
const N_SMALL: usize = 1_000;

/// Texts that are timed together.
struct Texts {
    name: &'static str,
    /// How many times as long as the reading a decision may take.
    wanted: f64,
    cases: Vec<String>,
}

/// Times both in turn, and prints how they compare.
///
/// # Errors
/// Says which text is not a case.
pub fn run(budget: Duration) -> Result<(), String> {
    println!("\n{HEAD}\n");
    println!("texts                    bytes    cold µs    read µs   cold MB/s   read MB/s   cold / read   wanted");
    for Texts { name, wanted, cases } in texts() {
        for case in &cases {
            ours::prepare(case)?;
            serde_json::from_slice::<Value>(case.as_bytes()).map_err(|error| error.to_string())?;
        }
        let (cold, read) = least_of_two(
            &cases,
            budget,
            |case| ours::prepare(case).map(|(policies, request)| decide(&policies, &request)),
            |case| serde_json::from_slice::<Value>(case.as_bytes()),
        );
        let n_bytes = cases.iter().map(String::len).sum::<usize>() as f64 / cases.len() as f64;
        let speed = |seconds: f64| n_bytes / seconds / 1e6;
        let ratio = cold / read;
        println!(
            "{name:<22}{n_bytes:>8.0}  {:>9.2}  {:>9.2}  {:>10.0}  {:>10.0}  {ratio:>12.2}   {wanted:>6.1}  {}",
            cold * 1e6,
            read * 1e6,
            speed(cold),
            speed(read),
            if ratio <= wanted { "met" } else { "MISSED" }
        );
    }
    Ok(())
}

fn texts() -> Vec<Texts> {
    let set = |name, percent| Texts {
        name,
        wanted: 2.0,
        cases: Set {
            n_statements: 200,
            percent,
        }
        .cases(),
    };
    vec![
        set("200 statements, 1 %", 1),
        set("200 statements, 10 %", 10),
        set("200 statements, 100 %", 100),
        Texts {
            name: "cases of 1 KB",
            wanted: 2.5,
            cases: (0..N_SMALL).map(cases::case).collect(),
        },
    ]
}

const HEAD: &str = "\
Text to decision beside the reading of the same bytes by serde_json::from_slice::<Value>, in turn on one core, CPU time
of the quickest rounds.";
