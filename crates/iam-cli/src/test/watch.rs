//! Tests again whenever a file changes: their times and sizes are looked at twice a second.

use std::ffi::OsString;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::args::Test;
use crate::files;
use crate::say::say;
use crate::status::Status;
use crate::words;

const PAUSE: Duration = Duration::from_millis(500);

/// What a file looks like from outside; nothing where it is gone.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

pub fn watch(asked: &Test, endings: &[&str], once: &dyn Fn() -> Status) -> Status {
    if asked.paths.iter().any(|it| it == "-") {
        say(words::no_watch_of_input(asked.lang));
        return Status::Failed;
    }
    loop {
        // Before the files are read, so that what changes meanwhile is seen.
        let seen = stamps(&asked.paths, endings);
        once();
        say(words::watching(asked.lang));
        while stamps(&asked.paths, endings) == seen {
            sleep(PAUSE);
        }
    }
}

fn stamps(paths: &[OsString], endings: &[&str]) -> Vec<Stamp> {
    let (files, _) = files::all(paths, endings);
    let stamp = |path: &PathBuf| {
        let found = path.metadata().ok()?;
        Some((found.modified().ok()?, found.len()))
    };
    files.into_iter().map(|it| (it.path.clone(), stamp(&it.path))).collect()
}
