//! Korean.

use iam_catalog::api::Asks;
use iam_eval::contradiction::Contradiction;
use iam_sts::hop::Bearer;

use super::{is_by_alias, quoted};
use crate::findings::remark::{Brought, Remark, Without};

/// One sentence or two.
pub fn message(remark: &Remark) -> String {
    match remark {
        Remark::MoreFlaws { n } => {
            format!("정책에 결함이 {n}개 더 있습니다. 모두 보려면 `lint` 명령을 쓰세요.")
        }
        Remark::NoIdentityPolicies => {
            "이 호출자에게는 자격 증명 기반 정책이 없으므로, 주어진 정책을 제외했습니다.".into()
        }
        Remark::NoBoundary => "이 호출자에게는 권한 경계가 있을 수 없으므로, 주어진 정책을 제외했습니다.".into(),
        Remark::NoBoundaryOfServiceLinked => {
            "서비스 연결 역할에는 권한 경계가 있을 수 없으므로, 주어진 정책을 제외했습니다.".into()
        }
        Remark::NoSessionPolicies => "이 호출자에게는 세션 정책이 없으므로, 주어진 정책을 제외했습니다.".into(),
        Remark::AbsentKeys { keys, resource, action } => format!(
            "AWS는 `{action}` 요청의 `{resource}` 리소스에 다음 키를 보내지 않습니다: {}. 이 리소스는 그 키 없이 평가했습니다.",
            quoted(keys)
        ),
        Remark::PolicyOfAnother { resource } => {
            format!("주어진 리소스 기반 정책은 이 사례의 리소스 `{resource}`에 연결된 것이고, 여기서 묻는 대상은 그런 리소스가 아니므로 여기서는 제외했습니다.")
        }
        Remark::NoSuchKey {
            key,
            meant,
            brought,
            without,
        } => match (meant, brought) {
            (Some(meant), Brought::No) => format!(
                "{}: `{key}`. 공급자의 키 앞에는 스킴이 붙지 않습니다. 스킴을 빼고 이렇게 쓰세요: `{meant}`.",
                missing(*without)
            ),
            (None, Brought::No) => format!(
                "{}: `{key}`. AWS는 이 클레임을 조건 키로 만들지 않습니다. 다른 클레임을 쓰거나 조건을 빼세요.",
                missing(*without)
            ),
            (Some(meant), Brought::AsGiven) => format!(
                "컨텍스트에 값이 있지만 이런 조건 키는 없습니다: `{key}`. 실제 요청에는 없는 키이므로 AWS의 결정은 다를 수 있습니다. 공급자의 키 앞에는 스킴이 붙지 않습니다. 두 곳 모두 이렇게 쓰세요: `{meant}`."
            ),
            (None, Brought::AsGiven) => format!(
                "컨텍스트에 값이 있지만 이런 조건 키는 없습니다: `{key}`. AWS는 이 클레임을 조건 키로 만들지 않으므로 AWS의 결정은 다를 수 있습니다. AWS의 결정을 보려면 컨텍스트에서 이 키를 빼세요."
            ),
        },
        Remark::NoSuchAction { action, meant } => match meant {
            Some(meant) => format!(
                "AWS 참조 문서에 없는 작업이므로 어떤 호출도 묻지 않을 수 있습니다: `{action}`. 이 작업을 뜻했습니까? `{meant}`"
            ),
            None => format!(
                "AWS 참조 문서에 없는 작업이므로 어떤 호출도 묻지 않을 수 있습니다: `{action}`. 서비스 승인 참조에서 이름을 확인하세요."
            ),
        },
        Remark::ResourceNotOfAction {
            action,
            resource,
            formats,
        } if is_by_alias(action, resource) => format!(
            "`{resource}`: 별칭으로 요청해도 AWS는 `{action}` 작업을 별칭이 가리키는 키에 대해 묻습니다. 별칭을 지정한 정책은 이 작업을 허용하지 않습니다. AWS의 결정을 보려면 다음 형식의 키로 요청하세요: {}.",
            quoted(formats)
        ),
        Remark::ResourceNotOfAction {
            action,
            resource,
            formats,
        } => format!(
            "`{resource}`: 다른 서비스의 리소스이므로 AWS는 `{action}` 작업을 이 리소스에 대해 묻지 않습니다. 이 작업의 대상은 다음 형식입니다: {}. AWS의 결정을 보려면 그런 리소스로 요청하세요.",
            quoted(formats)
        ),
        Remark::ResourceNotListed {
            action,
            resource,
            formats,
        } => match formats.as_slice() {
            [] => format!(
                "AWS 참조 문서에는 `{action}` 작업의 리소스 유형이 없으므로, AWS는 `{resource}` 대신 `*`에 대해 물을 수 있습니다. `*`로도 요청해 보거나, AWS의 거부 메시지에 나온 리소스로 요청하세요."
            ),
            some => format!(
                "AWS 참조 문서의 `{action}` 작업에는 `{resource}` 같은 리소스가 없고 다음 형식이 있습니다: {}. 호출 대상이 이 중 하나라면 그 리소스로 요청하세요.",
                quoted(some)
            ),
        },
        Remark::KeyNotOfAction {
            key,
            action,
            brought: Brought::No,
        } => format!(
            "AWS 참조 문서의 `{action}` 작업에는 `{key}` 키가 없으므로, 이 키의 조건은 값을 찾지 못할 가능성이 큽니다. 이 키를 보내는 작업에만 이런 조건을 쓰세요."
        ),
        Remark::KeyNotOfAction {
            key,
            action,
            brought: Brought::AsGiven,
        } => format!(
            "컨텍스트에 값이 있지만 AWS 참조 문서의 `{action}` 작업에는 `{key}` 키가 없습니다. 이 키가 없을 때의 결정을 보려면 컨텍스트에서 빼세요."
        ),
        Remark::CallCondition { name, action } => format!(
            "`call`의 `{name}` 조건은 결과에 영향이 없습니다. `{action}` 호출에 함께 필요한 권한 중 이 조건에 달린 것이 없습니다. 빼거나 뜻한 작업으로 요청하세요."
        ),
        Remark::Contradiction(it) => contradiction(it),
        Remark::Operation { name, asks } => match asks {
            Asks::One(action) => {
                format!("`{name}`: API 작업 이름이며 IAM 작업이 아닙니다. 실제로 묻는 권한은 `{action}`입니다.")
            }
            Asks::OneOf(actions) => format!(
                "`{name}`: API 작업 이름이며 IAM 작업이 아닙니다. 하는 일에 따라 다음 권한을 묻습니다: {}. 그 이름으로 바꿔 요청하세요.",
                quoted(actions)
            ),
        },
        Remark::DefaultKeyPolicy => {
            "이 키의 정책이 없어 AWS 기본 키 정책으로 평가했습니다. 기본 키 정책은 키가 속한 계정의 자격 증명 기반 정책에 결정을 맡깁니다."
                .into()
        }
        Remark::BlockPublicAccess => {
            "S3 퍼블릭 액세스 차단은 반영하지 않았습니다. 퍼블릭 버킷 정책이 허용하는 요청을 거부할 수 있습니다.".into()
        }
        Remark::AccessControlLists => {
            "S3 액세스 제어 목록(ACL)과 객체 소유권은 반영하지 않았습니다. ACL이 이 요청을 허용할 수 있습니다.".into()
        }
        Remark::AccessPoints => {
            "액세스 포인트 정책과 S3 Access Grants는 반영하지 않았습니다. 이 요청을 허용할 수 있습니다.".into()
        }
        Remark::Grants => {
            "KMS 권한 부여(grant)는 반영하지 않았습니다. 키에 대한 권한 부여가 이 요청을 허용할 수 있습니다.".into()
        }
        Remark::AwsManagedKey => {
            "리소스 제어 정책은 AWS 관리형 키에 적용되지 않습니다. 키의 ARN만으로는 관리형 키인지 알 수 없습니다.".into()
        }
        Remark::SelfTrust => {
            "오래된 일부 역할은 신뢰 정책에 이름이 없어도 자기 자신을 수임할 수 있습니다. 이 동작은 반영하지 않았습니다."
                .into()
        }
        Remark::RcpOfOtherService => {
            "알려진 바로는 이 서비스에 리소스 제어 정책이 적용되지 않으므로, 주어진 정책은 효과가 없습니다.".into()
        }
        Remark::RootTasks => {
            "루트 사용자의 일부 작업은 서비스 제어 정책의 제한을 받지 않습니다. 이 예외는 반영하지 않았습니다.".into()
        }
        Remark::CanonicalUser => {
            "정식 사용자 ID가 어느 계정의 것인지 여기서는 알 수 없으므로, 그 ID를 적은 문은 누구와도 일치하지 않습니다."
                .into()
        }
        Remark::UserIdNotTold { has_name } => {
            let what = if *has_name {
                "`uniqueId`를"
            } else {
                "`uniqueId`와 세션 이름을"
            };
            format!(
                "AWS는 `aws:userid`를 항상 보내지만, 여기에는 값이 없어 키가 없는 것으로 평가했습니다. 보안 주체의 {what} 지정하세요."
            )
        }
        Remark::ServiceCheck => {
            "일부 서비스는 리소스 기반 정책을 지원하지 않거나 자체 검사를 추가합니다. 이는 반영하지 않았습니다.".into()
        }
        Remark::LongSourceIdentity { n_characters } => format!(
            "소스 자격 증명이 {n_characters}자입니다. AWS 안내서는 최대 64자라고 하고, API는 256자까지 받습니다."
        ),
        Remark::PackedSize { n_characters, percent } => format!(
            "AWS가 세션 정책과 태그를 압축하는 방식은 공개되지 않았습니다. 일반 텍스트 {n_characters}자로 어림하면 허용 크기의 {percent}%를 차지합니다."
        ),
        Remark::NoSuchRole { arn } => {
            format!("시나리오에 `{arn}` 역할이 없으므로, 호출자를 신뢰하는 정책도 없습니다.")
        }
        Remark::DurationCut { seconds } => {
            format!("루트 사용자의 자격 증명은 최대 {seconds}초 동안 유효합니다. 더 긴 기간은 이 값으로 줄어듭니다.")
        }
        Remark::NoSuchPrincipal { value, refusal } => match refusal {
            Some(refusal) => format!(
                "다음 보안 주체가 없어서 AWS는 이 정책을 저장하지 않습니다: `{value}`. AWS의 오류: `{}: {}`. 먼저 만들거나, 있는 보안 \
                 주체로 바꾸세요.",
                refusal.code, refusal.message
            ),
            None => format!(
                "다음 보안 주체가 없습니다: `{value}`. 대부분의 서비스는 없는 보안 주체를 지정한 정책을 저장하지 않습니다. 먼저 만들거나, \
                 있는 보안 주체로 바꾸세요."
            ),
        },
        Remark::TagsAsked { passed, by, carried } => {
            let passed = match passed.as_slice() {
                [] => None,
                some => Some(format!("{} 전달하는 세션 태그: {}.", bearer(*by), quoted(some))),
            };
            let carried = match carried.as_slice() {
                [] => None,
                some => Some(format!("호출하는 세션이 이어서 전달하는 전이적 태그: {}.", quoted(some))),
            };
            let why: Vec<String> = passed.into_iter().chain(carried).collect();
            format!("태그가 있어 `sts:TagSession` 권한도 묻습니다. {}", why.join(" "))
        }
        Remark::SourceIdentityAsked { identity, by } => {
            let why = match by {
                Some(by) => format!("{} 설정하는 값", bearer(*by)),
                None => "호출하는 세션이 이어서 전달하는 값".into(),
            };
            format!("소스 자격 증명이 있어 `sts:SetSourceIdentity` 권한도 묻습니다. {why}: `{identity}`.")
        }
        Remark::DroppedClaims { issuer, claims, keys } => format!(
            "토큰의 다음 클레임은 AWS 조건 키가 되지 않고 버려집니다: {}. `{issuer}:{}` 같은 키에는 값이 없으므로 조건에 쓸 수 없습니다. \
             {issuer} 토큰에서 AWS가 읽는 키: {}.",
            claims.join(", "),
            claims.first().map_or("", String::as_str),
            keys.join(", ")
        ),
        Remark::DroppedAttributes { attributes, keys } => format!(
            "어설션의 다음 속성은 AWS 조건 키가 되지 않고 버려집니다: {}. 이런 이름의 `saml` 키에는 값이 없으므로 조건에 쓸 수 없습니다. \
             AWS에 있는 SAML 키: {}.",
            attributes.join(", "),
            keys.join(", ")
        ),
    }
}

