//! A Chromium for the tests, and the driver that wasm tests talk to it through.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{command, printed_by, which};
use crate::progress::must;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ON_A_MAC: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

pub fn is_there() -> bool {
    browser().is_some() && driver().is_some()
}

/// The browser: `CHROMIUM` if that is set, else the first that is found.
pub fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named)).filter(|it| it.is_file());
    }
    BROWSERS
        .into_iter()
        .find_map(which)
        .or_else(|| ON_A_MAC.map(PathBuf::from).into_iter().find(|it| it.is_file()))
}

/// The driver: `CHROMEDRIVER` if that is set, else the one on the path.
pub fn driver() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMEDRIVER") {
        return Some(PathBuf::from(named)).filter(|it| it.is_file());
    }
    which("chromedriver")
}

pub fn install() -> Result<(), String> {
    let may_use_apt = which("apt-get").is_some() && printed_by("id", &["-u"]).as_deref() == Some("0");
    if !may_use_apt {
        return Err(what_to_do());
    }
    must("list of Debian packages", apt(&["update"]))?;
    let packages = [
        "install",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        "fonts-dejavu-core",
        // Korean pages are looked at too.
        "fonts-nanum",
    ];
    must("Chromium and its driver", apt(&packages)).map_err(|e| format!("{e}\n{}", what_to_do()))
}

fn apt(args: &[&str]) -> Command {
    let mut apt = command("apt-get");
    apt.args(["-q", "-y"])
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

fn what_to_do() -> String {
    let missing = match (browser().is_some(), driver().is_some()) {
        (true, _) => "chromedriver was not found",
        (_, true) => "Chromium was not found",
        _ => "neither Chromium nor chromedriver was found",
    };
    format!(
        "{missing}, and the tests need the two in the same version: install them (Debian: `sudo apt-get install chromium \
         chromium-driver`; macOS: `brew install --cask chromium chromedriver`), or set CHROMIUM and CHROMEDRIVER to \
         where they are"
    )
}
