//! Gates and policies.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::combine::{GateEffect, Outcome};
use iam_eval::gates::Preset;
use iam_words::ko;

use super::super::shown;
use super::gate_name;
use crate::fact::{GateFact, GateName, Must, PolicyFact, PresetFact};

pub fn preset(it: &PresetFact) -> String {
    let action = shown::cut(it.action);
    match it.preset {
        Preset::CallerIdentity => {
            format!("{action} 작업에는 권한이 필요 없고 Deny로도 막을 수 없으므로, 정책을 평가하지 않습니다.")
        }
        Preset::SessionToken => format!(
            "IAM 사용자와 루트 사용자의 {action} 작업에는 권한이 필요 없고 Deny로도 막을 수 없으므로, 정책을 평가하지 않습니다."
        ),
        Preset::SessionTokenRefused | Preset::FederationTokenRefused => {
            format!("{action} 작업은 장기 자격 증명으로만 호출할 수 있어, AWS가 정책을 평가하기 전에 거절합니다.")
        }
        Preset::RootAssumesRole => "루트 사용자는 역할을 수임할 수 없어, AWS가 정책을 평가하기 전에 거절합니다.".into(),
        Preset::SessionMayNot => {
            format!("이 세션의 자격 증명으로는 {action} 작업을 호출할 수 없어, AWS가 정책을 평가하기 전에 거절합니다.")
        }
        Preset::Unsigned => format!(
            "{action} 작업은 자격 증명으로 서명한 요청으로만 호출할 수 있는데 호출자에게 자격 증명이 없어, AWS가 정책을 평가하기 전에 거절합니다."
        ),
        Preset::LinkedServiceAlone => {
            "이 역할은 연결된 서비스만 수임할 수 있으며, 정책으로 다른 주체에게 허용할 수 없습니다.".into()
        }
    }
}

pub fn gate(it: &GateFact) -> String {
    let name = gate_name(&it.name);
    let action = shown::cut(it.action);
    match it.effect {
        GateEffect::ExplicitDeny if it.decides => {
            format!("{name}: 명시적 거부. Deny가 적용되어 여기에서 결정됩니다. 어떤 Allow도 이를 뒤집지 못합니다.")
        }
        GateEffect::ExplicitDeny => format!("{name}: 명시적 거부. 여기에서도 Deny가 적용됩니다."),
        GateEffect::Allow => format!("{name}: 허용. {}{}", allow(it), overridden(it.decision)),
        GateEffect::ImplicitDeny => {
            let none = without_allow(it).map_or_else(String::new, |none| format!(" {none}"));
            format!("{name}: 암시적 거부. {}{none}", must(it))
        }
        GateEffect::NoImpact => format!("{name}: 영향 없음. {}", no_impact(it)),
        GateEffect::Unknown => {
            format!("{name}: 알 수 없음. {action} 작업의 거부나 허용 여부가 값을 모르는 컨텍스트 키에 달려 있습니다.")
        }
    }
}

fn allow(it: &GateFact) -> String {
    let action = shown::cut(it.action);
    match it.must {
        Must::Implied => {
            format!("적용되는 Deny가 없고, AWS의 RCPFullAWSAccess 정책이 {action} 작업을 허용합니다.")
        }
        Must::Always
        | Must::NoSessionPolicy
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::OriginAccess
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::NotNeeded
        | Must::RootAtHome
        | Must::GrantedToCaller
        | Must::GrantedToRole
        | Must::GrantedToRoleAlone
        | Must::PerhapsGranted => format!("{action} 작업의 Allow가 적용되고, 적용되는 Deny는 없습니다."),
    }
}

/// What becomes of an Allow in the end.
const fn overridden(decision: Outcome) -> &'static str {
    match decision {
        Outcome::Allowed => "",
        Outcome::ExplicitDeny => " 그러나 명시적 거부 때문에 효과가 없습니다.",
        Outcome::ImplicitDeny => " 그러나 다른 단계에 허용이 없습니다.",
        Outcome::Depends => " 그러나 이것만으로는 결과가 정해지지 않습니다.",
    }
}

/// That no policy of a gate holds an Allow of anything, where that is so: a sentence.
pub fn without_allow(it: &GateFact) -> Option<String> {
    if it.n_policies == 0 || 0 < it.n_allows {
        return None;
    }
    Some(match &it.name {
        GateName::Endpoint | GateName::Boundary | GateName::Session { .. } => {
            "이 정책에는 Allow가 하나도 없습니다. 이런 정책은 스스로 허용한 것만 통과시킵니다.".into()
        }
        GateName::Scp { .. } | GateName::Rcp { .. } => {
            "여기에 연결된 정책에는 Allow가 하나도 없습니다. 각 수준은 스스로 허용한 것만 통과시키며, FullAWSAccess가 그런 Allow입니다.".into()
        }
        GateName::Resource(_) | GateName::Principal => "주어진 정책에는 Allow가 하나도 없습니다.".into(),
    })
}

