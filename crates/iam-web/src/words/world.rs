//! The words of the Sessions view, in each language: a label that is missing does not compile.

mod en;
pub mod entities;
mod fields;
mod ko;

use iam_scenario::format::act::ActName;
use iam_sts::Time;
use iam_words::Lang;

use crate::world::model::clock::{Life, parts};
use crate::world::model::handover::{Carried, Gained, Lost};
use crate::world::model::mark::Mark;

pub use fields::about;

pub struct Labels {
    pub lang: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub examples: &'static str,
    pub copy_report: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub screens: &'static str,
    pub steps: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub problems: &'static str,
    pub show_place: &'static str,
    pub broken: &'static str,
    /// Where not even JSON can be read.
    pub torn: &'static str,
    pub stale: &'static str,
    pub diagram: &'static str,
    pub diagram_hint: &'static str,
    pub clock: &'static str,
    pub clock_minutes: &'static str,
    pub clock_hint: &'static str,
    pub sessions_at: &'static str,
    pub no_sessions: &'static str,
    pub add_step: &'static str,
    pub add_hint: &'static str,
    pub no_steps: &'static str,
    pub edit: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub duplicate: &'static str,
    pub remove: &'static str,
    pub caller_side: &'static str,
    pub trust_side: &'static str,
    pub no_trust_side: &'static str,
    pub no_caller_side: &'static str,
    pub aws_message: &'static str,
    pub not_asked: &'static str,
    pub notes: &'static str,
    pub session: &'static str,
    pub arn: &'static str,
    pub tags: &'static str,
    pub transitive: &'static str,
    pub source_identity: &'static str,
    pub in_force: &'static str,
    pub identity_policies: &'static str,
    pub boundary: &'static str,
    pub session_policies: &'static str,
    pub scps: &'static str,
    pub remaining: &'static str,
    pub expires: &'static str,
    pub chain_depth: &'static str,
    pub lost: &'static str,
    pub carried: &'static str,
    pub gained: &'static str,
    pub nothing: &'static str,
    pub act_in: &'static str,
    pub when: &'static str,
    pub when_stands: &'static str,
    pub when_after: &'static str,
    pub when_at: &'static str,
    pub to_clock: &'static str,
    pub sign_in: &'static str,
    pub access_key: &'static str,
    pub console: &'static str,
    pub console_mfa: &'static str,
    pub lines_hint: &'static str,
    pub map_hint: &'static str,
    pub json_hint: &'static str,
    pub not_as_expected: &'static str,
    pub show_text: &'static str,
    pub mfa: &'static str,
}

pub fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::En => &en::LABELS,
        Lang::Ko => &ko::LABELS,
    }
}

pub const fn mark(mark: Mark, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::mark(mark),
        Lang::Ko => ko::mark(mark),
    }
}

pub const fn act(act: ActName, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::act(act),
        Lang::Ko => ko::act(act),
    }
}

/// Why a step was not run, or what an expired session means.
pub const fn hint(mark: Mark, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::En => en::hint(mark),
        Lang::Ko => ko::hint(mark),
    }
}

pub fn lost(lost: &Lost, lang: Lang) -> String {
    match lang {
        Lang::En => en::lost(lost),
        Lang::Ko => ko::lost(lost),
    }
}

pub fn carried(carried: &Carried, lang: Lang) -> String {
    match carried {
        Carried::Tag(tag) => [&tag.key, " = ", &tag.value].concat(),
        Carried::SourceIdentity(identity) => [labels(lang).source_identity, ": ", identity].concat(),
    }
}

pub fn gained(gained: &Gained, lang: Lang) -> String {
    match gained {
        Gained::Permissions(names) => [labels(lang).identity_policies, ": ", &names.join(", ")].concat(),
        Gained::Tag(tag) => [&tag.key, " = ", &tag.value].concat(),
        Gained::SourceIdentity(identity) => [labels(lang).source_identity, ": ", identity].concat(),
    }
}

pub fn life(life: Life, lang: Lang) -> String {
    match lang {
        Lang::En => en::life(life),
        Lang::Ko => ko::life(life),
    }
}

/// How many steps there are and how many went through.
pub fn summary(n_steps: usize, n_through: usize, lang: Lang) -> String {
    match lang {
        Lang::En => en::summary(n_steps, n_through),
        Lang::Ko => ko::summary(n_steps, n_through),
    }
}

fn duration(seconds: Time, names: [&str; 4]) -> String {
    let parts = parts(seconds).into_iter().zip(names).filter(|((n, _), _)| *n != 0);
    let words: Vec<String> = parts.map(|((n, _), name)| [&n.to_string(), name].concat()).collect();
    match words.is_empty() {
        true => ["0", names[3]].concat(),
        false => words.join(" "),
    }
}
