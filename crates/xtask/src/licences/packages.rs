//! What is built in, of the registries, with the licence texts that lie beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tools::SITE_TOOLS;
use crate::workspace::{items, metadata, root, text};

/// A package of others.
pub struct Package {
    name: String,
    version: String,
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

impl Package {
    pub fn title(&self) -> String {
        format!("{} {} ({})", self.name, self.version, self.licence)
    }

    /// The texts that it brings. Some bring none: then what their manifest says stands for it.
    pub fn texts(&self, apache: &str) -> Result<Vec<String>, String> {
        let failed = |e: std::io::Error| format!("{}: {e}", self.folder.display());
        let mut texts = Vec::new();
        let mut names: Vec<PathBuf> = Vec::new();
        for entry in std::fs::read_dir(&self.folder).map_err(failed)? {
            names.push(entry.map_err(failed)?.path());
        }
        names.sort();
        for path in names.iter().filter(|it| it.is_file() && is_text(it)) {
            texts.push(std::fs::read_to_string(path).map_err(failed)?);
        }
        if !texts.is_empty() {
            return Ok(texts);
        }
        if self.licence.contains("Apache-2.0") {
            return Ok(vec![apache.to_string()]);
        }
        if self.licence == "MIT" {
            return Ok(vec![mit(&self.authors)]);
        }
        Err(format!("{} brings no text of its licence", self.title()))
    }
}

fn is_text(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    ["license", "licence", "copying", "unlicense", "notice"]
        .iter()
        .any(|it| name.starts_with(it))
}

fn mit(authors: &[String]) -> String {
    // Without their addresses.
    let names: Vec<&str> = authors
        .iter()
        .map(|it| it.split('<').next().unwrap_or(it).trim())
        .collect();
    let text = include_str!("../../../../LICENSE-MIT");
    let lines = text.lines().map(|line| {
        if line.starts_with("Copyright") {
            format!("Copyright (c) {}\n", names.join(", "))
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

/// The crates of others that some of ours need to run.
pub fn crates(roots: &[&str]) -> Result<Vec<Package>, String> {
    let metadata = metadata(&["--locked"])?;
    let packages: BTreeMap<&str, &Value> = items(&metadata["packages"])
        .filter_map(|it| Some((it["id"].as_str()?, it)))
        .collect();
    let nodes = items(&metadata["resolve"]["nodes"]).filter_map(|it| Some((it["id"].as_str()?, it)));
    let nodes: BTreeMap<&str, &Value> = nodes.collect();
    let is_root = |id: &&str| {
        packages
            .get(id)
            .is_some_and(|it| roots.iter().any(|root| it["name"] == **root))
    };
    let mut open: Vec<&str> = packages.keys().copied().filter(is_root).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        for needed in nodes.get(id).into_iter().flat_map(|it| items(&it["deps"])) {
            // What tests and build scripts need is not built in.
            let is_built_in = items(&needed["dep_kinds"]).any(|it| it["kind"].is_null());
            open.extend(needed["pkg"].as_str().filter(|_| is_built_in));
        }
    }
    let mut all: Vec<Package> = reached
        .iter()
        .filter_map(|id| packages.get(id))
        .filter_map(|it| of_crate(it))
        .collect();
    all.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(all)
}

/// Nothing where it is ours.
fn of_crate(package: &Value) -> Option<Package> {
    package["source"].as_str()?;
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    Some(Package {
        name: text(&package["name"]),
        version: text(&package["version"]),
        licence: text(&package["license"]),
        authors: items(&package["authors"]).map(text).collect(),
        folder: manifest.parent()?.to_path_buf(),
    })
}

/// What npm gives to the editor, as far as it is bundled.
pub fn of_editor() -> Result<Vec<Package>, String> {
    let folder = root().join(SITE_TOOLS);
    let lock = folder.join("package-lock.json");
    let read = std::fs::read_to_string(&lock).map_err(|e| format!("{}: {e}", lock.display()))?;
    let lock: Value = serde_json::from_str(&read).map_err(|e| format!("{}: {e}", lock.display()))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let bundled = packages.filter(|(path, package)| !path.is_empty() && package["dev"] != true);
    Ok(bundled
        .map(|(path, package)| Package {
            name: path.trim_start_matches("node_modules/").to_string(),
            version: text(&package["version"]),
            licence: text(&package["license"]),
            authors: Vec::new(),
            folder: folder.join(path),
        })
        .collect())
}
