//! `cargo xtask test`: everything that has to hold, step by step; what CI runs.

use std::process::Command;
use std::time::Duration;

use crate::process::{cargo, command, printed_by};
use crate::progress::{Line, seconds, watch};
use crate::setup::{self, Need, browser, node};
use crate::summary::{self, Counts};
use crate::workspace::{Member, WASM_TARGET, members, root};
use crate::{build, rules, size, tidy};

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

const STEPS: [Step; 11] = [
    Step {
        name: "fmt",
        title: "format",
        needs: &[],
        run: fmt,
    },
    Step {
        name: "tidy",
        title: "tidy",
        needs: &[],
        run: tidy,
    },
    Step {
        name: "clippy",
        title: "clippy",
        needs: &[],
        run: clippy,
    },
    Step {
        name: "host",
        title: "host tests",
        needs: &[],
        run: host,
    },
    Step {
        name: "doc",
        title: "examples in the documentation",
        needs: &[],
        run: doc,
    },
    Step {
        name: "rules",
        title: "rules and vectors",
        needs: &[],
        run: rules,
    },
    Step {
        name: "wasm-clippy",
        title: "clippy for wasm",
        needs: &[Need::WasmStd],
        run: wasm_clippy,
    },
    Step {
        name: "wasm",
        title: "wasm tests in Chromium",
        needs: &[Need::WasmStd, Need::WasmBindgen, Need::Browser],
        run: wasm,
    },
    Step {
        name: "site",
        title: "the site, optimised",
        needs: &setup::FOR_THE_SITE,
        run: site,
    },
    Step {
        name: "size",
        title: "size of the site",
        needs: &[],
        run: size,
    },
    Step {
        name: "browser",
        title: "end-to-end tests in Chromium",
        needs: &[Need::Node, Need::BrowserTestTools, Need::Browser],
        run: end_to_end,
    },
];

pub fn step_names() -> String {
    STEPS.map(|it| it.name).join(", ")
}

pub fn test(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.iter().find(|arg| STEPS.iter().all(|step| step.name != **arg)) {
        return Err(format!("no step `{arg}`; the steps are {}", step_names()));
    }
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|it| args.is_empty() || args.iter().any(|arg| arg == it.name))
        .collect();
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
    println!();
    for (step, done) in results {
        let (word, counts, took) = match done {
            Done::Passed(counts, took) => ("ok", *counts, seconds(*took)),
            // A step may fail without a failed test: what does not compile, say.
            Done::Failed(counts, took) => (
                "FAILED",
                Counts {
                    failed: counts.failed.max(1),
                    ..*counts
                },
                seconds(*took),
            ),
            Done::Skipped(why) => {
                println!("{:<8} {:<30} {why}", "skipped", step.title);
                continue;
            }
        };
        sum.passed += counts.passed;
        sum.failed += counts.failed;
        let tests = match counts {
            Counts { passed: 0, failed: 0 } => String::new(),
            Counts { passed, failed } => format!("{passed} passed, {failed} failed"),
        };
        println!("{word:<8} {:<30} {took:>7}  {tests}", step.title);
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    let n_failed = results
        .iter()
        .filter(|(_, done)| matches!(done, Done::Failed(..)))
        .count();
    if n_failed == 0 {
        Ok(())
    } else {
        Err(format!("{n_failed} of {} steps failed", results.len()))
    }
}

fn fmt(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["fmt", "--all", "--check"]);
    checked(step, cargo)
}

fn tidy(step: &Step, members: &[Member]) -> Result<Done, String> {
    let line = Line::start(step.title);
    let problems = tidy::problems(members)?;
    if problems.is_empty() {
        return Ok(Done::Passed(Counts::default(), line.end("")));
    }
    let took = line.end("FAILED");
    println!("{}", problems.join("\n"));
    Ok(Done::Failed(Counts::default(), took))
}

fn clippy(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    checked(step, cargo)
}

fn host(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    if printed_by("cargo", &["nextest", "--version"]).is_some() {
        cargo.args(["nextest", "run", "--workspace"]);
    } else {
        cargo.args(["test", "--workspace", "--all-targets", "--no-fail-fast"]);
    }
    tested(step, cargo)
}

