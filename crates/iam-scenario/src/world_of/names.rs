//! Names for what a case has several of under one name, or under none.

use std::collections::{BTreeMap, BTreeSet};

/// The names that are taken in one place of a scenario.
#[derive(Default)]
pub struct Names {
    taken: BTreeSet<String>,
    /// How often each name was asked for.
    asked: BTreeMap<String, usize>,
}

impl Names {
    pub fn with<const N: usize>(taken: [&str; N]) -> Self {
        Self {
            taken: taken.map(String::from).into(),
            asked: BTreeMap::new(),
        }
    }

    /// A name that nothing else has: the one that is wished for, or that with a number.
    pub fn unique(&mut self, wished: &str) -> String {
        let n_asked = self.asked.entry(wished.to_string()).or_default();
        loop {
            *n_asked += 1;
            let name = match *n_asked {
                1 => wished.to_string(),
                n => format!("{wished}-{n}"),
            };
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// A name as IAM takes it: other characters become hyphens.
pub fn plain(name: &str, or: &str) -> String {
    let fits = |it: char| it.is_ascii_alphanumeric() || "_+=,.@-".contains(it);
    let plain: String = name.chars().map(|it| if fits(it) { it } else { '-' }).collect();
    if plain.is_empty() { or.into() } else { plain }
}
