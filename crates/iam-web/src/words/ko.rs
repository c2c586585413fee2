//! Korean.

use iam_scenario::link::wire::Failure;
use iam_scenario::paste::{Foreign, Wrapper};

use super::{KindWords, Kinds, Labels};

pub const LABELS: Labels = Labels {
    lang: "ko",
    kinds: Kinds {
        identity: KindWords {
            short: "자격 증명",
            full: "자격 증명 기반 정책",
            hint: "사용자나 역할이 무엇을 할 수 있는지 정합니다. 인라인, 관리형, 그룹 정책 등 여러 개일 수 있습니다.",
        },
        boundary: KindWords {
            short: "권한 경계",
            full: "권한 경계",
            hint: "사용자나 역할이 가질 수 있는 최대 권한입니다. 제한만 하고 부여하지는 않습니다.",
        },
        session: KindWords {
            short: "세션",
            full: "세션 정책",
            hint: "세션을 만들 때 전달하며 세션의 권한을 줄입니다.",
        },
        resource: KindWords {
            short: "리소스",
            full: "리소스 기반 정책",
            hint: "버킷 정책처럼 리소스에 연결합니다. 다른 계정을 포함해 누가 사용할 수 있는지 지정합니다.",
        },
        trust: KindWords {
            short: "신뢰",
            full: "신뢰 정책",
            hint: "역할의 리소스 기반 정책으로, 누가 역할을 맡을 수 있는지 정합니다.",
        },
        key: KindWords {
            short: "키",
            full: "키 정책",
            hint: "KMS 키의 리소스 기반 정책입니다. 이 정책이 허용하지 않으면 아무도 키를 쓸 수 없습니다.",
        },
        scp: KindWords {
            short: "SCP",
            full: "서비스 제어 정책(SCP)",
            hint: "계정의 모든 보안 주체를 제한합니다. 루트부터 모든 수준에서 허용해야 합니다.",
        },
        rcp: KindWords {
            short: "RCP",
            full: "리소스 제어 정책(RCP)",
            hint: "계정의 리소스에 대한 모든 접근을 제한합니다. 권한을 부여하지는 않습니다.",
        },
        endpoint: KindWords {
            short: "엔드포인트",
            full: "VPC 엔드포인트 정책",
            hint: "VPC 엔드포인트를 통과할 수 있는 요청을 제한합니다.",
        },
    },
    no_verdict_parts: [
        "누가 요청하는지: 보안 주체",
        "무엇을 요청하는지: s3:GetObject 같은 작업",
        "무엇에 대해: 리소스의 ARN",
    ],
    title: "IAM 플레이그라운드",
    tagline: "AWS가 이 요청을 허용할까요? 그 이유는 무엇일까요?",
    skip_to_request: "요청으로 건너뛰기",
    skip_to_verdict: "판정으로 건너뛰기",
    skip_to_policies: "정책으로 건너뛰기",
    examples: "예제",
    new: "새로 만들기",
    new_hint: "빈 상태로 시작합니다. 실행 취소로 되돌릴 수 있습니다",
    undo: "실행 취소",
    redo: "다시 실행",
    theme: "테마",
    theme_auto: "자동",
    theme_light: "밝게",
    theme_dark: "어둡게",
    close: "닫기",
    remove: "삭제",
    back_to_mine: "내 작업으로 돌아가기",
    example: "예제",
    undo_brings_back: "실행 취소하면 하던 작업으로 돌아갑니다.",
    opened_link: "링크에서 열었습니다. 하던 작업은 그대로 보관되어 있습니다.",
    opened_file: "파일에서 열었습니다.",
    link_holds_more: "이 링크에는 이 페이지가 모르는 내용이 있습니다. 그 내용은 그대로 유지됩니다.",
    kept_draft: "하던 작업은 그대로입니다.",
    link_not_fetched: "링크에 필요한 부분을 가져오지 못했습니다. 페이지를 새로 고쳐 다시 시도하세요.",
    paste_not_fetched: "붙여넣은 텍스트를 알아보는 부분을 가져오지 못했습니다. 페이지를 새로 고친 뒤 다시 붙여넣으세요.",
    writing_link: "링크를 만드는 중…",
    open_part: "읽을 수 있는 부분 열기",
    share: "공유",
    share_private: "링크의 # 뒤에 정책을 포함한 모든 내용이 담깁니다. 서버로는 전송되지 않습니다.",
    link_field: "링크",
    copy_link: "링크 복사",
    link_copied: "링크를 복사했습니다.",
    not_copied: "브라우저가 복사를 막았습니다. 링크를 직접 선택해 복사하세요.",
    link_long: "링크가 깁니다. 일부 채팅 앱에서는 잘릴 수 있습니다.",
    link_very_long: "링크가 매우 깁니다. 파일로 보내는 편이 안전합니다.",
    copy_text: "설명을 텍스트로 복사",
    text_copied: "설명을 복사했습니다.",
    characters: "자",
    screens: "페이지 구성",
    screen_why: "이유",
    screen_request: "요청",
    screen_policies: "정책",
    screen_checks: "검사",
    request: "요청",
    principal: "보안 주체",
    principal_presets: "채우기…",
    preset_user: "IAM 사용자",
    preset_session: "역할 세션",
    preset_role: "역할의 임의 세션",
    preset_root: "루트 사용자",
    preset_service: "AWS 서비스",
    preset_federated: "세션이 없는 OIDC 자격 증명",
    preset_anonymous: "익명",
    role_arn: "이 세션의 역할 ARN",
    user_arn: "이 세션을 만든 사용자",
    unique_id: "역할의 고유 ID",
    optional: "선택",
    more_about: "ARN으로는 알 수 없는 정보",
    action: "작업",
    resource: "리소스",
    resource_hint: "ARN 또는 * · 한 줄에 하나",
    resource_account: "리소스 소유 계정",
    resource_account_hint: "ARN에서, 없으면 보안 주체의 계정",
    accounts: "계정",
    account_caller: "호출자",
    account_resource: "리소스",
    organization: "조직",
    network: "네트워크",
    same_account: "같은 계정",
    cross_account: "교차 계정",
    no_account: "계정 없는 호출자",
    other_partition: "다른 파티션",
    is_user: "IAM 사용자",
    is_session: "역할 세션",
    is_role: "이 역할의 임의 세션",
    is_root: "루트 사용자",
    is_federated_user: "페더레이션 사용자",
    is_service: "AWS 서비스",
    is_federated: "세션이 없는 자격 증명",
    is_anonymous: "익명",
    context: "컨텍스트",
    context_key: "컨텍스트 키",
    context_value: "값",
    add_key: "키 추가",
    add_value: "값 추가",
    remove_key: "키 삭제",
    remove_value: "값 삭제",
    unknown: "알 수 없음",
    unknown_hint: "알 수 없음: 키가 없거나 어떤 값이든 가능",
    unknown_value: "알 수 없음: 없거나 아무 값",
    left_out: "이 요청에서는 제외됨",
    missing: "없음",
    missing_hint: "정책이 읽지만 요청에 없는 키입니다. ‘알 수 없음’으로 추가하면 결과에 영향을 주는지 알 수 있습니다.",
    verdict: "판정",
    allowed: "허용됨",
    denied: "거부됨",
    depends: "상황에 따라 다름",
    explicit_deny: "명시적 거부",
    implicit_deny: "암시적 거부",
    explicit_deny_hint: "Deny 문이 적용됩니다",
    implicit_deny_hint: "허용해야 하는 정책이 허용하지 않습니다",
    no_verdict: "아직 판정이 없습니다",
    no_verdict_why: "판정하려면 요청이 필요합니다. 다음 세 가지를 알려 주세요.",
    cannot_evaluate: "지금 상태로는 평가할 수 없습니다",
    stale: "아래는 이전 텍스트에 대한 답입니다.",
    aws_message: "AWS의 메시지",
    near_misses: "거의 허용될 뻔한 문",
    closings: "무엇에 달려 있는지",
    closings_hint: "알 수 없는 키에 달려 있습니다. 두 경우 모두 가능합니다.",
    closing_apply: "적용해 보기",
    closing_absent: "없음",
    sampled: "조합이 너무 많아 모두 시도하지 못했습니다. 위는 예시입니다.",
    each_resource: "호출은 리소스마다 검사됩니다.",
    absent_there: "이 리소스에는 전송되지 않는 키:",
    also_asks: "이 호출에 함께 필요한 권한",
    ask_too: "이 권한도 확인",
    of_whom: "권한 주체:",
    call_decided: "호출 전체를 확인했습니다.",
    caller_account: "호출자 계정",
    gates: "판정에 관여한 정책, AWS의 평가 순서",
    trace: "이유",
    trace_hint: "화살표 키로 이동하고 펼칩니다. *를 누르면 모두 펼칩니다. Enter를 누르면 정책의 해당 텍스트를 보여 줍니다.",
    open_all: "모두 펼치기",
    close_all: "결정한 곳만 펼치기",
    decides: "결정",
    grants: "허용 근거",
    overridden: "무효화됨",
    findings: "참고할 점",
    flaw: "결함",
    ignored: "제외됨",
    limit: "미반영",
    note: "참고",
    policies: "정책",
    simple_view: "간단히 보기",
    full_view: "전체 보기",
    policies_empty: "요청에 관련된 정책을 붙여 넣으세요. 보통 다음 중 하나로 시작합니다.",
    add_policy: "정책 추가",
    add_level: "수준",
    add_here: "이 수준에 정책 추가",
    level_name: "수준의 이름",
    remove_level: "이 수준 삭제",
    policy_name: "정책 이름",
    policy_text: "JSON 텍스트",
    switched_on: "켜짐",
    switched_off: "꺼짐",
    switch_off_hint: "끄면 연결되지 않은 정책처럼 취급합니다",
    blank: "비어 있음",
    torn: "오류",
    endpoint_type: "엔드포인트 유형",
    endpoint_interface: "인터페이스",
    endpoint_gateway: "게이트웨이",
    from: "출처:",
    box_empty: "아래에 붙여 넣으세요. CLI 출력 그대로도 됩니다.",
    box_example: "예제로 시작하기",
    problems: "문제",
    no_problems: "문제 없음",
    editor_keys: "Tab 키로 편집기를 벗어납니다",
    line: "행",
    error: "오류",
    warning: "경고",
    suggestion: "제안",
    checks: "검사",
    checks_hint: "같은 정책에 대한 여러 요청입니다. 편집하는 동안 바로 답합니다. 하나를 고르면 요청란에 나타납니다.",
    check_name: "이름",
    own_request: "기본 요청",
    add_check: "이 요청 추가",
    expected: "예상",
    actual: "실제",
    any: "–",
    as_expected: "예상대로",
    not_as_expected: "예상과 다름",
    show_in_form: "요청란에 표시",
    remove_check: "이 요청 삭제",
    nothing_asked: "요청 없음",
    unwrapped: "다음에서 꺼냈습니다:",
    url_encoded: "URL 인코딩되어 있었습니다.",
    undo_paste: "실행 취소로 붙여 넣은 텍스트를 되돌릴 수 있습니다.",
    several: "붙여 넣은 내용에 정책이 여러 개 있습니다. 가져올 정책을 고르세요.",
    without_name: "이름 없음",
    summary: "정책의 이름만 있고 내용은 없습니다. 내용을 보는 명령:",
    pasted_case: "정책이 아니라 플레이그라운드의 사례입니다.",
    pasted_scenario: "시나리오입니다. 이 페이지는 사례와 링크를 엽니다.",
    pasted_link: "정책이 아니라 플레이그라운드 링크입니다.",
    open_it: "열기",
    belongs: "문의 내용을 보면 다른 종류의 정책으로 보입니다:",
    move_to: "옮기기:",
    keep_here: "여기에 두기",
    box_taken: "그 자리에는 이미 정책이 있습니다.",
    got_it: "확인",
    footer: "아무것도 브라우저 밖으로 나가지 않습니다. 계정도 서버도 없습니다.",
    finding,
    link_failure,
    wrapper,
    foreign,
};

