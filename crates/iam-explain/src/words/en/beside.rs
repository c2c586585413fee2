//! What else bears on a verdict.

use alloc::format;
use alloc::string::String;

use super::condition::key_clause;
use super::count;
use super::near_miss::whole;
use crate::beside::Through;

pub fn through(it: &Through) -> String {
    format!(
        "{} allows it although there is nothing to compare: {}.",
        whole(&it.gate_name, it.attached, it.statement),
        key_clause(&it.key)
    )
}

/// That there is more than was said.
pub fn more_beside(n_misses: usize, n_through: usize) -> String {
    let misses = || count(n_misses, "more statement just missed", "more statements just missed");
    let through = || {
        count(
            n_through,
            "more condition holds although there is nothing to compare",
            "more conditions hold although there is nothing to compare",
        )
    };
    match (n_misses, n_through) {
        (_, 0) => format!("{}.", misses()),
        (0, _) => format!("{}.", through()),
        (_, _) => format!("{}, and {}.", misses(), through()),
    }
}
