//! Findings in Korean.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use iam_syntax::diagnostic::Habit;
use iam_syntax::policy::Effect;

use super::{all_quoted, first_quoted, ko_syntax, quoted};
use crate::fact::{ArnField, Expected, Fact, Hole, Roles, Slip, SsoPlace, Way};
use crate::federation::SAML;
use crate::finding::{Finding, Role};
use crate::fix::Fix;
use crate::placeholder::Origin;

const CATALOGUE: &str = "목록이 이 이름보다 오래되었을 수 있습니다. 이름이 맞다면 이유를 적어 이 결과를 숨기세요";

pub(super) fn said(finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("혹시 {}인가요?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match &finding.fact {
        Fact::Syntax { marked, .. } => (ko_syntax::message(finding.code, marked), None),
        Fact::Placeholder { origin } => placeholder(*origin, &names()),
        Fact::Habit(habit) => habit_of(*habit),
        Fact::EverybodyUnderCondition { key } => (
            format!(
                "모든 계정의 모든 사람이 대상이고, 누가 역할을 수임할 수 있는지는 {} 조건만 가립니다",
                q(key)
            ),
            help("`Principal`에 계정, 사용자 또는 역할을 적으세요"),
        ),
        Fact::UnknownAction { action, near } => (
            format!(
                "{} 작업은 목록에 없어 어떤 요청에도 적용되지 않을 수 있습니다",
                q(action)
            ),
            or_catalogue(near),
        ),
        Fact::OperationIsNoAction { operation, asks } => (
            format!(
                "{} 이름은 API 호출의 이름이고 IAM 작업이 아닙니다. 이 호출이 확인하는 작업: {}",
                q(operation),
                all_quoted(asks)
            ),
            help("그 작업 이름을 쓰세요"),
        ),
        Fact::ActionNotOfTrust => (
            format!("신뢰 정책에는 역할을 수임하는 작업만 쓸 수 있습니다: {}", names()),
            help("호출하는 쪽의 정책으로 옮기세요"),
        ),
        Fact::NoSuchActions { action } => (
            format!("목록에 맞는 작업이 없는 패턴입니다: {}", q(action)),
            help(CATALOGUE),
        ),
        Fact::RetiredAction => (
            format!("더 이상 AWS 참조 문서에 없는 작업입니다: {}", names()),
            help("더는 호출하는 곳이 없으면 지우세요"),
        ),
        Fact::RetiredService => (
            format!("더 이상 AWS 참조 문서에 없는 서비스입니다: {}", names()),
            help("더는 호출하는 곳이 없으면 그 작업을 지우세요"),
        ),
        Fact::UnknownServiceInAction { service, near } => (
            format!(
                "{} 서비스는 목록에 없어 이 작업은 어떤 요청에도 적용되지 않을 수 있습니다",
                q(service)
            ),
            or_catalogue(near),
        ),
        Fact::AnyRole { roles, by_not_resource } => any_role(*roles, *by_not_resource),
        Fact::Escalation { way, actions } => (
            format!("{} 권한이 있으면 {}", all_quoted(actions), way_of(*way)),
            help("리소스를 적거나 `iam:PermissionsBoundary`, `iam:PassedToService` 같은 조건을 추가하세요"),
        ),
        Fact::ElementTwice => (
            format!("목록에 두 번 있는 값입니다: {}", names()),
            help("둘 중 하나를 지우세요"),
        ),
        Fact::ElementRepeats { wide } => (
            format!("더 넓은 값 {}에 이미 들어 있는 값입니다: {}", q(wide), names()),
            help("지우거나 더 넓은 값을 좁히세요"),
        ),
        Fact::SecretWithoutSuffix => (
            format!(
                "AWS는 보안 암호 이름 뒤에 붙임표와 여섯 글자를 더하므로 다음 ARN과 일치하는 보안 암호가 없습니다: {}",
                names()
            ),
            help("끝에 `-??????`를 붙이세요"),
        ),
        Fact::SsoRoleWithoutRegion { has_path, place } => (
            match has_path {
                true => format!(
                    "us-east-1이 아니면 경로에 IAM Identity Center의 리전이 있으므로 다음 ARN의 역할이 없을 수 있습니다: {}",
                    names()
                ),
                false => format!(
                    "IAM Identity Center의 역할에는 경로가 있으므로 다음 ARN의 역할은 없습니다: {}",
                    names()
                ),
            },
            help(match place {
                SsoPlace::Principal => {
                    "Principal의 ARN 안에는 와일드카드를 쓸 수 없습니다. IAM에 보이는 역할의 전체 ARN을 쓰거나, 계정을 지정하고 Condition에서 `ArnLike`로 `aws:PrincipalArn`을 비교하세요"
                }
                SsoPlace::Resource | SsoPlace::Pattern => {
                    "`role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`처럼 쓰세요"
                }
                SsoPlace::Literal => {
                    "IAM에 보이는 역할의 전체 ARN을 쓰거나, `ArnLike`로 `role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_…`와 비교하세요"
                }
            }),
        ),
        Fact::NeedsEveryResource => (
            format!(
                "특정 리소스 없이 동작해 `\"Resource\": \"*\"`가 필요한 작업입니다: {}",
                names()
            ),
            help("`\"Resource\": \"*\"`를 둔 다른 문으로 옮기세요"),
        ),
        Fact::ActsOnNone { of_type, format } => (
            format!("이 문의 어떤 리소스에도 적용되지 않는 작업입니다: {}", names()),
            Some(if finding.names.len() < 2 {
                format!(
                    "이 작업이 적용되는 리소스 유형은 {}입니다: {}",
                    q(of_type),
                    quoted(format)
                )
            } else {
                format!(
                    "첫 번째 작업이 적용되는 리소스 유형은 {}입니다: {}",
                    q(of_type),
                    quoted(format)
                )
            }),
        ),
        Fact::AliasIsNoKey => (
            format!(
                "키에 적용되는 작업인데, `Resource`에 적은 별칭의 ARN은 키의 ARN과 일치하지 않습니다: {}",
                names()
            ),
            help("키의 ARN을 적거나, 모든 키를 적고 `kms:ResourceAliases` 조건을 추가하세요"),
        ),
        Fact::ActionOfOtherService { action, service } => (
            format!("{} 작업은 {} 리소스에 대한 작업이 아닙니다", q(action), q(service)),
            help("리소스 기반 정책은 자기 리소스에 대해서만 평가됩니다"),
        ),
        Fact::ResourceOfOtherService { arn, service } => (
            format!("{} 리소스는 이 정책이 연결된 {} 리소스가 아닙니다", q(arn), q(service)),
            help("정책이 연결된 리소스를 적으세요"),
        ),
        Fact::UnknownServiceInArn { service, near } => (
            format!(
                "{} 서비스는 목록에 없어 이 ARN에 맞는 리소스가 없을 수 있습니다",
                q(service)
            ),
            or_catalogue(near),
        ),
        Fact::UnknownPartition { partition } => (
            format!("목록에 없는 파티션입니다: {}", q(partition)),
            help("파티션은 `aws`, `aws-cn`, `aws-us-gov` 등입니다"),
        ),
        Fact::UnknownRegion { region, near } => (format!("목록에 없는 리전입니다: {}", q(region)), or_catalogue(near)),
        Fact::RegionOfOtherPartition { region, partition } => (
            format!("{} 리전은 {} 파티션에 있습니다", q(region), q(partition)),
            Some(format!("`arn:{partition}:…`로 쓰세요")),
        ),
        Fact::NotAnAccount {
            account,
            n_digits: Some(n_digits),
        } => (
            format!("계정 ID는 12자리인데 {} 값은 {n_digits}자리입니다", q(account)),
            None,
        ),
        Fact::NotAnAccount {
            account,
            n_digits: None,
        } => (format!("{} 값은 12자리 계정 ID가 아닙니다", q(account)), None),
        Fact::ArnFieldNotAllowed { field, service } => (
            format!(
                "{} 서비스의 이런 ARN에는 {} 필드가 없어 이 ARN에 맞는 리소스가 없습니다",
                q(service),
                field_of(*field)
            ),
            help("그 필드를 비워 두세요"),
        ),
        Fact::ArnFieldMissing { field, service } => (
            format!(
                "{} 서비스의 이런 ARN에는 {} 필드가 있는데 여기서는 비어 있습니다",
                q(service),
                field_of(*field)
            ),
            help("값을 적거나 모두를 뜻하는 `*`를 적으세요"),
        ),
        Fact::UnknownResourceFormat { service, example } => (
            format!("목록에 있는 {}의 ARN 형식 가운데 이것에 맞는 것이 없습니다", q(service)),
            Some(format!("이 서비스의 형식 하나는 {}입니다", quoted(example))),
        ),
        Fact::KeyWithoutPrefix { key } => (
            format!("{} 키에는 콜론 앞에 서비스가 없어 조건 키가 아닙니다", q(key)),
            help("키는 `aws:SourceIp`나 `s3:prefix`처럼 씁니다"),
        ),
        Fact::KeyWithoutTag { key } => (
            format!("{} 뒤에 태그 키가 없습니다", q(key)),
            Some(format!("`{key}/Team`처럼 슬래시 뒤에 태그 키를 적으세요")),
        ),
        Fact::UnsupportedKey { key } => (
            format!("어떤 요청에도 없는 키입니다: {}", q(key)),
            help("호출한 주체는 `aws:PrincipalArn`으로, 서비스가 대신하는 리소스는 `aws:SourceArn`으로 확인하세요"),
        ),
        Fact::DeprecatedKey { key } => (
            format!("{} 키는 `aws:PrincipalArn`의 옛 이름입니다", q(key)),
            help("`aws:PrincipalArn`을 쓰세요"),
        ),
        Fact::WildcardInKey { effect, holds } => (
            format!(
                "키 이름에는 와일드카드를 쓸 수 없어 다음 키는 어떤 요청에도 없으므로 이 문은 {}: {}",
                never_there(*effect, *holds),
                names()
            ),
            help("키 이름을 하나씩 온전히 적으세요. 와일드카드는 값에만 쓸 수 있습니다"),
        ),
        Fact::UnknownKey { key, near } => (
            format!("{} 키는 조건 키 목록에 없어 어떤 요청에도 없을 수 있습니다", q(key)),
            or_catalogue(near),
        ),
        Fact::KeyNeedsAction { key, action } => (
            format!(
                "{} 키는 {} 작업의 요청에만 있는데, 이 문에는 그 작업이 없습니다",
                q(key),
                q(action)
            ),
            Some(format!("작업에 추가하세요: {}", quoted(action))),
        ),
        Fact::KeyNeverComes { key, effect, holds } => {
            let so = match (effect, holds) {
                (Effect::Allow, false) => "허용되지 않습니다",
                (Effect::Allow, true) => "값과 관계없이 허용됩니다",
                (Effect::Deny, false) => "거부되지 않습니다",
                (Effect::Deny, true) => "항상 거부됩니다",
            };
            (
                format!("{} 키 없이 호출되어 {so}. 작업: {}", q(key), names()),
                help("그 작업을 이 조건이 없는 문으로 옮기세요"),
            )
        }
        Fact::TagKeyWithNotAction { key, effect } => (
            format!(
                "{} 키를 보내지 않는 서비스가 많아, `NotAction`을 쓰면 그런 서비스의 작업은 {}",
                q(key),
                not_effected(*effect)
            ),
            help("작업을 `Action`에 하나씩 적으세요"),
        ),
        Fact::TagKeyNotSent { key, effect } => (
            format!(
                "이 작업들은 {} 키 없이 호출되므로 {}. 서비스: {}",
                q(key),
                not_effected(*effect),
                names()
            ),
            help("그 작업을 이 조건이 없는 문으로 옮기세요"),
        ),
        Fact::KeyOfSomeServices { key } => (
            format!(
                "{} 키는 일부 서비스만 보내는데 이 문은 모든 서비스의 작업을 다룹니다",
                q(key)
            ),
            help("키를 보내는 서비스로 문을 좁히세요"),
        ),
        Fact::KeyWithoutCompanion { key, companion } => (
            format!(
                "{} 키만으로는 누가 호출했는지 알 수 없고, {} 키가 함께 있어야 합니다",
                q(key),
                q(companion)
            ),
            Some(format!("같은 조건에 추가하세요: {}", quoted(companion))),
        ),
        Fact::CallerChooses { key } => (
            format!("{}에는 호출자가 무엇이든 적을 수 있습니다", q(key)),
            help("접근 권한을 이 값에 맡기지 마세요"),
        ),
        Fact::IrrelevantKey { key } => (
            format!("정책이 리소스에 연결되어 있어 {} 값은 어느 요청에서나 같습니다", q(key)),
            help("지우거나 호출한 주체를 확인하세요"),
        ),
        Fact::ServiceLacksKey { key } => (
            format!(
                "서비스가 호출할 때는 {} 키가 없어 이 문은 아무도 허용하지 않습니다",
                q(key)
            ),
            help("`aws:SourceOrgID`, `aws:SourceAccount` 또는 `aws:SourceArn`을 쓰세요"),
        ),
        Fact::AttributesWithoutSelect => (
            "속성을 지정하지 않은 요청은 모든 속성을 받습니다".to_string(),
            help("조건에 `\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"`를 추가하세요"),
        ),
        Fact::PrefixNotHidden => (
            "더 짧은 접두사로 요청하면 숨기려던 것이 그대로 나열됩니다".to_string(),
            help("보여도 되는 접두사를 `StringLike`로 허용하거나 `StringNotLike`로 거부하세요"),
        ),
        Fact::NeedsQuantifier { key } => (
            format!(
                "{} 키는 값이 여럿이어서 집합 연산자 없이는 어떤 요청에도 맞지 않습니다",
                q(key)
            ),
            help("연산자 앞에 `ForAnyValue:`나 `ForAllValues:`를 쓰세요"),
        ),
        Fact::ForAllValuesOnSingle { key } => (
            format!("{} 키는 값이 하나인데 `ForAllValues`는 키가 없을 때도 참입니다", q(key)),
            help("`ForAllValues:`를 지우세요"),
        ),
        Fact::StringLikeOnArn { key } => (
            format!(
                "`StringLike`의 와일드카드는 {}에 있는 ARN의 필드를 넘어 일치합니다",
                q(key)
            ),
            help("필드별로 비교하는 `ArnLike`를 쓰세요"),
        ),
        Fact::WrongOperatorType { key, operator, holds } => (
            format!("{} 연산자는 {holds} 형식인 {} 키에 맞지 않습니다", q(operator), q(key)),
            Some(format!("{holds} 형식의 연산자를 쓰세요")),
        ),
        Fact::AudienceInSet { key, quantifier } => (
            format!(
                "대부분의 토큰은 대상이 하나여서 {} 키에 `{quantifier}`를 쓰면 보기보다 많은 토큰이 허용됩니다",
                q(key)
            ),
            help("공급자가 대상을 여럿 보내지 않는다면 집합 연산자를 빼세요"),
        ),
        Fact::TrueWhenMissing => (
            format!(
                "`ForAllValues`는 키가 없을 때도 참이므로, 다음 키가 없는 요청도 허용됩니다: {}",
                names()
            ),
            Some(null_false("그럴 뜻이 아니면 다음 조건을 추가하세요", &finding.names)),
        ),
        Fact::DenyHitsMissing => (
            format!("이 Deny는 다음 키가 없는 요청도 거부합니다: {}", names()),
            Some(null_false("그럴 뜻이 아니면 다음 조건을 추가하세요", &finding.names)),
        ),
        Fact::DenyOnlyIfAllDiffer => (
            format!("다음 키의 값이 모두 벗어난 요청만 이 Deny가 거부합니다: {}", names()),
            help("값이 하나만 벗어나도 거부하려면 키마다 Deny를 따로 쓰세요"),
        ),
        Fact::DeniesLeaveNobody { other, key, other_key } => {
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
        Fact::GlobalServicesFenced => (
            format!(
                "다음 서비스의 요청은 어디에서 보내든 us-east-1에서 처리되므로 여기서 거부됩니다: {}",
                names()
            ),
            help("이런 서비스를 `NotAction`으로 빼거나 `us-east-1`을 추가하세요"),
        ),
        Fact::DenyMissesMissing { is_set } => (
            format!("다음 키가 없는 요청에는 이 Deny가 적용되지 않습니다: {}", names()),
            help(match is_set {
                false => "그런 요청도 거부하려면 연산자 끝에 `IfExists`를 붙이세요",
                true => "그런 요청도 거부하려면 `ForAnyValue` 대신 `ForAllValues`를 쓰세요",
            }),
        ),
        Fact::DenyHitsOtherTypes { action, types } => (
            format!(
                "{} 호출은 이 키가 없는 다른 리소스({})도 확인하므로 이 Deny가 호출을 모두 거부합니다: {}",
                q(action),
                listed(types),
                names()
            ),
            help("`Resource`에는 이 키가 있는 리소스만 적으세요. 예: `arn:aws:ec2:*:*:instance/*`"),
        ),
        Fact::AllPrivate { negated: false } => (
            "`aws:SourceIp`는 공인 주소라 사설 범위와는 일치하지 않습니다".to_string(),
            help("공인 범위를 쓰거나 `aws:VpcSourceIp`를 `aws:SourceVpc`와 함께 쓰세요"),
        ),
        Fact::AllPrivate { negated: true } => (
            "`aws:SourceIp`는 공인 주소라 이 사설 범위에 들지 않으므로 조건이 항상 참입니다".to_string(),
            help("공인 범위를 쓰거나 `aws:VpcSourceIp`를 `aws:SourceVpc`와 함께 쓰세요"),
        ),
        Fact::SomePrivate { range } => (
            format!("{} 범위는 사설 주소인데 `aws:SourceIp`는 공인 주소입니다", q(range)),
            help("그 범위를 지우세요"),
        ),
        Fact::NotAnId { id, prefix } => (
            format!(
                "{} 값은 `{prefix}` 뒤에 글자와 숫자 8개나 17개가 오는 형식이 아니어서 일치하는 요청이 없습니다",
                q(id)
            ),
            None,
        ),
        Fact::NotAServicePrincipal { key, value, by_region } => (
            format!("{} 값은 {} 키에 쓰는 서비스 이름이 아닙니다", q(value), q(key)),
            if *by_region {
                help("`s3.us-east-1.amazonaws.com`처럼 쓰세요")
            } else {
                help("`lambda.amazonaws.com`처럼 쓰세요")
            },
        ),
        Fact::NotAKmsKey { key, value } => (
            format!("{} 값은 {} 키에 들어가는 KMS 키의 ARN이 아닙니다", q(value), q(key)),
            help("`arn:aws:kms:리전:계정:key/아이디`로 쓰세요"),
        ),
        Fact::NeverMatches { key, value, expected } => (
            format!(
                "{} 값은 {} 키와 일치할 수 없습니다. 이 키의 값: {}",
                q(value),
                q(key),
                expected_of(*expected)
            ),
            None,
        ),
        Fact::SessionAsPrincipalArn { comes_to } => {
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
        Fact::TooPermissive { key, hole, is_variable } => {
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
        Fact::OneLimitCounts { value } => (
            format!("여러 한계 가운데 {}만 효력이 있습니다", q(value)),
            Some(format!("{}만 쓰세요", quoted(value))),
        ),
        Fact::EverythingFits => (
            format!(
                "`*`는 모든 값에 맞으므로 다음 키가 있는지만 확인하게 됩니다: {}",
                names()
            ),
            Some(null_false("조건을 지우거나 다음처럼 쓰세요", &finding.names)),
        ),
        Fact::NothingIsLeft => (
            format!(
                "`*` 때문에 남는 값이 없어 이 문은 다음 키가 없을 때만 적용됩니다: {}",
                names()
            ),
            help("문을 지우거나 값을 적으세요"),
        ),
        Fact::DateOver { date, effect } => (
            format!(
                "{} 시점이 지났으므로 이 문은 더 이상 {}하지 않습니다",
                q(date),
                noun_of(*effect)
            ),
            help("문을 지우거나 다른 날짜를 적으세요"),
        ),
        Fact::ServiceForAnybody { service } => (
            format!("{} 서비스라면 어느 고객을 대신한 요청이든 허용됩니다", q(service)),
            help("`aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` 또는 `aws:SourceOrgPaths` 조건을 추가하세요"),
        ),
        Fact::OlderSourceKey { service, key } => (
            format!(
                "{} 키는 {} 서비스가 누구를 대신해 호출하는지 확인하는 옛 방식입니다",
                q(key),
                q(service)
            ),
            help("`aws:SourceArn`이나 `aws:SourceAccount`를 쓰세요"),
        ),
        Fact::SessionOfNamedRole { session } => (
            format!("이미 적힌 역할의 세션입니다: {}", q(session)),
            help("세션을 지우세요"),
        ),
        Fact::RolesAnywhereNeeds { missing } => (
            format!("IAM Roles Anywhere에는 {}도 필요합니다", all_quoted(missing)),
            help("`sts:AssumeRole`, `sts:SetSourceIdentity`, `sts:TagSession`을 허용하세요"),
        ),
        Fact::OidcWithoutCondition { host } => (
            format!("{} 토큰이 있으면 누구나 이 역할을 수임할 수 있습니다", q(host)),
            Some(format!("`{host}:aud`와 `{host}:sub` 조건을 추가하세요")),
        ),
        Fact::OidcWithoutClaim { host, claim: "sub" } => (
            format!("{}의 어느 주체든 이 역할을 수임할 수 있습니다", q(host)),
            Some(format!("`{host}:sub` 조건을 추가하세요")),
        ),
        Fact::OidcWithoutClaim { host, claim } => (
            format!("다른 곳을 위해 발급된 {} 토큰도 허용됩니다", q(host)),
            Some(format!("`{host}:{claim}` 조건을 추가하세요")),
        ),
        Fact::GithubWithoutRepo => (
            "GitHub의 어느 저장소의 워크플로든 이 역할을 수임할 수 있습니다".to_string(),
            help("저장소와 브랜치를 적은 `token.actions.githubusercontent.com:sub` 조건을 추가하세요"),
        ),
        Fact::GithubSubjectOpen { subject } => (
            format!(
                "{} 값의 와일드카드 때문에 여러 저장소나 브랜치가 허용됩니다",
                q(subject)
            ),
            help("`repo:owner/name:ref:refs/heads/main`처럼 저장소와 브랜치를 적으세요"),
        ),
        Fact::GithubSubjectWithoutIds => (
            format!(
                "2026년 7월 이후에 만들거나 이름을 바꾸거나 옮긴 저장소는 ID도 함께 보내므로 다음 값과 일치하지 않습니다: {}",
                names()
            ),
            help("`repo:owner@1234/name@5678:ref:refs/heads/main` 형식의 값도 함께 적으세요"),
        ),
        Fact::ChainNotListed { missing } => (
            format!(
                "목록에 빠진 것이 있어 다음 보안 주체도 이 Deny가 거부할 수 있습니다: {}. 빠진 것: {}",
                names(),
                all_quoted(missing)
            ),
            help(
                "목록에 추가하거나, `\"Principal\": \"*\"`를 `aws:PrincipalArn`의 `ArnNotEquals` 조건과 함께 거부하세요",
            ),
        ),
        Fact::NoPrincipalAtSignIn { comes_to } => (
            format!(
                "SAML이나 웹 자격 증명으로 로그인하는 요청에는 아직 다음 키가 없으므로 이 문은 {}: {}",
                comes_to.map_or("그런 로그인을 모두 거부합니다", |(effect, holds)| {
                    never_there(effect, holds)
                }),
                names()
            ),
            help("`saml:sub`처럼 공급자가 알려 주는 키를 확인하거나 그런 로그인을 빼세요"),
        ),
        Fact::AccountWithoutExternalId { account } => (
            format!(
                "{} 계정이 본인 소유가 아니라면, 그 계정을 쓰는 다른 고객이 이 역할을 사용하게 만들 수 있습니다",
                q(account)
            ),
            help("`sts:ExternalId` 조건을 추가하거나 계정 대신 역할을 적으세요"),
        ),
        Fact::KeyOfOtherProvider {
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
        Fact::ProviderLacksKey { key } => (
            format!(
                "다음 공급자의 토큰에는 {} 키가 없어 그곳의 누구도 허용되지 않습니다: {}",
                q(key),
                names()
            ),
            help("공급자마다 문을 따로 만들고 그 공급자의 키를 쓰세요"),
        ),
        Fact::ClaimIsNoKey {
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
        Fact::KeyPolicyLocksOut => (
            "`kms:PutKeyPolicy` 작업을 허용하는 문이 없어 아무도 이 키 정책을 바꿀 수 없게 됩니다".to_string(),
            help("계정에 `kms:*`를 허용하거나 관리자에게 `kms:PutKeyPolicy`를 허용하세요"),
        ),
        Fact::NoAllow { limits: true } => (
            "이 정책에는 Allow가 없어 아무것도 통과하지 못합니다".to_string(),
            help("통과해도 되는 것을 허용하세요. 거부한 것 말고는 모두라면 `\"Action\": \"*\"`를 쓰세요"),
        ),
        Fact::NoAllow { limits: false } => (
            "이 정책에는 Allow가 없어 이 정책만으로는 아무 권한도 생기지 않습니다".to_string(),
            help("Allow를 추가하거나, 거부하지 않은 것을 다른 정책이 허용하는지 살펴보세요"),
        ),
        Fact::StatementRepeats { effect, other } => (
            format!("{other}번째 문이 이미 이 모두를 {}합니다", noun_of(*effect)),
            help("이 문을 지우거나 다른 문을 좁히세요"),
        ),
        Fact::AllowInsideDeny { deny } => (
            format!("이 문이 허용하는 모두를 {deny}번째 문이 거부합니다"),
            help("이 문을 지우거나 Deny를 좁히세요"),
        ),
        Fact::RcpHitsServices { key } => (
            format!(
                "나를 대신해 호출하는 서비스의 요청에는 {} 키가 없어 함께 거부됩니다",
                q(key)
            ),
            help("`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"false\" }`를 추가하세요"),
        ),
        Fact::RcpHitsPrincipals { key } => (
            format!("내 보안 주체의 요청에는 {} 키가 없어 함께 거부될 수 있습니다", q(key)),
            help("`\"BoolIfExists\": { \"aws:PrincipalIsAWSService\": \"true\" }`를 추가하세요"),
        ),
        Fact::RcpWithoutNullCheck { key } => (
            format!("{} 없이 호출하는 서비스도 있어 함께 거부됩니다", q(key)),
            help("`\"Null\": { \"aws:SourceAccount\": \"false\" }`를 추가하세요"),
        ),
        Fact::RcpServiceNotReached { service } => (
            format!("목록에 따르면 리소스 제어 정책은 {}에 미치지 않습니다", q(service)),
            help(CATALOGUE),
        ),
    }
}

pub(super) fn refusal(said: &str) -> String {
    format!("AWS는 저장하지 않고 다음 메시지를 냅니다: `{said}`")
}

fn placeholder(origin: Origin, names: &str) -> (String, Option<String>) {
    let of_tool = |tool: &str, help: &str| {
        (
            format!("{tool}에서 채울 자리인데 AWS는 적힌 그대로 읽습니다: {names}"),
            Some(help.to_string()),
        )
    };
    match origin {
        Origin::Terraform => of_tool(
            "Terraform",
            "Terraform이 만든 결과를 살펴보세요. 계획의 `terraform show -json` 출력에 정책이 있습니다",
        ),
        Origin::TerraformEscape => (
            format!("Terraform 템플릿에서 AWS 변수를 쓰는 방식입니다. AWS는 `$` 문자와 변수로 읽습니다: {names}"),
            Some("Terraform 밖에서는 `$`를 하나만 쓰세요".to_string()),
        ),
        Origin::TerraformDocument => (
            format!(
                "Terraform의 `aws_iam_policy_document`에서 AWS 변수를 쓰는 방식입니다. AWS는 일반 텍스트로 읽습니다: {names}"
            ),
            Some("Terraform 밖에서는 `&{` 대신 `${`를 쓰세요".to_string()),
        ),
        Origin::CloudFormation => of_tool("CloudFormation", "만들어진 스택의 정책을 살펴보거나 값을 직접 적으세요"),
        Origin::Cdk => of_tool(
            "AWS CDK",
            "`cdk synth`가 출력한 템플릿과 그 템플릿으로 만든 스택을 살펴보세요",
        ),
        Origin::Serverless => of_tool(
            "Serverless Framework",
            "`serverless print`나 `serverless package`의 결과를 살펴보세요",
        ),
        Origin::GithubActions => of_tool("GitHub Actions", "값을 적거나 워크플로가 배포한 정책을 살펴보세요"),
        Origin::Jinja => of_tool(
            "Jinja, Ansible 또는 Helm",
            "템플릿을 먼저 렌더링하고(`ansible -m template`, `helm template`) 그 결과를 살펴보세요",
        ),
        Origin::Erb => of_tool("ERB", "템플릿을 먼저 렌더링하고 그 결과를 살펴보세요"),
        Origin::Shell => of_tool("셸", "`envsubst < policy.json`처럼 셸이 채우게 하세요"),
        Origin::Format => of_tool("프로그램", "서식 문자열의 일부이니 값을 채우세요"),
        Origin::Printed => (
            format!("프로그램이 값이 없을 때 출력하는 텍스트입니다: {names}"),
            Some("정책을 만들 때 어떤 값이 없었는지 확인하세요".to_string()),
        ),
        Origin::Template => of_tool(
            "템플릿",
            "AWS 변수에는 `${aws:username}`처럼 콜론이 있습니다. 값을 직접 적으세요",
        ),
        Origin::ByHand => (
            format!("아직 채우지 않은 자리입니다: {names}"),
            Some("그 자리에 실제 값을 적으세요".to_string()),
        ),
        Origin::Masked => (
            format!("값을 알아볼 수 없게 가려 놓은 자리입니다: {names}"),
            Some("실제 값을 적으세요. 시험해 볼 때는 `111122223333` 같은 12자리 계정이면 됩니다".to_string()),
        ),
        Origin::LeftOut => (
            "여기에서 내용이 생략되었습니다".to_string(),
            Some("들어갈 내용을 적거나 점을 지우세요".to_string()),
        ),
    }
}

/// What a statement comes to whose key is in no request.
const fn never_there(effect: Effect, holds: bool) -> &'static str {
    match (effect, holds) {
        (Effect::Allow, false) => "아무도 허용하지 않습니다",
        (Effect::Allow, true) => "막으려던 사람까지 모두 허용합니다",
        (Effect::Deny, false) => "아무도 거부하지 않습니다",
        (Effect::Deny, true) => "모두를 거부합니다",
    }
}

fn habit_of(habit: Habit) -> (String, Option<String>) {
    let said = |message: &str, help: &str| (message.to_string(), Some(help.to_string()));
    match habit {
        Habit::CurlyQuotes => said(
            "문자열이 문서 편집기나 메신저가 바꾼 둥근 따옴표로 묶여 있습니다",
            "문자열은 `\"` 두 개 사이에 씁니다",
        ),
        Habit::Language {
            language,
            n_bare_keys,
            n_odd_strings,
            n_last_commas,
            n_comments,
            n_words,
        } => {
            let counts = [
                (n_bare_keys, "따옴표 없는 키"),
                (n_odd_strings, "큰따옴표로 묶지 않은 문자열"),
                (n_words, "따옴표 없는 값"),
                (n_last_commas, "닫는 괄호 앞의 쉼표"),
                (n_comments, "주석"),
            ];
            let counts = counts.into_iter().filter(|(n, _)| 0 < *n);
            let counts: Vec<String> = counts.map(|(n, what)| format!("{what} {n}개")).collect();
            (
                format!(
                    "JSON이 아니라 {} 문법으로 쓴 텍스트입니다: {}",
                    language.name(),
                    counts.join(", ")
                ),
                Some(
                    "정책은 JSON입니다. 키와 문자열은 큰따옴표로 묶고, 마지막 항목 뒤에는 아무것도 쓰지 않습니다"
                        .to_string(),
                ),
            )
        }
        Habit::LeftOut => said("여기에서 내용이 생략되었습니다", "들어갈 내용을 적거나 점을 지우세요"),
        Habit::LastCommas => said(
            "닫는 괄호 앞의 쉼표 뒤에 아무것도 없습니다",
            "JSON에서는 마지막 항목 뒤에 쉼표를 쓰지 않습니다",
        ),
        Habit::Comments => said("JSON에는 주석을 쓸 수 없습니다", "주석을 지우세요"),
        Habit::ByteOrderMark => said(
            "텍스트가 바이트 순서 표시(BOM)로 시작합니다",
            "BOM 없는 UTF-8로 저장하세요. AWS는 이 표시도 정책의 일부로 읽습니다",
        ),
        Habit::OddBlanks(blank) => (
            format!("JSON에서 쓸 수 없는 공백 문자입니다: U+{:04X}", u32::from(blank)),
            Some("보통 공백으로 바꾸거나 지우세요".to_string()),
        ),
        Habit::BareStatements { are_several } => said(
            if are_several {
                "정책 문서 없이 문만 여러 개 있습니다"
            } else {
                "정책 문서 없이 문 하나만 있습니다"
            },
            "AWS는 이대로 저장하지 않습니다. 정책에는 `Version`과 `Statement` 아래의 문 목록이 있어야 합니다",
        ),
        Habit::TrustPolicy => said(
            "누가 역할을 수임할 수 있는지 정하는 신뢰 정책입니다. 이 자리의 정책은 소유자가 무엇을 할 수 있는지 정합니다",
            "역할의 신뢰 정책으로 옮기세요. 역할이 할 수 있는 일은 그 역할의 자격 증명 기반 정책에 적습니다",
        ),
    }
}

fn any_role(roles: Roles, by_not_resource: bool) -> (String, Option<String>) {
    let message = match (roles, by_not_resource) {
        (Roles::Pass, false) => "어떤 역할이든 어떤 서비스에든 전달할 수 있습니다",
        (Roles::Pass, true) => "`NotResource`에 적지 않은 모든 역할을 전달할 수 있습니다",
        (Roles::CreateServiceLinked, false) => "어떤 서비스의 서비스 연결 역할이든 만들 수 있습니다",
        (Roles::CreateServiceLinked, true) => {
            "`NotResource`에 적지 않은 모든 서비스의 서비스 연결 역할을 만들 수 있습니다"
        }
    };
    let help = match roles {
        Roles::Pass => "`Resource`에 역할을 적거나 `iam:PassedToService` 조건을 추가하세요",
        Roles::CreateServiceLinked => "`Resource`에 역할을 적으세요",
    };
    (message.to_string(), Some(help.to_string()))
}

const fn way_of(way: Way) -> &'static str {
    match way {
        Way::NewPolicyVersion => "자신이 가진 정책의 새 버전을 쓸 수 있습니다",
        Way::OldPolicyVersion => "더 많이 허용하던 옛 정책 버전을 되살릴 수 있습니다",
        Way::KeyOfOther => "다른 사용자의 액세스 키를 만들 수 있습니다",
        Way::PasswordOfOther => "다른 사용자의 비밀번호를 정할 수 있습니다",
        Way::AttachPolicy => "어떤 정책이든 자신에게 연결할 수 있습니다",
        Way::PutPolicy => "어떤 정책이든 자신에게 쓸 수 있습니다",
        Way::JoinGroup => "어떤 그룹에든 들어갈 수 있습니다",
        Way::TrustItself => "어떤 역할이든 자신을 신뢰하게 하고 수임할 수 있습니다",
        Way::DropBoundary => "권한 경계를 없앨 수 있습니다",
        Way::RunWithRole => "그 서비스가 가질 수 있는 어떤 역할로든 코드를 실행할 수 있습니다",
    }
}

const fn field_of(field: ArnField) -> &'static str {
    match field {
        ArnField::Region => "리전",
        ArnField::Account => "계정",
    }
}

fn expected_of(expected: Expected) -> String {
    match expected {
        Expected::Account => "12자리 계정 ID".to_string(),
        Expected::Organization => "`o-a1b2c3d4e5` 같은 조직 ID".to_string(),
        Expected::PrincipalType => {
            "`Account`, `User`, `FederatedUser`, `AssumedRole`, `Anonymous` 가운데 하나".to_string()
        }
        Expected::ArnWithAccount => "12자리 계정 ID가 있는 ARN".to_string(),
        Expected::ArnOf(service) => format!("`{service}`의 ARN"),
    }
}

const fn not_effected(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "허용되지 않습니다",
        Effect::Deny => "거부되지 않습니다",
    }
}

const fn noun_of(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "허용",
        Effect::Deny => "거부",
    }
}

pub(super) fn role(role: &Role) -> String {
    let text = match role {
        Role::First => "첫 번째 것",
        Role::Wider => "이것이 이미 포함합니다",
        Role::Deny => "거부하는 문",
        Role::Key => "키",
        Role::Actions => "작업",
        Role::Resources => "리소스",
        Role::Principals => "보안 주체",
        Role::Together => "이것과 함께",
        Role::Said(_) => "관련된 곳",
    };
    text.to_string()
}

pub(super) fn fix(fix: &Fix) -> String {
    let edits = fix.edits();
    let Some((first, others)) = edits.split_first() else {
        return String::new();
    };
    let n_places = edits.len();
    let is_insertion = first.span.start == first.span.end;
    let written = &first.replacement;
    if others.is_empty() {
        return match (is_insertion, written.is_empty()) {
            (_, true) => "지우기".to_string(),
            (true, false) => format!("{} 넣기", quoted(written)),
            (false, false) => format!("{} 쓰기", quoted(written)),
        };
    }
    match (others.iter().all(|it| it.replacement == *written), written.is_empty()) {
        (true, true) => format!("{n_places}곳 모두 지우기"),
        (true, false) => format!("{n_places}곳 모두에 {} 쓰기", quoted(written)),
        (false, _) => format!("{n_places}곳 모두 고치기"),
    }
}

pub(super) fn also(n_others: usize) -> String {
    format!("그 밖에 {n_others}곳")
}

/// `` `a`, `b`, `c` 외 48개 ``.
fn listed(names: &[String]) -> String {
    let (shown, n_more) = first_quoted(names);
    match n_more {
        0 => shown.join(", "),
        n => format!("{} 외 {n}개", shown.join(", ")),
    }
}

/// `다음 조건을 추가하세요: "Null": { "aws:TagKeys": "false" }`.
fn null_false(order: &str, keys: &[String]) -> String {
    let key = keys.first().map_or("", String::as_str);
    let each = if 1 < keys.len() {
        " (다른 키도 마찬가지)"
    } else {
        ""
    };
    format!("{order}: `\"Null\": {{ \"{key}\": \"false\" }}`{each}")
}
