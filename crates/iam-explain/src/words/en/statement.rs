//! Statements and their effect.

use alloc::format;
use alloc::string::String;

use iam_eval::combine::Outcome;
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;
use iam_words::en::capital;

use super::super::shown;
use super::condition::key_clause;
use super::{names, one_policy, place, with_variables, word};
use crate::fact::{EffectFact, StatementFact, StatementOutcome};
use crate::roles::StatementRole;

pub fn statement(it: &StatementFact) -> String {
    let name = numbered(it);
    let effect = word(it.effect);
    match &it.outcome {
        StatementOutcome::Applies => format!("{} ({effect}) applies{}", capital(&name), consequence(it)),
        StatementOutcome::Excepted => format!(
            "{} ({effect}) applies, but the root user of the bucket's account may manage the bucket policy all the same.",
            capital(&name)
        ),
        StatementOutcome::Perhaps { keys } => {
            format!(
                "Cannot tell whether {name} ({effect}) applies: it depends on {}.",
                names(keys)
            )
        }
        StatementOutcome::NoEffect => {
            format!(
                "{} has no effect: a statement of a key policy needs both Action and Resource.",
                capital(&name)
            )
        }
        StatementOutcome::OtherAction {
            action,
            inverted,
            values,
        } => {
            let action = shown::cut(action);
            let why = match (inverted, values.as_slice()) {
                (true, some) => format!("its NotAction, {}, excepts {action}", names(some)),
                (false, []) => format!("it lists no action, so not {action}"),
                (false, some) => format!("it is about {}, not {action}", names(some)),
            };
            format!("{} ({effect}) does not apply: {why}.", capital(&name))
        }
        StatementOutcome::OtherPrincipal {
            caller,
            inverted,
            values,
        } => {
            let caller = shown::cut(caller);
            let why = match (inverted, values.as_slice()) {
                (true, some) => format!("its NotPrincipal, {}, lists the caller, {caller}", names(some)),
                (false, []) => format!("it names nobody, so not the caller, {caller}"),
                (false, some) => format!("it names {}, not the caller, {caller}", names(some)),
            };
            format!("{} ({effect}) does not apply: {why}.", capital(&name))
        }
        StatementOutcome::OtherResource {
            resource,
            inverted: false,
            values,
            variables,
        } => {
            let why = match values.as_slice() {
                [] => format!("its Resource lists nothing, so not {}", place(resource)),
                some => format!(
                    "its Resource, {}, does not cover {}{}",
                    names(some),
                    place(resource),
                    with_variables(variables)
                ),
            };
            format!("{} ({effect}) does not apply: {why}.", capital(&name))
        }
        StatementOutcome::OtherResource {
            resource,
            inverted: true,
            values,
            variables,
        } => {
            format!(
                "{} ({effect}) does not apply: its NotResource, {}, excepts {}{}.",
                capital(&name),
                names(values),
                place(resource),
                with_variables(variables)
            )
        }
        StatementOutcome::ConditionFails(key) => {
            format!("{} ({effect}) does not apply: {}.", capital(&name), key_clause(key))
        }
    }
}

/// How a statement is called inside a sentence: `statement 2 “ReadBox”`.
pub fn numbered(it: &StatementFact) -> String {
    match it.sid {
        Some(sid) if !sid.is_empty() => format!("statement {} “{}”", it.number, shown::cut(sid)),
        Some(_) | None => format!("statement {}", it.number),
    }
}

/// The same with its policy, as the beginning of a sentence.
pub fn in_policy(it: &StatementFact) -> String {
    capital(&in_policy_inside(it))
}

/// The same inside a sentence.
pub fn in_policy_inside(it: &StatementFact) -> String {
    format!("{}, {}", shown::named(one_policy(&it.gate), it.policy), numbered(it))
}

fn consequence(it: &StatementFact) -> &'static str {
    match (it.role, it.effect, it.decision) {
        (Some(StatementRole::Decides), Effect::Deny, _) => ": an explicit deny, and no Allow outweighs it.",
        (Some(StatementRole::Overridden), Effect::Allow, Outcome::ExplicitDeny) => {
            ", but it is overridden by an explicit deny."
        }
        (Some(StatementRole::Overridden), Effect::Allow, Outcome::ImplicitDeny) => {
            ", but that alone is not enough: another Allow that must be there is missing."
        }
        (Some(StatementRole::Grants), Effect::Allow, Outcome::Allowed) => ", and the request is allowed.",
        (Some(StatementRole::Grants), Effect::Allow, Outcome::Depends) => {
            "; whether that is enough depends on unknown keys."
        }
        (
            Some(StatementRole::Decides | StatementRole::Grants | StatementRole::Overridden) | None,
            Effect::Allow | Effect::Deny,
            Outcome::Allowed | Outcome::ExplicitDeny | Outcome::ImplicitDeny | Outcome::Depends,
        ) => ".",
    }
}

pub fn effect(it: &EffectFact) -> String {
    let effect = word(it.effect);
    match (it.applies, it.effect) {
        (Truth::True, _) if it.excepted => "Effect: Deny, but not for the root user of the bucket's account.".into(),
        (Truth::True, Effect::Deny) => {
            "Effect: Deny. The statement applies, so the request is explicitly denied.".into()
        }
        (Truth::True, Effect::Allow) => "Effect: Allow. The statement applies, so this gate has an Allow.".into(),
        (Truth::Unknown, _) => format!("Effect: {effect}, if the statement applies; cannot tell."),
        (Truth::False, _) => format!("Effect: {effect}, but the statement does not apply, so it has no effect."),
    }
}
