//! The verdict.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::gates::Preset;
use iam_words::en;
use iam_words::term::Verdict;

use super::super::shown;
use super::condition::key_clause_of_deny;
use super::near_miss::near_miss;
use super::statement::{in_policy, in_policy_inside};
use super::{count, gate, gate_inside, names, note, sentence, terms};
use crate::fact::{ClosingFact, KeyFact};
use crate::headline::Headline;

/// How many conditions are given as the reason.
const N_REASONS: usize = shown::N_SHOWN;

pub fn headline(it: &Headline) -> String {
    match it {
        Headline::Preset(preset) => {
            let outcome = match preset.preset {
                Preset::CallerIdentity | Preset::SessionToken => Outcome::Allowed,
                Preset::SessionTokenRefused
                | Preset::RootAssumesRole
                | Preset::FederationTokenRefused
                | Preset::SessionMayNot
                | Preset::LinkedServiceAlone
                | Preset::Unsigned => Outcome::ImplicitDeny,
            };
            format!("{}. {}", en::verdict(terms::verdict(outcome)), gate::preset(preset))
        }
        Headline::ExplicitDeny {
            statement,
            because,
            spares,
            n_others,
        } => {
            let more = match n_others {
                0 => String::new(),
                n => format!(
                    " {} too.",
                    count(*n, "other Deny applies", "other Deny statements apply")
                ),
            };
            let verdict = en::verdict(Verdict::ExplicitDeny);
            let spares: String = spares.iter().map(|fact| format!(" {}", sentence(fact))).collect();
            format!(
                "{verdict}. {} applies{}.{spares}{more}",
                in_policy(statement),
                reason(because)
            )
        }
        Headline::DenyInEveryCase { gate } => format!(
            "{}. Whatever the unknown keys hold, a Deny applies: {}.",
            en::verdict(Verdict::ExplicitDeny),
            gate_inside(gate)
        ),
        Headline::ImplicitDeny {
            gate: fact,
            resource,
            also,
            nearest,
        } => {
            let on = if *resource == "*" {
                String::new()
            } else {
                format!(" on {}", shown::cut(resource))
            };
            let reason = gate::reason(fact).map_or_else(String::new, |reason| format!(" {reason}."));
            let also = match also.as_slice() {
                [] => String::new(),
                also => {
                    let also: Vec<String> = also.iter().map(gate_inside).collect();
                    format!(" An Allow is missing too in: {}.", names(&also))
                }
            };
            let near = nearest
                .as_ref()
                .map_or_else(String::new, |miss| format!(" {}", near_miss(miss)));
            let verdict = en::verdict(Verdict::ImplicitDeny);
            let none = gate::without_allow(fact).map_or_else(String::new, |none| format!(" {none}."));
            format!("{verdict}. {}.{none}{reason}{near}{also}", gate::lacks(fact, &on))
        }
        Headline::Allowed { action, by } => match by.as_slice() {
            [] => format!(
                "{}. No gate denies {action} and none lacks an Allow.",
                en::verdict(Verdict::Allowed)
            ),
            by => {
                let by: Vec<String> = by.iter().map(in_policy_inside).collect();
                format!(
                    "{}. {action} is allowed by {}.",
                    en::verdict(Verdict::Allowed),
                    by.join(" and ")
                )
            }
        },
        Headline::AllowedToRoot { action, account } => format!(
            "{}. The root user of {account}, the resource's own account, needs no Allow for {action}, and no Deny stops it.",
            en::verdict(Verdict::Allowed)
        ),
        Headline::Depends { closings } => depends(closings),
    }
}

fn depends(closings: &[ClosingFact]) -> String {
    let keys: Vec<&str> = closings
        .first()
        .map_or_else(Vec::new, |it| it.values.iter().map(|(key, _)| *key).collect());
    let each: Vec<String> = closings.iter().map(note::closing).collect();
    let sample = match closings.first() {
        Some(first) if !first.is_exact => " Not all combinations were tried.",
        Some(_) | None => "",
    };
    if keys.is_empty() {
        return format!("{}. {}{sample}", en::verdict(Verdict::Depends), each.join(" "));
    }
    format!(
        "{} on {}. {}{sample}",
        en::verdict(Verdict::Depends),
        names(&keys),
        each.join(" ")
    )
}

/// Why a statement applies, from its conditions.
fn reason(because: &[KeyFact]) -> String {
    let mut states: Vec<String> = because.iter().take(N_REASONS).map(key_clause_of_deny).collect();
    if N_REASONS < because.len() {
        states.push(count(because.len() - N_REASONS, "more key matches", "more keys match"));
    }
    if states.is_empty() {
        String::new()
    } else {
        format!(" because {}", states.join("; and "))
    }
}
