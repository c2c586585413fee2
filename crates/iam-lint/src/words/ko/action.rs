//! Actions, and what they are on.

use alloc::format;
use alloc::string::{String, ToString};

use super::{CATALOGUE, any_role, closed_by, listed, way_of};
use crate::fact::{ActionFact, SsoPlace};
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &ActionFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("혹시 {}인가요?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match fact {
        ActionFact::UnknownAction { action, near } => (
            format!(
                "{} 작업은 목록에 없어 어떤 요청에도 적용되지 않을 수 있습니다",
                q(action)
            ),
            or_catalogue(near),
        ),
        ActionFact::OperationIsNoAction { operation, asks } => (
            format!(
                "{} 이름은 API 호출의 이름이고 IAM 작업이 아닙니다. 이 호출이 확인하는 작업: {}",
                q(operation),
                all_quoted(asks)
            ),
            help("그 작업 이름을 쓰세요"),
        ),
        ActionFact::ActionNotOfTrust => (
            format!("신뢰 정책에는 역할을 수임하는 작업만 쓸 수 있습니다: {}", names()),
            help("호출하는 쪽의 정책으로 옮기세요"),
        ),
        ActionFact::NoSuchActions { action } => (
            format!("목록에 맞는 작업이 없는 패턴입니다: {}", q(action)),
            help(CATALOGUE),
        ),
        ActionFact::NotAnAction { written, meant } => (
            format!(
                "작업은 서비스, 콜론, 이름으로 쓰므로 {} 값에 맞는 작업이 없습니다",
                q(written)
            ),
            near(&Some(meant.clone())),
        ),
        ActionFact::RetiredAction => (
            format!("더 이상 AWS 참조 문서에 없는 작업입니다: {}", names()),
            help("더는 호출하는 곳이 없으면 지우세요"),
        ),
        ActionFact::RetiredService => (
            format!("더 이상 AWS 참조 문서에 없는 서비스입니다: {}", names()),
            help("더는 호출하는 곳이 없으면 그 작업을 지우세요"),
        ),
        ActionFact::UnknownServiceInAction { service, near } => (
            format!(
                "{} 서비스는 목록에 없어 이 작업은 어떤 요청에도 적용되지 않을 수 있습니다",
                q(service)
            ),
            or_catalogue(near),
        ),
        ActionFact::AnyRole { roles, by_not_resource } => any_role(*roles, *by_not_resource),
        ActionFact::Escalation { way, actions } => (
            format!("{} 권한이 있으면 {}", all_quoted(actions), way_of(*way)),
            help(closed_by(*way)),
        ),
        ActionFact::ElementTwice => (
            format!("목록에 두 번 있는 값입니다: {}", names()),
            help("둘 중 하나를 지우세요"),
        ),
        ActionFact::ElementRepeats { wide } => (
            format!("더 넓은 값 {}에 이미 들어 있는 값입니다: {}", q(wide), names()),
            help("지우거나 더 넓은 값을 좁히세요"),
        ),
        ActionFact::BucketWithoutObjects { action, objects } => (
            format!(
                "`Resource`에 객체가 없으므로 버킷에 대한 작업만 허용되고 `s3:GetObject` 같은 객체 작업은 허용되지 않습니다: {}",
                q(action)
            ),
            Some(format!("객체도 허용하려면 {} 값을 추가하세요", q(objects))),
        ),
        ActionFact::SecretWithoutSuffix => (
            format!(
                "AWS는 보안 암호 이름 뒤에 붙임표와 여섯 글자를 더하므로 다음 ARN과 일치하는 보안 암호가 없습니다: {}",
                names()
            ),
            help("끝에 `-??????`를 붙이세요"),
        ),
        ActionFact::SsoRoleWithoutRegion { has_path, place } => (
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
        ActionFact::NeedsEveryResource => (
            format!(
                "특정 리소스 없이 동작해 `\"Resource\": \"*\"`가 필요한 작업입니다: {}",
                names()
            ),
            help("`\"Resource\": \"*\"`를 둔 다른 문으로 옮기세요"),
        ),
        ActionFact::ActsOnNone { of_type, format } => (
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
        ActionFact::AliasIsNoKey => (
            format!(
                "키에 적용되는 작업인데, `Resource`에 적은 별칭의 ARN은 키의 ARN과 일치하지 않습니다: {}",
                names()
            ),
            help("키의 ARN을 적거나, 모든 키를 적고 `kms:ResourceAliases` 조건을 추가하세요"),
        ),
        ActionFact::ActionOfOtherService { action, service } => (
            format!("{} 작업은 {} 리소스에 대한 작업이 아닙니다", q(action), q(service)),
            help("리소스 기반 정책은 자기 리소스에 대해서만 평가됩니다"),
        ),
        ActionFact::ResourceOfOtherService { arn, service } => (
            format!("{} 리소스는 이 정책이 연결된 {} 리소스가 아닙니다", q(arn), q(service)),
            help("정책이 연결된 리소스를 적으세요"),
        ),
        ActionFact::ResourceOfOtherBucket { bucket, first } => (
            format!(
                "정책은 버킷 하나에 연결되는데, {} 외에 다른 버킷이 적혀 있습니다: {}",
                q(first),
                q(bucket)
            ),
            help("정책이 연결된 버킷만 적고, 다른 버킷에는 별도의 버킷 정책을 연결하세요"),
        ),
        ActionFact::ResourceIsNoKey { arn } => (
            format!("이 정책이 연결된 키의 ARN과 일치할 수 없습니다: {}", q(arn)),
            help(
                "`*`를 적으세요. 키 정책에서는 이 키만을 뜻합니다. 별칭으로 사용하는 경우는 `kms:RequestAlias` 조건으로 제한하세요",
            ),
        ),
    }
}
