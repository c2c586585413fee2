//! Operators of conditions.

use alloc::format;
use alloc::string::{String, ToString};

use super::{listed, never_there, null_false};
use crate::fact::{Missing, OperatorFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &OperatorFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match fact {
        OperatorFact::NeedsQuantifier { key } => (
            format!(
                "{} 키는 값이 여럿이어서 집합 연산자 없이는 어떤 요청에도 맞지 않습니다",
                q(key)
            ),
            help("연산자 앞에 `ForAnyValue:`나 `ForAllValues:`를 쓰세요"),
        ),
        OperatorFact::ForAllValuesOnSingle { key } => (
            format!("{} 키는 값이 하나인데 `ForAllValues`는 키가 없을 때도 참입니다", q(key)),
            help("`ForAllValues:`를 지우세요"),
        ),
        OperatorFact::StringLikeOnArn { key } => (
            format!(
                "`StringLike`의 와일드카드는 {}에 있는 ARN의 필드를 넘어 일치합니다",
                q(key)
            ),
            help("필드별로 비교하는 `ArnLike`를 쓰세요"),
        ),
        OperatorFact::WrongOperatorType { key, operator, holds } => (
            format!("{} 연산자는 {holds} 형식인 {} 키에 맞지 않습니다", q(operator), q(key)),
            Some(format!("{holds} 형식의 연산자를 쓰세요")),
        ),
        OperatorFact::AudienceInSet { key, quantifier } => (
            format!(
                "대부분의 토큰은 대상이 하나여서 {} 키에 `{quantifier}`를 쓰면 보기보다 많은 토큰이 허용됩니다",
                q(key)
            ),
            help("공급자가 대상을 여럿 보내지 않는다면 집합 연산자를 빼세요"),
        ),
        OperatorFact::TrueWhenMissing => (
            format!(
                "`ForAllValues`는 키가 없을 때도 참이므로, 다음 키가 없는 요청도 허용됩니다: {}",
                names()
            ),
            Some(null_false("그럴 뜻이 아니면 다음 조건을 추가하세요", &finding.names)),
        ),
        OperatorFact::StarIsNone { star, value, like } => (
            format!("이 연산자에서 `{star}` 문자는 와일드카드가 아닙니다: {}", q(value)),
            Some(format!("패턴으로 비교하려면 다음 연산자를 쓰세요: {}", q(like))),
        ),
        OperatorFact::DenyHitsMissing { missing } => hits_missing(*missing, finding),
        OperatorFact::DenyOnlyIfAllDiffer => (
            format!("다음 키의 값이 모두 벗어난 요청만 이 Deny가 거부합니다: {}", names()),
            help("값이 하나만 벗어나도 거부하려면 키마다 Deny를 따로 쓰세요"),
        ),
        OperatorFact::NeverTogether { key, other_key, effect } => (
            format!(
                "{} 키와 {} 키가 모두 있는 요청은 없으므로 이 문은 {}",
                q(key),
                q(other_key),
                never_there(*effect, false)
            ),
            help("키마다 문을 따로 쓰세요"),
        ),
        OperatorFact::ThereAndMissing { key, effect } => (
            format!(
                "{} 키는 없어야 하면서 값도 있어야 하므로 이 문은 {}",
                q(key),
                never_there(*effect, false)
            ),
            help("조건마다 문을 따로 쓰거나 조건 하나를 지우세요"),
        ),
        OperatorFact::DeniesLeaveNobody { other, key, other_key } => {
            let (why, what) = if key.eq_ignore_ascii_case(other_key) {
                (
                    format!("둘을 모두 통과하는 {} 값이 없습니다", q(key)),
                    "두 Deny의 값을 하나의 Deny에 함께 적으세요",
                )
            } else {
                (
                    format!("{} 키와 {} 키가 모두 있는 요청은 없습니다", q(key), q(other_key)),
                    "두 키를 하나의 Deny에 함께 적으세요. 그러면 둘 중 하나만 맞아도 거부하지 않습니다",
                )
            };
            (format!("{other}번째 문과 함께 모두를 거부합니다. {why}"), help(what))
        }
        OperatorFact::GlobalServicesFenced => (
            format!(
                "다음 서비스의 요청은 어디에서 보내든 us-east-1에서 처리되므로 여기서 거부됩니다: {}",
                names()
            ),
            help("이런 서비스를 `NotAction`으로 빼거나 `us-east-1`을 추가하세요"),
        ),
        OperatorFact::DenyMissesMissing { is_set } => (
            format!("다음 키가 없는 요청에는 이 Deny가 적용되지 않습니다: {}", names()),
            help(match is_set {
                false => "그런 요청도 거부하려면 연산자 끝에 `IfExists`를 붙이세요",
                true => "그런 요청도 거부하려면 `ForAnyValue` 대신 `ForAllValues`를 쓰세요",
            }),
        ),
        OperatorFact::AllowMissesOtherTypes { action, types } => (
            format!(
                "{} 호출은 이 키가 없는 다른 리소스({})도 확인하는데 이 정책은 거기서 허용하지 않으므로 이 정책만으로는 호출이 허용되지 않습니다: {}",
                q(action),
                listed(types),
                names()
            ),
            help("이 문의 `Resource`에는 이 키가 있는 리소스만 적고, 나머지 리소스는 이 조건이 없는 문으로 허용하세요"),
        ),
        OperatorFact::DenyHitsOtherTypes {
            action,
            types,
            are_named,
        } => (
            format!(
                "{} 호출은 이 키가 없는 다른 리소스({})도 확인하므로 이 Deny가 호출을 모두 거부합니다: {}",
                q(action),
                listed(types),
                names()
            ),
            match are_named {
                true => Some(format!(
                    "이 Deny에서 {} 작업을 빼거나, 그 작업에 있는 키로 Deny를 따로 쓰세요",
                    q(action)
                )),
                false => help("`Resource`에는 이 키가 있는 리소스만 적으세요. 예: `arn:aws:ec2:*:*:instance/*`"),
            },
        ),
    }
}

