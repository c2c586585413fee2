//! What AWS said, in words.

pub mod known;

use iam_words::Lang;
use iam_words::term::Policy;
use iam_words::{en, ko};

use crate::{Denied, Kind, Lacks, Reason, Said};

impl Kind {
    /// The kind as AWS calls it.
    #[must_use]
    pub const fn term(self) -> Policy {
        match self {
            Self::Identity => Policy::Identity,
            Self::Resource => Policy::Resource,
            Self::Boundary => Policy::Boundary,
            Self::Session => Policy::Session,
            Self::Scp => Policy::Scp,
            Self::Rcp => Policy::Rcp,
            Self::Endpoint => Policy::Endpoint,
            Self::Trust => Policy::Trust,
        }
    }
}

/// Why AWS denied, as far as it said: a sentence.
#[must_use]
pub fn reason(reason: Option<Reason>, lang: Lang) -> String {
    let may_be_missing = reason.is_some_and(Reason::leaves_open_whether_it_is_there);
    let (how, kind) = reason.map_or((None, None), |it| (it.is_explicit, it.kind.map(Kind::term)));
    match (lang.spoken(), how, kind) {
        (Lang::En, Some(true), Some(kind)) => format!("AWS named an explicit deny in {}.", en::policy(kind).a),
        (Lang::En, Some(false), Some(kind)) => format!("AWS said that no {} allows it.", en::policy(kind).one),
        (Lang::En, None, Some(kind @ Policy::Resource)) => format!(
            "AWS said that the resource is not there or in another Region, or that no {0} allows it, or a {0} denies it.",
            en::policy(kind).one
        ),
        (Lang::Ko, None, Some(kind @ Policy::Resource)) => format!(
            "AWS가 밝힌 이유: 리소스가 없거나 다른 리전에 있거나, 허용하는 {0} 없음 또는 {0}의 명시적 거부.",
            ko::policy(kind)
        ),
        (Lang::En, None, None) if may_be_missing => {
            "AWS did not say why: the resource may not exist, be in another Region, or be denied by a policy.".into()
        }
        (Lang::Ko, None, None) if may_be_missing => {
            "AWS는 이유를 밝히지 않았습니다. 리소스가 없거나 다른 리전에 있거나, 정책이 거부했을 수 있습니다.".into()
        }
        (Lang::En, None, Some(kind)) => format!("AWS said that {} denied it, not how.", en::policy(kind).a),
        (Lang::En, Some(true), None) => "AWS said that a policy denies it, not which.".into(),
        (Lang::En, Some(false), None) => "AWS said that no policy allows it.".into(),
        (Lang::En, None, None) => "AWS did not say why.".into(),
        (Lang::Ko, Some(true), Some(kind)) => format!("AWS가 밝힌 이유: {}의 명시적 거부.", ko::policy(kind)),
        (Lang::Ko, Some(false), Some(kind)) => format!("AWS가 밝힌 이유: 허용하는 {} 없음.", ko::policy(kind)),
        (Lang::Ko, None, Some(kind)) => format!(
            "AWS가 밝힌 이유: {}의 거부. 방식은 밝히지 않았습니다.",
            ko::policy(kind)
        ),
        (Lang::Ko, Some(true), None) => "AWS는 거부하는 정책이 있다고만 했습니다.".into(),
        (Lang::Ko, Some(false), None) => "AWS는 허용하는 정책이 없다고 했습니다.".into(),
        (Lang::Ko, None, None) => "AWS는 이유를 밝히지 않았습니다.".into(),
    }
}

/// The same of a whole message: where AWS says why and names no policy, its own words.
#[must_use]
pub fn why(denied: &Denied, lang: Lang) -> String {
    match (denied.because.as_str(), lang.spoken()) {
        ("", lang) => reason(denied.reason, lang),
        (because, Lang::En) => format!("AWS said why, and names no policy: `{because}`."),
        (because, Lang::Ko) => format!("AWS가 밝힌 이유이며 정책은 들지 않았습니다: `{because}`."),
    }
}

/// What AWS left out of what it said, and what to do; nothing where it is all there.
#[must_use]
pub fn left_out(denied: &Denied, lang: Lang) -> Option<String> {
    if let Some(always) = always_left_out(denied, lang) {
        return Some(always.into());
    }
    let all: Vec<String> = denied.lacks().into_iter().map(|it| lacks(it, denied, lang)).collect();
    Some(all.join(" ")).filter(|all| !all.is_empty())
}

