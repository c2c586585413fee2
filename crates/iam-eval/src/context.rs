//! The request context: what each context key holds.

mod layer;
mod shared;

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use iam_syntax::letter_case;

use layer::Layer;
pub use shared::Shared;

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
    pub(crate) fn new(name: &str) -> Self {
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

    /// The name in lower case.
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
    /// The key is not in the context.
    Absent,
    /// The value of a single-valued key.
    One(&'a str),
    /// The values of a multivalued key; never none.
    Many(&'a [String]),
    /// The key may be absent or have any value.
    Unknown,
}

/// The context of one request: keys of its own, over those that it shares with other requests.
#[derive(Clone, Debug, Default)]
pub struct Context {
    own: Layer,
    shared: Option<Shared>,
    /// What is told of keys that are unknown, by their names in lower case.
    sent: Vec<(String, Vec<String>)>,
}

impl Context {
    /// An empty one over what is shared, with room for a number of keys.
    #[must_use]
    pub fn over(shared: Option<&Shared>, n_keys: usize) -> Self {
        Self {
            own: Layer::with_capacity(n_keys),
            shared: shared.cloned(),
            sent: Vec::new(),
        }
    }

    /// Says of a key that whoever asks sends it, and that it holds one of these; none: any value. As long as it is unknown, it
    /// is there all the same.
    // rule: A-21
    pub fn send(&mut self, name: &str, one_of: Vec<String>) {
        self.sent.push((letter_case::lower(name), one_of));
    }

    /// What an unknown key holds one of that is there for certain; none: any value.
    #[must_use]
    pub fn sent(&self, name: &str) -> Option<&[String]> {
        let (_, one_of) = self.sent.iter().find(|(sent, _)| letter_case::same(sent, name))?;
        (self.get(name) == Looked::Unknown).then_some(one_of)
    }

    /// The unknown keys that are there for certain, with what they hold one of.
    pub(crate) fn all_sent(&self) -> impl Iterator<Item = (&str, &[String])> {
        let sent = self.sent.iter();
        sent.filter_map(|(name, _)| Some((name.as_str(), self.sent(name)?)))
    }

    /// Sets a key, replacing what it held. An empty list removes it (C-15).
    pub fn set(&mut self, name: &str, value: Value) {
        match is_absent(&value) {
            true => self.remove(name),
            false => self.own.set(name, value),
        }
    }

    /// Removes a key.
    pub fn remove(&mut self, name: &str) {
        match self.shared.as_ref().is_some_and(|it| it.gives(name)) {
            true => self.own.set(name, ABSENT),
            false => self.own.remove(name),
        }
    }

    /// The same without the keys that are unknown.
    pub(crate) fn known(&self) -> Self {
        let shared = self.shared.as_ref().map(Shared::known);
        let mut own = Layer::default();
        for (key, value) in self.own.iter() {
            match (value, &shared) {
                (Value::Unknown, None) => {}
                (Value::Unknown, Some(_)) => own.push(key, &ABSENT),
                (Value::One(_) | Value::Many(_), _) => own.push(key, value),
            }
        }
        Self {
            own,
            shared,
            sent: Vec::new(),
        }
    }

    /// The same with some more keys, sorted by their hashes, or other values for those that are there.
    pub(crate) fn with<'k>(&self, more: impl Iterator<Item = (&'k Key, &'k Value)>) -> Self {
        let mut all = Layer::with_capacity(self.own.len() + more.size_hint().1.unwrap_or(0));
        let mut own = self.own.iter().peekable();
        for (key, value) in more {
            while let Some((key, value)) = own.next_if(|(own, _)| own.hash <= key.hash) {
                all.push(key, value);
            }
            all.take(key);
            if !is_absent(value) || self.shared.is_some() {
                all.push(key, value);
            }
        }
        for (key, value) in own {
            all.push(key, value);
        }
        Self {
            own: all,
            shared: self.shared.clone(),
            sent: Vec::new(),
        }
    }

    /// What a key holds.
    #[must_use]
    pub fn look(&self, key: &Key) -> Looked<'_> {
        let below = || self.shared.as_ref()?.layer().find(key);
        looked(self.own.find(key).or_else(below))
    }

    /// What a key holds, by its name in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Looked<'_> {
        let below = || self.shared.as_ref()?.layer().find_name(name);
        looked(self.own.find_name(name).or_else(below))
    }

    /// The keys that are unknown, in lower case and sorted.
    #[must_use]
    pub fn unknown(&self) -> Vec<&str> {
        let unknown = self.iter().filter(|(_, value)| **value == Value::Unknown);
        let mut names: Vec<&str> = unknown.map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }

    /// Every key, in lower case, with what it holds; in no order that a reader may see.
    fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        let shared = self.shared.iter().flat_map(|it| it.layer().iter());
        let below = shared.filter(|(key, _)| self.own.find(key).is_none());
        let all = self.own.iter().chain(below);
        all.filter(|(_, value)| !is_absent(value))
            .map(|(key, value)| (key.as_str(), value))
    }

    /// Whether any key is unknown.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        let mut below = self.shared.iter().flat_map(Shared::unknown);
        self.own.iter().any(|(_, value)| *value == Value::Unknown) || below.any(|key| self.own.find(key).is_none())
    }

    /// Whether a key is known whose name begins with something in lower case.
    #[must_use]
    pub fn knows_one_of(&self, start: &str) -> bool {
        let is_known = |value: &Value| !is_absent(value) && *value != Value::Unknown;
        let mut own = self.own.iter();
        let mut below = self.shared.iter().flat_map(|it| it.beginning_with(start));
        own.any(|(key, value)| key.lower.starts_with(start) && is_known(value))
            || below.any(|key| self.own.find(key).is_none())
    }

    /// All keys in lower case with what they hold, sorted by name.
    #[must_use]
    pub fn entries(&self) -> Vec<(&str, &Value)> {
        let mut entries: Vec<(&str, &Value)> = self.iter().collect();
        entries.sort_unstable_by_key(|(name, _)| *name);
        entries
    }
}

/// Two are the same that hold the same, whatever of it they share.
impl PartialEq for Context {
    fn eq(&self, other: &Self) -> bool {
        self.entries() == other.entries()
    }
}

impl Eq for Context {}

/// What stands for a key that is said to be absent (C-15).
const ABSENT: Value = Value::Many(Vec::new());

fn is_absent(value: &Value) -> bool {
    matches!(value, Value::Many(values) if values.is_empty())
}

fn looked(value: Option<&Value>) -> Looked<'_> {
    match value {
        None => Looked::Absent,
        Some(Value::One(value)) => Looked::One(value),
        Some(Value::Many(values)) if values.is_empty() => Looked::Absent,
        Some(Value::Many(values)) => Looked::Many(values),
        Some(Value::Unknown) => Looked::Unknown,
    }
}

/// A number that is the same for the same text, and hardly ever for another.
pub(crate) fn fnv(text: &str) -> u64 {
    fnv_of(text.bytes())
}

/// The number of a text in lower case.
pub(crate) fn fnv_lower(text: &str) -> u64 {
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
