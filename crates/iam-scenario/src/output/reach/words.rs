//! Who a caller from outside must be, and who refuses, in words.

use iam_eval::combine::{By, Decision};
use iam_eval::gates::Gate;
use iam_reach::{Ask, Block, Hop, Need};
use iam_syntax::operator::{Base, Order, Strings};
use iam_words::Lang;
use iam_words::term::Policy;

/// What comes in: a token or an assertion, and of whom.
enum From<'a> {
    Token(&'a str),
    Assertion(&'a str),
    Pod,
    /// A pod whose association has its session tags switched off.
    PodWithoutTags,
    Certificate,
}

fn from(hop: &Hop) -> From<'_> {
    let caller = hop.caller.as_str();
    let has_tags = match &hop.ask {
        Ask::AssumeRole(ask) => !ask.tags.is_empty(),
        Ask::WebIdentity(_) | Ask::Saml(_) => false,
    };
    let behind = |kind: &str| caller.split_once(kind).map(|(_, name)| name);
    match (behind(":oidc-provider/"), behind(":saml-provider/")) {
        (Some(host), _) => From::Token(host),
        (_, Some(name)) => From::Assertion(name),
        (None, None) if caller == iam_sts::service::POD_IDENTITY && has_tags => From::Pod,
        (None, None) if caller == iam_sts::service::POD_IDENTITY => From::PodWithoutTags,
        (None, None) if caller == iam_sts::certificate::ROLES_ANYWHERE => From::Certificate,
        (None, None) => From::Token(caller),
    }
}

/// What a key is called where its provider is named beside it.
fn short<'k>(from: &From, key: &'k str) -> &'k str {
    let behind = |head: &str| {
        let start = key.get(..head.len()).filter(|start| start.eq_ignore_ascii_case(head))?;
        key.get(start.len()..)?.strip_prefix(':')
    };
    let found = match from {
        From::Token(host) => behind(host),
        From::Assertion(_) => behind("saml"),
        From::Pod | From::PodWithoutTags | From::Certificate => None,
    };
    let tag = ["aws:RequestTag/", "aws:PrincipalTag/"].iter().find_map(|family| {
        let head = key.get(..family.len())?;
        head.eq_ignore_ascii_case(family).then(|| &key[family.len()..])
    });
    found.or(tag).unwrap_or(key)
}

fn values(need: &Need, or: &str) -> String {
    let quoted: Vec<String> = need.values.iter().map(|value| format!("`{value}`")).collect();
    quoted.join(or)
}

/// In English: `a token of HOST whose sub is like ...`. Nothing where any caller of this kind will do.
#[must_use]
pub fn en(hop: &Hop) -> Option<String> {
    let from = from(hop);
    let what = match from {
        From::Token(host) => format!("a token of {host}"),
        From::Assertion(name) => format!("an assertion of the SAML provider {name}"),
        From::Pod => "a pod of EKS".into(),
        From::PodWithoutTags => "a pod of EKS whose association has session tags switched off".into(),
        From::Certificate => "a certificate".into(),
    };
    if hop.needs.is_empty() {
        return matches!(from, From::PodWithoutTags).then_some(what);
    }
    let need = |need: &Need| {
        let compares = match need.operator.base {
            Base::String {
                compare: Strings::Like,
                negated: false,
            }
            | Base::Arn { negated: false } => "is like",
            Base::String {
                compare: Strings::Like,
                negated: true,
            }
            | Base::Arn { negated: true } => "is not like",
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                negated: false,
            }
            | Base::Bool
            | Base::Binary
            | Base::Numeric(Order::Equals)
            | Base::Date(Order::Equals) => "is",
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                negated: true,
            }
            | Base::Numeric(Order::NotEquals)
            | Base::Date(Order::NotEquals) => "is not",
            Base::Numeric(Order::LessThan) | Base::Date(Order::LessThan) => "is below",
            Base::Numeric(Order::LessThanEquals) | Base::Date(Order::LessThanEquals) => "is at most",
            Base::Numeric(Order::GreaterThan) | Base::Date(Order::GreaterThan) => "is above",
            Base::Numeric(Order::GreaterThanEquals) | Base::Date(Order::GreaterThanEquals) => "is at least",
            Base::IpAddress { negated: false } => "is in",
            Base::IpAddress { negated: true } => "is not in",
            Base::Null if need.values.iter().any(|it| it.eq_ignore_ascii_case("true")) => {
                return format!("has no {}", short(&from, &need.key));
            }
            Base::Null => return format!("has a {}", short(&from, &need.key)),
        };
        format!("whose {} {compares} {}", short(&from, &need.key), values(need, " or "))
    };
    let needs: Vec<String> = hop.needs.iter().map(need).collect();
    let mut said = needs.join(" and ");
    if let Some(rest) = said.strip_prefix("has ") {
        said = format!("that has {rest}");
    }
    let and = if matches!(from, From::PodWithoutTags) {
        " and"
    } else {
        ""
    };
    Some(format!("{what}{and} {}", said.replace("and has ", "and that has ")))
}

