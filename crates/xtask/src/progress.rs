//! Showing long work: what is being done, for how long, and what it said if it failed.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::workspace::target_dir;

/// How a piece of work ended.
pub struct Ended {
    pub ok: bool,
    /// All that it printed.
    pub output: String,
    pub took: Duration,
}

/// Does a piece of work that is one command, showing its title and how long it takes.
pub fn watch(title: &str, mut command: Command) -> Result<Ended, String> {
    let line = Line::start(title);
    let log = log_file(title)?;
    let file = File::create(&log).map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    let also = file
        .try_clone()
        .map_err(|e| format!("cannot write {}: {e}", log.display()))?;
    command.stdin(Stdio::null()).stdout(file).stderr(also);
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command.spawn().map_err(|e| format!("{program} did not start: {e}"))?;
    let status = loop {
        match child.try_wait().map_err(|e| format!("{program} was lost: {e}"))? {
            Some(status) => break status,
            None => line.tick(),
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let took = line.end(if status.success() { "" } else { "FAILED" });
    let output = std::fs::read(&log).map_err(|e| format!("cannot read {}: {e}", log.display()))?;
    Ok(Ended {
        ok: status.success(),
        output: String::from_utf8_lossy(&output).into_owned(),
        took,
    })
}

/// As `watch`, for work that is of no use unless it succeeds.
pub fn must(title: &str, command: Command) -> Result<(), String> {
    let ended = watch(title, command)?;
    if ended.ok {
        return Ok(());
    }
    Err(format!(
        "{title} failed; this is what it printed:\n{}",
        ended.output.trim_end()
    ))
}

/// Seconds, as one says them.
pub fn seconds(took: Duration) -> String {
    match took.as_secs_f32() {
        s if s < 10.0 => format!("{s:.1} s"),
        s => format!("{s:.0} s"),
    }
}

/// `== title … 12 s`, counting up where someone is looking.
pub struct Line {
    title: String,
    since: Instant,
}

impl Line {
    pub fn start(title: &str) -> Line {
        let line = Line {
            title: title.to_string(),
            since: Instant::now(),
        };
        if std::io::stderr().is_terminal() {
            line.tick();
        } else {
            eprint!("== {title} … ");
        }
        line
    }

    pub fn end(self, remark: &str) -> Duration {
        let took = self.since.elapsed();
        if std::io::stderr().is_terminal() {
            eprintln!("\r\x1b[K== {} … {} {remark}", self.title, seconds(took));
        } else {
            eprintln!("{} {remark}", seconds(took));
        }
        took
    }

    pub fn tick(&self) {
        let mut err = std::io::stderr();
        if err.is_terminal() {
            // A terminal that cannot be written to is no reason to stop.
            let _ = write!(err, "\r\x1b[K== {} … {} s", self.title, self.since.elapsed().as_secs());
            let _ = err.flush();
        }
    }
}

fn log_file(title: &str) -> Result<PathBuf, String> {
    let dir = target_dir().join("xtask");
    std::fs::create_dir_all(&dir).map_err(|e| format!("cannot make {}: {e}", dir.display()))?;
    let name: String = title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    Ok(dir.join(format!("{name}.log")))
}
