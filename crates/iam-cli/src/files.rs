//! The files that paths stand for: a file itself, of a folder all files below it with certain endings.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::input;

/// How a file came to be tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Somebody named it, so it should be what is looked for.
    ByItself,
    /// It lies in a folder, where much else may lie.
    InFolder,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: PathBuf,
    pub named: Named,
}

/// Folders that hold what others wrote.
const PASSED_OVER: &str = "node_modules";

/// Each file once, in order, and a sentence for each path that can't be read.
pub fn all(paths: &[OsString], endings: &[&str]) -> (Vec<File>, Vec<String>) {
    let mut files = BTreeMap::new();
    let mut unreadable = Vec::new();
    for path in paths {
        let path = Path::new(path);
        if path.is_dir() {
            below(path, endings, &mut files, &mut unreadable);
        } else {
            files.insert(path.to_path_buf(), Named::ByItself);
        }
    }
    let files = files.into_iter().map(|(path, named)| File { path, named });
    (files.collect(), unreadable)
}

fn below(folder: &Path, endings: &[&str], files: &mut BTreeMap<PathBuf, Named>, unreadable: &mut Vec<String>) {
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        if let Err(error) = look(&folder, endings, files, &mut open) {
            unreadable.push(input::unreadable(folder.as_os_str(), &error));
        }
    }
}

fn look(
    folder: &Path,
    endings: &[&str],
    files: &mut BTreeMap<PathBuf, Named>,
    open: &mut Vec<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = entry.path();
        let is_hidden = name.to_string_lossy().starts_with('.');
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type()?.is_dir() {
            if !is_hidden && name != PASSED_OVER {
                open.push(path);
            }
        } else if !is_hidden && has_ending(&path, endings) && path.is_file() {
            files.entry(path).or_insert(Named::InFolder);
        }
    }
    Ok(())
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension();
    ending.is_some_and(|it| endings.iter().any(|one| it.eq_ignore_ascii_case(one)))
}
