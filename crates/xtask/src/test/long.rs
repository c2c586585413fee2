//! The steps that `cargo xtask test long` adds.

use super::steps::{BROWSER_TESTS, browser_tests, in_browser, tested};
use super::{Done, Step};
use crate::process::cargo;
use crate::setup::Need;
use crate::workspace::Member;
use crate::{limits, package};

const GENERATOR_TESTS: [Need; 4] = [Need::Node, Need::BrowserTestTools, Need::Browser, Need::MdBook];

/// What is slow, or needs what is installed for it alone, and added by `long`.
pub const LONG: [Step; 8] = [
    Step {
        name: "browser-long",
        title: "every example, file and control in Chromium",
        needs: &BROWSER_TESTS,
        run: end_to_end_long,
    },
    Step {
        name: "monkey",
        title: "20,000 random actions in the page",
        needs: &BROWSER_TESTS,
        run: monkey,
    },
    Step {
        name: "generators",
        title: "the guide to embedding, followed in other generators",
        needs: &GENERATOR_TESTS,
        run: generators,
    },
    Step {
        name: "serve",
        title: "the playground and its documentation, served",
        needs: &GENERATOR_TESTS,
        run: served,
    },
    Step {
        name: "package-long",
        title: "the package: all cases, and Vite",
        needs: &package::TESTS_NEED,
        run: package_long,
    },
    Step {
        name: "worlds",
        title: "ten times as many random worlds",
        needs: &[],
        run: worlds,
    },
    Step {
        name: "fuzz-long",
        title: "fuzzing, 3 minutes a target",
        needs: &[],
        run: fuzz_long,
    },
    Step {
        name: "growth-long",
        title: "growth, time and memory",
        needs: &[],
        run: growth_long,
    },
];

fn worlds(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut cargo = cargo();
    cargo
        .args(["test", "--quiet", "--test", "it", "--no-fail-fast"])
        .args([
            "--package=iam-eval",
            "--package=iam-reach",
            "--package=iam-render",
            "--package=iam-scenario",
        ])
        .env("WORLDS_TIMES", "10");
    tested(step, cargo)
}

fn fuzz_long(step: &Step, _: &[Member]) -> Result<Done, String> {
    tested(step, limits::command(&["fuzz", "all", "180"])?)
}

fn growth_long(step: &Step, _: &[Member]) -> Result<Done, String> {
    tested(step, limits::command(&["bench"])?)
}

fn package_long(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut tests = package::tests(&["package.test.mjs", "vite.test.mjs"])?;
    tests.env("LONG", "1");
    tested(step, tests)
}

/// The files of which the ordinary tests try a part.
fn end_to_end_long(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut tests = browser_tests();
    tests
        .args(["frame.test.mjs", "broken.test.mjs", "monkey.test.mjs"])
        .env("LONG", "1");
    in_browser(step, tests)
}

fn monkey(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut tests = browser_tests();
    tests
        .args(["--test-name-pattern=monkey", "monkey.test.mjs"])
        .env("MONKEY", "20000");
    in_browser(step, tests)
}

/// Each generator comes from its registry, in the version that the test names.
fn generators(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut tests = browser_tests();
    tests.arg("generators.long.mjs");
    in_browser(step, tests)
}

/// It builds what it serves.
fn served(step: &Step, _: &[Member]) -> Result<Done, String> {
    let mut tests = browser_tests();
    tests.arg("serve.long.mjs");
    in_browser(step, tests)
}
