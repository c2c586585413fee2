//! Finding and starting other programs, with the project's own tools first on the path.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::tools;
use crate::workspace::{self, root};

/// A command that runs in the root of the repository and finds the project's own tools.
pub fn command(program: &str) -> Command {
    let found = which(program).unwrap_or_else(|| PathBuf::from(program));
    let mut command = Command::new(found);
    command.current_dir(root()).env("PATH", path());
    command
}

pub fn cargo() -> Command {
    command(&workspace::cargo())
}

/// Where a program is, if it is anywhere.
pub fn which(program: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    std::env::split_paths(&path())
        .flat_map(|dir| endings.iter().map(move |ending| dir.join(format!("{program}{ending}"))))
        .find(|it| it.is_file())
}

/// What a program prints, without the last line break; nothing if it fails or is not there.
pub fn printed_by(program: &str, args: &[&str]) -> Option<String> {
    let out = command(program).args(args).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout).trim_end().to_string();
    out.status.success().then_some(text)
}

fn path() -> OsString {
    let mut dirs = tools::dirs();
    dirs.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    // OK because no folder of ours has a path separator in its name; else the plain path serves.
    std::env::join_paths(dirs).unwrap_or_else(|_| std::env::var_os("PATH").unwrap_or_default())
}
