//! `cargo xtask package`: the JavaScript package, as npm takes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::alone::{self, Program};
use crate::licences;
use crate::process::{cargo, command};
use crate::progress::must;
use crate::setup::{self, Need, browser};
use crate::size::gzip_size;
use crate::workspace::{root, target_dir, version};

/// What it takes.
pub const NEEDS: [Need; 4] = [Need::StdSources, Need::Node, Need::SiteTools, Need::WasmBindgen];
/// What its tests take.
pub const TESTS_NEED: [Need; 6] = [
    Need::StdSources,
    Need::Node,
    Need::SiteTools,
    Need::WasmBindgen,
    Need::BrowserTestTools,
    Need::Browser,
];

const PROGRAM: Program = Program {
    package: "iam-wasm",
    title: "the program of the package",
    called: "playground",
    optimise: &["-Oz"],
};
/// Where what is written by hand stands.
const SOURCES: &str = "www/package";
/// Types that are written by hand, for whoever uses the package.
const TYPES: [&str; 5] = ["answers.d.ts", "index.d.ts", "lint.d.ts", "taken.d.ts", "views.d.ts"];
/// Types that the compiler writes, of what nobody imports.
const INNER: [&str; 5] = [
    "browser.d.ts",
    "node.d.ts",
    "thread.d.ts",
    "thread-node.d.ts",
    "worker-node.d.ts",
];

pub fn package(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("package takes no `{arg}`"));
    }
    setup::meet(&NEEDS)?;
    println!("the package is {}", build()?.display());
    Ok(())
}

/// The package, and where it is.
pub fn build() -> Result<PathBuf, String> {
    let folder = target_dir().join("package").join("iam-playground");
    let failed = |e: std::io::Error| format!("cannot put the package together in {}: {e}", folder.display());
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    alone::build(&PROGRAM, &folder)?;
    compile(&folder)?;
    for name in INNER {
        fs::remove_file(folder.join(name)).map_err(failed)?;
    }
    for name in TYPES {
        fs::copy(root().join(SOURCES).join(name), folder.join(name)).map_err(failed)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), folder.join(name)).map_err(failed)?;
    }
    licences::of_package(&folder.join(licences::FILE))?;
    let readme = fs::read_to_string(root().join(SOURCES).join("README.md")).map_err(failed)?;
    let program = fs::read(folder.join("playground_bg.wasm")).map_err(failed)?;
    says_size(&readme, gzip_size(&program))?;
    fs::write(folder.join("README.md"), readme).map_err(failed)?;
    let manifest = fs::read_to_string(root().join(SOURCES).join("package.json")).map_err(failed)?;
    let manifest = manifest.replacen("\"0.0.0\"", &format!("\"{}\"", version()?), 1);
    fs::write(folder.join("package.json"), manifest).map_err(failed)?;
    packed(&folder)
}

/// Tests of the package as it is packed, beside the command line.
pub fn tests(files: &[&str]) -> Result<Command, String> {
    let tarball = build()?;
    let mut compile = cargo();
    compile.args(["build", "--quiet", "--package=iam-cli"]);
    must("the command line, to compare with", compile)?;
    let mut tests = command("node");
    tests
        .args(["--test", "--test-reporter=spec"])
        .args(files)
        .current_dir(root().join("tests/package"))
        .env("TARBALL", tarball)
        .env("IAM_PLAYGROUND", target_dir().join("debug/iam-playground"));
    if let Some(browser) = browser::browser() {
        tests.env("CHROMIUM", browser);
    }
    Ok(tests)
}

/// TypeScript as what runs, with its types.
fn compile(folder: &Path) -> Result<(), String> {
    let mut tsc = command("tsc");
    tsc.args(["--project", ".", "--outDir"])
        .arg(folder)
        .current_dir(root().join(SOURCES));
    must("what starts the program", tsc)
}

/// Whoever reads of the package learns how large it is.
fn says_size(readme: &str, bytes: usize) -> Result<(), String> {
    #[expect(clippy::cast_precision_loss, reason = "no digit behind the point is said")]
    let size = format!("{:.0} MB", bytes as f64 / 1e6);
    match readme.contains(&size) {
        true => Ok(()),
        false => Err(format!(
            "{SOURCES}/README.md does not say that the program is {size} compressed"
        )),
    }
}

fn packed(folder: &Path) -> Result<PathBuf, String> {
    let dist = root().join("dist");
    let failed = |e: std::io::Error| format!("cannot write to {}: {e}", dist.display());
    fs::create_dir_all(&dist).map_err(failed)?;
    // Those of other versions would be taken for this one.
    for entry in fs::read_dir(&dist).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|it| it == "tgz") {
            fs::remove_file(path).map_err(failed)?;
        }
    }
    let mut npm = command("npm");
    npm.args(["pack", "--silent", "--pack-destination"])
        .arg(&dist)
        .current_dir(folder);
    must("the package", npm)?;
    Ok(dist.join(format!("iam-playground-{}.tgz", version()?)))
}
