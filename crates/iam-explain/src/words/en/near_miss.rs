//! Statements that failed by a hair: advice where it is safe to follow, else a fact.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::policies::Attached;
use iam_syntax::policy::Effect;
use iam_words::en::capital;

use super::super::shown;
use super::super::topic::Topic;
use super::condition::key_clause;
use super::{names, one_policy, place, variables};
use crate::fact::{GateName, KeyFact};
use crate::near_miss::{Missed, NearMiss, Standing};

pub fn near_miss(it: &NearMiss) -> String {
    let said = match it.standing {
        Standing::Advice => advice(it),
        Standing::NotEnough | Standing::TooMuch | Standing::Spares => fact(it),
    };
    match it.variables() {
        [] => said,
        some => format!("{said} In it {}.", variables(some)),
    }
}

fn advice(it: &NearMiss) -> String {
    let (topic, why) = match &it.missed {
        Missed::Principal {
            caller,
            inverted: false,
            ..
        } => ("the principal", format!("it does not name {caller}")),
        Missed::Principal {
            caller, inverted: true, ..
        } => ("the principal", format!("its NotPrincipal lists {caller}")),
        Missed::Resource {
            resource,
            inverted: false,
            values,
            ..
        } => (
            "the resource",
            format!("it lists {}, not {}", names(values), place(resource)),
        ),
        Missed::Resource {
            resource,
            inverted: true,
            ..
        } => ("the resource", format!("its NotResource excepts {}", place(resource))),
        Missed::Conditions(keys) => (
            keys.first().map_or("a condition", |key| topic(Topic::of(key.key))),
            clauses(keys),
        ),
    };
    format!(
        "{} would have allowed it but for {topic}: {why}.",
        whole(&it.gate_name, it.attached, it.statement)
    )
}

fn fact(it: &NearMiss) -> String {
    let does = match it.effect {
        Effect::Allow => "allows",
        Effect::Deny => "denies",
    };
    let what = match it.actions() {
        (false, actions) => names(&actions),
        (true, actions) => format!("everything but {}", names(&actions)),
    };
    let how = match &it.missed {
        Missed::Principal {
            caller,
            inverted: false,
            values,
        } => format!("to {}, not to the caller, {caller}", names(values)),
        Missed::Principal {
            caller,
            inverted: true,
            values,
        } => format!(
            "to everybody but {}, and the caller, {caller}, is among those",
            names(values)
        ),
        Missed::Resource {
            resource,
            inverted: false,
            values,
            ..
        } => format!("on {}, not on {}", names(values), place(resource)),
        Missed::Resource {
            resource,
            inverted: true,
            values,
            ..
        } => format!(
            "on everything but {}, and {} is among those",
            names(values),
            place(resource)
        ),
        Missed::Conditions(keys) => match keys.as_slice() {
            [_] => format!("under a condition that does not hold here: {}", clauses(keys)),
            _ => format!("under conditions that do not hold here: {}", clauses(keys)),
        },
    };
    format!(
        "{} {does} {what} {how}.",
        whole(&it.gate_name, it.attached, it.statement)
    )
}

fn clauses(keys: &[KeyFact]) -> String {
    keys.iter().map(key_clause).collect::<Vec<_>>().join("; ")
}

/// The statement, as the beginning of a sentence.
pub fn whole(gate: &GateName, attached: &Attached, statement: usize) -> String {
    let source = &attached.policy.policy.statements[statement];
    let sid = source
        .sid
        .as_ref()
        .map(|sid| sid.value.as_str())
        .filter(|sid| !sid.is_empty());
    let sid = sid.map_or_else(String::new, |sid| format!(" “{sid}”"));
    let policy = capital(one_policy(gate));
    format!(
        "{}, statement {}{sid}",
        shown::named(&policy, &attached.name),
        statement + 1
    )
}

const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Region => "the Region",
        Topic::SourceAddress => "the source IP address",
        Topic::Network => "the network it came through",
        Topic::Mfa => "MFA",
        Topic::Transport => "the transport",
        Topic::Time => "the time",
        Topic::Tag => "a tag",
        Topic::Organization => "the organization",
        Topic::Account => "the account",
        Topic::Caller => "who the caller is",
        Topic::SourceResource => "the resource it was made for",
        Topic::ExternalId => "the external ID",
        Topic::SessionName => "the session name",
        Topic::SourceIdentity => "the source identity",
        Topic::Other => "a condition",
    }
}
