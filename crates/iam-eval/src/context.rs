//! The request context: what each context key holds.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use iam_syntax::letter_case;

/// A context key, in lower case because names of keys are compared ignoring case (C-2).
// rule: C-2
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    lower: Arc<str>,
    hash: u64,
}

/// The keys that a policy names, each kept once: they are few, and named often.
#[derive(Debug, Default)]
pub struct Keys<'a> {
    /// Sorted by the name.
    by_name: Vec<(&'a str, Key)>,
}

impl<'a> Keys<'a> {
    /// The key of a name.
    pub fn key(&mut self, name: &'a str) -> Key {
        match self.by_name.binary_search_by(|(known, _)| (*known).cmp(name)) {
            Ok(at) => self.by_name[at].1.clone(),
            Err(at) => {
                let key = Key::new(name);
                self.by_name.insert(at, (name, key.clone()));
                key
            }
        }
    }
}

impl Key {
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::hashed(name, fnv_lower(name))
    }

    fn hashed(name: &str, hash: u64) -> Self {
        if !name.is_ascii() {
            let lower = letter_case::lower(name).into();
            return Self { lower, hash };
        }
        let mut lower: Arc<str> = name.into();
        if let Some(text) = Arc::get_mut(&mut lower) {
            text.make_ascii_lowercase();
        }
        Self { lower, hash }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lower
    }

    /// What a context sorts its keys by.
    pub(crate) const fn hash(&self) -> u64 {
        self.hash
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
    entries: Vec<(Key, Value)>,
    /// Of the entries, which are sorted by it: a look costs a few comparisons of numbers that lie side by side.
    hashes: Vec<u64>,
}

impl Context {
    /// An empty one with room for a number of keys.
    #[must_use]
    pub fn with_capacity(n_keys: usize) -> Self {
        Self {
            entries: Vec::with_capacity(n_keys),
            hashes: Vec::with_capacity(n_keys),
        }
    }

    /// Sets a key, replacing what it held. An empty list removes it (C-15).
    pub fn set(&mut self, name: &str, value: Value) {
        if matches!(&value, Value::Many(values) if values.is_empty()) {
            return self.remove(name);
        }
        let hash = fnv_lower(name);
        if let Some(at) = self.find_name(name, hash) {
            self.entries[at].1 = value;
            return;
        }
        let at = self.hashes.partition_point(|known| *known < hash);
        self.hashes.insert(at, hash);
        self.entries.insert(at, (Key::hashed(name, hash), value));
    }

    /// Removes a key.
    pub fn remove(&mut self, name: &str) {
        self.remove_at(self.find_name(name, fnv_lower(name)));
    }

    fn remove_at(&mut self, at: Option<usize>) {
        if let Some(at) = at {
            self.entries.remove(at);
            self.hashes.remove(at);
        }
    }

    fn find(&self, key: &Key) -> Option<usize> {
        self.find_where(key.hash, |known| *known == *key.lower)
    }

    fn find_name(&self, name: &str, hash: u64) -> Option<usize> {
        self.find_where(hash, |known| letter_case::same(known, name))
    }

    fn find_where(&self, hash: u64, is_it: impl Fn(&str) -> bool) -> Option<usize> {
        let start = self.hashes.partition_point(|known| *known < hash);
        let n_same = self.hashes[start..].iter().take_while(|known| **known == hash).count();
        (start..start + n_same).find(|at| is_it(&self.entries[*at].0.lower))
    }

    /// The same without the keys that are unknown.
    pub(crate) fn known(&self) -> Self {
        let mut known = Self::default();
        for (key, value) in self.entries.iter().filter(|(_, value)| *value != Value::Unknown) {
            known.push(key, value);
        }
        known
    }

    /// The same with some more keys, sorted by their hashes, or other values for those that are there.
    pub(crate) fn with<'k>(&self, more: impl Iterator<Item = (&'k Key, &'k Value)>) -> Self {
        let mut all = Self {
            entries: Vec::with_capacity(self.entries.len() + more.size_hint().1.unwrap_or(0)),
            hashes: Vec::with_capacity(self.entries.len() + more.size_hint().1.unwrap_or(0)),
        };
        let mut own = self.entries.iter().peekable();
        for (key, value) in more {
            while let Some((key, value)) = own.next_if(|(own, _)| own.hash <= key.hash) {
                all.push(key, value);
            }
            all.remove_at(all.find(key));
            if !matches!(value, Value::Many(values) if values.is_empty()) {
                all.push(key, value);
            }
        }
        for (key, value) in own {
            all.push(key, value);
        }
        all
    }

    /// Adds a key behind all others, of which none has a greater hash.
    fn push(&mut self, key: &Key, value: &Value) {
        self.hashes.push(key.hash);
        self.entries.push((key.clone(), value.clone()));
    }

    /// What a key holds.
    #[must_use]
    pub fn look(&self, key: &Key) -> Looked<'_> {
        self.looked(self.find(key))
    }

    fn looked(&self, at: Option<usize>) -> Looked<'_> {
        match at.map(|at| &self.entries[at].1) {
            None => Looked::Absent,
            Some(Value::One(value)) => Looked::One(value),
            Some(Value::Many(values)) => Looked::Many(values),
            Some(Value::Unknown) => Looked::Unknown,
        }
    }

    /// What a key holds, by its name in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Looked<'_> {
        self.looked(self.find_name(name, fnv_lower(name)))
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

    /// Every key, in lower case, with what it holds; in no order that a reader may see.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
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

/// A number that is the same for the same text, and hardly ever for another.
pub(crate) fn fnv(text: &str) -> u64 {
    fnv_of(text.bytes())
}

/// The number of a text in lower case.
fn fnv_lower(text: &str) -> u64 {
    if text.is_ascii() {
        return fnv_of(text.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    fnv(&letter_case::lower(text))
}

fn fnv_of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv;

    /// The test vectors of FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn the_number_of_a_text_is_its_hash() {
        assert_eq!(0xcbf2_9ce4_8422_2325, fnv(""));
        assert_eq!(0xaf63_dc4c_8601_ec8c, fnv("a"));
        assert_eq!(0x8594_4171_f739_67e8, fnv("foobar"));
    }
}
