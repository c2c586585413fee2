//! Lists the files of the site for `service-worker.js`, which keeps them in the browser.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::workspace::root;

/// Folders that are no part of the playground's page: whoever reads them has a network.
const BESIDE: [&str; 2] = ["docs", "embed"];
const SERVICE_WORKER: &str = "service-worker.js";
const SCRIPT: &str = "<script async";

pub fn list(dist: &Path) -> Result<(), String> {
    let mut files = Map::new();
    let mut all = Sha256::new();
    // The page says which version it is of, so that is written before it is summed.
    let page = dist.join("index.html");
    for path in paths(dist)? {
        if path != "index.html" {
            let sum = add(&mut all, &path, &read(&dist.join(&path))?);
            files.insert(path, sum.into());
        }
    }
    let html = String::from_utf8_lossy(&read(&page)?).into_owned();
    add(&mut all, "index.html", html.as_bytes());
    let version = hex(&all.finalize());
    let html = html.replacen(SCRIPT, &format!("{SCRIPT} data-version=\"{version}\""), 1);
    files.insert("index.html".into(), hex(&Sha256::digest(html.as_bytes())).into());
    write(&page, &html)?;
    let script = root().join("www").join(SERVICE_WORKER);
    let script = String::from_utf8_lossy(&read(&script)?).into_owned();
    let script = script
        .replacen("VERSION = \"\"", &format!("VERSION = \"{version}\""), 1)
        .replacen("FILES = {}", &format!("FILES = {}", Value::Object(files)), 1);
    write(&dist.join(SERVICE_WORKER), &script)
}

fn add(all: &mut Sha256, path: &str, bytes: &[u8]) -> String {
    let sum = hex(&Sha256::digest(bytes));
    all.update([path, " ", &sum, "\n"].concat());
    sum
}

/// The first eight bytes.
fn hex(sum: &[u8]) -> String {
    sum.iter().take(8).map(|it| format!("{it:02x}")).collect()
}

/// Paths from the site's root with `/` between their parts, sorted.
fn paths(dist: &Path) -> Result<Vec<String>, String> {
    let mut paths = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let dir = dist.join(&folder);
        let failed = |e: std::io::Error| format!("cannot read {}: {e}", dir.display());
        for entry in fs::read_dir(&dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{folder}{name}");
            match entry.file_type().map_err(failed)?.is_dir() {
                true if BESIDE.contains(&path.as_str()) => {}
                true => folders.push(format!("{path}/")),
                false if path == SERVICE_WORKER => {}
                false => paths.push(path),
            }
        }
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_another_as_soon_as_a_file_is() {
        let dist = std::env::temp_dir().join(format!("iam-playground-offline-{}", std::process::id()));
        let version = |worker: &str, doc: &str| {
            fs::create_dir_all(dist.join("docs")).unwrap();
            fs::write(dist.join("index.html"), "<script async src=\"start.js\"></script>").unwrap();
            fs::write(dist.join("worker.js"), worker).unwrap();
            fs::write(dist.join("docs/index.html"), doc).unwrap();
            list(&dist).unwrap();
            let page = fs::read_to_string(dist.join("index.html")).unwrap();
            let script = fs::read_to_string(dist.join(SERVICE_WORKER)).unwrap();
            let version = page.split('"').nth(1).unwrap().to_string();
            assert!(script.contains(&format!("VERSION = \"{version}\"")), "{script}");
            assert!(script.contains(&format!("\"index.html\":\"{}\"", hex(&Sha256::digest(&page)))));
            assert!(!script.contains("docs/"));
            version
        };
        let first = version("1", "a");
        assert_eq!(first, version("1", "b"));
        assert_ne!(first, version("2", "b"));
        fs::remove_dir_all(&dist).unwrap();
    }
}