const fn missing(without: Without) -> &'static str {
    match without {
        Without::Failed => "이런 조건 키는 없으므로 이 키의 조건이 맞지 않습니다",
        Without::Met => "이런 조건 키는 없어 값이 없는 것과 같으므로 이 키의 조건이 충족됩니다",
        Without::Other => "이런 조건 키는 없으므로 값이 없는 것과 같습니다",
    }
}

fn contradiction(it: &Contradiction) -> String {
    match it {
        Contradiction::Apart { one, other } => format!(
            "한 요청에 `{one}` 키와 `{other}` 키가 함께 있을 수 없습니다. VPC 엔드포인트를 거친 요청에는 인터넷 주소가 없습니다. 컨텍스트에서 둘 중 하나를 빼세요."
        ),
        Contradiction::Differ { one, other } => format!(
            "`{one}` 키와 `{other}` 키는 같은 것을 가리키는데 값이 서로 맞지 않습니다. 실제 요청에서는 그럴 수 없으니 값을 맞추거나 하나를 빼세요."
        ),
        Contradiction::Both {
            key,
            values: [one, other],
        } => format!(
            "`{key}` 키에 `{one}` 값과 `{other}` 값이 함께 있지만 한 토큰이 둘 다일 수는 없습니다. 둘 중 하나를 빼세요."
        ),
        Contradiction::Private { address } => format!(
            "`aws:SourceIp` 값이 사설 주소입니다: `{address}`. AWS에는 호출자의 퍼블릭 주소가 전달됩니다. 퍼블릭 주소를 넣거나, VPC 엔드포인트를 거친 요청이면 `aws:VpcSourceIp`를 대신 넣으세요."
        ),
        Contradiction::NotOfCaller { key } => {
            format!("이런 호출자의 요청에는 `{key}` 키가 없습니다. 컨텍스트에서 빼거나 뜻한 호출자로 요청하세요.")
        }
        Contradiction::Follows { key, given, follows } => format!(
            "컨텍스트의 `{key}` 값은 `{given}`인데, 이 호출자와 리소스라면 `{follows}`입니다. 컨텍스트에서 빼거나 뜻한 호출자로 요청하세요."
        ),
    }
}

const fn bearer(bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Call => "호출이",
        Bearer::Token => "토큰이",
        Bearer::Assertion => "어설션이",
        Bearer::Service => "서비스가",
    }
}
