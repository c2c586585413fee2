//! Cuts the programs of the site into what is needed at once and the parts that `part!` names, which are fetched when they
//! are needed.
//!
//! Trunk can't, so it is done after it: a program as it was linked is cut, and each piece made small. The names that Trunk
//! gave stay, since it made them from the same programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::process::command;
use crate::progress::{Line, must};
use crate::workspace::{WASM_TARGET, target_dir};

/// What the compiler is told: to leave the calls into other parts open, and to say what was linked from where.
pub const FLAGS: [&str; 2] = ["--cfg=split", "-Clink-arg=--emit-relocs"];

/// A program as it was linked.
pub struct Program {
    pub linked: PathBuf,
    /// What it is called where it goes, which may tell what is in it.
    pub name: String,
    /// What the name of a file that is a part of it begins with.
    pub parts: String,
    /// How each piece is made small.
    pub optimise: &'static [&'static str],
}

/// A program that Trunk made.
struct OfTrunk {
    name: &'static str,
    parts: &'static str,
    optimise: &'static [&'static str],
}

/// How what a visitor waits for is made small.
pub const SMALLEST: [&str; 8] = [
    "--low-memory-unused",
    "--monomorphize",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
];

const PROGRAMS: [OfTrunk; 2] = [
    OfTrunk {
        name: "iam-web",
        parts: "part-",
        optimise: &SMALLEST,
    },
    OfTrunk {
        name: "iam-worker",
        parts: "worker-part-",
        optimise: &["-Oz"],
    },
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

/// A piece that was cut, where it goes, and how it is made small.
#[derive(Clone)]
pub struct Piece {
    pub from: PathBuf,
    pub to: PathBuf,
    pub optimise: &'static [&'static str],
}

/// Cuts what Trunk made; the pieces have still to be made small.
pub fn cut(dist: &Path) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    for program in &PROGRAMS {
        pieces.extend(program.found(dist)?.cut(dist)?);
    }
    Ok(pieces)
}

/// Makes pieces small.
pub fn all_small(pieces: Vec<Piece>) -> Result<(), String> {
    let line = Line::start("its pieces, made small");
    let result = all_optimised(pieces, &line);
    line.end(if result.is_ok() { "" } else { "FAILED" });
    result
}

impl OfTrunk {
    fn found(&self, dist: &Path) -> Result<Program, String> {
        let name = self.name_on(dist)?;
        let hash = name.strip_prefix(self.name).unwrap_or_default().trim_start_matches('-');
        let parts = match hash {
            "" => self.parts.to_string(),
            hash => format!("{}{hash}-", self.parts),
        };
        let linked = target_dir().join(WASM_TARGET).join("web").join(self.name);
        Ok(Program {
            linked: linked.with_extension("wasm"),
            name,
            parts,
            optimise: self.optimise,
        })
    }

    /// What Trunk calls it, which may tell what is in it.
    fn name_on(&self, dist: &Path) -> Result<String, String> {
        let names = names_in(dist)?;
        let own = names.iter().filter_map(|it| it.strip_suffix("_bg.wasm"));
        let own: Vec<&str> = own.filter(|it| it.starts_with(self.name)).collect();
        match own[..] {
            [name] => Ok(name.to_string()),
            _ => Err(format!("not one {}…_bg.wasm in {}", self.name, dist.display())),
        }
    }
}

