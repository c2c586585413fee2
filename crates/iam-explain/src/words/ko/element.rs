//! Principal, action and resource.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use iam_eval::caller::Caller;
use iam_eval::compile::principal::{Nobody, Reach};
use iam_eval::compile::variable::NoValue;
use iam_eval::detail::{PrincipalWhy, ResourceWhy};
use iam_eval::truth::Truth;
use iam_syntax::arn::NoResource;
use iam_syntax::policy::{Effect, PrincipalFamily};

use super::super::shown;
use super::{names, place, with_variables};
use crate::fact::{
    ActionFact, ActionValueFact, Fit, OwnResource, PrincipalFact, PrincipalValueFact, PrincipalValueWhy, ResourceFact,
    ResourceValueFact,
};

pub fn principal(it: &PrincipalFact) -> String {
    let caller = shown::cut(it.caller.name());
    let values = if it.values.is_empty() {
        "없음".into()
    } else {
        names(&it.values)
    };
    match (it.inverted, it.why, it.reach) {
        (_, PrincipalWhy::BoundaryIsHit, _) => format!(
            "NotPrincipal: 일치합니다. NotPrincipal이 있는 Deny는 목록과 상관없이 권한 경계가 있는 모든 호출자에게 적용됩니다. 목록: {values}. 호출자: {caller}."
        ),
        (_, PrincipalWhy::ListedInPart, _) => format!(
            "NotPrincipal: 일치합니다. 제외되는 보안 주체: {values}. 호출자({caller}) 가운데 목록에 없는 것: {}. 호출자와 그 상위(역할, 계정)가 모두 나열되어야 제외되며, 서비스에 따라 다를 수 있습니다.",
            missing(it)
        ),
        (false, PrincipalWhy::Plain, Some(reach)) => {
            format!(
                "Principal: 일치합니다. 나열된 보안 주체: {values}. 지정 대상: {}.",
                reached(reach, it.caller)
            )
        }
        (false, PrincipalWhy::Plain, None) => {
            format!("Principal: 일치하지 않습니다. 나열된 보안 주체: {values}. 호출자: {caller}.")
        }
        (true, PrincipalWhy::Plain, Some(_)) => match it.effect {
            Effect::Deny if it.missing.is_empty() => format!(
                "NotPrincipal: 일치합니다. 제외되는 보안 주체: {values}. 익명 호출자는 목록에 적을 수 없습니다. 호출자: {caller}."
            ),
            Effect::Deny => format!(
                "NotPrincipal: 일치합니다. 제외되는 보안 주체: {values}. 호출자({caller}) 가운데 목록에 없는 것: {}.",
                missing(it)
            ),
            Effect::Allow => {
                format!("NotPrincipal: 일치합니다. 호출자가 나열되어 있지 않습니다. 목록: {values}. 호출자: {caller}.")
            }
        },
        (true, PrincipalWhy::Plain, None) => match it.effect {
            Effect::Deny => format!(
                "NotPrincipal: 일치하지 않습니다. 호출자가 나열되어 있어 Deny에서 제외됩니다. 목록: {values}. 호출자: {caller}."
            ),
            Effect::Allow => format!(
                "NotPrincipal: 일치하지 않습니다. 호출자가 나열되어 있어 Allow에서 제외됩니다. 목록: {values}. 호출자: {caller}."
            ),
        },
    }
}

/// What of the caller is not listed.
fn missing(it: &PrincipalFact) -> String {
    let links: Vec<String> = it.missing.iter().map(|link| link_of(*link, it.caller)).collect();
    links.join(", ")
}

/// One of a caller's chain by its name.
fn link_of(link: Reach, caller: &Caller) -> String {
    let name = shown::cut(caller.name());
    match link {
        Reach::Account => format!("{} 계정", caller.account().unwrap_or_default()),
        Reach::Role => match caller {
            Caller::Session(session) => format!("{} 역할", shown::cut(&session.role_arn)),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. }
            | Caller::Anonymous => format!("{name} 보안 주체의 역할"),
        },
        Reach::User => format!("{name} 사용자"),
        Reach::Session => format!("{name} 세션"),
        Reach::FederatedUser => format!("{name} 페더레이션 사용자"),
        Reach::Service => format!("{name} 서비스"),
        Reach::Federated => format!("{name} 자격 증명 공급자"),
        Reach::Any | Reach::UserOfFederated => name.into_owned(),
    }
}

