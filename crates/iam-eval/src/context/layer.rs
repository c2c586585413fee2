//! Context keys with what they hold, each found by a number.

use alloc::vec::Vec;

use iam_syntax::letter_case;

use super::{Key, Value, fnv_lower};

#[derive(Clone, Debug, Default)]
pub struct Layer {
    entries: Vec<(Key, Value)>,
    /// Of the entries, which are sorted by it: a look costs a few comparisons of numbers that lie side by side.
    hashes: Vec<u64>,
}

impl Layer {
    pub fn with_capacity(n_keys: usize) -> Self {
        Self {
            entries: Vec::with_capacity(n_keys),
            hashes: Vec::with_capacity(n_keys),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Value)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub fn find(&self, key: &Key) -> Option<&Value> {
        Some(&self.entries[self.place(key)?].1)
    }

    pub fn find_name(&self, name: &str) -> Option<&Value> {
        Some(&self.entries[self.place_of(name, fnv_lower(name))?].1)
    }

    pub fn set(&mut self, name: &str, value: Value) {
        let hash = fnv_lower(name);
        if let Some(at) = self.place_of(name, hash) {
            self.entries[at].1 = value;
            return;
        }
        let at = self.hashes.partition_point(|known| *known < hash);
        self.hashes.insert(at, hash);
        self.entries.insert(at, (Key::hashed(name, hash), value));
    }

    pub fn remove(&mut self, name: &str) {
        self.remove_at(self.place_of(name, fnv_lower(name)));
    }

    /// Removes a key.
    pub fn take(&mut self, key: &Key) {
        self.remove_at(self.place(key));
    }

    fn remove_at(&mut self, at: Option<usize>) {
        if let Some(at) = at {
            self.entries.remove(at);
            self.hashes.remove(at);
        }
    }

    /// Adds a key behind all others, of which none has a greater hash.
    pub fn push(&mut self, key: &Key, value: &Value) {
        self.hashes.push(key.hash);
        self.entries.push((key.clone(), value.clone()));
    }

    fn place(&self, key: &Key) -> Option<usize> {
        self.place_where(key.hash, |known| *known == *key.lower)
    }

    fn place_of(&self, name: &str, hash: u64) -> Option<usize> {
        self.place_where(hash, |known| letter_case::same(known, name))
    }

    fn place_where(&self, hash: u64, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        let start = self.hashes.partition_point(|known| *known < hash);
        let n_same = self.hashes[start..].iter().take_while(|known| **known == hash).count();
        (start..start + n_same).find(|at| is_it(&self.entries[*at].0.lower))
    }
}
