//! What else bears on a verdict.

use alloc::format;
use alloc::string::String;

use super::condition::key_clause;
use super::near_miss::whole;
use crate::beside::Through;

pub fn through(it: &Through) -> String {
    format!(
        "{}: 비교할 값이 없는데도 허용합니다. {}.",
        whole(&it.gate_name, it.attached, it.statement),
        key_clause(&it.key)
    )
}

/// That there is more than was said.
pub fn more_beside(n_misses: usize, n_through: usize) -> String {
    let misses = format!("아깝게 빗나간 문이 {n_misses}개 더 있습니다.");
    let through = format!("비교할 값이 없는데도 맞는 조건이 {n_through}개 더 있습니다.");
    match (n_misses, n_through) {
        (_, 0) => misses,
        (0, _) => through,
        (_, _) => format!("{misses} {through}"),
    }
}
