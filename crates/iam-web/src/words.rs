//! What stands on the page itself, in English and Korean. A label that one language lacks does not compile.
//!
//! The words of a trace are not here: they are `iam-explain`'s.

pub mod asked;
mod en;
pub mod files;
pub mod gallery;
mod ko;
pub mod problems;
pub mod review;
pub mod share;
pub mod terms;
pub mod tools;
pub mod views;
pub mod world;

use iam_eval::request::Sort;
use iam_scenario::paste::{Foreign, Wrapper};
use iam_words::Lang;

use crate::model::link::Failure;
use crate::model::slot::Kind;
use crate::model::view::View;
use crate::ui::pane::Pane;

/// Every fixed text of the page.
pub struct Labels {
    pub lang: &'static str,
    pub kinds: Kinds,
    /// What a request says: who asks, for what, on what.
    pub no_verdict_parts: [&'static str; 3],

    // The page
    pub title: &'static str,
    pub view: fn(View) -> &'static str,
    pub tagline: &'static str,
    pub skip_to_request: &'static str,
    pub skip_to_verdict: &'static str,
    pub skip_to_content: &'static str,
    pub skip_to_policies: &'static str,
    pub new: &'static str,
    pub new_hint: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub close: &'static str,
    pub remove: &'static str,
    pub back_to_mine: &'static str,
    pub example: &'static str,
    pub undo_brings_back: &'static str,
    pub opened_link: &'static str,
    pub own_is_kept: &'static str,
    pub opened_file: &'static str,
    pub opened_paste: &'static str,
    pub link_holds_more: &'static str,
    pub kept_draft: &'static str,
    /// Before the address of a file.
    pub other_site: &'static str,
    pub not_kept: &'static str,
    pub worker_lost: &'static str,
    pub part_coming: &'static str,
    pub part_missing: &'static str,
    pub part_again: &'static str,
    pub link_not_fetched: &'static str,
    pub link_torn: &'static str,
    pub link_too_large: &'static str,
    pub paste_not_fetched: &'static str,
    pub writing_link: &'static str,
    pub open_part: &'static str,

    // Share
    pub share: &'static str,
    pub share_private: &'static str,
    pub link_field: &'static str,
    pub copy_link: &'static str,
    pub link_copied: &'static str,
    pub not_copied: &'static str,
    pub link_long: &'static str,
    pub link_very_long: &'static str,
    pub copy_text: &'static str,
    pub text_copied: &'static str,
    pub other_copied: &'static str,
    pub characters: fn(usize) -> String,

    // Screens
    pub screens: &'static str,
    pub screen_why: &'static str,
    pub screen_request: &'static str,
    pub screen_policies: &'static str,
    pub screen_checks: &'static str,

    // The lines between the parts of the page, and the row of characters
    pub less: &'static str,
    pub more: &'static str,
    pub show_rows: fn(usize) -> String,
    pub hide_rows: &'static str,
    pub pane: fn(Pane) -> &'static str,
    pub key_row: &'static str,

    // Request
    pub request: &'static str,
    pub principal: &'static str,
    pub principal_presets: &'static str,
    pub preset_user: &'static str,
    pub preset_session: &'static str,
    pub preset_role: &'static str,
    pub preset_root: &'static str,
    pub preset_service: &'static str,
    pub preset_federated: &'static str,
    pub preset_anonymous: &'static str,
    pub role_arn: &'static str,
    pub user_arn: &'static str,
    pub unique_id: &'static str,
    pub optional: &'static str,
    pub more_about: &'static str,
    /// On the button that opens the request as a world, and what is said when it is open.
    pub as_world: &'static str,
    pub opened_as_world: &'static str,
    pub action: &'static str,
    pub resource: &'static str,
    pub resource_hint: &'static str,
    pub resource_account: &'static str,
    pub resource_account_hint: &'static str,
    /// Of a resource whose ARN has no account, and of which nobody said it.
    pub resource_account_assumed: &'static str,
    pub accounts: &'static str,
    pub account_caller: &'static str,
    pub account_resource: &'static str,
    pub organization: &'static str,
    pub network: &'static str,
    pub same_account: &'static str,
    pub cross_account: &'static str,
    pub no_account: &'static str,
    pub other_partition: &'static str,
    pub is_user: &'static str,
    pub is_session: &'static str,
    pub is_role: &'static str,
    pub is_root: &'static str,
    pub is_federated_user: &'static str,
    pub is_service: &'static str,
    pub is_federated: &'static str,
    pub is_anonymous: &'static str,

    // Context
    pub context: &'static str,
    pub context_key: &'static str,
    pub context_value: &'static str,
    pub add_key: &'static str,
    pub add_value: &'static str,
    pub remove_key: &'static str,
    pub remove_value: &'static str,
    pub unknown: &'static str,
    pub unknown_hint: &'static str,
    pub unknown_value: &'static str,
    pub left_out: &'static str,
    pub missing: &'static str,
    pub missing_hint: &'static str,

    // Verdict
    pub verdict: &'static str,
    pub allowed: &'static str,
    pub denied: &'static str,
    pub depends: &'static str,
    pub explicit_deny: &'static str,
    pub implicit_deny: &'static str,
    pub explicit_deny_hint: &'static str,
    pub implicit_deny_hint: &'static str,
    pub no_verdict: &'static str,
    /// Why there is no verdict, by how many of those are missing.
    pub no_verdict_why: fn(usize) -> &'static str,
    pub cannot_evaluate: &'static str,
    pub stale: &'static str,
    pub aws_message: &'static str,
    pub near_misses: &'static str,
    /// Of how many statements something is said, where a Deny decides.
    pub near_a_deny: fn(usize) -> String,
    pub closings: &'static str,
    pub closings_hint: &'static str,
    pub closing_apply: &'static str,
    pub closing_absent: &'static str,
    pub sampled: &'static str,
    /// The operation that is meant.
    pub from_outside: fn(&str) -> String,
    pub ask_for: &'static str,
    pub each_resource: &'static str,
    pub absent_there: &'static str,
    pub also_asks: &'static str,
    /// Of how many permissions the request does not say whether its call asks them.
    pub may_ask: fn(usize) -> String,
    pub ask_too: &'static str,
    pub of_whom: &'static str,
    pub call_decided: &'static str,
    pub gates: &'static str,
    pub empty_policy: &'static str,
    pub empty_policy_hint: &'static str,
    /// Before the number of the account, as `resource_account` is.
    pub caller_account: &'static str,
    pub trace: &'static str,
    pub trace_hint: &'static str,
    pub open_all: &'static str,
    pub close_all: &'static str,
    pub decides: &'static str,
    pub grants: &'static str,
    pub overridden: &'static str,
    pub not_enough: &'static str,
    pub findings: &'static str,

    // Policies
    pub policies: &'static str,
    pub simple_view: &'static str,
    pub full_view: &'static str,
    pub policies_empty: &'static str,
    pub add_policy: &'static str,
    pub add_level: &'static str,
    pub add_here: &'static str,
    pub level_name: &'static str,
    pub remove_level: &'static str,
    pub policy_name: &'static str,
    pub policy_text: &'static str,
    pub switched_on: &'static str,
    pub switched_off: &'static str,
    pub switch_off_hint: &'static str,
    pub blank: &'static str,
    pub torn: &'static str,
    pub endpoint_type: &'static str,
    pub endpoint_interface: &'static str,
    pub endpoint_gateway: &'static str,
    pub from: &'static str,
    pub box_empty: &'static str,
    pub box_example: &'static str,
    pub line: &'static str,
    pub error: &'static str,

    // Checks
    pub checks: &'static str,
    pub checks_hint: &'static str,
    pub unanswered: fn(usize) -> String,
    pub check_name: &'static str,
    pub own_request: &'static str,
    pub add_check: &'static str,
    pub expected: &'static str,
    pub actual: &'static str,
    pub any: &'static str,
    pub as_expected: &'static str,
    pub not_as_expected: &'static str,
    pub show_in_form: &'static str,
    pub remove_check: &'static str,
    pub nothing_asked: &'static str,

    // Paste
    pub unwrapped: &'static str,
    pub url_encoded: &'static str,
    pub undo_paste: &'static str,
    pub several: &'static str,
    pub without_name: &'static str,
    pub summary: &'static str,
    pub pasted_case: &'static str,
    pub pasted_scenario: &'static str,
    pub pasted_link: &'static str,
    pub open_it: &'static str,
    pub belongs: &'static str,
    pub move_to: &'static str,
    pub keep_here: &'static str,
    pub box_taken: &'static str,
    pub got_it: &'static str,
    pub try_it: &'static str,
    pub now_yours: &'static str,
    pub debug_a_denial: &'static str,
    pub write_a_policy: &'static str,
    pub learn_iam: &'static str,
    pub footer: &'static str,

    /// Why a link could not be opened.
    pub link_failure: fn(Failure) -> &'static str,
    /// Beside the sign of an element of a statement: what was asked is not what it names.
    pub not_this: fn(&str) -> String,
    /// The same of an element that names what it is not about, and names this.
    pub lists_this: fn(&str) -> String,
    /// What a policy was in, where that is no command's output.
    pub wrapper: fn(Wrapper) -> &'static str,
    /// What to paste in place of a text in another language.
    pub foreign: fn(Foreign) -> &'static str,
}

/// The labels of a language.
pub fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::En => &en::LABELS,
        Lang::Ko => &ko::LABELS,
    }
}

