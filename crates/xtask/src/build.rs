//! `cargo xtask build`: the static site in `dist/`.

pub mod alone;
pub mod embed;
mod offline;
mod parts;

use std::process::Command;

use crate::docs;
use crate::licences;
use crate::process::command;
use crate::progress::must;
use crate::setup;
use crate::workspace::{root, target_dir};

/// No text of a panic, no place of it, and no text of `{:?}`, which nothing that a reader sees is made with.
const SMALL: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

pub fn build(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("build takes no `{arg}`"));
    }
    page_is_there()?;
    setup::meet(&setup::FOR_THE_SITE)?;
    setup::meet(&docs::NEEDS)?;
    // Much of building is one program being linked, for which one processor is enough: so the two are built side by side.
    let embed = embed::start()?;
    must("the site", site_command()?)?;
    embed.must()?;
    let dist = root().join("dist");
    let pieces = [parts::cut(&dist)?, embed::cut(&dist)?].concat();
    parts::all_small(pieces)?;
    offline::list(&dist)?;
    // Trunk takes away what it did not make, so this comes after it.
    docs::build(&root().join(docs::IN_SITE))?;
    licences::of_site(&root().join("dist").join(licences::FILE))?;
    println!("the site is in dist/, its documentation in dist/docs/; any web server can serve it, under any path");
    Ok(())
}

/// The command that builds the site, with a program that is still to be cut.
fn site_command() -> Result<Command, String> {
    // Trunk copies whatever it finds there, also what an older build left.
    let leftovers = target_dir().join("wasm-bindgen");
    if leftovers.is_dir() {
        std::fs::remove_dir_all(&leftovers).map_err(|e| format!("cannot remove {}: {e}", leftovers.display()))?;
    }
    let mut trunk = trunk("build")?;
    optimise_with(&mut trunk, &parts::FLAGS);
    Ok(trunk)
}

/// Makes trunk build for a visitor and not for a developer: with a standard library made for size, in which a panic is
/// a trap without a message. Together this saves about a seventh of what a visitor downloads.
pub fn optimise(trunk: &mut Command) {
    optimise_with(trunk, &[]);
}

fn optimise_with(trunk: &mut Command, more: &[&str]) {
    trunk.args(["--release", "--cargo-profile", "web"]);
    make_small(trunk, more);
}

/// Has a compiler make what it builds small.
fn make_small(command: &mut Command, more: &[&str]) {
    // Only an unstable cargo builds the standard library; this is how a stable one is told to.
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            [&SMALL, more].concat().join(" "),
        );
}

pub fn trunk(subcommand: &str) -> Result<Command, String> {
    // Trunk stops when a folder that it shall not watch does not exist yet.
    let bundle = root().join("www/editor/dist");
    std::fs::create_dir_all(&bundle).map_err(|e| format!("cannot make {}: {e}", bundle.display()))?;
    let mut trunk = command("trunk");
    trunk.arg(subcommand).env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk takes `NO_COLOR=1` for a wrong value of its option.
    trunk.env_remove("NO_COLOR");
    Ok(trunk)
}

pub fn page_is_there() -> Result<(), String> {
    if root().join("www/index.html").is_file() {
        return Ok(());
    }
    Err("there is no page yet: no www/index.html".to_string())
}
