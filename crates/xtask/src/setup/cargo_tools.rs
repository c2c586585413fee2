//! Tools that are Rust programs: wasm-bindgen and trunk, in the project's own cache folder, so that versions that other
//! projects need stay as they are.

use std::path::Path;
use std::process::Command;

use crate::process::{cargo, command, printed_by, which};
use crate::progress::{must, watch};
use crate::tools::{Tool, cache, dir};

pub fn is_there(tool: &Tool) -> bool {
    // It prints its name, its version, and perhaps more.
    let version = printed_by(tool.program, &["--version"]);
    let version = version.as_deref().and_then(|it| it.split_whitespace().nth(1));
    version.map(|it| it.trim_start_matches('v')) == Some(tool.version)
}

/// For one that does not say its version; the folder does.
pub fn is_in_place(tool: &Tool) -> bool {
    which(tool.program).is_some_and(|it| it.starts_with(dir(tool)))
}

pub fn install(tool: &Tool) -> Result<(), String> {
    let home = dir(tool);
    let half_made = cache().join(format!("{}.part", tool.package));
    let named = format!("{} {}", tool.package, tool.version);
    if which("cargo-binstall").is_some() {
        let mut binstall = cargo();
        binstall
            .args(["binstall", "--no-confirm", "--root"])
            .arg(&half_made)
            .arg(spec(tool));
        if watch(&format!("{named}, ready-made"), binstall)?.ok {
            return put_in_place(&half_made, &home);
        }
    }
    let title = format!("{named} ({})", tool.takes);
    if !watch(&title, build(tool, &half_made, &["--locked"]))?.ok {
        eprintln!("   the versions that its makers tested cannot be had: trying with those that can");
        must(&title, build(tool, &half_made, &[]))?;
    }
    put_in_place(&half_made, &home)
}

fn build(tool: &Tool, into: &Path, more: &[&str]) -> Command {
    let mut command = command("cargo");
    command
        .args(["install", "--root"])
        .arg(into)
        .arg(spec(tool))
        .args(tool.build)
        .args(more);
    command
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", into.join("target"));
    command
}

fn spec(tool: &Tool) -> String {
    format!("{}@{}", tool.package, tool.version)
}

/// In one step, so that a run that was stopped leaves nothing that looks whole.
fn put_in_place(half_made: &Path, home: &Path) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("cannot put {} in place: {e}", home.display());
    let target = half_made.join("target");
    if target.is_dir() {
        std::fs::remove_dir_all(target).map_err(failed)?;
    }
    if home.is_dir() {
        std::fs::remove_dir_all(home).map_err(failed)?;
    }
    std::fs::rename(half_made, home).map_err(failed)
}
