//! The steps of `cargo xtask test`, in their order: what is quick to tell comes first.

use std::process::Command;
use std::time::Duration;

use super::summary::{self, Counts};
use super::{Done, Step};
use crate::process::{cargo, command, printed_by};
use crate::progress::{Line, watch};
use crate::setup::{self, Need, browser, node};
use crate::tools::SITE_TOOLS;
use crate::workspace::{Member, WASM_TARGET, root, target_dir};
use crate::{build, docs, limits, package, rules, size, tidy};

const WASM_TESTS: [Need; 3] = [Need::WasmStd, Need::WasmBindgen, Need::Browser];
pub(super) const BROWSER_TESTS: [Need; 3] = [Need::Node, Need::BrowserTestTools, Need::Browser];

pub const ALL: [Step; 16] = [
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
        name: "ts",
        title: "types and rules of the editor",
        needs: &[Need::Node, Need::SiteTools],
        run: ts,
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
        name: "docs",
        title: "the documentation, evaluated",
        needs: &docs::NEEDS,
        run: documentation,
    },
    Step {
        name: "growth",
        title: "growth, by counting",
        needs: &[],
        run: growth,
    },
    Step {
        name: "fuzz",
        title: "fuzzing, 10 seconds a target",
        needs: &[],
        run: fuzz,
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
        needs: &WASM_TESTS,
        run: wasm,
    },
    Step {
        name: "site",
        title: "the site, optimised",
        needs: &setup::FOR_THE_SITE,
        run: site,
    },
    Step {
        name: "package",
        title: "the JavaScript package",
        needs: &package::TESTS_NEED,
        run: package,
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
        needs: &BROWSER_TESTS,
        run: end_to_end,
    },
];

fn fmt(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["fmt", "--all", "--check"]);
    checked(step, cargo)
}

fn tidy(step: &Step, members: &[Member]) -> Result<Done, String> {
    let line = Line::start(step.title);
    let problems = tidy::problems(members)?;
    Ok(told(
        line,
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems.join("\n"))
        },
    ))
}

fn ts(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut npm = command("npm");
    npm.args(["run", "--silent", "check"])
        .current_dir(root().join(SITE_TOOLS));
    checked(step, npm)
}

fn clippy(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    checked(step, cargo)
}

fn host(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    if printed_by("cargo", &["nextest", "--version"]).is_some() {
        cargo.args(["nextest", "run", "--cargo-quiet", "--workspace"]);
    } else {
        cargo.args(["test", "--quiet", "--workspace", "--all-targets", "--no-fail-fast"]);
    }
    tested(step, cargo)
}

fn doc(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["test", "--quiet", "--workspace", "--doc", "--no-fail-fast"]);
    tested(step, cargo)
}

fn rules(step: &Step, _: &[Member]) -> Result<Done, String> {
    if !rules::is_there() {
        return Ok(Done::Skipped("no crate iam-vectors yet".to_string()));
    }
    checked(step, rules::command())
}

fn documentation(step: &Step, _: &[Member]) -> Result<Done, String> {
    checked(step, docs::book_command(&target_dir().join("docs"))?)
}

fn growth(step: &Step, _: &[Member]) -> Result<Done, String> {
    tested(step, limits::command(&["law"])?)
}

fn fuzz(step: &Step, _: &[Member]) -> Result<Done, String> {
    tested(step, limits::command(&["fuzz", "all", "10"])?)
}

fn wasm_clippy(step: &Step, members: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo.args(["clippy", "--quiet", "--all-targets", "--target", WASM_TARGET]);
    if choose(&mut cargo, members, Member::is_for_the_browser) == 0 {
        return Ok(Done::Skipped("no crate for the browser yet".to_string()));
    }
    cargo.args(["--", "-D", "warnings"]);
    checked(step, cargo)
}

fn wasm(step: &Step, members: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    // Not `--quiet`: the runner would be handed that, too, and it does not know it.
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
    let this = std::env::current_exe().map_err(|e| format!("cannot tell which program this is: {e}"))?;
    let mut build = command(&this.to_string_lossy());
    build.arg("build");
    checked(step, build)
}

fn package(step: &Step, _: &[Member]) -> Result<Done, String> {
    match package::tests(&["package.test.mjs"]) {
        Ok(tests) => tested(step, tests),
        // The steps behind it have something to say of their own.
        Err(why) => {
            println!("{why}");
            Ok(Done::Failed(Counts::default(), Duration::ZERO))
        }
    }
}

fn size(step: &Step, _: &[Member]) -> Result<Done, String> {
    if let Err(why) = build::page_is_there() {
        return Ok(Done::Skipped(why));
    }
    let line = Line::start(step.title);
    Ok(match size::report(&root().join("dist")) {
        Ok((table, judgement)) => {
            let done = told(line, judgement);
            println!("{table}");
            done
        }
        Err(message) => told(line, Err(message)),
    })
}

fn end_to_end(step: &Step, _: &[Member]) -> Result<Done, String> {
    // Without names it takes every file `*.test.mjs` below.
    in_browser(step, browser_tests())
}

pub(super) fn browser_tests() -> Command {
    let mut tests = command("node");
    tests
        // Two files at a time also where there are two cores: much of a test is waiting.
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .current_dir(root().join(node::BROWSER_TEST_TOOLS));
    if let Some(browser) = browser::browser() {
        tests.env("CHROMIUM", browser);
    }
    tests
}

pub(super) fn in_browser(step: &Step, tests: Command) -> Result<Done, String> {
    if let Err(why) = build::page_is_there() {
        return Ok(Done::Skipped(why));
    }
    match tested(step, tests)? {
        Done::Passed(counts, took) if counts.passed == 0 => {
            println!("no test was found in tests/browser");
            Ok(Done::Failed(counts, took))
        }
        done => Ok(done),
    }
}

/// A step that is done here.
fn told(line: Line, result: Result<(), String>) -> Done {
    match result {
        Ok(()) => Done::Passed(Counts::default(), line.end("")),
        Err(message) => {
            let took: Duration = line.end("FAILED");
            println!("{message}");
            Done::Failed(Counts::default(), took)
        }
    }
}

/// A step that is one command, which succeeds or fails as a whole.
fn checked(step: &Step, command: Command) -> Result<Done, String> {
    let ended = watch(step.title, command)?;
    if ended.ok {
        return Ok(Done::Passed(Counts::default(), ended.took));
    }
    println!("{}", ended.output.trim_end());
    Ok(Done::Failed(Counts::default(), ended.took))
}

/// A step that is one command with test runners in it, whose summaries are shown.
pub(super) fn tested(step: &Step, command: Command) -> Result<Done, String> {
    let ended = watch(step.title, command)?;
    let (counts, lines) = summary::read(&ended.output);
    if !ended.ok || 0 < counts.failed {
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