fn finding(code: &str) -> Option<&'static str> {
    Some(match code {
        "S3_BLOCK_PUBLIC_ACCESS" => {
            "S3 퍼블릭 액세스 차단은 반영하지 않았습니다. 퍼블릭 버킷 정책이 허용하는 요청을 거부할 수 있습니다."
        }
        "S3_ACL" => "S3 액세스 제어 목록(ACL)과 객체 소유권은 반영하지 않았습니다. ACL이 이 요청을 허용할 수 있습니다.",
        "S3_ACCESS_POINT" => {
            "액세스 포인트 정책과 S3 Access Grants는 반영하지 않았습니다. 이 요청을 허용할 수 있습니다."
        }
        "KMS_GRANT" => {
            "KMS 권한 부여(grant)는 반영하지 않았습니다. 키에 대한 권한 부여가 이 요청을 허용할 수 있습니다."
        }
        "KMS_AWS_MANAGED_KEY" => {
            "리소스 제어 정책은 AWS 관리형 키에 적용되지 않습니다. 키의 ARN만으로는 관리형 키인지 알 수 없습니다."
        }
        "ROLE_SELF_TRUST" => {
            "오래된 일부 역할은 신뢰 정책에 이름이 없어도 자기 자신을 맡을 수 있습니다. 이 동작은 반영하지 않았습니다."
        }
        "RCP_UNSUPPORTED_SERVICE" => {
            "알려진 바로는 이 서비스에 리소스 제어 정책이 적용되지 않으므로, 주어진 정책은 효과가 없습니다."
        }
        "SCP_ROOT_TASK" => {
            "루트 사용자의 일부 작업은 서비스 제어 정책의 제한을 받지 않습니다. 이 예외는 반영하지 않았습니다."
        }
        "SERVICE_SPECIFIC_CHECK" => {
            "일부 서비스는 리소스 기반 정책을 지원하지 않거나 자체 검사를 추가합니다. 이는 반영하지 않았습니다."
        }
        "IGNORED_IDENTITY_POLICY" => "이 호출자에게는 자격 증명 기반 정책이 없으므로, 주어진 정책을 제외했습니다.",
        "IGNORED_PERMISSIONS_BOUNDARY" => "이 호출자에게는 권한 경계가 있을 수 없으므로, 주어진 정책을 제외했습니다.",
        "IGNORED_CONTEXT_KEY" => {
            "AWS가 이 리소스에 대해 보내지 않는 컨텍스트 키가 있어, 그 키를 빼고 이 리소스를 평가했습니다."
        }
        "API_OPERATION" => {
            "요청한 이름은 API 작업 이름이며 IAM 작업이 아닙니다. 이 API에 필요한 IAM 작업을 확인하세요."
        }
        "DEFAULT_KEY_POLICY" => {
            "이 키의 정책이 없어 AWS 기본 키 정책으로 평가했습니다. 기본 키 정책은 키가 속한 계정의 자격 증명 기반 정책에 결정을 맡깁니다."
        }
        "IGNORED_RESOURCE_POLICY" => "주어진 리소스 정책은 다른 서비스의 리소스에 연결된 것이므로 제외했습니다.",
        "IGNORED_SESSION_POLICY" => "이 호출자에게는 세션 정책이 없으므로, 주어진 정책을 제외했습니다.",
        _ => return None,
    })
}

