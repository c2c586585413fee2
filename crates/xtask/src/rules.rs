//! `cargo xtask rules`: each rule with its place in the code and its vectors, by the crate that reads the vectors.

use std::process::Command;

use crate::process::cargo;
use crate::workspace::has_crate;

pub fn rules(args: &[String]) -> Result<(), String> {
    if !is_there() {
        return Err("no crate iam-vectors yet".to_string());
    }
    let mut rules = command();
    rules.args(args);
    let status = rules.status().map_err(|e| format!("cargo did not start: {e}"))?;
    // It says itself what went wrong.
    if status.success() { Ok(()) } else { Err(String::new()) }
}

pub fn is_there() -> bool {
    has_crate("iam-vectors")
}

pub fn command() -> Command {
    let mut rules = cargo();
    rules.args(["run", "--quiet", "--package", "iam-vectors", "--", "rules"]);
    rules
}
