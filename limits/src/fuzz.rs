//! Tries changed inputs on a target, and keeps those that reach something new.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::clock::Clock;
use crate::mutate::{Random, mutated};
use crate::targets::{self, Target};
use crate::{coverage, memory, seeds};

/// An input is small, so more than this is a fault.
const LONGEST: Duration = Duration::from_secs(10);
const MOST_BYTES: u64 = 1 << 30;
/// A kept corpus is no larger: texts that reach more come first.
const MOST_KEPT: usize = 200;
const MOST_KEPT_BYTES: usize = 1 << 17;

/// What becomes of texts that reach something new.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Kept,
    Dropped,
}

/// All targets, on each core one after the other: a process each, for what was run is counted in one place. Nothing is
/// kept.
pub fn all(seconds: &str) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|error| format!("this program is not found: {error}"))?;
    let (next, n_failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let one_core = || {
        while let Some(target) = targets::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
            let ended = Command::new(&program).args(["try", target.name, seconds]).output();
            let said = match &ended {
                Ok(ended) if ended.status.success() => String::from_utf8_lossy(&ended.stdout).into_owned(),
                Ok(ended) => ["FAILED ", &String::from_utf8_lossy(&ended.stderr)].concat(),
                Err(error) => format!("FAILED {}: it does not start: {error}\n", target.name),
            };
            let is_bad = !ended.is_ok_and(|it| it.status.success());
            n_failed.fetch_add(usize::from(is_bad), Ordering::Relaxed);
            // Said at once: who stops the rest shall know it, too.
            print!("{said}");
        }
    };
    let n_cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| (0..n_cores).for_each(|_| drop(scope.spawn(one_core))));
    let n_failed = n_failed.into_inner();
    println!(
        "test result: {} passed; {n_failed} failed",
        targets::ALL.len() - n_failed
    );
    match n_failed {
        0 => Ok(()),
        n => Err(format!("{n} targets fail")),
    }
}

/// One target, for so many seconds.
pub fn fuzz(name: &str, seconds: &str, found: Found) -> Result<(), String> {
    let names = || targets::ALL.map(|it| it.name).join(", ");
    let target = targets::ALL.iter().find(|it| it.name == name);
    let target = target.ok_or_else(|| format!("no target `{name}`; the targets are all, {}", names()))?;
    let seconds = seconds
        .parse()
        .map_err(|_| format!("`{seconds}` is no number of seconds"))?;
    of(target, seconds, found)
}

fn of(target: &Target, seconds: u64, found: Found) -> Result<(), String> {
    let name = target.name;
    let words = seeds::words();
    let mut known = Vec::new();
    coverage::take(&mut known);
    let kept = seeds::kept(name);
    let n_kept = kept.len();
    let begin: Vec<String> = kept
        .into_iter()
        .chain(target.seeds.iter().flat_map(|it| seeds::of(it)))
        .collect();
    let mut corpus = vec![String::new()];
    let start = Instant::now();
    let mut n_runs = 0_u64;
    let mut new = Vec::new();
    let mut begin = begin.into_iter();
    // The same inputs each time: another seed after each kept text.
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (n_kept as u64) << 32);
    while start.elapsed() < Duration::from_secs(seconds) {
        let next = begin.next();
        let is_given = next.is_some();
        let text = next.unwrap_or_else(|| mutated(&corpus, &words, &mut random));
        run(target, &text)?;
        n_runs += 1;
        let n_new = coverage::take(&mut known);
        if n_new != 0 || is_given && !coverage::is_on() {
            if !is_given {
                new.push((n_new, text.clone()));
            }
            corpus.push(text);
        }
    }
    let took = start.elapsed().as_secs_f64();
    let n_edges = known.iter().filter(|it| **it != 0).count();
    println!(
        "{name}: {n_runs} runs in {took:.0} s, {:.0} runs/s, {n_edges} edges, corpus {}, {} of them new",
        n_runs as f64 / took,
        corpus.len(),
        new.len()
    );
    if found == Found::Kept && !new.is_empty() {
        let mut all = seeds::kept(name);
        new.sort_by_key(|(n_new, _)| std::cmp::Reverse(*n_new));
        let mut n_bytes: usize = all.iter().map(String::len).sum();
        for (_, text) in new {
            n_bytes += text.len();
            if MOST_KEPT <= all.len() || MOST_KEPT_BYTES < n_bytes {
                break;
            }
            all.push(text);
        }
        seeds::keep(name, &all);
    }
    Ok(())
}

/// Runs a target once.
fn run(target: &Target, text: &str) -> Result<(), String> {
    let clock = Clock::start();
    let held = memory::begin();
    let ended = catch_unwind(AssertUnwindSafe(|| (target.run)(text)));
    let (worked, most) = (clock.worked(), memory::peak() - held);
    let what = match ended {
        Err(_) => "it panics".to_string(),
        Ok(()) if LONGEST < worked => format!("it takes {worked:?}"),
        Ok(()) if MOST_BYTES < most => format!("it takes {most} bytes"),
        Ok(()) => return Ok(()),
    };
    let file = std::env::temp_dir().join(format!("{}-{}.txt", target.name, text.len()));
    let _ = std::fs::write(&file, text);
    Err(format!("{}: {what}; the input is in {}", target.name, file.display()))
}
