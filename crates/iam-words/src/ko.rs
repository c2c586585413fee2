//! AWS's terms in Korean, as AWS's Korean pages have them; where those vary, this is what we say.
//!
//! Names of keys, actions and elements stay as the policy has them. A particle never follows an identifier: a Korean
//! noun stands between, or a colon.
//!
//! Source: <https://docs.aws.amazon.com/ko_kr/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>

use crate::term::{Accounts, Caller, Effect, Policy, Verdict};

/// A kind of policy, without a particle. Korean has no plural here.
#[must_use]
pub const fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Identity => "자격 증명 기반 정책",
        Policy::Boundary => "권한 경계",
        Policy::Session => "세션 정책",
        Policy::Resource => "리소스 기반 정책",
        Policy::Trust => "신뢰 정책",
        Policy::Key => "키 정책",
        Policy::Bucket => "버킷 정책",
        Policy::Queue => "대기열 정책",
        Policy::Topic => "주제 정책",
        Policy::Function => "함수 정책",
        Policy::Secret => "보안 암호의 리소스 기반 정책",
        Policy::Scp => "서비스 제어 정책(SCP)",
        Policy::Rcp => "리소스 제어 정책(RCP)",
        Policy::Endpoint => "VPC 엔드포인트 정책",
    }
}

/// What policies do to a request, as a noun.
#[must_use]
pub const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "허용",
        Effect::ExplicitDeny => "명시적 거부",
        Effect::ImplicitDeny => "암시적 거부",
        Effect::NoImpact => "영향 없음",
        Effect::CannotTell => "알 수 없음",
        Effect::Depends => "경우에 따라 다름",
    }
}

/// What became of a request, as it stands by itself.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "허용됨",
        Verdict::ExplicitDeny => "거부됨 — 명시적 거부",
        Verdict::ImplicitDeny => "거부됨 — 암시적 거부",
        Verdict::Depends => "경우에 따라 다름",
    }
}

/// Each may stand before 입니다 and 이므로.
#[must_use]
pub const fn caller(caller: Caller) -> &'static str {
    match caller {
        Caller::Root => "루트 사용자",
        Caller::User => "IAM 사용자",
        Caller::RoleSession => "역할 세션",
        Caller::LinkedSession => "서비스 연결 역할의 세션",
        Caller::FederatedUser => "페더레이션 사용자",
        Caller::Service => "AWS 서비스",
        Caller::Outsider => "아직 세션이 없는 외부 자격 증명",
        Caller::Anonymous => "익명 사용자",
    }
}

/// How the two accounts stand to each other, as what stands before a noun.
#[must_use]
pub const fn accounts(accounts: Accounts) -> &'static str {
    match accounts {
        Accounts::Same => "동일 계정",
        Accounts::Cross => "교차 계정",
    }
}
