//! What an editor of policies knows about a place in the text: what could stand there, and what it is that stands there;
//! and the text made tidy.
//!
//! The text may be torn, as it is while somebody types; nothing panics, whatever the bytes. Places are bytes. The catalogue
//! may be loaded in part: what is not there yet is not offered, and [`iam_catalog::named`] says what to load.
//!
//! | to find | look in |
//! |---|---|
//! | what could stand at a place | [`complete`] |
//! | what stands at a place | [`hover`] |
//! | what could stand in a JSON text that is no policy | [`other`] |
//! | a text formatted, sorted, or as short as it can be | [`tidy_text`] |
//! | where in a policy a place is | `place.rs` |
//! | sentences, in English and Korean | `words.rs` |
//!
//! ```
//! use iam_assist::complete::complete;
//! use iam_catalog::catalogue::Catalogue;
//! use iam_syntax::policy::PolicyKind;
//! use iam_words::Lang;
//!
//! let text = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObjectTag"#;
//! let found = complete(PolicyKind::Identity, text, text.len(), &Catalogue::whole(), Lang::En);
//! assert_eq!("s3:GetObjectTagging", found.items[0].label);
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

mod actions;
pub mod complete;
mod element;
mod global_key;
pub mod hover;
pub mod other;
mod page;
mod place;
pub mod tidy_text;
mod words;
