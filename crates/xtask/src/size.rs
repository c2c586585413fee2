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
const BUDGETS: [Budget; 6] = [
    Budget {
        what: "worker, after the page",
        is_one: |name| name.starts_with("iam-worker"),
        most: Some(590_000),
    },
    Budget {
        what: "page and evaluator",
        is_one: |name| name.ends_with(".wasm"),
        most: Some(880_000),
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

/// What a first visit fetches until the verdict stands.
const BEFORE_EDITOR: [&str; 5] = ["index.html", "iam-web-", "site-", "icon", "start.js"];
/// What comes next: the editor. The rest follows it, or comes when it is asked for.
const WITH_EDITOR: [&str; 1] = ["policy-editor.js"];
const MOST_BEFORE_EDITOR: usize = 910_000;
const MOST_WITH_EDITOR: usize = 1_045_000;

/// What a first visit weighs: until the verdict stands, and with the editor.
fn visits(sizes: &[(&str, usize)]) -> [(&'static str, usize, usize); 2] {
    let sum = |list: &[&str]| -> usize {
        let fetched = sizes
            .iter()
            .filter(|(name, _)| list.iter().any(|it| name.starts_with(it)));
        fetched.map(|(_, gzip)| gzip).sum()
    };
    let before = sum(&BEFORE_EDITOR);
    [
        ("first visit, before the editor", before, MOST_BEFORE_EDITOR),
        (
            "first visit, with the editor",
            before + sum(&WITH_EDITOR),
            MOST_WITH_EDITOR,
        ),
    ]
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
    collect(dist, &mut files).map_err(|e| format!("there is no built site ({e}); `cargo xtask build` makes it"))?;
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
    for (what, sum, most) in visits(&sizes) {
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
fn gzip_size(bytes: &[u8]) -> usize {
    let mut gzip = flate2::bufread::GzEncoder::new(bytes, flate2::Compression::best());
    // OK because what is read is in memory.
    std::io::copy(&mut gzip, &mut std::io::sink()).unwrap_or_default() as usize
}

fn collect(dir: &Path, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            // Its parts are loaded one by one, and have budgets of their own; the documentation is another site beside it.
            if !["catalogue", "docs"].iter().any(|it| entry.file_name() == *it) {
                collect(&entry.path(), files)?;
            }
        } else {
            files.push((
                entry.file_name().to_string_lossy().into_owned(),
                std::fs::read(entry.path())?,
            ));
        }
    }
    Ok(())
}
