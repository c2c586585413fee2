//! What the inputs begin with: the project's own examples, and what earlier runs kept.

use std::fs;
use std::path::{Path, PathBuf};

use iam_syntax::json::{self, Limits, Value, quote};

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The texts of a folder: whole files, and of Markdown what stands in its blocks.
pub fn of(folder: &str) -> Vec<String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| Some((path, fs::read_to_string(path).ok()?)));
    texts
        .flat_map(|(path, text)| match path.extension().and_then(|it| it.to_str()) {
            Some("md") => text
                .split("```")
                .skip(1)
                .step_by(2)
                .filter_map(|block| Some(block.split_once('\n')?.1.to_string()))
                .collect(),
            _ => vec![text],
        })
        .filter(|text| text.len() < 1 << 14)
        .collect()
}

/// The words of the dictionaries.
pub fn words() -> Vec<String> {
    let text = fs::read_to_string(root().join("limits/words.txt")).unwrap_or_default();
    text.lines().map(|line| line.replace("\\n", "\n")).collect()
}

fn kept_in(target: &str) -> PathBuf {
    root().join("limits/corpus").join(format!("{target}.jsonl"))
}

/// What earlier runs kept: a text a line.
pub fn kept(target: &str) -> Vec<String> {
    let text = fs::read_to_string(kept_in(target)).unwrap_or_default();
    let read = |line: &str| match json::read(line, Limits::default()).tree?.value {
        Value::String(text) => Some(text.to_string()),
        _ => None,
    };
    text.lines().filter_map(read).collect()
}

pub fn keep(target: &str, texts: &[String]) {
    let lines: String = texts.iter().map(|text| quote(text) + "\n").collect();
    let path = kept_in(target);
    let _ = fs::create_dir_all(path.with_file_name(""));
    if let Err(error) = fs::write(&path, lines) {
        eprintln!("{} can't be written: {error}", path.display());
    }
}
