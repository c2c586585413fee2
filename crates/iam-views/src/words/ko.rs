//! In Korean.

use iam_words::Lang;
use iam_words::term::Effect;

use super::Words;

pub const WORDS: Words = Words {
    to_allowed: "이 요청을 허용으로 바꾸는 가장 작은 변경입니다. 각각 다시 평가해 확인했습니다.",
    past_guardrails: "가드레일을 약화하는 변경만 이 요청을 허용으로 바꿉니다. 다른 변경으로는 허용되지 않았습니다. 각각 다시 평가해 확인했습니다.",
    to_denied: "이 요청을 거부로 바꾸는 가장 작은 변경입니다. 각각 다시 평가해 확인했습니다.",
    nothing: "작은 변경으로는 결과가 바뀌지 않습니다.",
    stopped_by: "여기에서 막힙니다: ",
    depends: "답이 알 수 없는 컨텍스트 키에 달려 있습니다. 값을 정하면 목록이 나타납니다.",
    unreadable: "정책이나 요청을 읽을 수 없습니다. 고치면 이 보기가 나타납니다.",

    statement: "문",
    outcome: "결과",
    yes: "일치",
    no: "불일치",
    cannot_tell: Effect::CannotTell.name(Lang::Ko),
    no_value: ": 값 없음",
    absent: "–",
    overridden_by: "우선하는 것: ",
    but_for: "이것만 불일치: ",
    no_effect: "효과 없음",

    any: "무엇이든",
    missing: "없음",
    any_other: "그 밖의 값",
    such_as: "예: ",
    and_more: ("외 ", "개"),
    rows_left_out: ("나머지 ", "행은 생략했습니다."),
    too_many_keys: "키 네 개보다 많은 것에 달려 있어 표로 나타낼 수 없습니다. 일부 키의 값을 정해 주세요.",
    not_all_tried: "조합이 너무 많아 표로 나타낼 수 없습니다. 일부 키의 값을 정해 주세요.",
    for_resource: "대상: ",

    allowed: "허용",
    explicit_deny: Effect::ExplicitDeny.name(Lang::Ko),
    implicit_deny: Effect::ImplicitDeny.name(Lang::Ko),
    depends_on_keys: Effect::Depends.name(Lang::Ko),
    cannot: "확인할 수 없음",
};
