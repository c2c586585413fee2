//! What the project needs on a machine: a table of it, each with a check and a way to get it.

pub mod browser;
mod cargo_tools;
pub mod node;
mod std_sources;
mod wasm_std;

use std::fs::File;

use crate::process::which;
use crate::tools::{self, cache};

/// Something that has to be on the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    StdSources,
    WasmStd,
    WasmBindgen,
    WasmSplit,
    Trunk,
    MdBook,
    Node,
    SiteTools,
    BrowserTestTools,
    Browser,
}

/// In an order in which they can be set up.
const ALL: [Need; 10] = [
    Need::StdSources,
    Need::WasmStd,
    Need::Node,
    Need::SiteTools,
    Need::BrowserTestTools,
    Need::Browser,
    Need::WasmBindgen,
    Need::WasmSplit,
    Need::Trunk,
    Need::MdBook,
];

/// What building the site takes.
pub const FOR_THE_SITE: [Need; 7] = [
    Need::StdSources,
    Need::WasmStd,
    Need::Node,
    Need::SiteTools,
    Need::WasmBindgen,
    Need::WasmSplit,
    Need::Trunk,
];

impl Need {
    /// Is it there, and in the right version?
    fn is_met(self) -> bool {
        match self {
            Need::StdSources => std_sources::is_there(),
            Need::WasmStd => wasm_std::is_there(),
            Need::WasmBindgen => cargo_tools::is_there(&tools::wasm_bindgen()),
            Need::WasmSplit => cargo_tools::is_in_place(&tools::WASM_SPLIT),
            Need::Trunk => cargo_tools::is_there(&tools::TRUNK),
            Need::MdBook => cargo_tools::is_there(&tools::MDBOOK),
            Need::Node => node::is_there(),
            Need::SiteTools => node::is_installed(tools::SITE_TOOLS),
            Need::BrowserTestTools => node::is_installed(node::BROWSER_TEST_TOOLS),
            Need::Browser => browser::is_there(),
        }
    }

    fn meet(self) -> Result<(), String> {
        match self {
            Need::StdSources => std_sources::install(),
            Need::WasmStd => wasm_std::install(),
            Need::WasmBindgen => cargo_tools::install(&tools::wasm_bindgen()),
            Need::WasmSplit => cargo_tools::install(&tools::WASM_SPLIT),
            Need::Trunk => cargo_tools::install(&tools::TRUNK),
            Need::MdBook => cargo_tools::install(&tools::MDBOOK),
            Need::Node => node::install(),
            Need::SiteTools => node::install_packages("editor and site tools from npm", tools::SITE_TOOLS),
            Need::BrowserTestTools => node::install_packages("browser test tools from npm", node::BROWSER_TEST_TOOLS),
            Need::Browser => browser::install(),
        }
    }
}

/// `cargo xtask setup`
pub fn everything(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("setup takes no `{arg}`"));
    }
    let n_missing = meet(&ALL)?;
    println!(
        "everything is in place{}",
        if n_missing == 0 { ", nothing was missing" } else { "" }
    );
    Ok(())
}

/// Sets up those that are missing, and says how many were.
pub fn meet(needs: &[Need]) -> Result<usize, String> {
    let is_missing = |need: &Need| needs.contains(need) && !need.is_met();
    if !ALL.iter().any(is_missing) {
        return Ok(0);
    }
    let _turn = take_turn()?;
    let mut n_missing = 0;
    for need in ALL.into_iter().filter(is_missing) {
        n_missing += 1;
        need.meet()?;
        if !need.is_met() {
            return Err(format!(
                "{need:?} was set up, and yet it is not found; please report this"
            ));
        }
    }
    Ok(n_missing)
}

/// Waits until no other run sets something up, so that no two write to the same place.
fn take_turn() -> Result<File, String> {
    let path = cache().join("setup.lock");
    let failed = |e: std::io::Error| format!("cannot write {}: {e}", path.display());
    std::fs::create_dir_all(cache()).map_err(failed)?;
    let file = File::create(&path).map_err(failed)?;
    if file.try_lock().is_err() {
        eprintln!("== waiting for another run of set-up to end");
        file.lock().map_err(failed)?;
    }
    Ok(file)
}

/// Whether rustup is there and not told to stay with what it has.
fn rustup_may_fetch() -> bool {
    std::env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0") && which("rustup").is_some()
}
