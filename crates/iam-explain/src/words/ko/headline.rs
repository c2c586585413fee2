//! The verdict.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::Outcome;
use iam_eval::gates::Preset;
use iam_words::ko;
use iam_words::term::Verdict;

use super::super::shown;
use super::condition::key_clause_of_deny;
use super::near_miss::near_miss;
use super::statement::in_policy;
use super::{gate, gate_name, names, note, sentence, terms};
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
            format!("{}. {}", ko::verdict(terms::verdict(outcome)), gate::preset(preset))
        }
        Headline::ExplicitDeny {
            statement,
            because,
            spares,
            n_others,
        } => {
            let more = match n_others {
                0 => String::new(),
                n => format!(" 다른 Deny 문 {n}개도 적용됩니다."),
            };
            let verdict = ko::verdict(Verdict::ExplicitDeny);
            let spares: String = spares.iter().map(|fact| format!(" {}", sentence(fact))).collect();
            format!(
                "{verdict}. 적용되는 Deny: {}.{}{spares}{more}",
                in_policy(statement),
                reason(because)
            )
        }
        Headline::DenyInEveryCase { gate } => format!(
            "{}. 값을 모르는 키가 어떤 값이든 Deny가 적용됩니다: {}.",
            ko::verdict(Verdict::ExplicitDeny),
            gate_name(gate)
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
                format!(" 리소스: {}.", shown::cut(resource))
            };
            let also = match also.as_slice() {
                [] => String::new(),
                also => {
                    let also: Vec<String> = also.iter().map(gate_name).collect();
                    format!(" 허용이 없는 다른 단계: {}.", names(&also))
                }
            };
            let near = nearest
                .as_ref()
                .map_or_else(String::new, |miss| format!(" {}", near_miss(miss)));
            let verdict = ko::verdict(Verdict::ImplicitDeny);
            let none = gate::without_allow(fact).map_or_else(String::new, |none| format!(" {none}"));
            format!(
                "{verdict}. {}: {}{none}{on}{near}{also}",
                gate_name(&fact.name),
                gate::must(fact)
            )
        }
        Headline::Allowed { action, by } => match by.as_slice() {
            [] => format!(
                "{}. {action} 작업을 거부하는 단계도, 허용이 없는 단계도 없습니다.",
                ko::verdict(Verdict::Allowed)
            ),
            by => {
                let by: Vec<String> = by.iter().map(in_policy).collect();
                format!(
                    "{}. {action} 작업을 허용하는 문: {}.",
                    ko::verdict(Verdict::Allowed),
                    by.join(", ")
                )
            }
        },
        Headline::AllowedToRoot { action, account } => format!(
            "{}. 리소스를 소유한 {account} 계정의 루트 사용자에게는 {action} 작업의 Allow가 필요 없으며, 이를 막는 Deny도 없습니다.",
            ko::verdict(Verdict::Allowed)
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
        Some(first) if !first.is_exact => " 모든 조합을 확인하지는 않았습니다.",
        Some(_) | None => "",
    };
    let verdict = ko::verdict(Verdict::Depends);
    if keys.is_empty() {
        return format!("{verdict}. {}{sample}", each.join(" "));
    }
    format!(
        "{verdict}. 결과를 좌우하는 키: {}. {}{sample}",
        names(&keys),
        each.join(" ")
    )
}

/// Why a statement applies, from its conditions.
fn reason(because: &[KeyFact]) -> String {
    let mut states: Vec<String> = because.iter().take(N_REASONS).map(key_clause_of_deny).collect();
    if N_REASONS < because.len() {
        states.push(format!("그 밖에 일치하는 키 {}개", because.len() - N_REASONS));
    }
    if states.is_empty() {
        String::new()
    } else {
        format!(" 이유: {}.", states.join(". "))
    }
}
