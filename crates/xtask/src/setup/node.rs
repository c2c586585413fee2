//! Node.js, and what comes from npm: the editor's parts, esbuild, TypeScript and its rules, wasm-opt, the browser test tools.

use std::path::PathBuf;

use crate::process::{command, printed_by, which};
use crate::progress::must;
use crate::workspace::root;

/// The folder whose package.json names the editor's parts, and the tools that check it and build the site.
pub const SITE_TOOLS: &str = "www/editor";
/// The folder whose package.json names what drives the browser in the end-to-end tests.
pub const BROWSER_TEST_TOOLS: &str = "tests/browser";

const OLDEST: u32 = 20;

pub fn is_there() -> bool {
    which("npm").is_some() && version().is_some_and(|it| it >= OLDEST)
}

/// Node.js is the machine's own affair; all we can do is say so.
pub fn install() -> Result<(), String> {
    let found = match version() {
        Some(version) if version < OLDEST => format!("found is version {version}"),
        Some(_) => "node is there, npm is not".to_string(),
        None => "none was found".to_string(),
    };
    Err(format!(
        "Node.js {OLDEST} or newer with npm is needed to bundle the editor and to drive the browser, and {found}: \
         install it from https://nodejs.org or with your package manager (packages nodejs and npm)"
    ))
}

/// Are its packages those of the lock file?
pub fn is_installed(folder: &str) -> bool {
    let read = |path: PathBuf| std::fs::read_to_string(path).ok();
    let wanted = read(lock_file(folder));
    wanted.is_some() && wanted == read(stamp(folder))
}

pub fn install_packages(title: &str, folder: &str) -> Result<(), String> {
    let mut npm = command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(root().join(folder));
    must(title, npm)?;
    std::fs::copy(lock_file(folder), stamp(folder)).map_err(|e| format!("cannot note what npm installed: {e}"))?;
    Ok(())
}

pub fn bin_dir(folder: &str) -> PathBuf {
    root().join(folder).join("node_modules/.bin")
}

fn version() -> Option<u32> {
    let printed = printed_by("node", &["--version"])?;
    printed.trim_start_matches('v').split('.').next()?.parse().ok()
}

fn lock_file(folder: &str) -> PathBuf {
    root().join(folder).join("package-lock.json")
}

/// A copy of the lock file that was installed from.
fn stamp(folder: &str) -> PathBuf {
    root().join(folder).join("node_modules/.installed-from.json")
}
