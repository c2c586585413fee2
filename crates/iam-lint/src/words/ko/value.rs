//! Values in conditions.

use alloc::format;
use alloc::string::{String, ToString};

use super::{expected_of, listed, never_there, noun_of, null_false};
use crate::fact::{Hole, ValueFact};
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &ValueFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match fact {
        ValueFact::AllPrivate { negated: false } => (
            "`aws:SourceIp`는 공인 주소라 사설 범위와는 일치하지 않습니다".to_string(),
            help("공인 범위를 쓰거나 `aws:VpcSourceIp`를 `aws:SourceVpc`와 함께 쓰세요"),
        ),
        ValueFact::AllPrivate { negated: true } => (
            "`aws:SourceIp`는 공인 주소라 이 사설 범위에 들지 않으므로 조건이 항상 참입니다".to_string(),
            help("공인 범위를 쓰거나 `aws:VpcSourceIp`를 `aws:SourceVpc`와 함께 쓰세요"),
        ),
        ValueFact::SomePrivate { range } => (
            format!("{} 범위는 사설 주소인데 `aws:SourceIp`는 공인 주소입니다", q(range)),
            help("그 범위를 지우세요"),
        ),
        ValueFact::NotAnId { id, prefix } => (
            format!(
                "{} 값은 `{prefix}` 뒤에 글자와 숫자 8개나 17개가 오는 형식이 아니어서 일치하는 요청이 없습니다",
                q(id)
            ),
            None,
        ),
        ValueFact::NotAServicePrincipal { key, value, by_region } => (
            format!("{} 값은 {} 키에 쓰는 서비스 이름이 아닙니다", q(value), q(key)),
            if *by_region {
                help("`s3.us-east-1.amazonaws.com`처럼 쓰세요")
            } else {
                help("`lambda.amazonaws.com`처럼 쓰세요")
            },
        ),
        ValueFact::NotAKmsKey { key, value } => (
            format!("{} 값은 {} 키에 들어가는 KMS 키의 ARN이 아닙니다", q(value), q(key)),
            help("`arn:aws:kms:리전:계정:key/아이디`로 쓰세요"),
        ),
        ValueFact::NeverMatches { key, value, expected } => (
            format!(
                "{} 값은 {} 키와 일치할 수 없습니다. 이 키의 값: {}",
                q(value),
                q(key),
                expected_of(*expected)
            ),
            None,
        ),
        ValueFact::SessionAsPrincipalArn { comes_to } => {
            let so = comes_to.map(|(effect, holds)| format!(" 이 문은 {}", never_there(effect, holds)));
            (
                format!(
                    "세션의 `aws:PrincipalArn` 값은 역할의 ARN이므로 다음 값과 일치하지 않습니다: {}{}",
                    names(),
                    so.map(|it| format!(".{it}")).unwrap_or_default()
                ),
                help(
                    "`arn:aws:iam::111122223333:role/name`처럼 역할을 적으세요. 세션 하나만 뜻했다면 `aws:userid`를 확인하세요",
                ),
            )
        }
        ValueFact::TooPermissive { key, hole, is_variable } => {
            let what = if *is_variable {
                "정책 변수"
            } else {
                "와일드카드"
            };
            match hole {
                Hole::Sensitive => (
                    format!("{} 키의 값에 {what}가 있으면 뜻하지 않은 상대도 허용됩니다", q(key)),
                    help("값을 하나씩 온전히 적으세요"),
                ),
                Hole::ShortPrefix => (
                    format!("{}의 {what} 앞에 글자가 여섯 개보다 적습니다", q(key)),
                    help("그 앞에 값을 더 적으세요"),
                ),
                Hole::UserId => (
                    format!("{}의 {what}가 콜론 앞의 고유 ID에 있습니다", q(key)),
                    help("`AROAEXAMPLEID:*`처럼 고유 ID와 콜론 뒤에 와일드카드를 쓰세요"),
                ),
            }
        }
        ValueFact::OneLimitCounts { value } => (
            format!("여러 한계 가운데 {}만 효력이 있습니다", q(value)),
            Some(format!("{}만 쓰세요", quoted(value))),
        ),
        ValueFact::EverythingFits => (
            format!(
                "`*`는 모든 값에 맞으므로 다음 키가 있는지만 확인하게 됩니다: {}",
                names()
            ),
            Some(null_false("조건을 지우거나 다음처럼 쓰세요", &finding.names)),
        ),
        ValueFact::NothingIsLeft => (
            format!(
                "`*` 때문에 남는 값이 없어 이 문은 다음 키가 없을 때만 적용됩니다: {}",
                names()
            ),
            help("문을 지우거나 값을 적으세요"),
        ),
        ValueFact::DateOver { date, effect } => (
            format!(
                "{} 시점이 지났으므로 이 문은 더 이상 {}하지 않습니다",
                q(date),
                noun_of(*effect)
            ),
            help("문을 지우거나 다른 날짜를 적으세요"),
        ),
    }
}
