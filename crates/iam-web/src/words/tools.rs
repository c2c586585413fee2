//! The words of what fills a request in, what it is copied as, and what is offered for its fields.

mod en;
mod ko;

use iam_protocol::case::LeftOut;
use iam_protocol::exchange::Effect;
use iam_syntax::policy::PolicyKind;
use iam_words::Lang;

use crate::model::filled::Told;
use crate::model::typical::Typical;

pub struct Words {
    pub close: &'static str,
    /// Where the worker can't be had.
    pub failed: &'static str,
    pub suggestions: &'static str,

    // A typical context
    pub context: &'static str,
    pub typical: fn(Typical) -> &'static str,
    /// By its name.
    pub set: fn(&str) -> String,

    // An error message
    pub paste: &'static str,
    pub paste_title: &'static str,
    pub paste_hint: &'static str,
    pub paste_field: &'static str,
    pub fill: &'static str,
    pub encoded: &'static str,
    pub allowed: &'static str,
    pub bare: &'static str,
    pub outside: &'static str,
    pub unrecognised: &'static str,
    pub no_text: &'static str,
    /// What AWS calls the caller, where that is no principal.
    pub no_principal: fn(&str) -> String,
    /// What AWS calls the resource, where that is no ARN.
    pub no_resource: fn(&str) -> String,
    pub told: fn(Told) -> &'static str,
    /// The parts that were filled in.
    pub filled: fn(&str) -> String,
    /// What AWS said of why: how, and which kind of policy.
    pub reason: fn(Option<Effect>, Option<PolicyKind>) -> String,
    /// A case of its own was begun.
    pub anew: &'static str,
    /// The policy that AWS named is not here; as the list of policies calls it.
    pub wanted: fn(&str) -> String,
    /// In that box.
    pub wanted_here: &'static str,
    pub agrees: &'static str,
    pub differs: &'static str,

    // Commands
    pub copy: &'static str,
    pub title: &'static str,
    pub simulate: &'static str,
    pub assume: &'static str,
    pub copy_one: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub no_action: &'static str,
    /// The parts that are left out.
    pub left_out: fn(&str) -> String,
    pub part: fn(LeftOut) -> &'static str,
}

/// What a message of AWS begins with.
pub const EXAMPLE: &str =
    "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: …";

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}
