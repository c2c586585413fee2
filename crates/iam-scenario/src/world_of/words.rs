//! What is said of what a world does not hold, in each language.

use iam_words::Lang;

use super::left::{Left, Unable};

/// A sentence or two.
#[must_use]
pub fn said(left: &Left, lang: Lang) -> String {
    match lang.spoken() {
        Lang::En => en(left),
        Lang::Ko => ko(left),
    }
}

fn en(left: &Left) -> String {
    match left {
        Left::Caller(Unable::Federated) => {
            "No step can act as a federated identity that has no session yet. Add a step with \
             `assumeRoleWithWebIdentity` or `assumeRoleWithSaml` to ask for the role."
                .into()
        }
        Left::Caller(Unable::FederatedUser) => {
            "No step can act as a federated user whose session no step issued. Add a step with `getFederationToken`, \
             and make the request in its session."
                .into()
        }
        Left::Hop => "No call of AssumeRole gives this session, so how it came is not shown: the request is made in a \
                      session that was there before."
            .into(),
        Left::SessionPolicies => {
            "The session policies are left out, because no step issues the session that they limit.".into()
        }
        Left::SessionLayers => {
            "The session policies stand in several layers, and AssumeRole passes one: the others are left out.".into()
        }
        Left::SessionName(name) => format!("The case names a role and no session, so the session is called `{name}`."),
        Left::Gained(keys) => format!(
            "Policies read context keys that the case does not have and that the world knows, so the decision may \
             differ: {}.",
            quoted(keys)
        ),
        Left::Lost(keys) => format!(
            "The world's request does not have these context keys as the case has them: {}.",
            quoted(keys)
        ),
        Left::OtherCallers(ids) => format!("Checks of other callers are left out: {}.", quoted(ids)),
        Left::Unanswered(ids) => format!("Checks that can't be evaluated are left out: {}.", quoted(ids)),
        Left::ResourcePolicy => {
            "The resource-based policy is left out where the resource has no ARN of its own to attach it to.".into()
        }
        Left::Units => {
            "An organization has at most five levels of organizational units; the control policies of further \
                        levels are left out."
                .into()
        }
        Left::OtherOwners(resources) => format!(
            "Resource control policies stand over one account in the world, and these resources are of others: {}.",
            quoted(resources)
        ),
        Left::SwitchedOff(names) => format!("Policies that are switched off are left out: {}.", quoted(names)),
        Left::NotOfCaller(names) => format!(
            "These policies are left out, because they don't apply to this caller: {}.",
            quoted(names)
        ),
    }
}

fn ko(left: &Left) -> String {
    match left {
        Left::Caller(Unable::Federated) => {
            "아직 세션이 없는 페더레이션 자격 증명으로는 단계를 실행할 수 없습니다. 역할을 요청하려면 `assumeRoleWithWebIdentity`나 \
             `assumeRoleWithSaml` 단계를 추가하세요."
                .into()
        }
        Left::Caller(Unable::FederatedUser) => {
            "앞 단계에서 발급하지 않은 페더레이션 사용자 세션으로는 단계를 실행할 수 없습니다. `getFederationToken` 단계를 추가하고 그 세션으로 \
             요청하세요."
                .into()
        }
        Left::Hop => "AssumeRole 호출로는 이 세션을 얻을 수 없어, 세션을 얻는 과정은 보여 주지 않습니다. 요청은 이미 있던 세션으로 합니다.".into(),
        Left::SessionPolicies => "세션을 발급하는 단계가 없으므로, 그 세션을 제한하는 세션 정책은 제외했습니다.".into(),
        Left::SessionLayers => {
            "세션 정책이 여러 층으로 되어 있으나 AssumeRole은 한 층만 전달하므로, 나머지는 제외했습니다.".into()
        }
        Left::SessionName(name) => format!("사례에 역할만 있고 세션 이름이 없어, 다음 이름을 썼습니다: `{name}`."),
        Left::Gained(keys) => format!(
            "사례에는 없지만 환경에서는 값이 정해지고 정책이 읽는 컨텍스트 키가 있어, 결정이 달라질 수 있습니다: {}.",
            quoted(keys)
        ),
        Left::Lost(keys) => format!("환경의 요청에서는 다음 컨텍스트 키가 사례와 다릅니다: {}.", quoted(keys)),
        Left::OtherCallers(ids) => format!("호출자가 다른 검사는 제외했습니다: {}.", quoted(ids)),
        Left::Unanswered(ids) => format!("평가할 수 없는 검사는 제외했습니다: {}.", quoted(ids)),
        Left::ResourcePolicy => "리소스에 정책을 연결할 고유한 ARN이 없으면, 리소스 기반 정책을 제외합니다.".into(),
        Left::Units => "조직 단위(OU)는 최대 다섯 단계이므로, 그보다 많은 단계의 제어 정책은 제외했습니다.".into(),
        Left::OtherOwners(resources) => format!(
            "환경에서 리소스 제어 정책은 한 계정에만 적용되는데, 다음 리소스는 다른 계정의 것입니다: {}.",
            quoted(resources)
        ),
        Left::SwitchedOff(names) => format!("꺼 둔 정책은 제외했습니다: {}.", quoted(names)),
        Left::NotOfCaller(names) => format!("이 호출자에게 적용되지 않는 정책은 제외했습니다: {}.", quoted(names)),
    }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
