//! The request context: what each context key holds.

use alloc::string::String;
use alloc::vec::Vec;

/// A context key, in lower case because names of keys are compared ignoring case (C-2).
// rule: C-2
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    lower: String,
    hash: u64,
}

impl Key {
    #[must_use]
    pub fn new(name: &str) -> Self {
        let lower = name.to_lowercase();
        let hash = fnv(&lower);
        Self { lower, hash }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lower
    }
}

/// What a key holds (C-5). A key that is not in the context is absent.
// rule: C-5
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A single-valued key.
    One(String),
    /// A multivalued key, never empty: an empty list is an absent key (C-15).
    Many(Vec<String>),
    /// The key may be absent or have any value.
    Unknown,
}

/// What a look at a key finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked<'a> {
    Absent,
    One(&'a str),
    Many(&'a [String]),
    Unknown,
}

/// The context of one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Sorted by hash, so that a look costs a few comparisons of numbers.
    entries: Vec<(Key, Value)>,
}

impl Context {
    /// Sets a key, replacing what it held. An empty list removes it (C-15).
    pub fn set(&mut self, name: &str, value: Value) {
        let key = Key::new(name);
        self.remove_key(&key);
        if matches!(&value, Value::Many(values) if values.is_empty()) {
            return;
        }
        let at = self.entries.partition_point(|(other, _)| other.hash < key.hash);
        self.entries.insert(at, (key, value));
    }

    /// Removes a key.
    pub fn remove(&mut self, name: &str) {
        self.remove_key(&Key::new(name));
    }

    fn remove_key(&mut self, key: &Key) {
        self.entries.retain(|(other, _)| other != key);
    }

    /// What a key holds.
    #[must_use]
    pub fn look(&self, key: &Key) -> Looked<'_> {
        let start = self.entries.partition_point(|(other, _)| other.hash < key.hash);
        for (other, value) in &self.entries[start..] {
            if other.hash != key.hash {
                break;
            }
            if other.lower == key.lower {
                return match value {
                    Value::One(value) => Looked::One(value),
                    Value::Many(values) => Looked::Many(values),
                    Value::Unknown => Looked::Unknown,
                };
            }
        }
        Looked::Absent
    }

    /// What a key holds, by its name in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Looked<'_> {
        self.look(&Key::new(name))
    }

    /// The keys that are unknown, in lower case and sorted.
    #[must_use]
    pub fn unknown(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .entries
            .iter()
            .filter(|(_, value)| *value == Value::Unknown)
            .map(|(key, _)| key.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    /// Whether any key is unknown.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.entries.iter().any(|(_, value)| *value == Value::Unknown)
    }

    /// All keys in lower case with what they hold, sorted by name.
    #[must_use]
    pub fn entries(&self) -> Vec<(&str, &Value)> {
        let mut entries: Vec<(&str, &Value)> = self.entries.iter().map(|(key, value)| (key.as_str(), value)).collect();
        entries.sort_unstable_by_key(|(name, _)| *name);
        entries
    }
}

fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
