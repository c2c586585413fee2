//! Condition keys.

use alloc::format;
use alloc::string::{String, ToString};

use iam_syntax::policy::Effect;

use super::{CATALOGUE, listed, never_there, not_effected};
use crate::fact::KeyFact;
use crate::finding::Finding;
use crate::words::quoted;

pub(super) fn said(fact: &KeyFact, finding: &Finding) -> (String, Option<String>) {
    let q = |text: &String| quoted(text);
    let near = |near: &Option<String>| near.as_ref().map(|it| format!("혹시 {}인가요?", quoted(it)));
    let or_catalogue = |it: &Option<String>| near(it).or_else(|| Some(CATALOGUE.to_string()));
    let help = |text: &str| Some(text.to_string());
    let names = || listed(&finding.names);
    match fact {
        KeyFact::KeyWithoutPrefix { key, near } => (
            format!("{} 키에는 콜론 앞에 서비스가 없어 조건 키가 아닙니다", q(key)),
            match near {
                Some(near) => Some(format!("{} 아닌가요?", q(near))),
                None => help("키는 `aws:SourceIp`나 `s3:prefix`처럼 씁니다"),
            },
        ),
        KeyFact::KeyWithoutTag { key } => (
            format!("{} 뒤에 태그 키가 없습니다", q(key)),
            Some(format!("`{key}/Team`처럼 슬래시 뒤에 태그 키를 적으세요")),
        ),
        KeyFact::UnsupportedKey { key } => (
            format!("어떤 요청에도 없는 키입니다: {}", q(key)),
            help("호출한 주체는 `aws:PrincipalArn`으로, 서비스가 대신하는 리소스는 `aws:SourceArn`으로 확인하세요"),
        ),
        KeyFact::DeprecatedKey { key } => (
            format!("{} 키는 `aws:PrincipalArn`의 옛 이름입니다", q(key)),
            help("`aws:PrincipalArn`을 쓰세요"),
        ),
        KeyFact::WildcardInKey { effect, holds } => (
            format!(
                "키 이름에는 와일드카드를 쓸 수 없어 다음 키는 어떤 요청에도 없으므로 이 문은 {}: {}",
                never_there(*effect, *holds),
                names()
            ),
            help("키 이름을 하나씩 온전히 적으세요. 와일드카드는 값에만 쓸 수 있습니다"),
        ),
        KeyFact::UnknownKey { key, near } => (
            format!("{} 키는 조건 키 목록에 없어 어떤 요청에도 없을 수 있습니다", q(key)),
            or_catalogue(near),
        ),
        KeyFact::KeyNeedsAction { key, action } => (
            format!(
                "{} 키는 {} 작업의 요청에만 있는데, 이 문에는 그 작업이 없습니다",
                q(key),
                q(action)
            ),
            Some(format!("작업에 추가하세요: {}", quoted(action))),
        ),
        KeyFact::KeyNeverComes {
            key,
            effect,
            holds,
            is_of_all: _,
        } => {
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
        KeyFact::TagKeyWithNotAction { key, effect } => (
            format!(
                "{} 키를 보내지 않는 서비스가 많아, `NotAction`을 쓰면 그런 서비스의 작업은 {}",
                q(key),
                not_effected(*effect)
            ),
            help("작업을 `Action`에 하나씩 적으세요"),
        ),
        KeyFact::TagKeyNotSent {
            key,
            effect,
            is_of_all: _,
        } => (
            format!(
                "이 작업들은 {} 키 없이 호출되므로 {}. 서비스: {}",
                q(key),
                not_effected(*effect),
                names()
            ),
            help("그 작업을 이 조건이 없는 문으로 옮기세요"),
        ),
        KeyFact::KeyOfSomeServices { key } => (
            format!(
                "{} 키는 일부 서비스만 보내는데 이 문은 모든 서비스의 작업을 다룹니다",
                q(key)
            ),
            help("키를 보내는 서비스로 문을 좁히세요"),
        ),
        KeyFact::KeyWithoutCompanion { key, companion } => (
            format!(
                "{} 키만으로는 누가 호출했는지 알 수 없고, {} 키가 함께 있어야 합니다",
                q(key),
                q(companion)
            ),
            Some(format!("같은 조건에 추가하세요: {}", quoted(companion))),
        ),
        KeyFact::CallerChooses { key } => (
            format!("{}에는 호출자가 무엇이든 적을 수 있습니다", q(key)),
            help("접근 권한을 이 값에 맡기지 마세요"),
        ),
        KeyFact::IrrelevantKey { key } => (
            format!("정책이 리소스에 연결되어 있어 {} 값은 어느 요청에서나 같습니다", q(key)),
            help("지우거나 호출한 주체를 확인하세요"),
        ),
        KeyFact::ServiceLacksKey { key } => (
            format!(
                "서비스가 호출할 때는 {} 키가 없어 이 문은 아무도 허용하지 않습니다",
                q(key)
            ),
            help(
                "이 조건을 빼세요. 누구를 위한 호출인지는 `aws:SourceOrgID`, `aws:SourceAccount`, `aws:SourceArn` 키로 제한합니다",
            ),
        ),
        KeyFact::AttributesWithoutSelect => (
            "속성을 지정하지 않은 요청은 모든 속성을 받습니다".to_string(),
            help("조건에 `\"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\"`를 추가하세요"),
        ),
        KeyFact::PrefixNotHidden => (
            "더 짧은 접두사로 요청하면 숨기려던 것이 그대로 나열됩니다".to_string(),
            help("보여도 되는 접두사를 `StringLike`로 허용하거나 `StringNotLike`로 거부하세요"),
        ),
    }
}
