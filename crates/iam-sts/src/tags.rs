//! Tags of users, roles, resources and sessions: keys are compared ignoring case, and keep the case they came in.

use alloc::string::String;
use alloc::vec::Vec;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    /// In the case that it came in.
    pub key: String,
    /// May be empty.
    pub value: String,
}

/// Some tags in the order that they came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<Tag>);

impl Tags {
    /// As given: of tags with one key, none goes.
    #[must_use]
    pub const fn new(tags: Vec<Tag>) -> Self {
        Self(tags)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Tag> {
        self.0.iter()
    }

    /// Whether there is no tag.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// The tag of a key in any case.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Tag> {
        self.0.iter().find(|tag| same_key(&tag.key, key))
    }

    /// Sets a tag. One of the same key, ignoring case, goes.
    // rule: S-20
    pub fn set(&mut self, tag: Tag) {
        match self.0.iter_mut().find(|other| same_key(&other.key, &tag.key)) {
            Some(other) => *other = tag,
            None => self.0.push(tag),
        }
    }

    /// These tags with others laid over them.
    #[must_use]
    pub fn overlaid<'a>(&self, over: impl IntoIterator<Item = &'a Tag>) -> Self {
        let mut tags = self.clone();
        for tag in over {
            tags.set(tag.clone());
        }
        tags
    }
}

impl FromIterator<Tag> for Tags {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        Self(tags.into_iter().collect())
    }
}

/// Whether two tag keys are one.
#[must_use]
pub fn same_key(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}