fn link_failure(failure: Failure) -> &'static str {
    match failure {
        Failure::Cut => "링크가 잘렸습니다. 끝부분이 없습니다. 링크나 파일을 다시 요청하세요.",
        Failure::Changed => "링크가 전달되는 동안 바뀌었습니다. 검사 값이 맞지 않습니다.",
        Failure::Newer => "이 페이지보다 새로운 버전에서 만든 링크입니다. 페이지를 새로 고친 뒤 다시 열어 보세요.",
        Failure::TooLarge => "링크에 담을 수 있는 크기를 넘었습니다.",
        Failure::NotALink => "이 주소에는 플레이그라운드 링크가 없습니다.",
        Failure::NotACase => "링크에 시나리오가 아닌 내용이 들어 있습니다.",
    }
}

fn wrapper(wrapper: Wrapper) -> &'static str {
    match wrapper {
        Wrapper::JsonString => "JSON 문자열",
        Wrapper::UrlEncoded => "URL 인코딩된 문서",
        Wrapper::Xml => "API 응답",
        Wrapper::OtherText => "다른 텍스트",
        Wrapper::Statement => "단독 문(정책 문서로 감쌌습니다)",
        Wrapper::Statements => "단독 문 여러 개(정책 문서로 감쌌습니다)",
        _ => "다른 JSON",
    }
}

