//! A program off which nothing is cut: compiled by itself, and without what parts need.

use std::path::Path;

use super::make_small;
use super::parts::{Piece, all_small};
use crate::process::{cargo, command};
use crate::progress::must;
use crate::workspace::{WASM_TARGET, target_dir};

pub struct Program {
    pub package: &'static str,
    pub title: &'static str,
    /// What its files are called.
    pub called: &'static str,
    /// How it is made small.
    pub optimise: &'static [&'static str],
}

/// Puts it into a folder, with its glue.
pub fn build(program: &Program, into: &Path) -> Result<(), String> {
    let Program {
        package,
        title,
        called,
        optimise,
    } = program;
    let work = target_dir().join("embed");
    let mut compile = cargo();
    compile
        .args([
            "build",
            "--package",
            package,
            "--target",
            WASM_TARGET,
            "--profile",
            "web",
        ])
        .arg("--target-dir")
        .arg(&work);
    make_small(&mut compile, &[]);
    must(title, compile)?;
    // A library is called otherwise than a program.
    let built = work.join(WASM_TARGET).join("web");
    let linked = [package.to_string(), package.replace('-', "_")].map(|it| built.join(it).with_extension("wasm"));
    let linked = linked.iter().find(|it| it.is_file());
    let linked = linked.ok_or_else(|| format!("{package} left no program in {}", built.display()))?;
    let bound = work.join("bound");
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", called, "--out-dir"])
        .arg(&bound)
        .arg(linked);
    must(&format!("the glue of {title}"), bind)?;
    let glue = [called, ".js"].concat();
    std::fs::copy(bound.join(&glue), into.join(&glue)).map_err(|e| format!("cannot copy {glue}: {e}"))?;
    let file = [called, "_bg.wasm"].concat();
    all_small(vec![Piece {
        from: bound.join(&file),
        to: into.join(&file),
        optimise,
    }])
}
