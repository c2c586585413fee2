//! What a caller may choose for one hop: every combination worth trying, the simplest first.
//!
//! The tags that the policies of the hop speak of decide whether it is issued. All others are there for later hops alone,
//! so they are tried beside what was issued, and never multiply what is refused.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use iam_eval::context::Context;
use iam_sts::credentials::Credentials;
use iam_sts::operation::AssumeRole;
use iam_sts::tags::{Tag, same_key};

use crate::Ask;
use crate::vocabulary::{ANOTHER, OTHER, TagWords, Vocabulary, Words};
use crate::word::{Word, texts};

/// What a session is called where no policy cares.
pub const SESSION_NAME: &str = "session";
/// How many sets of tags are tried for one hop.
const MAX_TAG_SETS: usize = 2_048;

/// The values that may be chosen for a hop.
#[derive(Debug)]
pub struct Stock {
    pub names: Vec<String>,
    pub externals: Vec<Option<String>>,
    pub identities: Vec<Option<String>>,
    /// Of the tags that the policies of the hop speak of, by their keys.
    pub own: Vec<(String, Vec<String>)>,
    /// Of all others, which the session may carry on to later hops.
    pub others: Vec<(String, Vec<String>)>,
    pub unnamed: Unnamed,
}

/// How many values there are of what the policies of a hop only compare with those that they name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those, and one that they don't name: all others are to them as that one.
    Named,
    /// All that any policy names.
    All,
}

/// What was left out with [`Extent::Named`]. Where a value that is not named is let in, each is.
#[derive(Debug, Default)]
pub struct Unnamed {
    identities: bool,
    /// Keys of tags.
    tags: Vec<String>,
}

impl Unnamed {
    /// Whether a call that is let in shows that what was left out is let in too.
    pub fn is_let_in(&self, ask: &Ask) -> bool {
        let Ask::AssumeRole(ask) = ask else { return false };
        let is_unnamed = |value: &str| [OTHER, ANOTHER].contains(&value);
        let is_left_out = |tag: &Tag| is_unnamed(&tag.value) && self.tags.iter().any(|key| same_key(key, &tag.key));
        (self.identities && ask.source_identity.as_deref().is_some_and(is_unnamed)) || ask.tags.iter().any(is_left_out)
    }
}

/// All combinations of them.
#[derive(Debug)]
pub struct Choices {
    pub names: Vec<String>,
    pub externals: Vec<Option<String>>,
    pub identities: Vec<Option<String>>,
    /// Of the tags that the policies of the hop speak of.
    pub tags: Vec<TagSet>,
    /// Of all others, which the session may carry on to later hops; none of them is empty.
    pub carried: Vec<TagSet>,
    pub unnamed: Unnamed,
    /// Whether these are all.
    pub is_complete: bool,
}

/// Tags, and which of them are transitive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagSet {
    pub tags: Vec<Tag>,
    pub transitive: Vec<String>,
}

/// The call that chooses nothing.
pub fn plain(role_arn: &str) -> Ask {
    Ask::AssumeRole(AssumeRole {
        role_arn: role_arn.into(),
        role_session_name: SESSION_NAME.into(),
        ..AssumeRole::default()
    })
}

