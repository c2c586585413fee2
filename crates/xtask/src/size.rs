//! `cargo xtask size`: what a visitor downloads, against budgets.

mod catalogue;

use std::path::Path;

use crate::workspace::root;

/// What a kind of file may weigh in all, compressed as a web server does it.
struct Budget {
    what: &'static str,
    is_one: fn(&str) -> bool,
    /// In bytes; nothing means that it is shown and not judged.
    most: Option<usize>,
}

/// A file counts for the first line that it fits.
const BUDGETS: [Budget; 11] = [
    Budget {
        what: "JavaScript package",
        is_one: |name| name.ends_with(".tgz"),
        most: Some(2_250_000),
    },
    Budget {
        what: "embed, what the other page loads",
        is_one: |name| name == "embed/embed.js",
        most: Some(3_072),
    },
    Budget {
        what: "embed, its parts, when they are needed",
        is_one: |name| name.starts_with("embed/part-") || name == "embed/sessions.css",
        most: Some(424_000),
    },
    Budget {
        what: "embed, its frame",
        is_one: |name| name.starts_with("embed/"),
        most: Some(432_000),
    },
    Budget {
        what: "worker, all of it",
        is_one: |name| name.starts_with("iam-worker") || name.starts_with("worker-part-"),
        most: Some(995_000),
    },
    Budget {
        what: "parts of the page, when they are needed",
        is_one: |name| name.starts_with("part-"),
        most: Some(485_000),
    },
    Budget {
        what: "page and evaluator",
        is_one: |name| name.ends_with(".wasm"),
        most: Some(560_000),
    },
    Budget {
        what: "editor",
        is_one: is_editor,
        most: Some(140_000),
    },
    Budget {
        what: "glue",
        is_one: |name| name.ends_with(".js") || name.ends_with(".mjs"),
        most: None,
    },
    Budget {
        what: "style",
        is_one: |name| name.ends_with(".css"),
        most: None,
    },
    Budget {
        what: "the rest",
        is_one: |_| true,
        most: None,
    },
];

/// What is fetched together for something a visitor does.
struct Fetched {
    what: &'static str,
    is_one: fn(&str) -> bool,
    most: usize,
}

const FETCHED: [Fetched; 9] = [
    Fetched {
        what: "first visit, before the editor",
        is_one: is_before_editor,
        most: 610_000,
    },
    Fetched {
        what: "first visit, with the editor",
        is_one: |name| is_before_editor(name) || name.starts_with("policy-editor.js"),
        most: 730_000,
    },
    Fetched {
        what: "embed, to look for changes, beside its frame",
        is_one: |name| is_of_embed(name, "flip"),
        most: 263_000,
    },
    Fetched {
        what: "embed, to show a world, beside its frame",
        is_one: |name| is_of_embed(name, "sessions") || name == "embed/sessions.css",
        most: 171_000,
    },
    Fetched {
        what: "worker, to look through a policy",
        is_one: |name| is_of_worker(name, "policies"),
        most: 399_000,
    },
    Fetched {
        what: "worker, to open a link",
        is_one: |name| is_of_worker(name, "cases"),
        most: 425_000,
    },
    Fetched {
        what: "worker, to write a link",
        is_one: |name| is_of_worker(name, "links"),
        most: 466_000,
    },
    Fetched {
        what: "worker, to look for changes",
        is_one: |name| is_of_worker(name, "changes"),
        most: 605_000,
    },
    Fetched {
        what: "worker, to try chains of roles",
        is_one: |name| is_of_worker(name, "worlds"),
        most: 420_000,
    },
];

/// What of an embed's parts shows something. Pieces are called after all that need them.
fn is_of_embed(name: &str, shows: &str) -> bool {
    let part = name.strip_prefix("embed/part-").and_then(|it| it.strip_suffix(".wasm"));
    part.is_some_and(|it| it.split('-').any(|it| it == shows))
}

