//! What an editor of policies knows about a place in the text: what could stand there, and what it is that stands there;
//! and the text made tidy.
//!
//! The text may be torn, as it is while somebody types; nothing panics, whatever the bytes. Places are bytes. The catalogue
//! may be loaded in part: what is not there yet is not offered, and [`services_named`] says what to load.
//!
//! | to find | look in |
//! |---|---|
//! | what could stand at a place | [`complete`] |
//! | what stands at a place | [`hover`] |
//! | a text formatted, sorted, or as short as it can be | [`tidy_text`] |
//! | where in a policy a place is | `place.rs` |
//! | sentences, in English and Korean | `words.rs` |

#![no_std]

extern crate alloc;

mod actions;
pub mod complete;
mod element;
mod global_key;
pub mod hover;
mod page;
mod place;
pub mod tidy_text;
mod words;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use iam_catalog::base::Standing;
use iam_catalog::catalogue::Catalogue;

/// The services that a text names, as far as AWS's reference has them: those whose shards are worth loading. Sorted.
#[must_use]
pub fn services_named<'c>(text: &str, catalogue: &'c Catalogue) -> Vec<&'c str> {
    let base = catalogue.base();
    let mut found = BTreeSet::new();
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        let before = text.get(from..colon).unwrap_or("");
        from = colon + 1;
        let is_other = |it: char| !it.is_ascii_alphanumeric() && it != '-';
        let word = before.rsplit(is_other).next().unwrap_or("");
        let service = base.service_idx(word).and_then(|idx| base.services.get(idx));
        found.extend(
            service
                .filter(|it| it.standing == Standing::Current)
                .map(|it| &*it.prefix),
        );
    }
    found.into_iter().collect()
}