impl Stock {
    /// For a hop whose policies have these words, in the context of the call that chooses nothing.
    pub fn new(
        vocabulary: &Vocabulary,
        words: &Words,
        telling_names: &BTreeSet<String>,
        credentials: &Credentials,
        context: &Context,
        extent: Extent,
    ) -> Self {
        let mut unnamed = Unnamed::default();
        let texts = |words: &BTreeSet<Word>| texts(words, context);
        let mut names = vec![String::from(SESSION_NAME)];
        names.extend(telling_names.iter().cloned());
        names.extend(texts(&words.names));
        if words.read.contains("sts:rolesessionname") {
            names.extend([OTHER.into(), ANOTHER.into()]);
        }
        let mut externals = vec![None];
        if words.read.contains("sts:externalid") {
            externals.extend(texts(&words.externals).into_iter().map(Some));
            externals.extend([Some(OTHER.into()), Some(ANOTHER.into())]);
        }
        let mut identities = vec![None];
        if vocabulary.reads_identity() && credentials.source_identity().is_none() {
            let own = texts(&words.identities);
            let is_named = ["sts:sourceidentity", "aws:sourceidentity"]
                .iter()
                .all(|key| words.names_all_of(key));
            if extent == Extent::Named && is_named {
                unnamed.identities = vocabulary.identities.iter().any(|it| !own.contains(it));
            } else {
                identities.extend(vocabulary.identities.iter().cloned().map(Some));
            }
            identities.extend(own.into_iter().map(Some));
            identities.extend([Some(OTHER.into()), Some(ANOTHER.into())]);
        }
        let tags = tags(vocabulary, words, credentials, context);
        let (mut own, others): (Vec<_>, Vec<_>) = tags
            .into_iter()
            .partition(|(key, _)| words.tags.contains_key(&key.to_lowercase()));
        if extent == Extent::Named {
            for (key, values) in &mut own {
                let lower = key.to_lowercase();
                let of_hop: Option<&TagWords> = words.tags.get(&lower);
                if words.names_all_of(&["aws:requesttag/", &lower].concat()) {
                    let named = texts(&of_hop.map(|it| it.values.clone()).unwrap_or_default());
                    let n_before = values.len();
                    values.retain(|value| value == OTHER || named.contains(value));
                    if values.len() < n_before {
                        unnamed.tags.push(key.clone());
                    }
                }
            }
        }
        Self {
            names: once_each(names),
            externals: once_each(externals),
            identities: once_each(identities),
            own,
            others,
            unnamed,
        }
    }
}

impl Choices {
    pub fn new(stock: Stock) -> Self {
        let (tags, has_all_own) = tag_sets(&stock.own);
        let (mut carried, has_all_others) = tag_sets(&stock.others);
        carried.retain(|set| !set.tags.is_empty());
        Self {
            names: stock.names,
            externals: stock.externals,
            identities: stock.identities,
            tags,
            carried,
            unnamed: stock.unnamed,
            is_complete: has_all_own && has_all_others,
        }
    }
}

/// The tags that may be passed, each with its values. One that is inherited can't be passed again.
fn tags(
    vocabulary: &Vocabulary,
    words: &Words,
    credentials: &Credentials,
    context: &Context,
) -> Vec<(String, Vec<String>)> {
    let inherited = credentials.inherited_tags();
    let free = vocabulary
        .tags
        .iter()
        .filter(|(key, _)| !inherited.iter().any(|tag| same_key(&tag.key, key)));
    let mut tags: Vec<(String, Vec<String>)> = Vec::new();
    for (key, values) in free {
        let mut values: Vec<String> = values.iter().cloned().collect();
        let of_hop: Option<&TagWords> = words.tags.get(&key.to_lowercase());
        values.extend(texts(of_hop.into_iter().flat_map(|words| &words.values), context));
        tags.push((key.clone(), once_each(values)));
    }
    tags
}

/// All sets of tags, those with few tags first, and whether these are all.
fn tag_sets(tags: &[(String, Vec<String>)]) -> (Vec<TagSet>, bool) {
    let mut sets = vec![TagSet::default()];
    let mut is_complete = true;
    for (key, values) in tags {
        let before = sets.clone();
        for value in values {
            for is_transitive in [false, true] {
                if MAX_TAG_SETS < sets.len().saturating_add(before.len()) {
                    is_complete = false;
                    break;
                }
                sets.extend(before.iter().map(|set| with_tag(set, key, value, is_transitive)));
            }
        }
    }
    sets.sort_by_key(|set| (set.tags.len(), set.transitive.len()));
    (sets, is_complete)
}

fn with_tag(set: &TagSet, key: &str, value: &str, is_transitive: bool) -> TagSet {
    let mut set = set.clone();
    set.tags.push(Tag {
        key: key.into(),
        value: value.into(),
    });
    if is_transitive {
        set.transitive.push(key.into());
    }
    set
}

pub fn once_each<T: Clone + Ord>(mut items: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    items.retain(|item| seen.insert(item.clone()));
    items
}
