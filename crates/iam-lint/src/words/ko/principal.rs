//! Principals, and who may assume a role.

use alloc::format;
use alloc::string::{String, ToString};

use super::{listed, never_there};
use crate::fact::{PrincipalFact, Slip};
use crate::federation::SAML;
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &PrincipalFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match fact {
        PrincipalFact::ServiceForAnybody { service } => (
            format!("{} 서비스라면 어느 고객을 대신한 요청이든 허용됩니다", q(service)),
            help("`aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` 또는 `aws:SourceOrgPaths` 조건을 추가하세요"),
        ),
        PrincipalFact::OlderSourceKey { service, key } => (
            format!(
                "{} 키는 {} 서비스가 누구를 대신해 호출하는지 확인하는 옛 방식입니다",
                q(key),
                q(service)
            ),
            help("`aws:SourceArn`이나 `aws:SourceAccount`를 쓰세요"),
        ),
        PrincipalFact::UnknownService { service, meant } => (
            format!(
                "알려진 서비스 보안 주체가 아니며, AWS는 모르는 서비스의 이름을 저장하지 않습니다: {}",
                q(service)
            ),
            Some(format!("이 이름을 뜻했다면 이렇게 쓰세요: `{meant}`")),
        ),
        PrincipalFact::SessionOfNamedRole { session } => (
            format!("이미 적힌 역할의 세션입니다: {}", q(session)),
            help("세션을 지우세요"),
        ),
        PrincipalFact::RolesAnywhereNeeds { missing } => (
            format!("IAM Roles Anywhere에는 {}도 필요합니다", all_quoted(missing)),
            Some(format!("다음 작업도 허용하세요: {}", all_quoted(missing))),
        ),
        PrincipalFact::OidcWithoutCondition { host, required } => (
            format!("{} 토큰이 있으면 누구나 이 역할을 수임할 수 있습니다", q(host)),
            Some(format!(
                "`{host}:aud`와 `{host}:sub` 조건을 추가하세요{}",
                required.map(|claim| unsaved(host, claim)).unwrap_or_default()
            )),
        ),
        PrincipalFact::OidcWithoutClaim {
            host,
            claim,
            is_required,
        } => (
            match *claim {
                "sub" => format!("{}의 어느 주체든 이 역할을 수임할 수 있습니다", q(host)),
                _ => format!("다른 곳을 위해 발급된 {} 토큰도 허용됩니다", q(host)),
            },
            Some(format!(
                "`{host}:{claim}` 조건을 추가하세요{}",
                is_required.then(|| unsaved(host, claim)).unwrap_or_default()
            )),
        ),
        PrincipalFact::GithubWithoutRepo => (
            "GitHub의 어느 저장소의 워크플로든 이 역할을 수임할 수 있습니다".to_string(),
            help(
                "저장소와 브랜치를 적은 `token.actions.githubusercontent.com:sub` 조건을 추가하세요. AWS는 이 조건이 없는 새 GitHub 신뢰 정책을 저장하지 않습니다",
            ),
        ),
        PrincipalFact::GithubOwnerOpen { subject } => (
            format!(
                "저장소의 소유자까지 와일드카드여서, 남의 저장소의 워크플로도 허용됩니다: {}",
                q(subject)
            ),
            help("`repo:owner/name:ref:refs/heads/main`처럼 소유자, 저장소, 브랜치를 적으세요"),
        ),
        PrincipalFact::GithubSubjectOpen { subject } => (
            format!(
                "{} 값의 와일드카드 때문에 여러 저장소나 브랜치가 허용됩니다",
                q(subject)
            ),
            help("`repo:owner/name:ref:refs/heads/main`처럼 저장소와 브랜치를 적으세요"),
        ),
        PrincipalFact::GithubSubjectWithoutIds => (
            format!(
                "2026년 7월 이후에 만들거나 이름을 바꾸거나 옮긴 저장소는 ID도 함께 보내므로 다음 값과 일치하지 않습니다: {}",
                names()
            ),
            help("`repo:owner@1234/name@5678:ref:refs/heads/main` 형식의 값도 함께 적으세요"),
        ),
        PrincipalFact::ChainNotListed { missing } => (
            format!(
                "목록에 빠진 것이 있어 다음 보안 주체도 이 Deny가 거부할 수 있습니다: {}. 빠진 것: {}",
                names(),
                all_quoted(missing)
            ),
            help(
                "목록에 추가하거나, `\"Principal\": \"*\"`를 `aws:PrincipalArn`의 `ArnNotEquals` 조건과 함께 거부하세요",
            ),
        ),
        PrincipalFact::NoPrincipalAtSignIn { comes_to, said } => (
            format!(
                "SAML이나 웹 자격 증명으로 로그인하는 요청에는 아직 다음 키가 없으므로 이 문은 {}: {}",
                comes_to.map_or("그런 로그인을 모두 거부합니다", |(effect, holds)| {
                    never_there(effect, holds)
                }),
                names()
            ),
            Some(format!(
                "{}처럼 공급자가 알려 주는 키를 확인하거나 그런 로그인을 빼세요",
                q(said)
            )),
        ),
        PrincipalFact::AccountWithoutExternalId { account } => (
            format!(
                "{} 계정이 본인 소유가 아니라면, 그 계정을 쓰는 다른 고객이 이 역할을 사용하게 만들 수 있습니다",
                q(account)
            ),
            help("`sts:ExternalId` 조건을 추가하거나 계정 대신 역할을 적으세요"),
        ),
        PrincipalFact::KeyOfOtherProvider {
            key,
            host,
            slip,
            effect,
            holds,
        } => {
            let what = match slip {
                Slip::Scheme => "키 이름 앞에는 `https://`를 쓰지 않습니다",
                Slip::Slash => "슬래시 하나가 더 있거나 빠져 다른 공급자의 키가 됩니다",
                Slip::Wildcard => "키 이름에는 와일드카드를 쓸 수 없습니다",
                Slip::Spelling | Slip::Other => "보안 주체와 다른 공급자의 키입니다",
            };
            (
                format!(
                    "{what}. {} 키는 어떤 요청에도 없으므로 이 문은 {}",
                    q(key),
                    never_there(*effect, *holds)
                ),
                Some(format!("이 보안 주체의 키는 `{host}:` 문자열로 시작합니다")),
            )
        }
        PrincipalFact::ProviderLacksKey { key } => (
            format!(
                "다음 공급자의 토큰에는 {} 키가 없어 그곳의 누구도 허용되지 않습니다: {}",
                q(key),
                names()
            ),
            help("공급자마다 문을 따로 만들고 그 공급자의 키를 쓰세요"),
        ),
        PrincipalFact::ClaimIsNoKey {
            host,
            known,
            effect,
            holds,
        } => (
            format!(
                "AWS가 조건 키로 만들지 않는 {}이라 어떤 요청에도 없으므로 이 문은 {}: {}",
                if host == SAML { "속성" } else { "클레임" },
                never_there(*effect, *holds),
                names()
            ),
            Some(if host == SAML {
                format!("AWS에 있는 SAML 키: {}", all_quoted(known))
            } else {
                format!("`{host}` 공급자의 키: {}", all_quoted(known))
            }),
        ),
    }
}

/// That AWS saves no trust policy of a provider that customers share without a claim.
fn unsaved(host: &str, claim: &str) -> String {
    format!(". 이 공급자의 새 신뢰 정책에 `{host}:{claim}` 조건이 없으면 AWS가 저장하지 않습니다")
}
