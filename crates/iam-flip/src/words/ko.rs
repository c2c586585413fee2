//! Changes in Korean.

use iam_syntax::policy::Effect;
use iam_words::ko;

use super::{Along, List, Said, SaidEdit};
use crate::closed::Closed;
use crate::impossible::Why;
use crate::key::owner::Owner;

pub const WEAKENS_GUARDRAIL: &str = "가드레일을 약화하는 변경:";

pub fn sentence(said: &Said<'_>) -> String {
    match said {
        Said::Set {
            key,
            value,
            resources,
            along,
        } => format!(
            "{}: {key} 키에 {value} 값을 지정합니다.{}",
            request(resources),
            and_along(along)
        ),
        Said::Unset { key, resources, along } => {
            format!("{}: {key} 키를 뺍니다.{}", request(resources), and_along(along))
        }
        Said::Identify { unique_id, principal } => format!(
            "요청: 다음 보안 주체의 고유 ID가 {unique_id} 값이 맞다면 principal에 `uniqueId`로 지정합니다. 정책이 aws:userid 키로 요구하는 값입니다. 보안 주체: {principal}."
        ),
        Said::Edit {
            policy,
            statement,
            edit,
        } => format!("{policy}, 문 {statement}: {}", edited(edit)),
        Said::Renew { policy } => {
            format!("{policy}: Version을 `2012-10-17`로 바꿉니다. 그 전 버전에서는 변수가 일반 텍스트입니다.")
        }
        Said::Remove { statement, policy } => format!("{policy}, 문 {statement}: 이 문을 제거합니다."),
        Said::DetachOne { policy } => format!("{policy}: 문이 하나뿐이므로 정책을 분리합니다."),
        Said::Detach { policy } => format!("{policy}: 정책을 분리합니다."),
        Said::Add { effect, policy } => format!("{policy}: {} 문을 추가합니다.", word(*effect)),
        Said::Attach { effect, kind, name } => format!(
            "{} \"{name}\": {} 문을 넣어 새로 연결합니다.",
            ko::policy(kind.term()),
            word(*effect)
        ),
    }
}

fn edited(edit: &SaidEdit<'_>) -> String {
    match edit {
        SaidEdit::More { values, list } => format!("{}에 {values} 값을 추가합니다.", place(*list)),
        SaidEdit::Less { value, list } => format!("{}에서 `{value}` 값을 뺍니다.", place(*list)),
        SaidEdit::Rewrite { from, to, list } => {
            format!("{}에서 `{from}` 값을 {to} 값으로 바꿉니다.", place(*list))
        }
        SaidEdit::Operator { key, from, to, lets_go } => {
            let all_without = if *lets_go {
                format!(" 그러면 {key} 키가 없는 요청을 모두 허용합니다.")
            } else {
                String::new()
            };
            format!("{key} 키를 `{from}` 대신 `{to}` 연산자로 비교합니다.{all_without}")
        }
        SaidEdit::Exempt { principal_arn } => {
            format!("aws:PrincipalArn 조건을 추가해 {principal_arn} 보안 주체를 제외합니다.")
        }
        SaidEdit::Require { key } => {
            format!(
                "Condition에 `\"Null\": {{ \"{key}\": \"false\" }}` 조건을 추가해, 이 키가 있는 요청에만 적용되게 합니다."
            )
        }
    }
}

fn place(list: List<'_>) -> String {
    match list {
        List::Element(name) => format!("{name} 목록"),
        List::Principals(name) => format!("보안 주체의 {name} 목록"),
        List::Values(key) => format!("{key} 조건의 값 목록"),
    }
}

/// A sentence of its own.
fn request(resources: &[&str]) -> String {
    match resources {
        [] => "요청".to_string(),
        some => format!("요청(리소스 {})", some.join(", ")),
    }
}

