//! Showing long work: what is being done, for how long, and what it said if it failed.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
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
pub fn watch(title: &str, command: Command) -> Result<Ended, String> {
    let line = Line::start(title);
    Work::start(title, command)?.watched(line)
}

/// A command at work. It ends with whoever waits for it no more.
pub struct Work {
    title: String,
    program: String,
    child: Child,
    log: PathBuf,
}

impl Work {
    pub fn start(title: &str, mut command: Command) -> Result<Self, String> {
        let log = log_file(title)?;
        let file = File::create(&log).map_err(|e| format!("cannot write {}: {e}", log.display()))?;
        let also = file
            .try_clone()
            .map_err(|e| format!("cannot write {}: {e}", log.display()))?;
        command.stdin(Stdio::null()).stdout(file).stderr(also);
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().map_err(|e| format!("{program} did not start: {e}"))?;
        let title = title.to_string();
        Ok(Self {
            title,
            program,
            child,
            log,
        })
    }

    /// Waits for what is of no use unless it succeeds, and shows how much longer that takes.
    pub fn must(self) -> Result<(), String> {
        let title = self.title.clone();
        let line = Line::start(&title);
        self.watched(line)?.or_said(&title)
    }

    fn watched(mut self, line: Line) -> Result<Ended, String> {
        let lost = |e: std::io::Error| format!("{} was lost: {e}", self.program);
        let status = loop {
            match self.child.try_wait().map_err(lost)? {
                Some(status) => break status,
                None => line.tick(),
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        let took = line.end(if status.success() { "" } else { "FAILED" });
        let output = std::fs::read(&self.log).map_err(|e| format!("cannot read {}: {e}", self.log.display()))?;
        Ok(Ended {
            ok: status.success(),
            output: String::from_utf8_lossy(&output).into_owned(),
            took,
        })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // OK because one that has ended can't be ended, and that is all there is to it.
        let _ = self.child.kill();
    }
}

impl Ended {
    fn or_said(self, title: &str) -> Result<(), String> {
        if self.ok {
            return Ok(());
        }
        Err(format!(
            "{title} failed; this is what it printed:\n{}",
            self.output.trim_end()
        ))
    }
}

/// As `watch`, for work that is of no use unless it succeeds.
pub fn must(title: &str, command: Command) -> Result<(), String> {
    watch(title, command)?.or_said(title)
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
