//! How fast the evaluator is: `cargo xtask bench [evaluator|reading|batch|limits|reach|lint]`.
//!
//! `evaluator` times single decisions. There are sets of 1, 200 (10 policies of 20) and 1,000 statements, of which
//! one, ten or all in a hundred speak of the action that is asked for; [`generate`] says how they are made and why
//! nothing can be decided early. Calls are counted by CPU time, not by the clock on the wall:
//!
//! - *cold*: from the text of a case to its decision; everything is read, checked and compiled;
//! - *decide*: policies compiled and request made before; the decision and nothing else;
//! - *trace*: the same, and a fact is kept for each statement.
//!
//! In the same run *cold* stands beside `serde_json`, which only reads the same bytes ([`reading`]).
//!
//! Where Node.js is there, the npm package `@cloud-copilot/iam-simulate` answers the very same files in the same run
//! (`peer/peer.js`). It is a tool of this crate alone: nothing of it is shipped, and the program does not need it.
//! Both sides must come to the same decisions. Its cold call starts from the text as well; as it keeps nothing ready
//! between calls, its call on parsed objects is what *decide* and *trace* are compared with. It has two such calls,
//! one of which checks no input, and the faster one counts.
//!
//! `batch` times the command line: `iam-playground eval` on a million cases of about 1 KB, a case a line, in two
//! sizes, so that one sees whether memory grows with the input.
//!
//! `limits` times the reader on the longest and deepest texts.
//!
//! `reach` asks which roles a user reaches, and who reaches a role, in worlds of 500 roles.
//!
//! `lint` times the linter on policies of 6 KB, with the catalogue loaded; `lint-peers` shows what it finds beside others.
//!
//! Figures are of the machine that they were measured on. What is promised are ratios and limits ([`targets`]).

mod batch;
mod cpu;
mod generate;
mod limits;
mod lint;
mod lint_peers;
mod ours;
mod peer;
mod reach;
mod reading;
mod targets;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use generate::{SETS, Set};
use ours::Ours;
use peer::Peer;

const USAGE: &str = "\
usage: cargo xtask bench [evaluator] [--seconds S]   single decisions, CPU seconds a figure
       cargo xtask bench reading [--seconds S]       text to decision beside the reading alone, as `evaluator` ends
       cargo xtask bench batch [--cases N]           the command line on a file of N cases
       cargo xtask bench limits                      texts at the reader's limits
       cargo xtask bench reach                       who reaches which of 500 roles
       cargo xtask bench lint                        the linter on policies of 6 KB
       cargo xtask bench lint-peers [--every N]      what it finds, beside two others";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        [] | ["evaluator"] => evaluator(1.0),
        ["--seconds", seconds] | ["evaluator", "--seconds", seconds] => match seconds.parse() {
            Ok(seconds) => evaluator(seconds),
            Err(_) => Err(format!("`{seconds}` is no number of seconds")),
        },
        ["reading"] => reading::run(Duration::from_secs(1)),
        ["reading", "--seconds", seconds] => match seconds.parse().map(Duration::try_from_secs_f64) {
            Ok(Ok(budget)) => reading::run(budget),
            _ => Err(format!("`{seconds}` is no number of seconds")),
        },
        ["batch"] => batch::run(1_000_000),
        ["batch", "--cases", n_cases] => match n_cases.parse() {
            Ok(n_cases) => batch::run(n_cases),
            Err(_) => Err(format!("`{n_cases}` is no number of cases")),
        },
        ["limits"] => limits::run(),
        ["reach"] => reach::run(),
        ["lint"] => lint::run(),
        ["lint-peers"] => folder().and_then(|folder| lint_peers::run(&folder, 1)),
        ["lint-peers", "--every", every] => match every.parse() {
            Ok(every) => folder().and_then(|folder| lint_peers::run(&folder, every)),
            Err(_) => Err(format!("`{every}` is no number of policies")),
        },
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What came of one set.
pub struct Row {
    pub set: Set,
    pub ours: Ours,
    pub peer: Option<Peer>,
}

