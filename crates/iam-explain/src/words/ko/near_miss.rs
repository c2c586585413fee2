//! Statements that failed by a hair: advice where it is safe to follow, else a fact.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::policies::Attached;
use iam_syntax::policy::Effect;

use super::super::shown;
use super::super::topic::Topic;
use super::condition::key_clause;
use super::{names, one_policy, place, with_variables};
use crate::fact::{GateName, KeyFact};
use crate::near_miss::{Missed, NearMiss, Standing};

pub fn near_miss(it: &NearMiss) -> String {
    let said = match it.standing {
        Standing::Advice => advice(it),
        Standing::NotEnough | Standing::TooMuch | Standing::Spares => fact(it),
    };
    format!("{said}{}", with_variables(it.variables()))
}

fn advice(it: &NearMiss) -> String {
    let (topic, why) = match &it.missed {
        Missed::Principal {
            caller,
            inverted: false,
            ..
        } => (
            "보안 주체만",
            format!("호출자가 지정되어 있지 않습니다. 호출자: {caller}"),
        ),
        Missed::Principal {
            caller, inverted: true, ..
        } => (
            "보안 주체만",
            format!("NotPrincipal에 호출자가 나열되어 있습니다. 호출자: {caller}"),
        ),
        Missed::Resource {
            resource,
            inverted: false,
            values,
            ..
        } => (
            "리소스만",
            format!(
                "{} 리소스가 포함되지 않습니다. 나열된 리소스: {}",
                place(resource),
                names(values)
            ),
        ),
        Missed::Resource {
            resource,
            inverted: true,
            ..
        } => (
            "리소스만",
            format!("NotResource가 {} 리소스를 제외합니다", place(resource)),
        ),
        Missed::Conditions(keys) => (
            keys.first().map_or("조건 하나만", |key| topic(Topic::of(key.key))),
            clauses(keys),
        ),
    };
    format!(
        "{}: {topic} 맞았다면 허용했을 것입니다. {why}.",
        whole(&it.gate_name, it.attached, it.statement)
    )
}

fn fact(it: &NearMiss) -> String {
    let does = match it.effect {
        Effect::Allow => "허용",
        Effect::Deny => "거부",
    };
    let what = match it.actions() {
        (false, actions) => format!("{} 작업을", names(&actions)),
        (true, actions) => format!("다음을 제외한 모든 작업({})을", names(&actions)),
    };
    let how = match &it.missed {
        Missed::Principal {
            caller,
            inverted: false,
            values,
        } => format!(
            "다음 보안 주체에만 {does}합니다: {}. 호출자는 여기에 없습니다. 호출자: {caller}",
            names(values)
        ),
        Missed::Principal {
            caller,
            inverted: true,
            values,
        } => format!(
            "다음을 제외한 모든 보안 주체에 {does}합니다: {}. 호출자는 여기서 제외됩니다. 호출자: {caller}",
            names(values)
        ),
        Missed::Resource {
            resource,
            inverted: false,
            values,
            ..
        } => format!(
            "다음 리소스에만 {does}합니다: {}. 요청한 리소스는 여기에 없습니다. 요청한 리소스: {}",
            names(values),
            place(resource)
        ),
        Missed::Resource {
            resource,
            inverted: true,
            values,
            ..
        } => format!(
            "다음을 제외한 모든 리소스에 {does}합니다: {}. 요청한 리소스는 여기서 제외됩니다. 요청한 리소스: {}",
            names(values),
            place(resource)
        ),
        Missed::Conditions(keys) => format!(
            "조건에 따라 {does}하지만, 여기서는 조건이 맞지 않습니다. {}",
            clauses(keys)
        ),
    };
    format!("{}: {what} {how}.", whole(&it.gate_name, it.attached, it.statement))
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
    let policy = one_policy(gate);
    format!("{} 문 {}{sid}", shown::named(policy, &attached.name), statement + 1)
}

/// What a key is about, with its particle.
const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Region => "리전만",
        Topic::SourceAddress => "소스 IP 주소만",
        Topic::Network => "요청이 거친 네트워크만",
        Topic::Mfa => "MFA만",
        Topic::Transport => "전송 방식만",
        Topic::Time => "시각만",
        Topic::Tag => "태그만",
        Topic::Organization => "조직만",
        Topic::Account => "계정만",
        Topic::Caller => "호출자만",
        Topic::SourceResource => "요청을 일으킨 리소스만",
        Topic::ExternalId => "외부 ID만",
        Topic::SessionName => "세션 이름만",
        Topic::SourceIdentity => "소스 자격 증명만",
        Topic::Other => "조건 하나만",
    }
}
