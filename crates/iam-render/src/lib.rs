//! What a case or a scenario comes to, as Markdown, HTML and lines of JSON; and the verdicts of those that stand in the fenced blocks
//! of a document, written below them.
//!
//! | to find | look in |
//! |---|---|
//! | a case answered, a scenario run | [`answered`] |
//! | the words behind the `iam` of a block | [`fence`] |
//! | what a block holds | [`subject`] |
//! | what it came to | [`told`] |
//! | that as text | [`markdown`], [`html`] |
//! | the blocks of a document | [`document`] |
//! | a case or a scenario as a piece of a page | [`whole`] |
//! | verdicts in a document | [`in_place`], [`elements`] |
//! | what is wrong with a block | [`flaw`] |
//! | where in it something stands | [`place`] |
//! | an error in words | [`problem`] |
//! | each request of a case, and a line of JSON for it | [`requests`], [`explain`], [`flip`] |
//! | the findings in policies, likewise | [`lint`] |
//! | links, and what they hold | [`sharing`] |
//! | the sentences of all this | [`words`] |
//!
//! ```
//! use iam_render::in_place::written;
//! use iam_render::told::Setting;
//! use iam_words::Lang;
//!
//! let document = "# Reports\n\n```iam action=s3:GetObject\n{ \"Statement\": [] }\n```\n";
//! let setting = Setting { lang: Lang::En, playground: None };
//! let written = written(document, setting);
//! assert!(written.flaws.is_empty());
//! assert!(written.text.contains("> **Denied — implicit deny.**"));
//! ```

#![warn(missing_docs)]

pub mod answered;
pub mod asked;
pub mod document;
pub mod elements;
pub mod explain;
pub mod fence;
pub mod flaw;
pub mod flip;
pub mod html;
pub mod in_place;
pub mod link;
pub mod lint;
mod mark;
pub mod markdown;
pub mod place;
pub mod problem;
pub mod requests;
pub mod sharing;
pub mod step;
pub mod subject;
pub mod told;
pub mod whole;
pub mod words;

use std::sync::LazyLock;

use iam_catalog::catalogue::Catalogue;

/// Everything that is known of AWS's services.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::whole);
    &CATALOGUE
}

/// The document of a managed policy of AWS's own.
#[must_use]
pub fn managed_policy(arn: &str) -> Option<String> {
    catalogue().managed_policy(arn).document().map(String::from)
}