/// How many times as many calls a second as the peer.
#[derive(Clone, Copy)]
pub struct Ratios {
    pub cold: f64,
    pub decide: f64,
    pub trace: f64,
}

impl Row {
    pub fn ratios(&self) -> Option<Ratios> {
        let Self { ours, peer, .. } = self;
        peer.as_ref().map(|peer| Ratios {
            cold: ours.cold / peer.cold,
            decide: ours.decide / peer.best(),
            trace: ours.trace / peer.best(),
        })
    }
}

fn evaluator(seconds: f64) -> Result<(), String> {
    let budget = Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    let has_peer = peer::install();
    println!("{HEAD}");
    if let Err(why) = &has_peer {
        println!("\nThere is nothing to compare with: {why}.");
    }
    println!("\n{COLUMNS}");
    let mut rows = Vec::new();
    for set in SETS {
        let cases = set.cases();
        let ours = ours::time(&cases, budget)?;
        let file = folder()?.join(format!("{}-{}.jsonl", set.n_statements, set.percent));
        std::fs::write(&file, cases.join("\n") + "\n").map_err(|error| format!("{}: {error}", file.display()))?;
        let peer = match has_peer {
            Ok(()) => Some(peer::time(&file, budget)?),
            Err(_) => None,
        };
        if let Some(peer) = &peer
            && peer.decisions != ours.decisions
        {
            return Err(format!(
                "the two disagree on {}: {:?} here, {:?} there",
                file.display(),
                ours.decisions,
                peer.decisions
            ));
        }
        let row = Row { set, ours, peer };
        print_row(&row);
        rows.push(row);
    }
    if has_peer.is_ok() {
        println!("\nBoth came to the same decision on every case.");
    }
    print_targets(&rows);
    reading::run(budget)
}

/// Where files for the run go.
fn folder() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| format!("where this program is: {error}"))?;
    // OK because cargo puts it into a folder of the target folder.
    let target = program.ancestors().nth(2).unwrap_or(&program);
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

const HEAD: &str = "\
Calls a second of CPU time. cold: text of a case to its decision. decide: policies compiled before. trace: decide, and
a fact kept for each statement. Peer: npm @cloud-copilot/iam-simulate on the same files; parsed: its faster call on
parsed objects. A set is one list of policies and several requests. Every statement that matches the action fails at
the end, by its resources or its last condition; no Deny applies; the very last one allows half of the requests.";

const COLUMNS: &str = "                      |         this evaluator         |      peer     |     times the peer
statements  matching  |    cold     decide      trace  |  cold  parsed |  cold   decide    trace";

fn print_row(row: &Row) {
    let Row { set, ours, peer } = row;
    print!("{:>10}  {:>6} %  |", set.n_statements, set.percent);
    print!("{:>8.0} {:>10.0} {:>10.0}  |", ours.cold, ours.decide, ours.trace);
    match (peer, row.ratios()) {
        (Some(peer), Some(ratios)) => {
            print!("{:>6.0} {:>7.0} |", peer.cold, peer.best());
            println!("{:>6.1} {:>8.0} {:>8.0}", ratios.cold, ratios.decide, ratios.trace);
        }
        _ => println!("     –       – |     –        –        –"),
    }
}

fn print_targets(rows: &[Row]) {
    println!(
        "\n{:<26}{:>10}{:>10}{:>10}{:>10}",
        "target", "statements", "matching", "wanted", "reached"
    );
    for target in targets::targets(rows) {
        let reached = target.reached.map_or("–".into(), |reached| format!("{reached:.1}"));
        let verdict = match target.is_met() {
            None => "not measured",
            Some(true) => "met",
            Some(false) => "MISSED",
        };
        println!(
            "{:<26}{:>10}{:>8} %{:>10}{reached:>10}  {verdict}",
            target.what, target.set.n_statements, target.set.percent, target.wanted
        );
    }
}