fn doc(step: &Step, members: &[Member]) -> Result<Done, String> {
    if members.iter().all(|it| !it.has_library) {
        return Ok(Done::Skipped("no crate with a library yet".to_string()));
    }
    let mut cargo = cargo();
    cargo.args(["test", "--workspace", "--doc", "--no-fail-fast"]);
    tested(step, cargo)
}

fn rules(step: &Step, _: &[Member]) -> Result<Done, String> {
    if !rules::is_there() {
        return Ok(Done::Skipped("no crate iam-vectors yet".to_string()));
    }
    checked(step, rules::command())
}

fn wasm_clippy(step: &Step, members: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["clippy", "--all-targets", "--target", WASM_TARGET]);
    if choose(&mut cargo, members, Member::is_for_the_browser) == 0 {
        return Ok(Done::Skipped("no crate for the browser yet".to_string()));
    }
    cargo.args(["--", "-D", "warnings"]);
    checked(step, cargo)
}

fn wasm(step: &Step, members: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["test", "--target", WASM_TARGET, "--no-fail-fast"]);
    if choose(&mut cargo, members, Member::has_wasm_tests) == 0 {
        return Ok(Done::Skipped("no crate with wasm tests yet".to_string()));
    }
    if let Some(driver) = browser::driver() {
        cargo.env("CHROMEDRIVER", driver);
    }
    tested(step, cargo)
}

fn site(step: &Step, _: &[Member]) -> Result<Done, String> {
    if let Err(why) = build::page_is_there() {
        return Ok(Done::Skipped(why));
    }
    checked(step, build::site_command()?)
}

fn size(step: &Step, _: &[Member]) -> Result<Done, String> {
    if let Err(why) = build::page_is_there() {
        return Ok(Done::Skipped(why));
    }
    let line = Line::start(step.title);
    let judged = size::report(&root().join("dist"));
    let took = line.end(if matches!(judged, Ok((_, Ok(())))) {
        ""
    } else {
        "FAILED"
    });
    let result = judged.and_then(|(table, result)| {
        println!("{table}");
        result
    });
    match result {
        Ok(()) => Ok(Done::Passed(Counts::default(), took)),
        Err(message) => {
            println!("{message}");
            Ok(Done::Failed(Counts::default(), took))
        }
    }
}

fn end_to_end(step: &Step, _: &[Member]) -> Result<Done, String> {
    if let Err(why) = build::page_is_there() {
        return Ok(Done::Skipped(why));
    }
    if !root().join("dist/index.html").is_file() {
        return Ok(Done::Skipped(
            "the site is not built; the step `site` does that".to_string(),
        ));
    }
    // Without names it takes every file `*.test.mjs` or `*.test.js` below.
    let mut tests = command("node");
    tests
        .args(["--test", "--test-reporter=spec"])
        .current_dir(root().join(node::BROWSER_TEST_TOOLS));
    tests.env("DIST", root().join("dist"));
    if let Some(browser) = browser::browser() {
        tests.env("CHROMIUM", browser);
    }
    tested(step, tests)
}

/// A step that is one command that succeeds or not.
fn checked(step: &Step, command: Command) -> Result<Done, String> {
    let ended = watch(step.title, command)?;
    if ended.ok {
        return Ok(Done::Passed(Counts::default(), ended.took));
    }
    println!("{}", ended.output.trim_end());
    Ok(Done::Failed(Counts::default(), ended.took))
}

/// A step that is one command with test runners in it, whose summaries are shown.
fn tested(step: &Step, command: Command) -> Result<Done, String> {
    let ended = watch(step.title, command)?;
    let (counts, lines) = summary::read(&ended.output);
    if !ended.ok || counts.failed > 0 {
        println!("{}", ended.output.trim_end());
        return Ok(Done::Failed(counts, ended.took));
    }
    for line in lines {
        println!("   {line}");
    }
    Ok(Done::Passed(counts, ended.took))
}

/// Names those crates to cargo, and says how many there are.
fn choose(cargo: &mut Command, members: &[Member], wanted: fn(&Member) -> bool) -> usize {
    let chosen: Vec<&Member> = members.iter().filter(|it| wanted(it)).collect();
    cargo.args(chosen.iter().map(|it| format!("--package={}", it.name)));
    chosen.len()
}
