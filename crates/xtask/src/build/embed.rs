//! The program of an embed. It is compiled by itself, and only its own parts are cut off: what the page cuts off of what the
//! two share is none here, or not needed at all.

use std::path::{Path, PathBuf};

use super::make_small;
use super::parts::{FLAGS, Piece, Program, SMALLEST, all_small};
use crate::process::{cargo, command};
use crate::progress::{Work, must};
use crate::workspace::{WASM_TARGET, target_dir};

const NAME: &str = "iam-embed";

/// Begins to compile it, in a folder of its own.
pub fn start() -> Result<Work, String> {
    let mut compile = cargo();
    compile
        .args([
            "rustc",
            "--package",
            NAME,
            "--bin",
            NAME,
            "--target",
            WASM_TARGET,
            "--profile",
            "web",
        ])
        .arg("--target-dir")
        .arg(work())
        // To the program alone, and not to the libraries below it.
        .arg("--")
        .args(FLAGS);
    make_small(&mut compile, &[]);
    Work::start("the program of an embed", compile)
}

fn work() -> PathBuf {
    target_dir().join("embed")
}

/// Cuts it, once it is compiled, for where its page is.
pub fn cut(dist: &Path) -> Result<Vec<Piece>, String> {
    let program = Program {
        linked: work().join(WASM_TARGET).join("web").join(NAME).with_extension("wasm"),
        name: NAME.to_string(),
        parts: "part-".to_string(),
        optimise: &SMALLEST,
    };
    program.cut(&dist.join("embed"))
}

/// Puts it there by itself, as a visitor has it.
pub fn build(dist: &Path) -> Result<(), String> {
    start()?.must()?;
    all_small(cut(dist)?)
}

/// Puts it there as a developer has it: quickly built, with all of it in one.
pub fn build_for_development(dist: &Path) -> Result<(), String> {
    let mut compile = cargo();
    compile.args(["build", "--package", NAME, "--bin", NAME, "--target", WASM_TARGET]);
    must("the program of an embed", compile)?;
    let linked = target_dir().join(WASM_TARGET).join("debug").join(NAME);
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(dist.join("embed"))
        .arg(linked.with_extension("wasm"));
    must("the glue of an embed", bind)
}
