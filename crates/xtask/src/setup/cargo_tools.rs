//! Tools that are Rust programs: wasm-bindgen and trunk, in the project's own cache folder, so that versions that other
//! projects need stay as they are.

use std::path::Path;
use std::process::Command;

use crate::process::{cargo, command, printed_by, which};
use crate::progress::watch;
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
    let ended = watch(&format!("{named} ({})", tool.takes), build(tool, &half_made))?;
    if !ended.ok || has_no_lock(&ended.output) {
        return Err(not_built(tool, &ended.output));
    }
    put_in_place(&half_made, &home)
}

/// With the versions that its makers tested, and no others: nobody has tried those together.
fn build(tool: &Tool, into: &Path) -> Command {
    let mut command = command("cargo");
    command
        .args(["install", "--locked", "--root"])
        .arg(into)
        .arg(spec(tool))
        .args(tool.build);
    command
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", into.join("target"));
    command
}

/// Whether cargo went on without the versions of the makers, since they published none.
fn has_no_lock(output: &str) -> bool {
    output.contains("no Cargo.lock file published")
}

fn not_built(tool: &Tool, output: &str) -> String {
    let spec = spec(tool);
    format!(
        "{spec} could not be built with the versions that its makers tested, and is not built with others. If one of them \
         cannot be had from your registry, put the program in place by hand, then start again:\n  cargo install {spec} \
         --root {}\nThis is what cargo printed:\n{}",
        dir(tool).display(),
        output.trim_end()
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{MDBOOK, TRUNK, WASM_SPLIT, wasm_bindgen};

    #[test]
    fn each_tool_is_built_with_the_versions_of_its_makers() {
        for tool in [TRUNK, MDBOOK, WASM_SPLIT, wasm_bindgen()] {
            let command = build(&tool, Path::new("half-made"));
            let args: Vec<_> = command.get_args().collect();
            assert!(args.contains(&"--locked".as_ref()), "{args:?}");
            assert!(args.contains(&spec(&tool).as_str().as_ref()), "{args:?}");
        }
    }

    #[test]
    fn one_without_them_is_none() {
        let warned = "warning: no Cargo.lock file published in trunk v0.21.14\n";
        assert!(has_no_lock(warned));
        assert!(!has_no_lock("   Compiling trunk v0.21.14\n"));
        let said = not_built(&TRUNK, "error: failed to select a version\n");
        assert!(said.starts_with("trunk@0.21.14 could not be built"), "{said}");
        assert!(said.contains("cargo install trunk@0.21.14 --root "), "{said}");
        assert!(said.ends_with("error: failed to select a version"), "{said}");
    }
}
