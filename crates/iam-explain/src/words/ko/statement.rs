//! Statements and their effect.

use alloc::format;
use alloc::string::String;

use iam_eval::combine::Outcome;
use iam_eval::truth::Truth;
use iam_syntax::policy::Effect;

use super::super::shown;
use super::condition::key_clause;
use super::{names, one_policy, place, with_variables, word};
use crate::fact::{EffectFact, StatementFact, StatementOutcome};
use crate::roles::StatementRole;

pub fn statement(it: &StatementFact) -> String {
    let name = format!("{} ({})", numbered(it), word(it.effect));
    match &it.outcome {
        StatementOutcome::Applies => format!("{name}: 적용됩니다{}", consequence(it)),
        StatementOutcome::Excepted => {
            format!("{name}: 적용되지만, 버킷 계정의 루트 사용자는 그래도 버킷 정책을 관리할 수 있습니다.")
        }
        StatementOutcome::Perhaps { keys } => {
            format!("{name}: 적용 여부를 알 수 없습니다. 값을 모르는 키: {}.", names(keys))
        }
        StatementOutcome::NoEffect => {
            format!("{name}: 효력이 없습니다. 키 정책의 문에는 Action과 Resource가 모두 있어야 합니다.")
        }
        StatementOutcome::OtherAction {
            action,
            inverted,
            values,
        } => {
            let action = shown::cut(action);
            let why = match (inverted, values.as_slice()) {
                (true, some) => format!("NotAction({})이 {action} 작업을 제외합니다", names(some)),
                (false, []) => format!("나열된 작업이 없어 {action} 작업에 관한 문이 아닙니다"),
                (false, some) => format!("{action} 작업에 관한 문이 아닙니다. 나열된 작업: {}", names(some)),
            };
            format!("{name}: 적용되지 않습니다. {why}.")
        }
        StatementOutcome::OtherPrincipal {
            caller,
            inverted,
            values,
        } => {
            let caller = shown::cut(caller);
            let why = match (inverted, values.as_slice()) {
                (true, some) => format!("NotPrincipal({})에 호출자가 나열되어 있습니다", names(some)),
                (false, []) => "나열된 보안 주체가 없습니다".into(),
                (false, some) => format!("호출자에 관한 문이 아닙니다. 나열된 보안 주체: {}", names(some)),
            };
            format!("{name}: 적용되지 않습니다. {why}. 호출자: {caller}.")
        }
        StatementOutcome::OtherResource {
            resource,
            inverted: false,
            values,
            variables,
        } => {
            let listed = if values.is_empty() {
                "없음".into()
            } else {
                names(values)
            };
            format!(
                "{name}: 적용되지 않습니다. Resource에 {} 리소스가 포함되지 않습니다. 나열된 리소스: {listed}.{}",
                place(resource),
                with_variables(variables)
            )
        }
        StatementOutcome::OtherResource {
            resource,
            inverted: true,
            values,
            variables,
        } => {
            format!(
                "{name}: 적용되지 않습니다. NotResource({})가 {} 리소스를 제외합니다.{}",
                names(values),
                place(resource),
                with_variables(variables)
            )
        }
        StatementOutcome::ConditionFails(key) => format!("{name}: 적용되지 않습니다. {}.", key_clause(key)),
    }
}

/// How a statement is called: `문 2 “ReadBox”`.
pub fn numbered(it: &StatementFact) -> String {
    match it.sid {
        Some(sid) if !sid.is_empty() => format!("문 {} “{}”", it.number, shown::cut(sid)),
        Some(_) | None => format!("문 {}", it.number),
    }
}

/// The same with its policy.
pub fn in_policy(it: &StatementFact) -> String {
    format!("{} {}", shown::named(one_policy(&it.gate), it.policy), numbered(it))
}

fn consequence(it: &StatementFact) -> &'static str {
    match (it.role, it.effect, it.decision) {
        (Some(StatementRole::Decides), Effect::Deny, _) => ". 명시적 거부이므로 어떤 Allow도 이를 뒤집지 못합니다.",
        (Some(StatementRole::Overridden), Effect::Allow, Outcome::ExplicitDeny) => {
            ". 그러나 명시적 거부 때문에 효과가 없습니다."
        }
        (Some(StatementRole::Overridden), Effect::Allow, Outcome::ImplicitDeny) => {
            ". 그러나 꼭 있어야 할 다른 Allow가 없어 암시적으로 거부됩니다."
        }
        (Some(StatementRole::Grants), Effect::Allow, Outcome::Allowed) => ". 요청이 허용됩니다.",
        (Some(StatementRole::Grants), Effect::Allow, Outcome::Depends) => {
            ". 이것으로 충분한지는 값을 모르는 키에 달려 있습니다."
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
        (Truth::True, _) if it.excepted => "Effect: Deny. 다만 버킷 계정의 루트 사용자는 예외입니다.".into(),
        (Truth::True, Effect::Deny) => "Effect: Deny. 문이 적용되므로 요청이 명시적으로 거부됩니다.".into(),
        (Truth::True, Effect::Allow) => "Effect: Allow. 문이 적용되므로 이 단계에 Allow가 있습니다.".into(),
        (Truth::Unknown, _) => format!("Effect: {effect}. 문이 적용되는지 알 수 없습니다."),
        (Truth::False, _) => format!("Effect: {effect}. 문이 적용되지 않으므로 효과가 없습니다."),
    }
}
