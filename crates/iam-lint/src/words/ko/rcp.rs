//! Resource control policies.

use alloc::format;
use alloc::string::{String, ToString};

use super::CATALOGUE;
use crate::fact::{Beside, RcpFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &RcpFact, _: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    match fact {
        RcpFact::HitsServices { key, beside } => (
            format!(
                "나를 대신해 호출하는 서비스의 요청에는 {} 키가 없어 함께 거부됩니다",
                q(key)
            ),
            alone_or_split(
                *beside,
                "`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`를 추가하세요",
            ),
        ),
        RcpFact::HitsPrincipals { key, beside } => (
            format!("내 보안 주체의 요청에는 {} 키가 없어 함께 거부될 수 있습니다", q(key)),
            alone_or_split(
                *beside,
                "`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"true\" }`를 추가하세요",
            ),
        ),
        RcpFact::WithoutNullCheck { key, beside } => (
            format!("{} 없이 호출하는 서비스도 있어 함께 거부됩니다", q(key)),
            alone_or_split(*beside, "`\"Null\": { \"aws:SourceAccount\": \"false\" }`를 추가하세요"),
        ),
        RcpFact::ServiceNotReached { service } => (
            format!("목록에 따르면 리소스 제어 정책은 {}에 미치지 않습니다", q(service)),
            help(CATALOGUE),
        ),
    }
}

fn alone_or_split(beside: Beside, alone: &str) -> Option<String> {
    let help = match beside {
        Beside::Alone => alone,
        Beside::Both => {
            "Deny를 둘로 나누세요. 호출자의 키는 `\"aws:PrincipalIsAWSService\": \"false\"`와 함께, 소스의 키는 `\"true\"`와 함께 쓰세요"
        }
    };
    Some(help.to_string())
}
