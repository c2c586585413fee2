//! What a field of a step is for. English stands in the table of the format; Korean stands here.

use iam_scenario::format::Field;
use iam_scenario::format::scenario as format;
use iam_words::{Lang, en};

pub fn about(field: &Field, lang: Lang) -> &'static str {
    match lang {
        Lang::En => field.about,
        // OK because a test asks for every field.
        Lang::Ko => ko_of_entity(field).or_else(|| ko(field.name)).unwrap_or(field.about),
    }
}

/// What a field is called beside its key: the words of the key in English, AWS's term in Korean.
pub fn called(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => en_called(name),
        // OK because a test asks for every field.
        Lang::Ko => ko_called(name).map_or_else(|| en_called(name), str::to_string),
    }
}

/// `inlinePolicies` is "Inline policies", and `roleArn` "Role ARN".
fn en_called(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut().filter(|_| !letter.is_ascii_uppercase()) {
            Some(word) => word.push(letter),
            None => words.push(letter.to_ascii_lowercase().into()),
        }
    }
    let short = |word: &str| ["arn", "id", "mfa", "scp", "rcp", "vpc"].contains(&word.trim_end_matches('s'));
    for word in words.iter_mut().filter(|word| short(word)) {
        let (stem, end) = word.split_at(word.trim_end_matches('s').len());
        *word = [&stem.to_ascii_uppercase(), end].concat();
    }
    en::capital(&words.join(" "))
}

fn ko_called(name: &str) -> Option<&'static str> {
    Some(match name {
        "id" => "ID",
        "as" => "호출자",
        "via" => "VPC 엔드포인트",
        "context" => "컨텍스트 키",
        "unknown" => "알 수 없는 키",
        "action" => "작업",
        "resource" => "리소스",
        "resources" => "리소스 여러 개",
        "call" => "호출 전체",
        "resourceAccount" => "리소스 소유 계정",
        "roleArn" => "역할 ARN",
        "roleSessionName" => "역할 세션 이름",
        "durationSeconds" => "세션 기간(초)",
        "externalId" => "외부 ID",
        "policy" => "정책",
        "policyArns" => "관리형 정책 ARN",
        "tags" => "태그",
        "transitiveTagKeys" => "전이적 태그 키",
        "sourceIdentity" => "소스 자격 증명",
        "serialNumber" => "MFA 일련번호",
        "tokenCode" => "MFA 코드",
        "principalArn" => "SAML 공급자 ARN",
        "assertion" => "SAML 어설션",
        "issuer" => "발급자",
        "subject" => "주체",
        "subjectType" => "주체 유형",
        "audience" => "대상",
        "sessionNotOnOrAfter" => "세션 종료 시각",
        "attributes" => "속성",
        "token" => "토큰",
        "providerId" => "공급자 ID",
        "name" => "이름",
        "targetPrincipal" => "대상 보안 주체",
        "taskPolicyArn" => "작업 정책 ARN",
        "instanceProfile" => "인스턴스 프로파일",
        "instanceId" => "인스턴스 ID",
        "disableSessionTags" => "세션 태그 끄기",
        "service" => "서비스",
        "alias" => "계정 별칭",
        "partition" => "파티션",
        "scps" => "SCP",
        "rcps" => "RCP",
        "path" => "경로",
        "uniqueId" => "고유 ID",
        "groups" => "그룹",
        "inlinePolicies" => "인라인 정책",
        "managedPolicies" => "관리형 정책",
        "permissionsBoundary" => "권한 경계",
        "mfaDevices" => "MFA 디바이스",
        "trustPolicy" => "신뢰 정책",
        "maxSessionDuration" => "최대 세션 기간(초)",
        "serviceLinkedRole" => "서비스 연결 역할",
        "document" => "정책 문서",
        "role" => "역할",
        "clientIds" => "대상(audience)",
        "arn" => "ARN",
        "account" => "계정",
        "type" => "유형",
        "vpc" => "VPC",
        _ => return None,
    })
}

/// Fields of entities that are called as one of a step is, and mean another thing.
fn ko_of_entity(field: &Field) -> Option<&'static str> {
    let is = |other: &Field| field.about == other.about;
    let of = |fields: &[Field], name: &str| fields.iter().any(|it| it.name == name && is(it));
    if field.name == "policy" && of(format::RESOURCE, "policy") {
        return Some("리소스 기반 정책.");
    }
    if field.name == "policy" && of(format::VPC_ENDPOINT, "policy") {
        return Some("엔드포인트 정책. 없으면 모두 통과합니다.");
    }
    if field.name == "tags" && of(format::USER, "tags") {
        return Some("태그: 키와 값.");
    }
    None
}