fn lacks(lacks: Lacks, denied: &Denied, lang: Lang) -> String {
    let (principal, resource) = (&denied.principal, &denied.resource);
    match (lang.spoken(), lacks) {
        (Lang::En, Lacks::Principal) if principal.is_empty() => {
            "AWS gives no ARN of who asked. Give the principal.".into()
        }
        (Lang::Ko, Lacks::Principal) if principal.is_empty() => {
            "AWS가 누가 요청했는지 ARN으로 밝히지 않았습니다. 보안 주체를 넣으세요.".into()
        }
        (Lang::En, Lacks::Principal) => {
            format!(
                "AWS names the caller `{principal}`, which does not tell who that is. Give the principal by its ARN."
            )
        }
        (Lang::Ko, Lacks::Principal) => {
            format!("AWS가 호출자로 적은 `{principal}` 값으로는 누구인지 알 수 없습니다. 보안 주체를 ARN으로 넣으세요.")
        }
        (Lang::En, Lacks::Resource) => format!(
            "AWS names the resource `{resource}`, which is no ARN. Give its ARN as the resource, or `*` if it has none."
        ),
        (Lang::Ko, Lacks::Resource) => format!(
            "AWS가 리소스로 적은 `{resource}` 값은 ARN이 아닙니다. 그 리소스의 ARN을, ARN이 없다면 `*`를 리소스로 넣으세요."
        ),
        (Lang::En, Lacks::ResourceAccount) => {
            "Neither the caller nor the resource tells whose resource it is. Give its account as `resourceAccount`."
                .into()
        }
        (Lang::Ko, Lacks::ResourceAccount) => {
            "호출자와 리소스의 ARN에 계정이 없습니다. 리소스를 소유한 계정을 `resourceAccount`로 넣으세요.".into()
        }
    }
}

fn always_left_out(denied: &Denied, lang: Lang) -> Option<&'static str> {
    if denied.is_short() {
        return Some(match lang.spoken() {
            Lang::En => "AWS leaves out who asked, and for what. Give the principal and the resource.",
            Lang::Ko => "AWS는 누가 어떤 리소스를 요청했는지 밝히지 않습니다. 보안 주체와 리소스를 넣으세요.",
        });
    }
    denied.is_of_outsider().then_some(match lang.spoken() {
        Lang::En => {
            "AWS leaves out who asked and for which role. Give the identity provider as the principal, the role as the \
             resource and the claims of the token as context keys, and paste the role's trust policy as the policy of \
             the resource: it alone decides."
        }
        Lang::Ko => {
            "AWS는 누가 어떤 역할을 요청했는지 밝히지 않습니다. 보안 주체에 자격 증명 공급자를, 리소스에 역할을, 컨텍스트 키에 \
             토큰의 클레임을 넣고, 역할의 신뢰 정책을 리소스의 정책으로 붙여 넣으세요. 이 정책만으로 결정됩니다."
        }
    })
}

/// Why a text names no request that was denied, and what to do; nothing where it does.
#[must_use]
pub const fn not_denied(said: &Said, lang: Lang) -> Option<&'static str> {
    Some(match (lang.spoken(), said) {
        (Lang::En | Lang::Ko, Said::Denied(_)) => return None,
        (Lang::En | Lang::Ko, Said::Known(known)) => known::cause(*known, lang),
        (Lang::En, Said::Encoded) => {
            "The message is encoded, and only AWS can read it. Run `aws sts decode-authorization-message \
             --encoded-message …` and read what it prints."
        }
        (Lang::Ko, Said::Encoded) => {
            "인코딩된 메시지이므로 AWS만 읽을 수 있습니다. `aws sts decode-authorization-message --encoded-message …`의 \
             출력을 넣으세요."
        }
        (Lang::En, Said::Allowed) => "Nothing in it was denied.",
        (Lang::Ko, Said::Allowed) => "거부된 것이 없습니다.",
        (Lang::En, Said::Bare) => "The message does not say who asked for what. Write the case by hand.",
        (Lang::Ko, Said::Bare) => "누가 무엇을 요청했는지 메시지에 없습니다. 사례를 직접 작성하세요.",
        (Lang::En, Said::Unrecognised) => {
            "This is no message of AWS that access was denied, none that is known here. If there is more of it, give all: \
             most begin with `User:`."
        }
        (Lang::Ko, Said::Unrecognised) => {
            "액세스가 거부되었다는 AWS의 메시지가 아니거나 알려지지 않은 메시지입니다. 메시지가 더 있으면 전체를 넣으세요. 대개 `User:`로 시작합니다."
        }
    })
}

/// The page that says what an error with a known cause means.
#[must_use]
pub const fn source(said: &Said) -> Option<&'static str> {
    match said {
        Said::Known(known) => Some(known.source()),
        Said::Denied(_) | Said::Encoded | Said::Allowed | Said::Bare | Said::Unrecognised => None,
    }
}

/// What was said of the request, each with its name.
#[must_use]
pub fn fields(denied: &Denied, lang: Lang) -> Vec<(String, String)> {
    let [principal, action, resource, policy] = match lang.spoken() {
        Lang::En => ["principal", "action", "resource", "policy with the Deny"],
        Lang::Ko => ["보안 주체", "작업", "리소스", "Deny가 있는 정책"],
    };
    let said = [
        (principal, &denied.principal),
        (action, &denied.action),
        (resource, &denied.resource),
        (policy, &denied.policy),
    ];
    let said = said.into_iter().filter(|(_, value)| !value.is_empty());
    let keys = denied.context.iter().flatten();
    said.map(|(name, value)| (name.into(), value.clone()))
        .chain(keys.map(|(key, values)| (key.clone(), values.join(", "))))
        .collect()
}
