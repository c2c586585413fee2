//! Korean.

use super::Words;
use crate::model::file::Problem;

pub const WORDS: Words = Words {
    file: "파일",
    open: "열기…",
    open_hint: "사례, 시나리오, 정책 JSON. 파일을 페이지에 끌어다 놓아도 됩니다",
    save: "저장",
    save_new: "저장할 위치를 묻습니다",
    download: "다운로드 폴더에 파일을 저장합니다",
    save_as: "다른 이름으로 저장…",
    save_as_hint: "다른 파일에 저장합니다",
    states: "이전 상태…",
    states_hint: "이 브라우저에 보관된 이전 작업을 봅니다",
    forget: "모두 지우기…",
    forget_hint: "이 브라우저에 보관된 것을 모두 지웁니다",
    drop: "여기에 놓으면 파일을 엽니다",
    drop_hint: "실행 취소하면 하던 작업으로 돌아갑니다.",

    place_title: |n| match n {
        1 => "이 정책을 어디에 넣을까요?".into(),
        n => format!("이 정책 {n}개를 어디에 넣을까요?"),
    },
    a_policy: |n| format!("정책 {n}"),
    place_hint: "권한 경계, 리소스 기반 정책, 엔드포인트 정책은 이미 있는 것을 대신합니다. 실행 취소하면 되돌아갑니다.",
    place_here: "이 케이스에 추가",
    place_alone: "새 케이스로 열기",
    pasted: "붙여 넣은 텍스트",
    filled_in: "AWS가 거부한 요청으로 채웠습니다. 실행 취소하면 되돌아갑니다.",

    save_to: |name| format!("저장할 파일: {name}"),
    opened: |name| format!("파일을 열었습니다: {name}. 실행 취소하면 하던 작업으로 돌아갑니다."),
    opened_first: |name, n| {
        format!("사례 {n}개 중 첫 번째를 열었습니다: {name}. 실행 취소하면 하던 작업으로 돌아갑니다.")
    },
    saved: |name| format!("저장했습니다: {name}."),
    downloaded: |name| format!("다운로드 폴더에 저장했습니다: {name}."),
    restored: |time| format!("이전 상태로 되돌렸습니다: {time}. 실행 취소하면 하던 작업으로 돌아갑니다."),

    not_opened: |name| format!("열지 못했습니다: {name}"),
    not_saved: |name| format!("저장하지 못했습니다: {name}"),
    no_save: "파일에 쓰지 못했습니다. ‘다른 이름으로 저장’으로 다른 위치를 고르세요.",
    unchanged: "하던 작업은 그대로입니다.",
    problem,

    states_title: "이전 상태",
    states_kept: "이 브라우저의 모든 탭에서 작업한 최근 상태를 30개까지 보관합니다. 잠시 멈추거나 다른 것을 열거나 페이지를 떠날 때 보관됩니다.",
    states_none: "아직 보관된 상태가 없습니다. 정책이나 요청을 바꾸고 20초쯤 멈추면 그때의 작업이 여기에 남아 언제든 되돌릴 수 있습니다.",
    restore: "되돌리기",
    untitled: "요청 없음",
    scenario: "시나리오",
    policies: |n| format!("정책 {n}개"),
    checks: |n| format!("검사 {n}개"),
    steps: |n| format!("단계 {n}개"),

    forget_title: "모두 지울까요?",
    goes: "열려 있는 모든 탭에서 다음이 지워지며, 되돌릴 수 없습니다.",
    all_that_goes: [
        "정책, 요청, 검사",
        "환경 화면의 시나리오",
        "이전 상태",
        "열거나 저장한 파일의 목록",
        "언어와 테마",
        "네트워크 없이 쓰려고 저장한 이 사이트의 사본",
    ],
    stays: "파일 자체와 브라우저 방문 기록에 있는 링크는 그대로 남습니다.",
    forget_all: "모두 지우기",
    cancel: "취소",
};

const fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::TooBig => "파일이 2MB보다 큽니다. 정책이나 검사를 줄여서 열거나 명령줄에서 평가하세요.",
        Problem::Unreadable => {
            "브라우저가 읽지 못했습니다. 파일이 맞는지, 아직 그 자리에 있는지, 읽을 권한이 있는지 확인하세요."
        }
        Problem::NotText => "텍스트 파일이 아닙니다. UTF-8로 저장된 JSON 파일을 여세요.",
        Problem::Empty => "빈 파일입니다. 여기서 저장한 파일이나 정책 JSON을 여세요.",
        Problem::NotFetched => "파일을 알아보는 부분을 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
        Problem::Several => {
            "같은 자리에 들어갈 정책이 여러 개 있습니다. 텍스트를 정책란에 붙여 넣고 그중에서 고르세요."
        }
        Problem::Foreign => "여기서 읽는 형식이 아닙니다. AWS가 `--output json`으로 출력하는 정책 JSON을 여세요.",
        Problem::Summary => {
            "정책의 이름만 있고 내용은 없습니다. `aws iam get-policy-version`이나 `get-role-policy`의 출력을 여세요."
        }
        Problem::Unrecognised => "사례도 시나리오도 정책도 아닙니다. 여기서 저장한 파일이나 정책 JSON을 여세요.",
        Problem::NotACase => {
            "사례로 보이지만 맞지 않는 값이 든 필드가 있습니다. `iam-playground eval`이 어느 필드인지 알려 줍니다."
        }
        Problem::OneAtATime => "파일이 여러 개입니다. 한 번에 하나씩 놓으세요.",
    }
}
