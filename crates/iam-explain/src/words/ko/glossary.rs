//! AWS's Korean words for AWS's things, in one place. AWS's own pages vary; this is what we say.
//!
//! Names of keys, actions and elements stay as the policy has them. A particle never follows an identifier: a Korean
//! noun stands between, or a colon.

use iam_eval::caller::Caller;
use iam_eval::combine::{GateEffect, Outcome};
use iam_syntax::policy::{Effect, PolicyKind};

use crate::fact::Holder;
use crate::roles::StatementRole;

pub const EXPLICIT_DENY: &str = "명시적 거부";
pub const IMPLICIT_DENY: &str = "암시적 거부";
pub const IDENTITY_POLICY: &str = "자격 증명 기반 정책";
pub const RESOURCE_POLICY: &str = "리소스 기반 정책";
pub const BOUNDARY: &str = "권한 경계";
pub const SESSION_POLICY: &str = "세션 정책";
pub const TRUST_POLICY: &str = "신뢰 정책";
pub const KEY_POLICY: &str = "키 정책";
pub const SCP: &str = "서비스 제어 정책(SCP)";
pub const RCP: &str = "리소스 제어 정책(RCP)";
pub const ENDPOINT_POLICY: &str = "VPC 엔드포인트 정책";
pub const CROSS_ACCOUNT: &str = "교차 계정";
pub const SAME_ACCOUNT: &str = "동일 계정";

pub const fn holder_policy(holder: Holder) -> &'static str {
    match holder {
        Holder::Role => TRUST_POLICY,
        Holder::Key => KEY_POLICY,
        Holder::Bucket => "버킷 정책",
        Holder::Queue => "대기열 정책",
        Holder::Topic => "주제 정책",
        Holder::Function => "함수 정책",
        Holder::Secret => "보안 암호의 리소스 정책",
        Holder::Other => RESOURCE_POLICY,
    }
}

pub const fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => IDENTITY_POLICY,
        PolicyKind::Boundary => BOUNDARY,
        PolicyKind::Session => SESSION_POLICY,
        PolicyKind::Resource => RESOURCE_POLICY,
        PolicyKind::Key => KEY_POLICY,
        PolicyKind::Trust => TRUST_POLICY,
        PolicyKind::Scp => SCP,
        PolicyKind::Rcp => RCP,
        PolicyKind::Endpoint => ENDPOINT_POLICY,
    }
}

pub const fn effect_name(effect: GateEffect) -> &'static str {
    match effect {
        GateEffect::ExplicitDeny => EXPLICIT_DENY,
        GateEffect::Allow => "허용",
        GateEffect::ImplicitDeny => IMPLICIT_DENY,
        GateEffect::NoImpact => "영향 없음",
        GateEffect::Unknown => "알 수 없음",
    }
}

pub const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "허용됨",
        Outcome::ExplicitDeny => "거부됨 — 명시적 거부",
        Outcome::ImplicitDeny => "거부됨 — 암시적 거부",
        Outcome::Depends => "경우에 따라 다름",
    }
}

pub const fn role_name(role: StatementRole) -> &'static str {
    match role {
        StatementRole::Decides => "결정함",
        StatementRole::Grants => "허용함",
        StatementRole::Overridden => "무효화됨",
    }
}

/// `Effect` values are words of the policy language, so they stay.
pub const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

/// Stands before 입니다 or 이므로.
pub const fn caller_kind(caller: &Caller) -> &'static str {
    match caller {
        Caller::Root { .. } => "루트 사용자",
        Caller::User(_) => "IAM 사용자",
        Caller::Session(session) if session.service_linked => "서비스 연결 역할의 세션",
        Caller::Session(_) => "역할 세션",
        Caller::FederatedUser { .. } => "페더레이션 사용자",
        Caller::Service { .. } => "AWS 서비스",
        Caller::Federated { .. } => "아직 세션이 없는 외부 자격 증명",
        Caller::Anonymous => "익명 사용자",
    }
}
