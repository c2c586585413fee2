//! Context keys that several requests share, made once for all of them.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::layer::Layer;
use super::{ABSENT, Key, Value, is_absent};

/// Keys that stand below those of a request's own. A copy costs nothing.
#[derive(Clone, Debug)]
pub struct Shared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    layer: Layer,
    /// The keys that are known and not absent, sorted by name.
    by_name: Vec<Key>,
    /// The keys that are unknown, and the same without them. Nothing where there are none.
    unknown: Option<(Vec<Key>, Shared)>,
}

impl Shared {
    /// Keys as given: a later one wins over an earlier one, and `None` is a key that is absent on purpose.
    #[must_use]
    pub fn new(given: &[(&str, Option<Value>)]) -> Self {
        // Sorted before they are put in, so that none has to make room.
        let mut sorted: Vec<(Key, &Option<Value>)> =
            given.iter().map(|(name, value)| (Key::new(name), value)).collect();
        sorted.sort_by(|(one, _), (other, _)| (one.hash, &one.lower).cmp(&(other.hash, &other.lower)));
        let mut layer = Layer::with_capacity(sorted.len());
        for (at, (key, value)) in sorted.iter().enumerate() {
            let is_last = sorted.get(at + 1).is_none_or(|(next, _)| next != key);
            if is_last {
                layer.push(key, value.as_ref().unwrap_or(&ABSENT));
            }
        }
        Self::of(layer)
    }

    fn of(layer: Layer) -> Self {
        let mut by_name = Vec::new();
        let mut unknown = Vec::new();
        let mut known = Layer::default();
        for (key, value) in layer.iter() {
            match *value == Value::Unknown {
                true => unknown.push(key.clone()),
                false => known.push(key, value),
            }
            if !is_absent(value) && *value != Value::Unknown {
                by_name.push(key.clone());
            }
        }
        by_name.sort_unstable_by(|one, other| one.lower.cmp(&other.lower));
        let unknown = (!unknown.is_empty()).then(|| (unknown, Self::of(known)));
        Self(Arc::new(Inner {
            layer,
            by_name,
            unknown,
        }))
    }

    /// Whether anything is said of a key.
    #[must_use]
    pub fn gives(&self, name: &str) -> bool {
        self.0.layer.find_name(name).is_some()
    }

    pub(super) fn layer(&self) -> &Layer {
        &self.0.layer
    }

    /// The same without the keys that are unknown.
    pub(super) fn known(&self) -> Self {
        self.0.unknown.as_ref().map_or(self, |(_, known)| known).clone()
    }

    pub(super) fn unknown(&self) -> &[Key] {
        self.0.unknown.as_ref().map_or(&[], |(unknown, _)| unknown)
    }

    /// The known keys whose names begin with something in lower case.
    pub(super) fn beginning_with(&self, start: &str) -> impl Iterator<Item = &Key> {
        let first = self.0.by_name.partition_point(|key| *key.lower < *start);
        let start = String::from(start);
        self.0.by_name[first..]
            .iter()
            .take_while(move |key| key.lower.starts_with(&*start))
    }
}
