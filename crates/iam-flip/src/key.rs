//! What is known of context keys here: what their values look like, what a realistic one is, who may set them, and what
//! follows from setting one.
//!
//! | to find | look in |
//! |---|---|
//! | what the values of a key look like | [`shape`] |
//! | which keys hold one of some words | [`words`] |
//! | a realistic value, also one that fits a pattern | [`sample`] |
//! | who decides what a key holds | [`owner`] |
//! | what else changes with it | [`along`] |
//! | which resources have none of it | [`stands`] |

pub mod along;
mod managed;
pub mod owner;
pub mod sample;
pub mod shape;
pub mod stands;
pub mod words;

/// Whether a key is one of some.
#[must_use]
pub fn is_one_of(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(key))
}

/// The part behind the colon, if a key has a prefix: `s3:prefix` is of `s3`, `aws:PrincipalTag/a:b` of `aws`.
#[must_use]
pub fn prefix(key: &str) -> &str {
    key.split_once(':').map_or("", |(prefix, _)| prefix)
}

/// The family of a key that ends in a slash and a name: `aws:PrincipalTag` of `aws:PrincipalTag/team`.
#[must_use]
pub fn family(key: &str) -> Option<(&str, &str)> {
    key.split_once('/')
}
