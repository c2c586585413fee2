//! `cargo xtask bench`: how fast the evaluator is.

use crate::process::cargo;
use crate::workspace::has_crate;

pub fn bench(args: &[String]) -> Result<(), String> {
    if !has_crate("iam-bench") {
        return Err("no crate iam-bench yet".to_string());
    }
    let mut bench = cargo();
    bench
        .args(["run", "--quiet", "--release", "--package", "iam-bench", "--"])
        .args(args);
    let status = bench.status().map_err(|e| format!("cargo did not start: {e}"))?;
    // It says itself what went wrong.
    if status.success() { Ok(()) } else { Err(String::new()) }
}
