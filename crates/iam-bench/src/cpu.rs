//! Calls a second, by the CPU time of this process: what others do on the machine counts little.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;

/// The middle one of some measurements is taken.
const N_MEASUREMENTS: usize = 3;

/// How often a call can be made in a second of CPU time: whole rounds over all items, first some that do not count.
pub fn per_second<T, R>(items: &[T], budget: Duration, call: impl Fn(&T) -> R) -> f64 {
    spend(items, budget / 4, &call);
    let budget = budget / N_MEASUREMENTS as u32;
    let mut measured: Vec<f64> = (0..N_MEASUREMENTS).map(|_| spend(items, budget, &call)).collect();
    measured.sort_by(f64::total_cmp);
    measured[N_MEASUREMENTS / 2]
}

/// The least seconds that each of two calls takes, on the mean of all items. They take turns, so that both have the same
/// good moments of the machine.
pub fn least_of_two<T, A, B>(
    items: &[T],
    budget: Duration,
    one: impl Fn(&T) -> A,
    other: impl Fn(&T) -> B,
) -> (f64, f64) {
    const N_TURNS: u32 = 40;
    let budget = budget / N_TURNS / 2;
    let least = |least: f64, per_second: f64| least.min(1.0 / per_second);
    (0..N_TURNS).fold((f64::INFINITY, f64::INFINITY), |(first, second), _| {
        let first = least(first, spend(items, budget, &one));
        (first, least(second, spend(items, budget, &other)))
    })
}

fn spend<T, R>(items: &[T], budget: Duration, call: &impl Fn(&T) -> R) -> f64 {
    let start = ProcessTime::now();
    let mut n_calls = 0;
    // A look at the clock costs as much as a call, so it is taken after twice as many rounds each time at first.
    let mut n_rounds = 1;
    loop {
        for _ in 0..n_rounds {
            for item in items {
                black_box(call(black_box(item)));
            }
        }
        n_calls += n_rounds * items.len();
        let spent = start.elapsed();
        if budget <= spent {
            return n_calls as f64 / spent.as_secs_f64();
        }
        if spent < budget / 16 {
            n_rounds *= 2;
        }
    }
}
