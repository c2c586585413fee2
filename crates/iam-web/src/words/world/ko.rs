//! Korean.

use iam_scenario::format::act::ActName;
use iam_sts::Time;
use iam_words::ko;
use iam_words::term::Verdict;

use super::Labels;
use crate::world::model::clock::Life;
use crate::world::model::handover::Lost;
use crate::world::model::mark::Mark;

pub const LABELS: Labels = Labels {
    lang: "ko",
    heading: "세션",
    lead: "누가 어떤 역할을 수임하는지 하나의 시계 위에서 단계별로 봅니다. 단계마다 양쪽 정책의 판단과, 세션이 이어 주는 것을 보여 줍니다.",
    examples: "예제",
    copy_report: "보고서 복사",
    copied: "보고서를 복사했습니다.",
    not_copied: "브라우저가 복사를 허용하지 않습니다.",
    screens: "화면 구성",
    steps: "단계",
    text: "JSON 텍스트",
    text_hint: "계정, 정책, 단계를 담은 시나리오 전체입니다. 여기서 직접 고치거나 단계의 양식으로 고칠 수 있습니다. 둘은 같은 텍스트입니다.",
    problems: "텍스트의 문제",
    show_place: "위치 보기",
    broken: "지금 상태로는 시나리오를 읽을 수 없습니다",
    torn: "표시된 곳의 텍스트를 고치거나 실행 취소하세요. 그때까지는 여기에서 다른 것을 바꿀 수 없습니다.",
    stale: "아래는 마지막으로 읽을 수 있었던 텍스트의 보고서입니다.",
    diagram: "순서도",
    diagram_hint: "단계의 순서도입니다. 아래 목록에 같은 내용이 있습니다.",
    clock: "시계",
    clock_minutes: "시작 후 분",
    clock_hint: "각 세션의 남은 시간만 달라집니다.",
    sessions_at: "세션 상태, 시각:",
    no_sessions: "세션을 발급한 단계가 없습니다.",
    add_step: "단계 추가",
    add_hint: "열려 있는 단계의 뒤, 없으면 맨 끝",
    no_steps: "아직 단계가 없습니다. 단계를 추가하거나 예제를 여세요.",
    edit: "이 단계 편집",
    move_up: "위로",
    move_down: "아래로",
    duplicate: "복제",
    remove: "삭제",
    caller_side: "호출자 쪽",
    trust_side: "신뢰 정책·리소스 쪽",
    no_trust_side: "역할이나 리소스의 정책은 묻지 않았습니다.",
    no_caller_side: "호출자의 정책은 묻지 않았습니다.",
    aws_message: "AWS의 메시지",
    not_asked: "정책을 묻지 않았습니다.",
    notes: "참고할 점",
    session: "세션",
    arn: "ARN",
    tags: "보안 주체 태그",
    transitive: "전이적: 다음 세션으로 이어짐",
    source_identity: "소스 자격 증명(source identity)",
    in_force: "적용되는 정책",
    identity_policies: "자격 증명 기반 정책",
    boundary: "권한 경계",
    session_policies: "세션 정책",
    scps: "서비스 제어 정책",
    remaining: "시계 시각에 남은 시간",
    expires: "만료",
    chain_depth: "체인 깊이",
    lost: "이전 단계보다 잃은 것",
    carried: "이어진 것",
    gained: "얻은 것",
    nothing: "없음",
    act_in: "이 세션으로 요청하기",
    when: "시점",
    when_stands: "바로",
    when_after: "이후",
    when_at: "시각",
    to_clock: "시계 시각으로",
    sign_in: "로그인 방법",
    access_key: "액세스 키",
    console: "콘솔",
    console_mfa: "콘솔(MFA 사용)",
    lines_hint: "한 줄에 하나.",
    map_hint: "한 줄에 하나: 키 = 값.",
    json_hint: "JSON.",
    not_as_expected: "예상과 다름",
    show_text: "텍스트에서 보기",
    mfa: "MFA",
};

pub const fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Allowed => ko::verdict(Verdict::Allowed),
        Mark::ExplicitDeny => ko::verdict(Verdict::ExplicitDeny),
        Mark::ImplicitDeny => ko::verdict(Verdict::ImplicitDeny),
        Mark::Depends => ko::verdict(Verdict::Depends),
        Mark::Issued => "세션 발급됨",
        Mark::RefusedByPolicy => "거절됨: 액세스 거부",
        Mark::RefusedByRule => "STS가 거절함",
        Mark::Expired => "세션 만료됨",
        Mark::NotRun => "실행되지 않음",
        Mark::Error => "평가할 수 없음",
    }
}

pub const fn hint(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::NotRun => Some("이 단계가 쓰려는 세션이 발급되지 않아 물을 것이 없었습니다."),
        Mark::Expired => Some("이 단계 전에 세션이 끝났습니다. 정책은 묻지 않았습니다."),
        Mark::RefusedByRule => Some("정책과 관계없이 STS가 거절합니다."),
        Mark::Allowed
        | Mark::ExplicitDeny
        | Mark::ImplicitDeny
        | Mark::Depends
        | Mark::Issued
        | Mark::RefusedByPolicy
        | Mark::Error => None,
    }
}

pub const fn act(act: ActName) -> &'static str {
    match act {
        ActName::Request => "요청: 임의의 작업",
        ActName::AssumeRole => "AssumeRole",
        ActName::SwitchRole => "콘솔에서 역할 전환",
        ActName::AssumeRoleWithSaml => "AssumeRoleWithSAML",
        ActName::AssumeRoleWithWebIdentity => "AssumeRoleWithWebIdentity (OIDC)",
        ActName::GetSessionToken => "GetSessionToken",
        ActName::GetFederationToken => "GetFederationToken",
        ActName::AssumeRoot => "AssumeRoot",
        ActName::GetCallerIdentity => "GetCallerIdentity",
        ActName::LaunchInstance => "EC2 인스턴스 시작",
        ActName::InvokeAsService => "서비스가 역할을 수임",
    }
}

pub fn lost(lost: &Lost) -> String {
    match lost {
        Lost::Permissions(names) => ["호출자 자신의 권한: ", &names.join(", ")].concat(),
        Lost::Tag(tag) => ["태그 ", &tag.key, " = ", &tag.value].concat(),
        Lost::SessionPolicies(names) => ["세션 정책: ", &names.join(", ")].concat(),
        Lost::Mfa => "MFA를 사용했다는 정보".into(),
    }
}

pub fn life(life: Life) -> String {
    match life {
        Life::NotYet(seconds) => [&duration(seconds), " 뒤에 발급"].concat(),
        Life::Left(seconds) => [&duration(seconds), " 남음"].concat(),
        Life::Ended(0) => "방금 만료됨".into(),
        Life::Ended(seconds) => [&duration(seconds), " 전에 만료됨"].concat(),
    }
}

pub fn summary(n_steps: usize, n_through: usize) -> String {
    [
        "단계 ",
        &n_steps.to_string(),
        "개 중 ",
        &n_through.to_string(),
        "개 통과",
    ]
    .concat()
}

fn duration(seconds: Time) -> String {
    super::duration(seconds, ["일", "시간", "분", "초"])
}
