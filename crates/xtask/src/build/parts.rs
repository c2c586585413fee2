//! Cuts the page's program into what a visitor needs at once and the parts that `part!` names, which are fetched when they
//! are needed.
//!
//! Trunk can't, so it is done after it: the program as it was linked is cut, and each piece made small. The names that
//! Trunk gave stay, since it made them from the same program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::process::command;
use crate::progress::must;
use crate::workspace::{WASM_TARGET, target_dir};

/// What Trunk calls the page's program.
const PROGRAM: &str = "iam-web";
/// Where the program fetches its parts: `start.js` says it where one does not come.
const FETCH: &str = "--define:fetch=globalThis.fetchPart";

/// How the program is made small; each piece as the whole was.
const OPTIMISE: [&str; 8] = [
    "--low-memory-unused",
    "--monomorphize",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
];

/// What the compiler may use.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

pub fn cut(dist: &Path) -> Result<(), String> {
    let hash = hash_of(dist)?;
    let name = format!("{PROGRAM}-{hash}");
    let work = target_dir().join("parts");
    if work.is_dir() {
        fs::remove_dir_all(&work).map_err(|e| format!("cannot remove {}: {e}", work.display()))?;
    }
    let linked = target_dir()
        .join(WASM_TARGET)
        .join("web")
        .join(format!("{PROGRAM}.wasm"));
    must("the page's program, cut into parts", splitter(&linked, &work, &name))?;
    must("its glue", binder(&work, &name))?;
    let link = work.join("__wasm_split.js");
    let text = read(&link)?;
    let text = text
        .replace("\"./split_", &format!("\"./part-{hash}-"))
        .replace("\"./chunk_", &format!("\"./part-{hash}-"));
    write(&link, &text)?;
    must("its glue, in one file", bundler(&work, &name, dist))?;
    let pieces = pieces(&work, &name, &hash)?;
    let (main, parts): (Vec<_>, Vec<_>) = pieces.into_iter().partition(|(_, to)| to.ends_with("_bg.wasm"));
    // The first takes as long as all others.
    let results = thread::scope(|scope| {
        [main, parts]
            .map(|some| {
                scope.spawn(|| {
                    some.into_iter()
                        .try_for_each(|(from, to)| optimised(&from, &dist.join(to)))
                })
            })
            .map(|it| {
                it.join()
                    .unwrap_or_else(|_| Err("a piece could not be made small".to_string()))
            })
    });
    results.into_iter().collect()
}

/// What stands in the names of the page's files for what is in them.
fn hash_of(dist: &Path) -> Result<String, String> {
    let names = names_in(dist)?;
    let hashes = names
        .iter()
        .filter_map(|it| it.strip_prefix(PROGRAM)?.strip_prefix('-')?.strip_suffix("_bg.wasm"));
    let [hash] = hashes.collect::<Vec<_>>()[..] else {
        return Err(format!("not one {PROGRAM}-…_bg.wasm in {}", dist.display()));
    };
    Ok(hash.to_string())
}

fn splitter(linked: &Path, into: &Path, name: &str) -> Command {
    let mut command = command("wasm-split-cli");
    command.arg(linked).arg(into).args(["--out-name", name]);
    command
}

/// Beside what was cut off, since the glue names it.
fn binder(work: &Path, name: &str) -> Command {
    let mut command = command("wasm-bindgen");
    command
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--out-name",
            name,
            "--out-dir",
        ])
        .arg(work)
        .arg(work.join(format!("{name}.wasm")));
    command
}

fn bundler(work: &Path, name: &str, dist: &Path) -> Command {
    let mut command = command("esbuild");
    command
        .arg(work.join(format!("{name}.js")))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", FETCH])
        .arg(format!("--outfile={}", dist.join(format!("{name}.js")).display()))
        .arg("--allow-overwrite");
    command
}

/// Each piece, and its name on the site.
fn pieces(work: &Path, name: &str, hash: &str) -> Result<Vec<(PathBuf, String)>, String> {
    let site_name = |file: &str| {
        let part = file.strip_prefix("split_").or(file.strip_prefix("chunk_"));
        match part {
            Some(part) => Some(format!("part-{hash}-{part}")),
            None => (*file == format!("{name}_bg.wasm")).then(|| file.to_string()),
        }
    };
    let wasm = names_in(work)?.into_iter().filter(|it| it.ends_with(".wasm"));
    Ok(wasm
        .filter_map(|file| Some((work.join(&file), site_name(&file)?)))
        .collect())
}

fn optimised(from: &Path, to: &Path) -> Result<(), String> {
    let mut command = command("wasm-opt");
    command.args(FEATURES).args(OPTIMISE).arg(from).arg("-o").arg(to);
    let out = command.output().map_err(|e| format!("wasm-opt did not start: {e}"))?;
    match out.status.success() {
        true => Ok(()),
        false => Err(format!(
            "wasm-opt failed: {}",
            String::from_utf8_lossy(&out.stderr).trim_end()
        )),
    }
}

fn names_in(dir: &Path) -> Result<Vec<String>, String> {
    let failed = |e: std::io::Error| format!("cannot read {}: {e}", dir.display());
    let names = fs::read_dir(dir)
        .map_err(failed)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("cannot write {}: {e}", path.display()))
}
