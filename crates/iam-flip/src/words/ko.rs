//! Changes in Korean.

use iam_syntax::policy::{Effect, PolicyKind};

use super::Said;

pub fn sentence(said: &Said<'_>) -> String {
    match said {
        Said::Set { key, value } => format!("요청: {key} 값을 {value}(으)로 지정합니다."),
        Said::Unset { key } => format!("요청: {key} 키를 뺍니다."),
        Said::Remove { statement, policy } => format!("{policy}: 문 {statement} 을(를) 제거합니다."),
        Said::Detach { policy } => format!("{policy}: 문이 하나뿐이므로 정책을 분리합니다."),
        Said::Exempt {
            statement,
            policy,
            principal_arn,
        } => format!("{policy}: aws:PrincipalArn 조건을 추가해 문 {statement} 에서 {principal_arn} 을(를) 제외합니다."),
        Said::Add {
            effect,
            policy,
            statement,
        } => format!("{policy}: {} 문을 추가합니다: {statement}", word(*effect)),
        Said::Attach {
            effect,
            kind,
            name,
            statement,
        } => format!(
            "{} \"{name}\" 을(를) {} 문과 함께 연결합니다: {statement}",
            policy_kind(*kind),
            word(*effect)
        ),
    }
}

const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

const fn policy_kind(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "자격 증명 기반 정책",
        PolicyKind::Boundary => "권한 경계",
        PolicyKind::Session => "세션 정책",
        PolicyKind::Resource => "리소스 기반 정책",
        PolicyKind::Key => "키 정책",
        PolicyKind::Trust => "신뢰 정책",
        PolicyKind::Scp => "SCP",
        PolicyKind::Rcp => "RCP",
        PolicyKind::Endpoint => "VPC 엔드포인트 정책",
    }
}