fn and_along(along: &[Along<'_>]) -> String {
    if along.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = along
        .iter()
        .map(|it| match it {
            Along::Set { key, value } => format!("{key} = {value}"),
            Along::Unset { key } => format!("{key} 없음"),
        })
        .collect();
    format!(" 이때 함께 바뀌는 키: {}.", parts.join(", "))
}

pub fn not_yours(key: &str, owner: Owner) -> String {
    let who = match owner {
        Owner::Caller => return String::new(),
        Owner::PrincipalTags => "사용자나 역할에 태그를 지정하거나 세션을 만드는 사람이 정합니다",
        Owner::ResourceTags => "리소스에 태그를 지정할 수 있는 사람이 정합니다",
        Owner::Organization => "계정이 속한 조직에 따라 정해집니다",
        Owner::IdentityProvider => "자격 증명 공급자가 토큰이나 어설션에 넣습니다",
        Owner::Service => "호출하는 AWS 서비스가 보냅니다",
        Owner::Session => "세션이 시작될 때 정해졌습니다",
        Owner::Network => "호출이 지나는 엔드포인트에 따라 정해집니다",
        Owner::Clock => "호출하는 시각입니다",
        Owner::Resource => "리소스에 따라 정해집니다",
    };
    format!("직접 지정할 수 없는 키: {key}. {who}.")
}

pub fn lacking(keys: &str) -> String {
    format!(
        "먼저 요청에 다음 키를 넣으세요: {keys}. 이 키가 없으면 이 호출자를 위한 Allow가 다른 호출자까지 허용하게 됩니다."
    )
}

pub fn closed(closed: &Closed) -> String {
    match closed {
        Closed::LinkedRole { arn } => {
            format!("서비스 연결 역할의 정책은 IAM이 해당 서비스에만 변경을 허용하므로 바꾸지 않습니다. 역할: {arn}.")
        }
        Closed::OtherPolicy { resource, action } => format!(
            "다음 리소스의 정책도 {action} 작업을 허용해야 하지만, 그 정책이 이 사례에 없어 제안하지 않습니다. 리소스: {resource}."
        ),
        Closed::NoUniqueId => {
            "정책이 aws:userid 키로 요구하는 보안 주체의 고유 ID가 이 사례에 없습니다. principal에 `uniqueId`를 지정하고 다시 확인하세요.".to_string()
        }
        Closed::NoPolicy { resource, account } => format!(
            "이 리소스에 연결할 수 있는 리소스 기반 정책은 알려져 있지 않으므로 제안하지 않습니다. 허용할 수 있는 호출자는 계정 {account}의 보안 주체뿐이므로, 그 계정의 역할을 수임하세요. 리소스: {resource}."
        ),
    }
}

pub fn refused(key: &str, why: Why) -> Option<String> {
    let because = match why {
        Why::Wildcard => "정책이 와일드카드가 든 값을 요구하지만, 요청에는 그런 값이 없습니다",
        Why::ReservedAddress => "AWS는 공인 IP 주소만 확인하는데, 정책이 사설 또는 예약된 주소를 요구합니다",
        Why::Malformed => "정책이 요구하는 텍스트는 이 키의 값이 될 수 없습니다",
        Why::AddressThroughEndpoint => "VPC 엔드포인트를 거치는 호출에는 공인 IP 주소가 없습니다",
        Why::EndpointBesideAddress => "공인 IP 주소에서 온 호출은 VPC 엔드포인트를 거치지 않습니다",
        Why::NoSuchClaim => "AWS는 이 클레임이나 속성을 조건 키로 만들지 않습니다",
        Why::ClaimOfAnother => "이 호출자에게는 그 자격 증명 공급자의 토큰이 없습니다",
        Why::NoPrincipal => "이 호출자에게는 보안 주체의 키가 없습니다",
        Why::NoMfa => "이 호출자는 MFA로 로그인할 수 없습니다",
        Why::SourceWithoutService => "AWS 서비스가 스스로 호출할 때만 보내는 키입니다",
        Why::OtherService => "요청을 받는 서비스가 보내지 않는 키입니다",
        Why::OtherAction => "AWS가 이 작업에는 보내지 않는 키입니다",
        Why::UnknownForm => {
            return Some(format!(
                "{key}: 이 키의 값이 어떤 형식인지 여기서는 알 수 없으므로 값을 지어내지 않습니다. 아는 값을 요청에 지정하세요."
            ));
        }
        Why::RegionOfResource => "리소스가 있는 리전과 정책이 요구하는 리전이 다릅니다",
        Why::RegionOfService => "이 서비스의 엔드포인트는 모든 리전에 하나뿐인데, 정책이 다른 리전을 요구합니다",
        Why::Past => "정책이 요구하는 시각이 이미 지났습니다",
        Why::FollowsFromRequest
        | Why::AgeWithoutMfa
        | Why::AlwaysThere
        | Why::ViaWithoutService
        | Why::Contradiction => return None,
    };
    Some(format!("{key} 키의 다른 값은 제안하지 않습니다. {because}."))
}

const fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}
