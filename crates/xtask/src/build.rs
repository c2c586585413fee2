//! `cargo xtask build`: the static site in `dist/`.

use std::process::Command;

use crate::process::command;
use crate::progress::must;
use crate::setup;
use crate::workspace::{root, target_dir};

/// What makes trunk build for a visitor and not for a developer.
pub const OPTIMISED: [&str; 3] = ["--release", "--cargo-profile", "web"];

pub fn build(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("build takes no `{arg}`"));
    }
    page_is_there()?;
    setup::meet(&setup::FOR_THE_SITE)?;
    must("the site, optimised", site_command()?)?;
    println!("the site is in dist/; any web server can serve it, under any path");
    Ok(())
}

/// The command that builds the optimised site.
pub fn site_command() -> Result<Command, String> {
    // Trunk copies whatever it finds there, also what an older build left.
    let leftovers = target_dir().join("wasm-bindgen");
    if leftovers.is_dir() {
        std::fs::remove_dir_all(&leftovers).map_err(|e| format!("cannot remove {}: {e}", leftovers.display()))?;
    }
    let mut trunk = trunk("build")?;
    trunk.args(OPTIMISED);
    Ok(trunk)
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
