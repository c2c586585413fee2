//! How what is done grows with what is given: inputs of each kind, doubled.

mod asking;
mod checks;
mod inputs;
mod told;
mod turned;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::clock::Clock;
use crate::{coverage, memory};
use inputs::{Judged, KINDS, Kind};

/// What twice the input may take, as the power of two: a little more than n log n.
const MOST_COUNTED: f64 = 1.2;
/// With the clock of the processor, and memory as it is held.
const MOST_MEASURED: f64 = 1.3;

/// What one run took.
#[derive(Clone, Copy, Debug)]
struct Took {
    edges: f64,
    allocated: f64,
    seconds: f64,
    held: f64,
}

fn run(kind: &Kind, n: usize, n_times: usize) -> Took {
    let input = (kind.input)(n);
    let mut least = Took {
        edges: 0.0,
        allocated: 0.0,
        seconds: f64::MAX,
        held: 0.0,
    };
    for _ in 0..n_times {
        let (clock, edges, all, live) = (Clock::start(), coverage::n_run(), memory::all(), memory::begin());
        (kind.command)(&input);
        least = Took {
            edges: (coverage::n_run() - edges) as f64,
            allocated: (memory::all() - all) as f64,
            seconds: least.seconds.min(clock.worked().as_secs_f64()),
            held: (memory::peak() - live) as f64,
        };
    }
    least
}

/// The exponent between one size and twice that size.
fn exponent(one: f64, twice: f64) -> f64 {
    (twice.max(1.0) / one.max(1.0)).log2()
}

/// By counting, without a clock: edges of the program run, bytes asked for, and the most bytes held at a time. Of the kinds
/// whose names hold a text.
pub fn law(part: &str) -> Result<(), String> {
    if !coverage::is_on() {
        return Err("the program was built without the flags that count".to_string());
    }
    let mut n_bad = 0;
    let kinds = || KINDS.iter().filter(|kind| kind.name.contains(part));
    for kind in kinds() {
        // The first run pays for what is made once.
        run(kind, kind.least / 4, 1);
        let sizes = [kind.least, 2 * kind.least, 4 * kind.least].map(|n| run(kind, n, 1));
        let of = |what: fn(&Took) -> f64| exponent(what(&sizes[1]), what(&sizes[2]));
        let (edges, allocated, held) = (of(|it| it.edges), of(|it| it.allocated), of(|it| it.held));
        let most = match kind.judged {
            Judged::All => edges.max(allocated).max(held),
            Judged::Memory => allocated.max(held),
            Judged::Held => held,
        };
        let is_bad = MOST_COUNTED < most;
        n_bad += usize::from(is_bad);
        let word = if is_bad { "FAILED" } else { "ok" };
        println!(
            "{word:<7} {:<36} steps n^{edges:.2}, bytes n^{allocated:.2}, held n^{held:.2}",
            kind.name
        );
    }
    sum(kinds().count(), n_bad)
}

/// Over larger inputs: what the processor worked, and the most memory held.
pub fn bench() -> Result<(), String> {
    let mut n_bad = 0;
    println!("{:<36} {:>8} {:>9} {:>10}  time    memory", "", "n", "seconds", "MB");
    for kind in KINDS {
        run(kind, kind.least, 1);
        let n = 8 * kind.least;
        let tried = catch_unwind(AssertUnwindSafe(|| [n / 4, n].map(|n| run(kind, n, 3))));
        let Ok([small, large]) = tried else {
            n_bad += 1;
            println!("{:<36} it panics", kind.name);
            continue;
        };
        // Two doublings, so that the clock's own noise is halved.
        let of = |what: fn(&Took) -> f64| exponent(what(&small), what(&large)) / 2.0;
        let (time, held) = (of(|it| it.seconds * 1e9), of(|it| it.held));
        // What takes less than a millisecond is the clock's own noise.
        let is_slow = kind.judged == Judged::All && MOST_MEASURED < time && 0.001 < small.seconds;
        let is_bad = is_slow || MOST_MEASURED < held;
        n_bad += usize::from(is_bad);
        println!(
            "{:<36} {n:>8} {:>9.3} {:>10.1}  n^{time:.2}  n^{held:.2}{}",
            kind.name,
            large.seconds,
            large.held / 1e6,
            if is_bad { "  FAILED" } else { "" }
        );
    }
    sum(KINDS.len(), n_bad)
}

fn sum(n_kinds: usize, n_bad: usize) -> Result<(), String> {
    println!("test result: {} passed; {n_bad} failed", n_kinds - n_bad);
    match n_bad {
        0 => Ok(()),
        n => Err(format!("{n} of {n_kinds} grow faster than their input")),
    }
}