/// What a first visit fetches until the verdict stands. The editor comes next; the rest follows it, or comes when it is
/// asked for.
fn is_before_editor(name: &str) -> bool {
    ["index.html", "iam-web-", "site-", "icon", "start.js"]
        .iter()
        .any(|it| name.starts_with(it))
}

/// What of the worker answers questions of a kind. Pieces are called after all kinds that need them.
fn is_of_worker(name: &str, kind: &str) -> bool {
    let part = name
        .strip_prefix("worker-part-")
        .and_then(|it| it.strip_suffix(".wasm"));
    name.starts_with("iam-worker") || part.is_some_and(|it| it.split('-').any(|it| it == kind))
}

pub fn size(args: &[String]) -> Result<(), String> {
    if let Some(arg) = args.first() {
        return Err(format!("size takes no `{arg}`"));
    }
    let (table, result) = report(&root().join("dist"))?;
    print!("{table}");
    result
}

/// A table of what is in the built site, and whether it keeps to the budgets.
pub fn report(dist: &Path) -> Result<(String, Result<(), String>), String> {
    let mut files = Vec::new();
    collect(dist, "", &mut files).map_err(|e| format!("there is no built site ({e}); `cargo xtask build` makes it"))?;
    files.sort();
    let mut sums = [0; BUDGETS.len()];
    let mut sizes = Vec::with_capacity(files.len());
    let mut table = format!("{:>9} {:>9}  file\n", "bytes", "gzip");
    for (name, bytes) in &files {
        let gzip = gzip_size(bytes);
        let budget_idx = BUDGETS
            .iter()
            .position(|it| (it.is_one)(name))
            .unwrap_or(BUDGETS.len() - 1);
        sums[budget_idx] += gzip;
        sizes.push((name.as_str(), gzip));
        table += &format!("{:>9} {gzip:>9}  {name}\n", bytes.len());
    }
    table += &format!("\n{:>9} {:>9}  of\n", "gzip", "budget");
    let mut over = Vec::new();
    for (budget, sum) in BUDGETS.iter().zip(sums) {
        let most = budget.most.map(|it| it.to_string()).unwrap_or_default();
        table += &format!("{sum:>9} {most:>9}  {}\n", budget.what);
        if let Some(most) = budget.most.filter(|it| *it < sum) {
            over.push(format!(
                "{} is {} bytes over its budget of {most} (gzip)",
                budget.what,
                sum - most
            ));
        }
    }
    for Fetched { what, is_one, most } in FETCHED {
        let sum: usize = sizes
            .iter()
            .filter(|(name, _)| is_one(name))
            .map(|(_, gzip)| gzip)
            .sum();
        table += &format!("{sum:>9} {most:>9}  {what}\n");
        if most < sum {
            over.push(format!(
                "{what} is {} bytes over its budget of {most} (gzip)",
                sum - most
            ));
        }
    }
    let (of_catalogue, over_there) = catalogue::report(&root())?;
    table += &of_catalogue;
    over.extend(over_there);
    Ok((table, if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }))
}

fn is_editor(name: &str) -> bool {
    name.ends_with(".js") && (name.starts_with("policy-editor") || name.starts_with("editor"))
}

/// As `gzip -9` has it.
pub fn gzip_size(bytes: &[u8]) -> usize {
    let mut gzip = flate2::bufread::GzEncoder::new(bytes, flate2::Compression::best());
    // OK because what is read is in memory.
    std::io::copy(&mut gzip, &mut std::io::sink()).unwrap_or_default() as usize
}

/// The files of a folder and of those in it, each by its path from there.
fn collect(dir: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = [before, &entry.file_name().to_string_lossy()].concat();
        if entry.file_type()?.is_dir() {
            // Its parts are loaded one by one, and have budgets of their own; the documentation is another site beside it.
            if !["catalogue", "docs"].contains(&name.as_str()) {
                collect(&entry.path(), &[&name, "/"].concat(), files)?;
            }
        } else {
            files.push((name, std::fs::read(entry.path())?));
        }
    }
    Ok(())
}
