//! Tries changed inputs on a target, and keeps those that reach something new.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::mutate::{Random, mutated};
use crate::targets::{self, Target};
use crate::{coverage, memory, seeds};

/// An input is small, so more than this is a fault.
const LONGEST: Duration = Duration::from_secs(10);
const MOST_BYTES: u64 = 1 << 30;
/// A kept corpus is no larger: texts that reach more come first.
const MOST_KEPT: usize = 200;
const MOST_KEPT_BYTES: usize = 1 << 17;

/// All targets, one after the other. Nothing is kept.
pub fn all(seconds: u64) -> Result<(), String> {
    let mut n_failed = 0;
    for target in &targets::ALL {
        if let Err(message) = of(target, seconds, false) {
            n_failed += 1;
            // Said at once: who stops the rest shall know it, too.
            println!("FAILED {message}");
        }
    }
    let n_good = targets::ALL.len() - n_failed;
    println!("test result: {n_good} passed; {n_failed} failed");
    match n_failed {
        0 => Ok(()),
        n => Err(format!("{n} targets fail")),
    }
}

/// One target; what reaches something new is kept.
pub fn fuzz(name: &str, seconds: u64) -> Result<(), String> {
    let names = || targets::ALL.map(|it| it.name).join(", ");
    let target = targets::ALL.iter().find(|it| it.name == name);
    let target = target.ok_or_else(|| format!("no target `{name}`; the targets are all, {}", names()))?;
    of(target, seconds, true)
}

fn of(target: &Target, seconds: u64, is_kept: bool) -> Result<(), String> {
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
    if is_kept && !new.is_empty() {
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
    let start = Instant::now();
    let held = memory::begin();
    let ended = catch_unwind(AssertUnwindSafe(|| (target.run)(text)));
    let (took, most) = (start.elapsed(), memory::peak() - held);
    let what = match ended {
        Err(_) => "it panics".to_string(),
        Ok(()) if LONGEST < took && LONGEST < worked(|| (target.run)(text)) => format!("it takes {took:?}"),
        Ok(()) if MOST_BYTES < most => format!("it takes {most} bytes"),
        Ok(()) => return Ok(()),
    };
    let file = std::env::temp_dir().join(format!("{}-{}.txt", target.name, text.len()));
    let _ = std::fs::write(&file, text);
    Err(format!("{}: {what}; the input is in {}", target.name, file.display()))
}

/// How long the processor works on something: on a busy machine that is less than what passes meanwhile.
fn worked(run: impl FnOnce()) -> Duration {
    let (start, before) = (Instant::now(), on_processor());
    run();
    match before.zip(on_processor()) {
        Some((before, after)) => after.saturating_sub(before),
        None => start.elapsed(),
    }
}

/// How long this thread was on a processor until now, where the system tells it: Linux does, in nanoseconds.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}