/// In Korean.
#[must_use]
pub fn ko(hop: &Hop) -> Option<String> {
    let from = from(hop);
    let what = match from {
        From::Token(host) => format!("{host} 토큰"),
        From::Assertion(name) => format!("SAML 공급자 {name}의 어설션"),
        From::Pod => "EKS 파드".into(),
        From::PodWithoutTags => "세션 태그를 끈 연결을 쓰는 EKS 파드".into(),
        From::Certificate => "인증서".into(),
    };
    if hop.needs.is_empty() {
        return matches!(from, From::PodWithoutTags).then_some(what);
    }
    let need = |need: &Need| {
        let compares = match need.operator.base {
            Base::String {
                compare: Strings::Like,
                negated: false,
            }
            | Base::Arn { negated: false } => "다음 패턴에 맞음",
            Base::String {
                compare: Strings::Like,
                negated: true,
            }
            | Base::Arn { negated: true } => "다음 패턴에 맞지 않음",
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                negated: false,
            }
            | Base::Bool
            | Base::Binary
            | Base::Numeric(Order::Equals)
            | Base::Date(Order::Equals) => "다음 값과 같음",
            Base::String {
                compare: Strings::Equals | Strings::EqualsIgnoreCase,
                negated: true,
            }
            | Base::Numeric(Order::NotEquals)
            | Base::Date(Order::NotEquals) => "다음 값과 다름",
            Base::Numeric(Order::LessThan) | Base::Date(Order::LessThan) => "다음 값보다 작음",
            Base::Numeric(Order::LessThanEquals) | Base::Date(Order::LessThanEquals) => "다음 값 이하",
            Base::Numeric(Order::GreaterThan) | Base::Date(Order::GreaterThan) => "다음 값보다 큼",
            Base::Numeric(Order::GreaterThanEquals) | Base::Date(Order::GreaterThanEquals) => "다음 값 이상",
            Base::IpAddress { negated: false } => "다음 범위 안에 있음",
            Base::IpAddress { negated: true } => "다음 범위 밖에 있음",
            Base::Null if need.values.iter().any(|it| it.eq_ignore_ascii_case("true")) => {
                return format!("{} 값 없음", short(&from, &need.key));
            }
            Base::Null => return format!("{} 값 있음", short(&from, &need.key)),
        };
        format!(
            "{} 값이 {compares}: {}",
            short(&from, &need.key),
            values(need, " 또는 ")
        )
    };
    let needs: Vec<String> = hop.needs.iter().map(need).collect();
    Some(format!("{what}, 조건: {}", needs.join(", ")))
}

/// Who refused, and what, where it is not the assuming itself but what is asked beside it.
#[must_use]
pub fn blocker(why: &Block, lang: Lang) -> String {
    let before = match why {
        Block::Denied {
            decision: Decision {
                by: Some(By::Gate(gate)),
                ..
            },
            action,
        } => {
            let policy = policy_of(*gate).name(lang);
            let is_beside = BESIDE.iter().any(|it| it.eq_ignore_ascii_case(action));
            return match (lang, is_beside) {
                (Lang::En, false) => format!("the {policy}"),
                (Lang::En, true) => format!("the {policy}, which does not allow {action}"),
                (Lang::Ko, false) => policy.into(),
                (Lang::Ko, true) => format!("{policy}({action} 작업을 허용하지 않음)"),
            };
        }
        Block::Denied { .. } => String::new(),
        Block::Error(error) => format!(" ({})", error.code.name()),
    };
    match lang {
        Lang::En => format!("AWS before any policy{before}"),
        Lang::Ko => format!("정책을 평가하기 전의 AWS{before}"),
    }
}

/// What is asked in the call beside the assuming of the role.
const BESIDE: [&str; 2] = ["sts:TagSession", "sts:SetSourceIdentity"];

/// What is asked is a role, whose own policy is its trust policy.
const fn policy_of(gate: Gate) -> Policy {
    match gate {
        Gate::Rcp(_) => Policy::Rcp,
        Gate::Scp(_) => Policy::Scp,
        Gate::Endpoint => Policy::Endpoint,
        Gate::Resource => Policy::Trust,
        Gate::Principal => Policy::Identity,
        Gate::Boundary => Policy::Boundary,
        Gate::Session(_) => Policy::Session,
    }
}
