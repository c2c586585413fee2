//! A sentence in every language, for a page that may come to be read in another.

use std::collections::BTreeMap;

use iam_words::Lang;
use serde::{Deserialize, Serialize};

/// A sentence by the tag of its language, as `{ "en": …, "ko": … }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spoken(BTreeMap<String, String>);

impl Spoken {
    /// The sentence, said in each.
    pub fn of(say: impl Fn(Lang) -> String) -> Self {
        Self(Lang::ALL.map(|lang| (lang.tag().to_string(), say(lang))).into())
    }

    /// The sentence in one; empty where nothing was said.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.0.get(lang.spoken().tag()).map_or("", String::as_str)
    }
}
