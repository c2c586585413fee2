//! Notes, closings, and how caller and resource stand to each other.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::combine::Outcome;
use iam_eval::gates::Relation;
use iam_words::ko;
use iam_words::term::{Accounts, Effect, Policy};

use super::super::shown;
use super::{and_more, gate_name, terms};
use crate::fact::{ClosingFact, Note, RcpExemption, RelationFact};

const EXPLICIT_DENY: &str = ko::effect(Effect::ExplicitDeny);
const IMPLICIT_DENY: &str = ko::effect(Effect::ImplicitDeny);
const SAME_ACCOUNT: &str = ko::accounts(Accounts::Same);
const CROSS_ACCOUNT: &str = ko::accounts(Accounts::Cross);
const SCP: &str = ko::policy(Policy::Scp);
const RCP: &str = ko::policy(Policy::Rcp);

pub fn note(it: &Note) -> String {
    match it {
        Note::Ignored {
            caller,
            kind,
            n_policies,
        } => format!(
            "호출자가 {}이므로 다음 정책은 적용될 수 없어 무시했습니다: {} {n_policies}개.",
            ko::caller(terms::caller(caller)),
            ko::policy(kind.term())
        ),
        Note::Divided { caller, resource } => format!(
            "호출자와 리소스의 파티션이 다르며, 정책은 파티션을 넘어 권한을 부여하지 못합니다. 호출자: {caller}, 리소스: {resource}."
        ),
        Note::AssumesItself { role } => format!(
            "역할이 자기 자신을 수임하려면 다른 호출자처럼 권한이 필요합니다. 2023년 이전의 암시적 자기 신뢰가 남아 있는 역할은 다루지 않습니다. 역할: {role}."
        ),
        Note::TrustBeatsLimits { caller } => format!(
            "신뢰 정책이 호출자 자신이나 모두를 지정하므로 호출자의 권한 경계가 여기에서는 제한하지 않습니다. AWS의 한 문서는 제한한다고 설명합니다. 호출자: {caller}."
        ),
        Note::ScpsExempt { caller } => {
            format!(
                "호출자가 {}이므로 {SCP} 적용 대상이 아닙니다.",
                ko::caller(terms::caller(caller))
            )
        }
        Note::RcpsExempt(RcpExemption::ServiceLinked { role }) => {
            format!("서비스 연결 역할이므로 {RCP} 적용 대상이 아닙니다. 역할: {role}.")
        }
        Note::RcpsExempt(RcpExemption::Service { service }) => {
            format!("{service} 서비스는 {RCP} 적용 대상이 아닙니다.")
        }
        Note::RcpsExempt(RcpExemption::Action { action }) => {
            format!("{action} 작업은 {RCP} 적용 대상이 아닙니다.")
        }
    }
}

pub fn closing(it: &ClosingFact) -> String {
    let outcome = answer(it);
    if it.values.is_empty() {
        return format!("가능한 결과: {outcome}.");
    }
    format!("{} → {outcome}.", values(it))
}

fn values(it: &ClosingFact) -> String {
    let one = |(key, value): &(&str, Option<&iam_eval::context::Value>)| match shown::value(*value) {
        None => format!("{key} 키 없음"),
        Some(held) => format!("{key} = {}", and_more(held)),
    };
    it.values.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The answer of a closing.
fn answer(it: &ClosingFact) -> String {
    match (it.decision.outcome, &it.gate) {
        (Outcome::Allowed, _) => "허용됨".into(),
        (Outcome::ExplicitDeny, Some(gate)) => format!("거부됨, {EXPLICIT_DENY}({})", gate_name(gate)),
        (Outcome::ImplicitDeny, Some(gate)) => format!("거부됨, {IMPLICIT_DENY}({})", gate_name(gate)),
        (Outcome::ExplicitDeny, None) => format!("거부됨, {EXPLICIT_DENY}"),
        (Outcome::ImplicitDeny, None) => format!("거부됨, {IMPLICIT_DENY}"),
        (Outcome::Depends, _) => "결정되지 않음".into(),
    }
}

pub fn relation(it: &RelationFact) -> String {
    let owner = it.resource_account;
    let account = it.caller.account().unwrap_or_default();
    match it.relation {
        Relation::Same => format!("{SAME_ACCOUNT}: 호출자와 리소스가 모두 {owner} 계정에 속합니다."),
        Relation::Cross => format!(
            "{CROSS_ACCOUNT}: 호출자는 {account} 계정, 리소스는 {owner} 계정에 속하므로 양쪽 모두 허용해야 합니다."
        ),
        Relation::Divided => format!(
            "다른 파티션: 호출자는 {} 파티션, 리소스는 {} 파티션에 있으며, 정책은 파티션을 넘어 권한을 부여하지 못합니다.",
            it.caller.partition().unwrap_or_default(),
            it.resource_partition.unwrap_or_default()
        ),
        Relation::RootAtHome => format!("{SAME_ACCOUNT}: 호출자는 리소스를 소유한 {owner} 계정의 루트 사용자입니다."),
        Relation::RootAbroad => {
            format!("{CROSS_ACCOUNT}: 호출자는 {account} 계정의 루트 사용자이고, 리소스는 {owner} 계정에 속합니다.")
        }
        Relation::NoAccount => match it.caller {
            Caller::Service { name } => {
                format!("계정 없음: 호출자는 {name} 서비스이고, 리소스는 {owner} 계정에 속합니다.")
            }
            Caller::Federated { provider } => {
                format!("아직 계정 없음: 호출자는 {provider} 공급자의 자격 증명이고, 리소스는 {owner} 계정에 속합니다.")
            }
            Caller::User(_) => {
                format!("계정 없음: 호출자는 CloudFront의 오리진 액세스 ID이고, 리소스는 {owner} 계정에 속합니다.")
            }
            Caller::Anonymous | Caller::Root { .. } | Caller::Session(_) | Caller::FederatedUser { .. } => {
                format!("계정 없음: 호출자는 익명이고, 리소스는 {owner} 계정에 속합니다.")
            }
        },
    }
}
