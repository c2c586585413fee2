//! The program of an embed. Nothing is cut off it, so it is compiled without what the page's parts need, and by itself.

use std::path::Path;

use super::make_small;
use super::parts::{Piece, SMALLEST, optimised};
use crate::process::{cargo, command};
use crate::progress::must;
use crate::workspace::{WASM_TARGET, target_dir};

const NAME: &str = "iam-embed";

/// Puts it where its page is.
pub fn build(dist: &Path) -> Result<(), String> {
    let folder = dist.join("embed");
    let work = target_dir().join("embed");
    let mut compile = cargo();
    compile
        .args(["build", "--package", NAME, "--target", WASM_TARGET, "--profile", "web"])
        .arg("--target-dir")
        .arg(&work);
    make_small(&mut compile, &[]);
    must("the program of an embed", compile)?;
    let bound = work.join("bound");
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&bound)
        .arg(work.join(WASM_TARGET).join("web").join(NAME).with_extension("wasm"));
    must("its glue", bind)?;
    let glue = [NAME, ".js"].concat();
    std::fs::copy(bound.join(&glue), folder.join(&glue)).map_err(|e| format!("cannot copy {glue}: {e}"))?;
    let program = [NAME, "_bg.wasm"].concat();
    optimised(&Piece {
        from: bound.join(&program),
        to: folder.join(&program),
        optimise: &SMALLEST,
    })
}
