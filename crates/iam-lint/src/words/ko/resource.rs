//! Resources and ARNs.

use alloc::format;
use alloc::string::{String, ToString};

use super::{CATALOGUE, field_of};
use crate::fact::ResourceFact;
use crate::finding::Finding;
use crate::words::{all_quoted, quoted};

pub(super) fn said(fact: &ResourceFact, _: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("혹시 {}인가요?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    match fact {
        ResourceFact::UnknownServiceInArn { service, near } => (
            format!(
                "{} 서비스는 목록에 없어 이 ARN에 맞는 리소스가 없을 수 있습니다",
                q(service)
            ),
            or_catalogue(near),
        ),
        ResourceFact::UnknownPartition { partition } => (
            format!("목록에 없는 파티션입니다: {}", q(partition)),
            help("파티션은 `aws`, `aws-cn`, `aws-us-gov` 등입니다"),
        ),
        ResourceFact::UnknownRegion { region, near } => {
            (format!("목록에 없는 리전입니다: {}", q(region)), or_catalogue(near))
        }
        ResourceFact::RegionOfOtherPartition { region, partition } => (
            format!("{} 리전은 {} 파티션에 있습니다", q(region), q(partition)),
            Some(format!("`arn:{partition}:…`로 쓰세요")),
        ),
        ResourceFact::NotAnAccount {
            account,
            n_digits: Some(n_digits),
        } => (
            format!("계정 ID는 12자리인데 {} 값은 {n_digits}자리입니다", q(account)),
            None,
        ),
        ResourceFact::NotAnAccount {
            account,
            n_digits: None,
        } => (format!("{} 값은 12자리 계정 ID가 아닙니다", q(account)), None),
        ResourceFact::ArnFieldNotAllowed { field, service } => (
            format!(
                "{} 서비스의 이런 ARN에는 {} 필드가 없어 이 ARN에 맞는 리소스가 없습니다",
                q(service),
                field_of(*field)
            ),
            help("그 필드를 비워 두세요"),
        ),
        ResourceFact::ArnFieldMissing { field, service } => (
            format!(
                "{} 서비스의 이런 ARN에는 {} 필드가 있는데 여기서는 비어 있습니다",
                q(service),
                field_of(*field)
            ),
            help("값을 적거나 모두를 뜻하는 `*`를 적으세요"),
        ),
        ResourceFact::WithoutAncestors { action, lacks } => (
            format!(
                "AWS Glue는 {} 작업을 이 리소스의 상위 리소스에도 요청하는데, 이 정책은 거기서 허용하지 않습니다",
                q(action)
            ),
            Some(format!(
                "다른 정책이 허용하지 않는다면 이 리소스에도 허용하세요: {}",
                all_quoted(lacks)
            )),
        ),
        ResourceFact::UnknownResourceFormat { service, example } => (
            format!("목록에 있는 {}의 ARN 형식 가운데 이것에 맞는 것이 없습니다", q(service)),
            Some(format!("이 서비스의 형식 하나는 {}입니다", quoted(example))),
        ),
    }
}