fn hits_missing(missing: Missing, finding: &Finding) -> (String, Option<String>) {
    let names = listed(&finding.names);
    let also = || format!("이 Deny는 다음 키가 없는 요청도 거부합니다: {names}");
    match missing {
        Missing::Sparable => (
            also(),
            Some(null_false("그럴 뜻이 아니면 다음 조건을 추가하세요", &finding.names)),
        ),
        Missing::Apart => (
            format!("이 Deny는 다음 키가 하나도 없는 요청도 거부합니다: {names}"),
            Some(
                "그럴 뜻이 아니면 호출하는 방법마다 Deny를 나누고 그 키에 `Null` 조건을 붙이세요. 이 키를 모두 가진 요청은 \
                 없으므로, 한 Deny에 모두 붙이면 아무도 거부하지 않습니다"
                    .to_string(),
            ),
        ),
        Missing::Always => (
            format!("이 Deny는 다음 키가 없는 요청만 거부하므로 그 값은 의미가 없습니다: {names}"),
            Some("이 조건을 지우거나, 키를 없게 만드는 조건을 지우세요".to_string()),
        ),
        Missing::Outsiders => (
            also(),
            Some(
                "조직에 속하지 않은 호출자에게도 이 키가 없습니다. AWS 서비스만 제외하려면 다음 조건을 추가하세요: \
                 `\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`"
                    .to_string(),
            ),
        ),
        Missing::OutsideResources => (
            also(),
            Some("조직에 속하지 않은 계정의 리소스에도 이 키가 없어서, `Null` 조건을 붙이면 그런 리소스가 제외됩니다".to_string()),
        ),
        Missing::OutsideSources => (
            also(),
            Some(
                "소스가 없는 요청을 제외하려면 `\"Null\": { \"aws:SourceAccount\": \"false\" }` 조건을 추가하세요. 조직에 속하지 않은 소스에도 이 키가 없습니다"
                    .to_string(),
            ),
        ),
    }
}
