//! What is in the repository: its root, its crates and its files.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// One crate of the workspace.
pub struct Member {
    pub name: String,
    pub manifest: PathBuf,
    /// Names of what it needs to build, leaving out what only its tests need.
    pub dependencies: Vec<String>,
    /// Names of what its tests need beyond that.
    pub dev_dependencies: Vec<String>,
}

impl Member {
    /// Is it compiled for the browser, too?
    pub fn is_for_the_browser(&self) -> bool {
        self.dependencies.iter().any(|it| it == "wasm-bindgen" || it == "yew") || self.has_wasm_tests()
    }

    pub fn has_wasm_tests(&self) -> bool {
        self.dev_dependencies.iter().any(|it| it == "wasm-bindgen-test")
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // OK because this crate is two folders below the root.
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The version of everything that is handed on, which stands in the root manifest.
pub fn version() -> Result<String, String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).map_err(|e| format!("Cargo.toml: {e}"))?;
    let line = manifest.lines().find_map(|it| it.strip_prefix("version = \""));
    let version = line.map(|it| it.trim_end_matches('"').to_string());
    version.ok_or_else(|| "Cargo.toml says no version".to_string())
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// What cargo says of the workspace.
pub fn metadata(options: &[&str]) -> Result<Value, String> {
    let out = Command::new(cargo())
        .args(["metadata", "--format-version", "1"])
        .args(options)
        .current_dir(root())
        .output()
        .map_err(|e| format!("cargo metadata did not start: {e}"))?;
    if !out.status.success() {
        return Err(format!(
            "cargo metadata failed: {}",
            String::from_utf8_lossy(&out.stderr).trim()
        ));
    }
    serde_json::from_slice(&out.stdout).map_err(|e| format!("cargo metadata wrote unreadable JSON: {e}"))
}

/// The crates of the workspace, sorted by name.
pub fn members() -> Result<Vec<Member>, String> {
    let metadata = metadata(&["--no-deps"])?;
    let mut members: Vec<Member> = items(&metadata["packages"]).map(member).collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

/// Is there a crate of that name?
pub fn has_crate(name: &str) -> bool {
    root().join("crates").join(name).join("Cargo.toml").is_file()
}

/// The text files that belong to the repository: their path from the root, and what is in them.
pub fn text_files() -> Result<Vec<(String, String)>, String> {
    let out = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .map_err(|e| format!("git did not start: {e}; install git"))?;
    if !out.status.success() {
        return Err(format!(
            "git ls-files failed: {}",
            String::from_utf8_lossy(&out.stderr).trim()
        ));
    }
    let mut files = Vec::new();
    for path in String::from_utf8_lossy(&out.stdout)
        .split('\0')
        .filter(|it| !it.is_empty())
    {
        // A file that was just deleted, or that is not text, is passed over.
        if let Ok(text) = std::fs::read_to_string(root().join(path)) {
            files.push((path.to_string(), text));
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The cargo that started us.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string())
}

fn member(package: &Value) -> Member {
    let names = |wanted: fn(&Value) -> bool| {
        items(&package["dependencies"])
            .filter(|it| wanted(&it["kind"]))
            .map(|it| text(&it["name"]))
            .collect()
    };
    Member {
        name: text(&package["name"]),
        manifest: PathBuf::from(text(&package["manifest_path"])),
        dependencies: names(|kind| kind != "dev"),
        dev_dependencies: names(|kind| kind == "dev"),
    }
}

pub fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}
