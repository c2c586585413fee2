//! What is worth saying of a call of STS beside its outcome.

use alloc::format;
use alloc::string::String;

use iam_sts::hop::Note;
use iam_sts::limits::estimated_percent;

pub fn note(it: &Note) -> Option<String> {
    Some(match it {
        Note::LongSourceIdentity { n_characters } => format!(
            "소스 자격 증명이 {n_characters}자입니다. AWS 안내서는 최대 64자라고 하지만 API는 256자까지 받습니다."
        ),
        Note::PackedSize { n_characters } => format!(
            "AWS는 세션 정책과 태그를 공개되지 않은 방식으로 압축합니다. 일반 텍스트 {n_characters}자로 어림하면 허용량의 {}%를 차지합니다.",
            estimated_percent(*n_characters)
        ),
        Note::NoSuchRole { arn } => {
            format!("시나리오에 이 역할이 없으므로 호출자를 신뢰하는 정책도 없습니다. 역할: {arn}.")
        }
        Note::DurationCut { seconds } => {
            format!("루트 사용자의 자격 증명은 최대 {seconds}초 동안 유효합니다. 더 길게 요청하면 그만큼으로 줄입니다.")
        }
        Note::DroppedClaims { issuer, claims, keys } => format!(
            "토큰의 다음 클레임은 AWS 조건 키가 되지 않고 버려집니다: {}. `{issuer}:{}` 같은 키에는 값이 없으므로 조건에 쓸 수 없습니다. AWS가 {issuer} 토큰에서 읽는 키: {}.",
            claims.join(", "),
            claims.first().map_or("", String::as_str),
            keys.join(", ")
        ),
        Note::Rule(_) => return None,
    })
}
