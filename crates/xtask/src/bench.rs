//! `cargo xtask bench`: how fast the evaluator is, with `page` how fast the built page is, with
//! `growth` how time and memory grow with what is given.

use crate::process::{cargo, command};
use crate::setup::{self, Need, browser, node};
use crate::workspace::{has_crate, root};
use crate::{build, limits};

const FOR_THE_PAGE: [Need; 3] = [Need::Node, Need::BrowserTestTools, Need::Browser];

pub fn bench(args: &[String]) -> Result<(), String> {
    if args == ["page"] {
        return page();
    }
    if args == ["growth"] {
        return limits::run(&["bench"]);
    }
    if !has_crate("iam-bench") {
        return Err("no crate iam-bench yet".to_string());
    }
    let mut bench = cargo();
    bench
        .args(["run", "--quiet", "--release", "--package", "iam-bench", "--"])
        .args(args);
    let status = bench.status().map_err(|e| format!("cargo did not start: {e}"))?;
    // It says itself what went wrong.
    if status.success() { Ok(()) } else { Err(String::new()) }
}

/// Builds the site and visits it with a slow processor on a slow network.
fn page() -> Result<(), String> {
    build::build(&[])?;
    run_in_browser("bench.mjs")
}

/// Runs one of the files of the browser tests that is no test, on the site as it is built.
pub fn run_in_browser(file: &str) -> Result<(), String> {
    setup::meet(&FOR_THE_PAGE)?;
    let mut node = command("node");
    node.arg(file).current_dir(root().join(node::BROWSER_TEST_TOOLS));
    if let Some(browser) = browser::browser() {
        node.env("CHROMIUM", browser);
    }
    let status = node.status().map_err(|e| format!("node did not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(String::new()) }
}
