//! Where texts stand in a list, looked up in no more than their number.
//!
//! One map for all that ask: each sort of map is made anew, and a reader of the page would have to load it.

use std::collections::BTreeMap;

/// Texts, each with the place where it stands first.
#[derive(Debug, Default)]
pub(crate) struct Places {
    by_text: BTreeMap<String, usize>,
}

impl Places {
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut places = Self::default();
        for (at, text) in texts.enumerate() {
            places.by_text.entry(text.to_string()).or_insert(at);
        }
        places
    }

    pub(crate) fn get(&self, text: &str) -> Option<usize> {
        self.by_text.get(text).copied()
    }

    /// Adds a text; whether it is a new one.
    pub(crate) fn add(&mut self, text: String) -> bool {
        let at = self.by_text.len();
        *self.by_text.entry(text).or_insert(at) == at
    }
}