fn ko(name: &str) -> Option<&'static str> {
    Some(match name {
        "id" => "단계의 이름. 뒤의 단계는 이 세션을 `@id`로 씁니다.",
        "as" => "누가 하는지: ARN, 서비스, `anonymous`, 또는 `@id`.",
        "via" => "호출이 지나가는 VPC 엔드포인트의 ID.",
        "context" => "호출이 가져오는 컨텍스트 키.",
        "unknown" => "없거나 어떤 값이든 가질 수 있는 컨텍스트 키.",
        "action" => "요청하는 작업. 예: `s3:GetObject`.",
        "resource" => "대상의 ARN. 리소스가 없는 작업이면 `*`.",
        "resources" => "`resource` 대신 씁니다. 호출이 검사되는 리소스와, 그 리소스에만 있는 컨텍스트 키.",
        "call" => "호출 전체를 확인할지 여부와, 호출에 대해 알려진 내용.",
        "resourceAccount" => "리소스를 소유한 계정.",
        "roleArn" => "역할.",
        "roleSessionName" => "세션의 이름.",
        "durationSeconds" => "세션이 유지될 시간(초).",
        "externalId" => "제3자가 알려 주기로 한 외부 ID.",
        "policy" => "인라인 세션 정책.",
        "policyArns" => "세션 정책으로 쓸 관리형 정책.",
        "tags" => "세션 태그: 키와 값.",
        "transitiveTagKeys" => "다음 세션으로 이어질 태그의 키.",
        "sourceIdentity" => "세션 뒤에 있는 사람. 이후의 모든 세션에 남습니다.",
        "serialNumber" => "MFA 디바이스.",
        "tokenCode" => "MFA 코드. `000000`이 아닌 여섯 자리 숫자는 모두 맞습니다.",
        "principalArn" => "SAML 공급자.",
        "assertion" => "공급자가 말하는 내용.",
        "issuer" => "누가 말하는지.",
        "subject" => "누구에 대한 것인지.",
        "subjectType" => "`persistent`, `transient` 또는 name-id 형식.",
        "audience" => "누구에게 하는 말인지.",
        "sessionNotOnOrAfter" => "세션이 끝나야 하는 시각.",
        "attributes" => "속성: 이름과 값.",
        "token" => "토큰의 내용: `iss`, `aud`, `sub` 등의 클레임.",
        "providerId" => "OAuth 2.0 토큰의 공급자.",
        "name" => "페더레이션 사용자의 이름.",
        "targetPrincipal" => "멤버 계정 또는 그 루트 사용자의 ARN.",
        "taskPolicyArn" => "작업 정책.",
        "instanceProfile" => "인스턴스 프로파일의 이름 또는 ARN.",
        "instanceId" => "인스턴스 ID. 예: `i-0abc`.",
        "disableSessionTags" => "`true`이면 포드의 세션 태그를 보내지 않습니다. EKS Pod Identity 연결의 설정입니다.",
        "service" => "서비스 보안 주체. 예: `lambda.amazonaws.com`.",
        "alias" => "계정의 별칭.",
        "partition" => "`aws`(기본값), `aws-cn` 또는 `aws-us-gov`.",
        "scps" => "연결된 서비스 제어 정책의 이름. 없으면 `FullAWSAccess`.",
        "rcps" => "연결된 리소스 제어 정책의 이름. `RCPFullAWSAccess`는 언제나 연결되어 있습니다.",
        "path" => "경로. 없으면 `/`.",
        "uniqueId" => "고유 ID. 없으면 ARN에서 만듭니다.",
        "groups" => "사용자가 속한 그룹의 이름.",
        "inlinePolicies" => "인라인 정책: 이름과 문서.",
        "managedPolicies" => "연결된 관리형 정책의 ARN.",
        "permissionsBoundary" => "권한 경계로 쓰는 관리형 정책의 ARN.",
        "mfaDevices" => "사용자의 MFA 디바이스 ARN 또는 일련번호.",
        "trustPolicy" => "누가 이 역할을 수임할 수 있는지 정하는 신뢰 정책.",
        "maxSessionDuration" => "세션의 최대 시간(초). 없으면 3600.",
        "serviceLinkedRole" => "서비스 연결 역할인지 여부. 없으면 경로로 판단합니다.",
        "document" => "정책 문서.",
        "role" => "인스턴스 프로파일에 든 역할의 이름.",
        "clientIds" => "공급자에 등록된 대상(audience).",
        "arn" => "리소스의 ARN.",
        "account" => "리소스를 소유한 계정. 없으면 ARN의 계정.",
        "type" => "`interface`(기본값) 또는 `gateway`.",
        "vpc" => "엔드포인트가 있는 VPC의 ID.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::model::entity::Sort;
    use iam_scenario::format::Holds;
    use iam_scenario::format::act::ActName;

    fn of(fields: &[Field], missing: &mut Vec<&'static str>) {
        for field in fields {
            if ko(field.name).is_none() || ko_called(field.name).is_none() {
                missing.push(field.name);
            }
            if let Holds::Object(inner) = field.holds {
                of(inner, missing);
            }
        }
    }

    #[test]
    fn a_field_is_called_by_the_words_of_its_key() {
        for (key, words) in [
            ("inlinePolicies", "Inline policies"),
            ("roleArn", "Role ARN"),
            ("policyArns", "Policy ARNs"),
            ("mfaDevices", "MFA devices"),
            ("scps", "SCPs"),
            ("as", "As"),
        ] {
            assert_eq!(called(key, Lang::En), words);
        }
        assert_eq!(called("inlinePolicies", Lang::Ko), "인라인 정책");
    }

    #[test]
    fn every_field_of_a_form_is_explained_in_korean() {
        let mut missing = Vec::new();
        for act in ActName::ALL {
            of(act.fields(), &mut missing);
        }
        for name in crate::world::view::form::OF_EVERY_STEP {
            of(
                &format::STEP
                    .iter()
                    .copied()
                    .filter(|field| field.name == name)
                    .collect::<Vec<_>>(),
                &mut missing,
            );
        }
        for sort in Sort::ALL {
            let own = sort
                .fields()
                .iter()
                .filter(|it| Sort::ALL.iter().all(|other| other.of_account() != Some(it.name)));
            of(&own.copied().collect::<Vec<_>>(), &mut missing);
        }
        assert!(missing.is_empty(), "{missing:?}");
    }
}
