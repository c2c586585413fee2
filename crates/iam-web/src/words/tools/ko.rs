//! In Korean.

use iam_protocol::case::LeftOut;
use iam_protocol::exchange::Effect;
use iam_syntax::policy::PolicyKind;

use super::Words;
use crate::model::filled::Told;
use crate::model::typical::Typical;

pub const WORDS: Words = Words {
    close: "닫기",
    failed: "가져올 수 없습니다. 연결을 확인하고 다시 시도해 주세요.",
    suggestions: "제안",

    context: "일반적인 컨텍스트…",
    typical: |it| match it {
        Typical::Console => "MFA를 사용한 콘솔",
        Typical::Cli => "액세스 키를 사용한 CLI",
        Typical::Ec2 => "EC2 인스턴스의 역할",
        Typical::Lambda => "Lambda 함수",
        Typical::Endpoint => "VPC 엔드포인트를 통해",
        Typical::CloudFormation => "CloudFormation을 통해",
    },
    set: |name| format!("컨텍스트를 바꿨습니다: {name}."),

    paste: "오류 메시지 붙여 넣기…",
    paste_title: "오류 메시지 붙여 넣기",
    paste_hint: "액세스가 거부되었다는 메시지, 또는 GetRequestAuthorizationDetails나 DecodeAuthorizationMessage의 JSON입니다. 브라우저 밖으로 나가지 않습니다.",
    paste_field: "오류 메시지",
    fill: "요청 채우기",
    encoded: "인코딩된 메시지이므로 AWS만 읽을 수 있습니다. `aws sts decode-authorization-message --encoded-message …`를 실행하고 출력을 붙여 넣으세요.",
    allowed: "거부된 것이 없습니다.",
    bare: "누가 무엇을 요청했는지 메시지에 없습니다. 요청을 직접 채워 주세요.",
    outside: "AWS는 누가 어떤 역할을 요청했는지 밝히지 않습니다. 보안 주체에 자격 증명 공급자를, 리소스에 역할을, 컨텍스트 키에 토큰의 클레임을 넣고, 역할의 신뢰 정책을 리소스의 정책으로 붙여 넣으세요. 이 정책만으로 결정됩니다.",
    unrecognised: "액세스가 거부되었다는 AWS의 메시지가 아닙니다. `User:`부터 전체를 붙여 넣으세요.",
    no_text: "먼저 메시지를 붙여 넣으세요.",
    no_principal: |name| {
        format!("AWS가 호출자로 적은 `{name}` 값으로는 누구인지 알 수 없습니다. 보안 주체를 ARN으로 채워 주세요.")
    },
    no_resource: |name| {
        format!(
            "AWS가 리소스로 적은 `{name}` 값은 ARN이 아닙니다. 그 리소스의 ARN을, ARN이 없다면 `*`를 리소스로 채워 주세요."
        )
    },
    told: |it| match it {
        Told::Principal => "보안 주체",
        Told::Action => "작업",
        Told::Resource => "리소스",
        Told::Context => "컨텍스트",
    },
    filled: |list| format!("채운 항목: {list}."),
    reason: |effect, kind| match (effect, kind.map(kind_of)) {
        (None, _) => "AWS는 이유를 밝히지 않았습니다.".into(),
        (Some(Effect::Explicit), Some(kind)) => format!("AWS가 밝힌 이유: {kind}의 명시적 거부."),
        (Some(Effect::Implicit), Some(kind)) => format!("AWS가 밝힌 이유: 허용하는 {kind} 없음."),
        (Some(Effect::Explicit), None) => "AWS는 거부하는 정책이 있다고만 했습니다.".into(),
        (Some(Effect::Implicit), None) => "AWS는 허용하는 정책이 없다고 했습니다.".into(),
    },
    anew: "예제의 정책은 직접 쓰는 정책이 아니므로 새 사례를 열었습니다. 적용되는 정책을 추가하세요. 실행 취소하면 예제로 돌아갑니다.",
    wanted: |kind| format!("이 정책의 텍스트가 필요합니다. 추가된 상자에 붙여 넣으세요: {kind}."),
    wanted_here: "AWS가 요청을 거부했다고 밝힌 정책입니다. 텍스트를 여기에 붙여 넣으면 어느 문이 거부했는지 볼 수 있습니다.",
    agrees: "여기 있는 정책의 결과도 같습니다.",
    differs: "여기 있는 정책의 결과는 다릅니다.",

    copy: "AWS CLI로 복사…",
    title: "AWS CLI 명령",
    simulate: "요청 시뮬레이션",
    assume: "역할 수임",
    copy_one: "복사",
    copied: "복사했습니다.",
    not_copied: "브라우저가 복사하지 못했습니다. 텍스트를 선택해 직접 복사해 주세요.",
    no_action: "먼저 작업을 적어 주세요.",
    left_out: |list| format!("시뮬레이터가 받지 않아 명령에서 제외한 항목: {list}."),
    part: |it| match it {
        LeftOut::Scps => "서비스 제어 정책",
        LeftOut::Rcps => "리소스 제어 정책",
        LeftOut::SessionPolicies => "세션 정책",
        LeftOut::EndpointPolicy => "VPC 엔드포인트 정책",
        LeftOut::TrustPolicy => "역할 신뢰 정책",
        LeftOut::Caller => "IAM 사용자가 아닌 호출자",
        LeftOut::UnknownKeys => "값을 알 수 없는 키",
        LeftOut::Unreadable => "명령줄의 값이 될 수 없는 것",
    },
};

const fn kind_of(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "자격 증명 기반 정책",
        PolicyKind::Resource => "리소스 기반 정책",
        PolicyKind::Key => "키 정책",
        PolicyKind::Trust => "역할 신뢰 정책",
        PolicyKind::Boundary => "권한 경계",
        PolicyKind::Session => "세션 정책",
        PolicyKind::Scp => "서비스 제어 정책",
        PolicyKind::Rcp => "리소스 제어 정책",
        PolicyKind::Endpoint => "VPC 엔드포인트 정책",
    }
}
