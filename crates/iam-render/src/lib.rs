//! What a case or a scenario comes to, as Markdown and as HTML; and the verdicts of those that stand in the fenced blocks
//! of a document, written below them.
//!
//! | to find | look in |
//! |---|---|
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

pub mod document;
pub mod elements;
pub mod fence;
pub mod flaw;
pub mod html;
pub mod in_place;
mod link;
mod mark;
pub mod markdown;
pub mod place;
pub mod problem;
pub mod step;
pub mod subject;
pub mod told;
pub mod whole;

use std::sync::LazyLock;

use iam_catalog::catalogue::Catalogue;

/// The document of a managed policy of AWS's own.
#[must_use]
pub fn managed_policy(arn: &str) -> Option<String> {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::whole);
    CATALOGUE.managed_policy(arn).document().map(String::from)
}
