//! 요청이 지나는 길에서 평가되지 않은 정책 유형.

use alloc::format;
use alloc::string::String;

use super::super::shown;
use super::gate_name;
use crate::fact::GateName;
use crate::path::Aside;

pub fn short_name(name: &GateName) -> String {
    match name {
        GateName::Rcp { target: "" } => "RCP".into(),
        GateName::Scp { target: "" } => "SCP".into(),
        GateName::Rcp { target } => format!("{target}의 RCP"),
        GateName::Scp { target } => format!("{target}의 SCP"),
        GateName::Endpoint
        | GateName::Resource(_)
        | GateName::Principal
        | GateName::Boundary
        | GateName::Session { .. } => gate_name(name),
    }
}

/// 그 유형의 정책이 없다는 것의 의미.
pub fn absent(name: &GateName) -> String {
    let name_of = gate_name(name);
    match name {
        GateName::Rcp { .. } => format!("{name_of}: 없음. 리소스에 대한 액세스를 제한하지 않습니다."),
        GateName::Scp { .. } => format!("{name_of}: 없음. 호출자의 계정을 제한하지 않습니다."),
        GateName::Endpoint => format!("{name_of}: 없음. 요청이 지나는 경로를 제한하지 않습니다."),
        GateName::Resource(_) => {
            format!("{name_of}: 없음. 자격 증명 기반 정책으로만 요청을 허용할 수 있습니다.")
        }
        GateName::Principal => format!("{name_of}: 없음. 요청을 허용하는 정책이 없습니다."),
        GateName::Boundary => {
            format!("{name_of}: 없음. 자격 증명 기반 정책이 허용하는 것을 제한하지 않습니다.")
        }
        GateName::Session { .. } => format!("{name_of}: 없음. 요청을 제한하지 않습니다."),
    }
}

/// 그 유형이 요청과 상관없는 이유.
pub fn aside(name: &GateName, aside: &Aside) -> String {
    let name = gate_name(name);
    match aside {
        Aside::Settled => format!("{name}: 평가하지 않음. AWS가 정책을 보기 전에 결정하는 요청입니다."),
        Aside::ServiceLinked => format!("{name}: 해당 없음. 서비스 연결 역할은 제한하지 않습니다."),
        Aside::NotCovered { action } => {
            format!("{name}: 해당 없음. {} 작업에는 적용되지 않습니다.", shown::cut(action))
        }
        Aside::NoAccount => format!("{name}: 해당 없음. 호출자가 어느 계정에도 속하지 않습니다."),
        Aside::NoIdentity => format!("{name}: 해당 없음. 호출자가 IAM 사용자도 역할 세션도 아닙니다."),
        Aside::NoSession => format!("{name}: 해당 없음. 호출자에게 세션 정책을 지정할 수 있는 세션이 없습니다."),
    }
}
