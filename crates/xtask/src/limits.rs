//! `cargo xtask fuzz`, and what else `limits/` does: any bytes, and inputs of any size. It is built with flags that have
//! each edge of the program counted, so into a folder of its own.

use std::process::Command;

use crate::process::{cargo, printed_by};
use crate::workspace::target_dir;

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
                     -Cllvm-args=-sanitizer-coverage-trace-pc-guard";
/// How long a target is fuzzed where nobody says it.
const SECONDS: &str = "60";

/// The program, built and started with these words.
pub fn command(words: &[&str]) -> Result<Command, String> {
    let about = printed_by("rustc", &["-vV"]).unwrap_or_default();
    let host = about.lines().find_map(|it| it.strip_prefix("host: "));
    let host = host.ok_or("rustc doesn't say for which system it is")?;
    let mut cargo = cargo();
    cargo
        .args(["run", "--quiet", "--release", "--manifest-path", "limits/Cargo.toml"])
        // With a target, what only the build needs is built without the flags.
        .args(["--target", host, "--"])
        .args(words)
        .env("RUSTFLAGS", FLAGS)
        .env("CARGO_TARGET_DIR", target_dir().join("limits"));
    Ok(cargo)
}

/// Starts it and waits. It says itself what went wrong.
pub fn run(words: &[&str]) -> Result<(), String> {
    let status = command(words)?
        .status()
        .map_err(|e| format!("cargo did not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(String::new()) }
}

/// `cargo xtask fuzz TARGET --seconds N`; without a target it says which there are.
pub fn fuzz(args: &[String]) -> Result<(), String> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] => run(&["targets"]),
        [target] => run(&["fuzz", target, SECONDS]),
        [target, "--seconds", seconds] | ["--seconds", seconds, target] => run(&["fuzz", target, seconds]),
        _ => Err("expected `cargo xtask fuzz TARGET --seconds N`".to_string()),
    }
}
