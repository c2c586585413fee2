//! Tools that are Rust programs: wasm-bindgen and trunk, in the project's own cache folder, so that versions that other
//! projects need stay as they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cache;
use crate::process::{cargo, command, printed_by, which};
use crate::progress::{must, watch};
use crate::workspace::root;

pub struct Tool {
    package: &'static str,
    /// The program that is asked for its version.
    program: &'static str,
    version: &'static str,
    /// How it is built where no ready-made one can be had.
    build: &'static [&'static str],
    takes: &'static str,
}

/// Trunk does no heavy work, so an unoptimised one is as fast in use and ready in a third of the time. It downloads
/// nothing here, so it needs no encryption.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    build: &["--debug", "--no-default-features"],
    takes: "about 2 minutes",
};

/// In the very version that the page is linked with.
pub fn wasm_bindgen() -> Tool {
    Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: wasm_bindgen_version(),
        build: &[],
        takes: "about 2 minutes",
    }
}

pub fn is_there(tool: &Tool) -> bool {
    // It prints its name, its version, and perhaps more.
    printed_by(tool.program, &["--version"]).is_some_and(|it| it.split_whitespace().nth(1) == Some(tool.version))
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

/// The folders with the programs.
pub fn dirs() -> Vec<PathBuf> {
    [dir(&wasm_bindgen()), dir(&TRUNK)]
        .iter()
        .map(|it| it.join("bin"))
        .collect()
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

fn dir(tool: &Tool) -> PathBuf {
    cache().join(format!("{}-{}", tool.package, tool.version))
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

/// The version that the root manifest asks for.
fn wasm_bindgen_version() -> &'static str {
    use std::sync::OnceLock;
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
        let line = manifest.lines().find_map(|it| it.strip_prefix("wasm-bindgen = \"="));
        line.unwrap_or_default().trim_end_matches('"').to_string()
    })
}
