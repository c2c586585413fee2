//! The standard library for wasm, as developers and tests use it. Rustup has it; where rustup may fetch nothing, it is
//! built from its sources.

use std::path::{Path, PathBuf};

use super::std_sources;
use crate::process::{command, printed_by};
use crate::progress::{must, watch};
use crate::tools::cache;
use crate::workspace::WASM_TARGET;

const STUB: &str = "[package]\nname = \"wasm-std-stub\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\n[workspace]\n\
                    [profile.release]\ncodegen-units = 1\n";

pub fn is_there() -> bool {
    let Some(dir) = library_dir() else { return false };
    let Ok(entries) = std::fs::read_dir(dir) else {
        return false;
    };
    entries.flatten().any(|it| is_core(&it.file_name().to_string_lossy()))
}

pub fn install() -> Result<(), String> {
    if super::rustup_may_fetch() {
        let mut rustup = command("rustup");
        rustup.args(["target", "add", WASM_TARGET]);
        if watch("wasm standard library from rustup", rustup)?.ok && is_there() {
            return Ok(());
        }
    }
    if !std_sources::is_there() {
        std_sources::install()?;
    }
    let work = cache().join("wasm-std");
    build(&work)?;
    // What is left there is of use only if something went wrong.
    std::fs::remove_dir_all(&work).map_err(|e| format!("cannot remove {}: {e}", work.display()))
}

fn build(work: &Path) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("cannot put the standard library in place: {e}");
    let stub = work.join("stub");
    std::fs::create_dir_all(stub.join("src")).map_err(failed)?;
    std::fs::write(stub.join("Cargo.toml"), STUB).map_err(failed)?;
    std::fs::write(stub.join("src/lib.rs"), "#![no_std]\n").map_err(failed)?;

    // The bitcode makes it fit for link-time optimisation; the other flag keeps this machine's folders out of the page.
    let sources = std_sources::folder().ok_or("rustc does not say where its sources belong")?;
    let flags = format!(
        "-Cembed-bitcode=yes --remap-path-prefix={}=/rust/library",
        sources.display()
    );
    let mut cargo = command("cargo");
    cargo
        .current_dir(&stub)
        .args(["build", "--release", "--target", WASM_TARGET]);
    cargo.args(["-Z", "build-std=std,panic_abort,panic_unwind,proc_macro,test"]);
    // Only an unstable cargo builds the standard library; this is how a stable one is told to.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", flags);
    cargo
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_DIR", stub.join("target"));
    must("wasm standard library from its sources (half a minute)", cargo)?;

    let target = library_dir().ok_or("rustc does not say where its libraries are")?;
    let half_made = target.with_extension("part");
    if half_made.is_dir() {
        std::fs::remove_dir_all(&half_made).map_err(failed)?;
    }
    std::fs::create_dir_all(&half_made).map_err(failed)?;
    let made = stub.join("target").join(WASM_TARGET).join("release/deps");
    for entry in std::fs::read_dir(made).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libwasm_std_stub") {
            std::fs::copy(entry.path(), half_made.join(name)).map_err(failed)?;
        }
    }
    // In one step, so that a run that was stopped leaves nothing that looks whole.
    if target.is_dir() {
        std::fs::remove_dir_all(&target).map_err(failed)?;
    }
    std::fs::rename(half_made, target).map_err(failed)
}

/// Where rustc looks for the libraries of the wasm target.
fn library_dir() -> Option<PathBuf> {
    printed_by("rustc", &["--print", "target-libdir", "--target", WASM_TARGET]).map(PathBuf::from)
}

fn is_core(name: &str) -> bool {
    name.starts_with("libcore-") && name.ends_with(".rlib")
}
