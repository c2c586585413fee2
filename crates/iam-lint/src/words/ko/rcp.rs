//! Resource control policies.

use alloc::format;
use alloc::string::{String, ToString};

use super::CATALOGUE;
use crate::fact::RcpFact;
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &RcpFact, _: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    match fact {
        RcpFact::RcpHitsServices { key } => (
            format!(
                "나를 대신해 호출하는 서비스의 요청에는 {} 키가 없어 함께 거부됩니다",
                q(key)
            ),
            help("`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`를 추가하세요"),
        ),
        RcpFact::RcpHitsPrincipals { key } => (
            format!("내 보안 주체의 요청에는 {} 키가 없어 함께 거부될 수 있습니다", q(key)),
            help("`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"true\" }`를 추가하세요"),
        ),
        RcpFact::RcpWithoutNullCheck { key } => (
            format!("{} 없이 호출하는 서비스도 있어 함께 거부됩니다", q(key)),
            help("`\"Null\": { \"aws:SourceAccount\": \"false\" }`를 추가하세요"),
        ),
        RcpFact::RcpServiceNotReached { service } => (
            format!("목록에 따르면 리소스 제어 정책은 {}에 미치지 않습니다", q(service)),
            help(CATALOGUE),
        ),
    }
}
