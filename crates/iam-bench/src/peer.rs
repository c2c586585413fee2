//! Times the npm package in `peer/`, where Node.js is there.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;

/// What `peer.js` prints of a file of cases: calls a second, and what was decided.
#[derive(Deserialize)]
pub struct Peer {
    pub decisions: Vec<String>,
    /// `runSimulation` with `JSON.parse` before it.
    pub cold: f64,
    /// `runSimulation` on objects.
    pub warm: f64,
    /// `runUnsafeSimulation` on objects.
    pub unchecked: f64,
}

impl Peer {
    /// The faster of its two calls on objects.
    pub fn best(&self) -> f64 {
        self.warm.max(self.unchecked)
    }
}

/// Makes the package ready.
///
/// # Errors
/// Says what is missing.
pub fn install() -> Result<(), String> {
    let node = Command::new("node")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !node.is_ok_and(|status| status.success()) {
        return Err("Node.js is not there".into());
    }
    if folder().join("node_modules").is_dir() {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let installed = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder())
        .stdout(Stdio::null())
        .status();
    match installed {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`npm ci` failed: {status}")),
        Err(error) => Err(format!("`npm ci` did not start: {error}")),
    }
}

/// # Errors
/// Says what went wrong.
pub fn time(file: &Path, budget: Duration) -> Result<Peer, String> {
    let output = Command::new("node")
        .arg("peer.js")
        .arg(budget.as_secs_f64().to_string())
        .arg(file)
        .current_dir(folder())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("node did not start: {error}"))?;
    serde_json::from_slice(&output.stdout).map_err(|error| format!("`peer.js` failed: {error}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peer")
}