impl Program {
    /// Puts the glue into a folder; the pieces have still to go there.
    pub fn cut(&self, into: &Path) -> Result<Vec<Piece>, String> {
        let name = &self.name;
        // Not by its name, which changes with what is in it.
        let work = target_dir()
            .join("parts")
            .join(self.linked.file_stem().unwrap_or_default());
        if work.is_dir() {
            fs::remove_dir_all(&work).map_err(|e| format!("cannot remove {}: {e}", work.display()))?;
        }
        must(&format!("{name}, cut into parts"), self.splitter(&work))?;
        must("its glue", binder(&work, name))?;
        let link = work.join("__wasm_split.js");
        let text = fs::read_to_string(&link).map_err(|e| format!("cannot read {}: {e}", link.display()))?;
        let shared = shared(&text);
        let site_name = |file: &str| {
            let own = file.strip_prefix("split_").map(String::from);
            let part = own.or_else(|| Some(shared.iter().find(|it| it.file == file)?.parts.join("-")));
            match part {
                Some(part) => Some(format!("{}{part}.wasm", self.parts)),
                None => (file == format!("{name}_bg")).then(|| format!("{file}.wasm")),
            }
        };
        let files: Vec<String> = names_in(&work)?;
        let files = files.iter().filter_map(|it| it.strip_suffix(".wasm"));
        let named: Vec<(&str, String)> = files.filter_map(|it| Some((it, site_name(it)?))).collect();
        let text = named.iter().fold(text.clone(), |text, (file, name)| {
            text.replace(&format!("\"./{file}.wasm\""), &format!("\"./{name}\""))
        });
        fs::write(&link, text).map_err(|e| format!("cannot write {}: {e}", link.display()))?;
        must("its glue, in one file", self.bundler(&work, into))?;
        let piece = |(file, name): &(&str, String)| Piece {
            from: work.join(format!("{file}.wasm")),
            to: into.join(name),
            optimise: self.optimise,
        };
        Ok(named.iter().map(piece).collect())
    }

    fn splitter(&self, into: &Path) -> Command {
        let mut command = command("wasm-split-cli");
        command.arg(&self.linked).arg(into).args(["--out-name", &self.name]);
        command
    }

    fn bundler(&self, work: &Path, into: &Path) -> Command {
        let mut command = command("esbuild");
        command
            .arg(work.join(format!("{}.js", self.name)))
            .args([
                "--bundle",
                "--minify",
                "--format=esm",
                "--target=es2022",
                "--allow-overwrite",
            ])
            // Of what starts the program: `start.js`, `worker.js` or `embed/frame.ts`, which says it where one does not come.
            .arg("--define:fetch=globalThis.fetchPart")
            .arg(format!(
                "--outfile={}",
                into.join(format!("{}.js", self.name)).display()
            ));
        command
    }
}

/// A piece that several parts need.
struct Shared<'a> {
    file: String,
    parts: Vec<&'a str>,
}

/// What is shared, as the link says it: `/* one, other */` above `const __chunk_4 = …`.
fn shared(link: &str) -> Vec<Shared<'_>> {
    let pairs = link.lines().zip(link.lines().skip(1));
    let all = pairs.filter_map(|(above, line)| {
        let parts = above.strip_prefix("/* ")?.strip_suffix(" */")?;
        let file = line.strip_prefix("const __")?.split(' ').next()?;
        Some(Shared {
            file: file.to_string(),
            parts: parts.split(", ").collect(),
        })
    });
    all.collect()
}

/// Beside what was cut off, since the glue names it.
fn binder(work: &Path, name: &str) -> Command {
    let mut command = command("wasm-bindgen");
    command
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", name, "--out-dir"])
        .arg(work)
        .arg(work.join(format!("{name}.wasm")));
    command
}

/// The largest is begun with, and takes about as long as all others.
fn all_optimised(mut pieces: Vec<Piece>, line: &Line) -> Result<(), String> {
    pieces.sort_by_key(|it| fs::metadata(&it.from).map_or(0, |it| it.len()));
    let others = pieces.split_off(pieces.len().saturating_sub(1));
    thread::scope(|scope| {
        let all = [pieces, others].map(|some| scope.spawn(move || some.iter().try_for_each(optimised)));
        while !all.iter().all(|it| it.is_finished()) {
            line.tick();
            thread::sleep(Duration::from_millis(50));
        }
        let ends = all.map(|it| {
            it.join()
                .unwrap_or_else(|_| Err("a piece could not be made small".to_string()))
        });
        ends.into_iter().collect()
    })
}

fn optimised(piece: &Piece) -> Result<(), String> {
    let mut command = command("wasm-opt");
    command
        .args(FEATURES)
        .args(piece.optimise)
        .arg(&piece.from)
        .arg("-o")
        .arg(&piece.to);
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
    let entries = fs::read_dir(dir).map_err(failed)?;
    let mut names = entries
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_called_after_those_who_share_it() {
        let link = "import\n/* cases, changes */\nconst __chunk_4 = makeLoad(() => {\n}\n/* other */\n";
        let all = shared(link);
        let [one] = &all[..] else {
            panic!("{} pieces", all.len())
        };
        assert_eq!(
            (one.file.as_str(), &one.parts[..]),
            ("chunk_4", &["cases", "changes"][..])
        );
    }
}
