//! What we want to reach, and whether it was reached.

use crate::Row;
use crate::generate::Set;

/// A figure that shall not be less than another.
pub struct Target {
    pub what: &'static str,
    pub set: Set,
    pub wanted: f64,
    /// Absent where there was no peer to compare with.
    pub reached: Option<f64>,
}

impl Target {
    pub fn is_met(&self) -> Option<bool> {
        self.reached.map(|reached| self.wanted <= reached)
    }
}

/// The targets for the sets of 200 and 1,000 statements.
pub fn targets(rows: &[Row]) -> Vec<Target> {
    let mut targets = Vec::new();
    for row in rows.iter().filter(|row| 1 < row.set.n_statements) {
        let mut add = |what, wanted, reached| {
            targets.push(Target {
                what,
                set: row.set,
                wanted,
                reached,
            });
        };
        let ratios = row.ratios();
        let (decide, trace) = match row.set.percent {
            10 => (2000.0, 200.0),
            100 => (250.0, 50.0),
            // A share of one in a hundred is held to its neighbour.
            _ => {
                add("decide, to all matching", 5.0, slowdown(rows, row));
                add("cold, to the peer", 10.0, ratios.map(|ratios| ratios.cold));
                continue;
            }
        };
        add("cold, to the peer", 10.0, ratios.map(|ratios| ratios.cold));
        add("decide, to the peer", decide, ratios.map(|ratios| ratios.decide));
        add("trace, to the peer", trace, ratios.map(|ratios| ratios.trace));
    }
    targets
}

/// How many times as long a decision takes when every statement matches.
fn slowdown(rows: &[Row], row: &Row) -> Option<f64> {
    let is_whole = |other: &&Row| other.set.n_statements == row.set.n_statements && other.set.percent == 100;
    let whole = rows.iter().find(is_whole)?;
    Some(row.ours.decide / whole.ours.decide)
}