fn foreign(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Terraform => {
            "Terraform 코드입니다. `terraform show`에 나오는 정책 문서의 `json` 값이나 `aws iam get-policy-version`의 출력을 붙여 넣으세요."
        }
        Foreign::CloudFormation => {
            "CloudFormation 템플릿입니다. 참조를 채운 PolicyDocument의 JSON이나 `aws iam get-policy-version`, `get-role-policy`의 출력을 붙여 넣으세요."
        }
        Foreign::Cdk => "AWS CDK 코드입니다. `cdk synth`가 만든 PolicyDocument를 참조를 채운 JSON으로 붙여 넣으세요.",
        Foreign::Pulumi => "Pulumi 코드입니다. AWS에 저장된 정책을 JSON으로 붙여 넣으세요.",
        Foreign::Yaml => "YAML입니다. `--output json`으로 출력한 JSON을 붙여 넣으세요.",
        Foreign::Table => "CLI의 표 출력입니다. `--output json`으로 다시 실행하세요.",
        Foreign::Python => "Python 딕셔너리입니다. `json.dumps`의 결과를 붙여 넣으세요.",
        Foreign::Cedar => "다른 정책 언어인 Cedar입니다. 플레이그라운드는 JSON으로 된 AWS IAM 정책을 읽습니다.",
        Foreign::ErrorMessage => {
            "정책이 아니라 AWS의 오류 메시지입니다. 요청란의 `오류 메시지 붙여 넣기…`에 붙여 넣고, 여기에는 정책을 붙여 넣으세요."
        }
        Foreign::Arn => "정책의 이름(ARN)입니다. `aws iam get-policy-version`이 보여 주는 텍스트를 붙여 넣으세요.",
    }
}
