//! What a link is made of: `#s=GENERATION.PAYLOAD.CHECK`, a JSON document and back. `docs/links.md` has it as a
//! specification, so that others can read and write links.
//!
//! | generation | the payload, in base64url without padding | the check, in base32 |
//! |---|---|---|
//! | 0 | the document in raw DEFLATE | CRC-32 of the document |
//! | 1 | the document [cut](pieces), in raw DEFLATE after the [dictionary](DICTIONARY) | CRC-32 of the cut document |
//!
//! It does not know what stands in the document. A link that does not open says why, and gives what could be read of it.
//!
//! ```
//! let link = iam_link::write(r#"{"version":1,"case":{"action":"s3:GetObject"}}"#);
//! assert!(link.starts_with("s=1."));
//! let opened = iam_link::read(&format!("https://PLAYGROUND.example/#{link}&at=7")).unwrap();
//! assert_eq!(opened.document, r#"{"version":1,"case":{"action":"s3:GetObject"}}"#);
//! assert_eq!(opened.view, [("at".into(), "7".into())]);
//! ```

#![no_std]
#![warn(missing_docs)]

extern crate alloc;

mod base64url;
mod check;
mod layout;
mod packing;
pub mod pieces;
mod problem;
mod sealed;
pub mod words;

use alloc::format;
use alloc::string::String;

pub use packing::DICTIONARY;
pub use problem::{Failure, Problem};
pub use sealed::{Opened, Sealed};

/// The size of the largest link.
pub const MAX_LINK_BYTES: usize = 1 << 20;
/// The size of the largest document in a link.
pub const MAX_DOCUMENT_BYTES: usize = 256 << 10;
/// The generation that is written. Those before it stay readable for ever.
pub const GENERATION: u32 = 1;

/// Writes a document as `s=1.PAYLOAD.CHECK`.
#[must_use]
pub fn write(document: &str) -> String {
    let cut = pieces::cut(document);
    let payload = base64url::encode(&packing::pack(&cut));
    format!("s={GENERATION}.{payload}.{}", check::of(&cut))
}

/// Reads a link: a whole one, its fragment, or what comes after the `#`.
///
/// # Errors
/// Says why it does not open, and gives what could be read.
pub fn read(link: &str) -> Result<Opened, Failure> {
    Sealed::of(link).map_err(Failure::from)?.open()
}