/// Whom a value names, from the caller's side.
fn reached(reach: Reach, caller: &Caller) -> String {
    let name = shown::cut(caller.name());
    match reach {
        Reach::Any => match caller {
            Caller::Anonymous => "모두(익명 호출자 포함)".into(),
            Caller::Root { .. }
            | Caller::User(_)
            | Caller::Session(_)
            | Caller::FederatedUser { .. }
            | Caller::Service { .. }
            | Caller::Federated { .. } => format!("모두({name} 포함)"),
        },
        Reach::Account => format!("{name} 보안 주체의 계정(권한 부여는 그 계정에 맡겨집니다)"),
        Reach::User => format!("{name} 사용자 자신"),
        Reach::UserOfFederated => format!("{name} 페더레이션 사용자를 만든 IAM 사용자"),
        Reach::Role => format!("{name} 세션의 역할"),
        Reach::Session => format!("{name} 세션 자신"),
        Reach::FederatedUser => format!("{name} 페더레이션 사용자 자신"),
        Reach::Service => format!("{name} 서비스"),
        Reach::Federated => format!("{name} 자격 증명 공급자"),
    }
}

pub fn principal_value(it: &PrincipalValueFact) -> String {
    let caller = shown::cut(it.caller.name());
    let family = match it.family {
        PrincipalFamily::Aws => "",
        PrincipalFamily::Federated => "Federated ",
        PrincipalFamily::Service => "Service ",
        PrincipalFamily::CanonicalUser => "CanonicalUser ",
    };
    let value = [family, &shown::cut(it.value)].concat();
    let listed = if it.inverted { "(예외로 나열됨)" } else { "" };
    match it.why {
        PrincipalValueWhy::Names(reach) => format!("{value} → {}{listed}.", reached(reach, it.caller)),
        PrincipalValueWhy::Other => format!("{value} ≠ {caller}."),
        PrincipalValueWhy::OtherCase => format!("{value} ≠ {caller}. 대문자와 소문자가 다르며, 이는 구분됩니다."),
        PrincipalValueWhy::OtherPath => format!("{value} ≠ {caller}. 이름은 같지만 경로가 다릅니다."),
        PrincipalValueWhy::Nobody(Nobody::CanonicalUser) => {
            format!("{value}: S3 정식 ID이며, 어느 계정인지 알 수 없어 아무도 가리키지 않습니다.")
        }
        PrincipalValueWhy::Nobody(Nobody::Group) => format!("{value}: 그룹은 보안 주체가 될 수 없습니다."),
        PrincipalValueWhy::Nobody(Nobody::Wildcard) => {
            format!("{value}: 보안 주체 안의 와일드카드는 확장되지 않으므로 아무도 가리키지 않습니다.")
        }
        PrincipalValueWhy::Nobody(Nobody::Gateway) => {
            format!(
                "{value}: 게이트웨이 엔드포인트 정책에는 별표(*) 또는 계정만 쓸 수 있으므로 아무도 가리키지 않습니다."
            )
        }
        PrincipalValueWhy::Nobody(Nobody::Other) => {
            format!("{value}: 보안 주체가 될 수 없는 값이므로 아무도 가리키지 않습니다.")
        }
    }
}

pub fn action(it: &ActionFact) -> String {
    let (action, values) = (shown::cut(it.action), names(&it.values));
    match (it.inverted, it.matches) {
        (false, true) => format!("Action: {action} 작업과 일치합니다. 나열된 작업: {values}."),
        (false, false) if it.values.is_empty() => {
            format!("Action: {action} 작업과 일치하지 않습니다. 나열된 작업이 없습니다.")
        }
        (false, false) => format!("Action: {action} 작업과 일치하지 않습니다. 나열된 작업: {values}."),
        (true, true) => format!("NotAction: {action} 작업과 일치합니다. 제외 목록에 없습니다: {values}."),
        (true, false) => format!("NotAction: {action} 작업과 일치하지 않습니다. 제외 목록에 있습니다: {values}."),
    }
}

pub fn action_value(it: &ActionValueFact) -> String {
    let (pattern, action) = (shown::cut(it.pattern), shown::cut(it.action));
    match (it.fit, it.inverted) {
        (Fit::Fits, false) => format!("{pattern}: {action} 작업을 포함합니다."),
        (Fit::Fits, true) => format!("{pattern}: {action} 작업을 포함하므로 이 작업은 제외됩니다."),
        (Fit::Differs, _) => format!("{pattern}: {action} 작업을 포함하지 않습니다."),
        (Fit::NoColon, _) => format!("{pattern}: 콜론이 없어 어떤 작업도 포함하지 않습니다."),
    }
}