/// Why the gate must allow, and that it does not.
pub fn must(it: &GateFact) -> String {
    let action = shown::cut(it.action);
    let lacking = if it.n_policies == 0 {
        "정책이 없습니다"
    } else {
        "적용되는 Allow가 없습니다"
    };
    match it.must {
        Must::Always | Must::Implied => format!("{action} 작업을 허용해야 하지만 {lacking}."),
        Must::NoSessionPolicy => format!(
            "이 페더레이션 사용자에게 세션 정책을 전달하지 않았으므로, 이 사용자나 모두를 지정한 리소스 기반 정책만 {action} 작업을 허용할 수 있습니다."
        ),
        Must::CrossAccount => format!(
            "리소스가 다른 계정에 있으므로 리소스의 정책이 이 호출자에게 {action} 작업을 허용해야 하지만 {lacking}."
        ),
        Must::OtherPartition => format!(
            "리소스가 다른 파티션에 있고 정책은 파티션을 넘지 못하므로, 여기에서는 {action} 작업을 허용할 수 없습니다."
        ),
        Must::ForeignRoot => {
            format!("호출자가 다른 계정의 루트 사용자이므로 리소스의 정책이 {action} 작업을 허용해야 하지만 {lacking}.")
        }
        Must::Anonymous => {
            format!("호출자가 익명이므로 리소스의 정책이 모두에게 {action} 작업을 허용해야 하지만 {lacking}.")
        }
        Must::OriginAccess => format!(
            "호출자가 어느 계정에도 속하지 않는 CloudFront의 오리진 액세스 ID이므로 리소스의 정책이 이 호출자에게 {action} 작업을 허용해야 하지만 {lacking}."
        ),
        Must::Service => {
            format!("호출자가 AWS 서비스이므로 리소스의 정책이 그 서비스에 {action} 작업을 허용해야 하지만 {lacking}.")
        }
        Must::Federated => format!(
            "호출자가 아직 세션이 없는 외부 자격 증명이므로 신뢰 정책이 이런 요청을 하는 그 자격 증명 공급자에게 {action} 작업을 허용해야 하지만 {lacking}."
        ),
        Must::GrantedToRoleAlone => format!(
            "{action} 작업을 허용해야 하지만 {lacking}. 동일 계정의 리소스 기반 정책이 호출자의 역할 또는 세션을 만든 사용자에게 허용하지만, 그런 허용은 이 정책의 제한을 받습니다. 세션 자체나 모두에게 허용하면 제한을 받지 않습니다."
        ),
        Must::Strict => format!("동일 계정 안에서도 {action} 작업을 허용해야 하지만 {lacking}."),
        // These let a gate pass without an Allow, so they never come with an implicit deny.
        Must::NotNeeded | Must::RootAtHome | Must::GrantedToCaller | Must::GrantedToRole | Must::PerhapsGranted => {
            format!("{action} 작업을 허용하지 않습니다. {lacking}.")
        }
    }
}

fn no_impact(it: &GateFact) -> String {
    let action = shown::cut(it.action);
    match it.must {
        Must::NotNeeded => format!(
            "적용되는 문이 없지만 필요하지도 않습니다. 호출자와 리소스가 동일 계정에 있으므로 자격 증명 기반 정책이 {action} 작업을 허용하면 충분합니다."
        ),
        Must::RootAtHome => {
            "효력이 있는 문이 없지만 필요하지도 않습니다. 리소스 계정의 루트 사용자는 처음부터 허용된 상태입니다."
                .into()
        }
        Must::GrantedToCaller => format!(
            "{action} 작업을 허용하지 않지만 그럴 필요도 없습니다. 동일 계정의 리소스 기반 정책이 호출자 자신이나 모두에게 허용합니다."
        ),
        Must::GrantedToRole => format!(
            "{action} 작업을 허용하지 않지만 그럴 필요도 없습니다. 동일 계정의 리소스 기반 정책이 호출자의 역할 또는 세션을 만든 사용자에게 허용합니다."
        ),
        // These need an Allow, so without one they never are without impact.
        Must::Always
        | Must::NoSessionPolicy
        | Must::Implied
        | Must::CrossAccount
        | Must::OtherPartition
        | Must::ForeignRoot
        | Must::Anonymous
        | Must::OriginAccess
        | Must::Service
        | Must::Federated
        | Must::Strict
        | Must::GrantedToRoleAlone
        | Must::PerhapsGranted => "적용되는 문이 없습니다.".into(),
    }
}

pub fn policy(it: &PolicyFact) -> String {
    let (name, kind) = (it.name, ko::policy(it.kind.term()));
    let mut parts: Vec<String> = Vec::new();
    if 0 < it.n_denies {
        parts.push(format!("적용되는 Deny {}개", it.n_denies));
    }
    if 0 < it.n_excepted {
        parts.push(format!("적용되지만 효력이 없는 Deny {}개", it.n_excepted));
    }
    if 0 < it.n_allows {
        parts.push(format!("적용되는 Allow {}개", it.n_allows));
    }
    if 0 < it.n_open {
        parts.push(format!("적용 여부를 알 수 없는 문 {}개", it.n_open));
    }
    let what = match (it.n_statements, parts.as_slice()) {
        (0, _) => "문이 없습니다".into(),
        (n, []) => format!("문 {n}개 중 적용되는 것이 없습니다"),
        (_, parts) => parts.join(", "),
    };
    match name {
        "" => format!("{kind}: {what}."),
        _ => format!("정책 “{name}” ({kind}): {what}."),
    }
}
