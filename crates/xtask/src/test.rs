//! `cargo xtask test`: everything that has to hold, step by step; what CI runs.

mod long;
mod steps;
mod summary;

use std::time::Duration;

use crate::progress::seconds;
use crate::setup::{self, Need};
use crate::workspace::{Member, members};
use summary::Counts;

/// Something that has to hold.
struct Step {
    /// What it is called on the command line.
    name: &'static str,
    title: &'static str,
    needs: &'static [Need],
    run: fn(&Step, &[Member]) -> Result<Done, String>,
}

/// What became of a step.
enum Done {
    Passed(Counts, Duration),
    Failed(Counts, Duration),
    /// It could not be done, and why.
    Skipped(String),
}

/// The word for all steps and the slow ones.
const LONG: &str = "long";

pub fn step_names() -> String {
    let all = steps::ALL.iter().chain(&long::LONG);
    all.map(|it| it.name).collect::<Vec<_>>().join(", ")
}

pub fn test(args: &[String]) -> Result<(), String> {
    let all = || steps::ALL.iter().chain(&long::LONG);
    let is_known = |arg: &&String| *arg == LONG || all().any(|step| step.name == **arg);
    if let Some(arg) = args.iter().find(|arg| !is_known(arg)) {
        return Err(format!("no step `{arg}`; the steps are {}", step_names()));
    }
    let steps: Vec<&Step> = match args {
        [] => steps::ALL.iter().collect(),
        [long] if long == LONG => all().collect(),
        names => all().filter(|step| names.iter().any(|it| it == step.name)).collect(),
    };
    let needs: Vec<Need> = steps.iter().flat_map(|it| it.needs).copied().collect();
    setup::meet(&needs)?;

    let members = members()?;
    let mut results = Vec::new();
    for step in steps {
        let done = (step.run)(step, &members)?;
        if let Done::Skipped(why) = &done {
            eprintln!("== {} … skipped: {why}", step.title);
        }
        results.push((step, done));
    }
    report(&results)
}

/// The table, and as the last line the counts alone.
fn report(results: &[(&Step, Done)]) -> Result<(), String> {
    let mut sum = Counts::default();
    let mut n_failed_steps = 0;
    println!();
    for (step, done) in results {
        let (word, counts, took) = match done {
            Done::Passed(counts, took) => ("ok", counts, took),
            Done::Failed(counts, took) => ("FAILED", counts, took),
            Done::Skipped(why) => {
                println!("{:<8} {:<30} {:>7}  {why}", "skipped", step.title, "");
                continue;
            }
        };
        sum.passed += counts.passed;
        sum.failed += counts.failed;
        if matches!(done, Done::Failed(..)) {
            n_failed_steps += 1;
            // A step may fail without a failed test: what does not compile, say.
            sum.failed += usize::from(counts.failed == 0);
        }
        let tests = match counts {
            Counts { passed: 0, failed: 0 } => String::new(),
            Counts { passed, failed } => format!("{passed} passed, {failed} failed"),
        };
        println!("{word:<8} {:<30} {:>7}  {tests}", step.title, seconds(*took));
    }
    // Not every step counts.
    if 0 < sum.passed + sum.failed {
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
    }
    if n_failed_steps == 0 {
        Ok(())
    } else {
        Err(format!("{n_failed_steps} of {} steps failed", results.len()))
    }
}