pub fn resource(it: &ResourceFact) -> String {
    let (resource, values) = (place(it.resource), names(&it.values));
    let variables = with_variables(&it.variables);
    let name = if it.inverted { "NotResource" } else { "Resource" };
    match (it.inverted, it.truth) {
        (_, Truth::Unknown) => {
            format!("{name}: {resource} 리소스와 일치하는지 알 수 없습니다. 나열된 리소스: {values}.{variables}")
        }
        (false, Truth::True) => {
            format!("Resource: {resource} 리소스와 일치합니다. 나열된 리소스: {values}.{variables}")
        }
        (false, Truth::False) if it.values.is_empty() => {
            format!("Resource: {resource} 리소스와 일치하지 않습니다. 나열된 리소스가 없습니다.")
        }
        (false, Truth::False) => {
            format!("Resource: {resource} 리소스와 일치하지 않습니다. 나열된 리소스: {values}.{variables}")
        }
        (true, Truth::True) => {
            format!("NotResource: {resource} 리소스와 일치합니다. 제외 목록에 없습니다: {values}.{variables}")
        }
        (true, Truth::False) => {
            format!("NotResource: {resource} 리소스와 일치하지 않습니다. 제외 목록에 있습니다: {values}.{variables}")
        }
    }
}

pub fn resource_value(it: &ResourceValueFact) -> String {
    let (resource, action) = (place(it.resource), shown::cut(it.action));
    let pattern = match shown::wanted(it.pattern, it.filled.as_ref()) {
        (_, None) => shown::cut(it.pattern).into_owned(),
        (_, Some(filled)) => format!("{} (여기에서는 {filled})", shown::cut(it.pattern)),
    };
    let is_excepted = it.inverted && it.truth.is_true();
    match it.why {
        ResourceWhy::Compared if is_excepted => {
            format!("{pattern}: {resource} 리소스를 포함하므로 이 리소스는 제외됩니다.")
        }
        ResourceWhy::Compared if it.truth.is_true() => format!("{pattern}: {resource} 리소스를 포함합니다."),
        ResourceWhy::Compared => format!("{pattern}: {resource} 리소스를 포함하지 않습니다."),
        ResourceWhy::OnlyStarFits => {
            format!("{pattern}: 일치하지 않습니다. {action} 작업에는 리소스가 없으므로 * 값만 일치합니다.")
        }
        ResourceWhy::BucketList if is_excepted => {
            format!("{pattern}: 리소스가 없는 {action} 작업에도 인정되므로 이 작업은 제외됩니다.")
        }
        ResourceWhy::BucketList => format!("{pattern}: 리소스가 없는 {action} 작업에도 인정됩니다."),
        ResourceWhy::NoResource(NoResource::NotAnArn) => {
            format!("{pattern}: ARN이 아니므로 어떤 리소스도 포함하지 않습니다.")
        }
        ResourceWhy::NoResource(NoResource::TooShort) => format!(
            "{pattern}: 필드가 6개보다 적고 이런 종류의 정책에서는 보충되지 않으므로 어떤 리소스도 포함하지 않습니다."
        ),
        ResourceWhy::NoValue(NoValue::Missing) => format!(
            "{pattern}: {resource} 리소스를 포함하지 않습니다. 값이 없는 변수: {}.",
            names(&of_keys(&it.no_value))
        ),
        ResourceWhy::NoValue(NoValue::Unknown) => format!(
            "{pattern}: {resource} 리소스를 포함하는지 알 수 없습니다. 값을 모르는 변수: {}.",
            names(&of_keys(&it.no_value))
        ),
    }
}

fn of_keys(keys: &[String]) -> Vec<String> {
    keys.iter().map(|key| shown::variable(key)).collect()
}

pub fn own_resource(it: OwnResource) -> String {
    match it {
        OwnResource::OfTrust => "신뢰 정책은 Resource와 상관없이 자신의 역할에 관한 것입니다.".into(),
        OwnResource::OfPolicy => "Resource가 없는 문은 정책이 연결된 리소스에 관한 것입니다.".into(),
    }
}