/// What a kind of policy is called, and what goes in its box.
pub struct KindWords {
    /// On the shelf.
    pub short: &'static str,
    /// In a menu and above the editor.
    pub full: &'static str,
    /// One sentence on what it does.
    pub hint: &'static str,
}

pub struct Kinds {
    pub identity: KindWords,
    pub boundary: KindWords,
    pub session: KindWords,
    pub resource: KindWords,
    pub trust: KindWords,
    pub key: KindWords,
    pub scp: KindWords,
    pub rcp: KindWords,
    pub endpoint: KindWords,
}

impl Labels {
    /// The words for a kind of policy; a resource's is called after what the request is about.
    pub const fn kind(&self, kind: Kind, sort: Sort) -> &KindWords {
        match (kind, sort) {
            (Kind::Identity, _) => &self.kinds.identity,
            (Kind::Boundary, _) => &self.kinds.boundary,
            (Kind::Session, _) => &self.kinds.session,
            (Kind::Resource, Sort::Role | Sort::RoleOutsideSts) => &self.kinds.trust,
            (Kind::Resource, Sort::KmsKey) => &self.kinds.key,
            (Kind::Resource, Sort::Other) => &self.kinds.resource,
            (Kind::Scp, _) => &self.kinds.scp,
            (Kind::Rcp, _) => &self.kinds.rcp,
            (Kind::Endpoint, _) => &self.kinds.endpoint,
        }
    }
}
