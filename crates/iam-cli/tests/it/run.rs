//! Runs the program as a shell would.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has nothing to test"
)]

use std::io::Write;
use std::process::{Command, Stdio};

/// What a run left.
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

/// Runs `iam-playground` in the workspace's root.
pub fn run(args: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_iam-playground"))
        .args(args)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Not from here: the program may write before it has read everything, and a full pipe would stop both.
    let feeder = std::thread::spawn(move || {
        // A program that does not read its input is right to do so.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}
