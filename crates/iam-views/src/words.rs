//! What is said of the views themselves, in English and Korean. What a step or a change says is not here: those words
//! are `iam-explain`'s and `iam-flip`'s.

use iam_scenario::output::reach::{verdict_name, words as of_hop};
use iam_scenario::reach::{Hop, Verdict};
use iam_words::Lang;

/// Every fixed text. One that a language lacks does not compile.
pub struct Words {
    pub to_allowed: &'static str,
    /// Where nothing but a guardrail can be changed.
    pub past_guardrails: &'static str,
    pub to_denied: &'static str,
    pub nothing: &'static str,
    /// Before the names of gates.
    pub stopped_by: &'static str,
    pub depends: &'static str,
    pub unreadable: &'static str,

    // The table
    pub statement: &'static str,
    pub outcome: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub cannot_tell: &'static str,
    /// After a key without which a condition matches.
    pub no_value: &'static str,
    /// An element that a statement lacks.
    pub absent: &'static str,
    /// Before the name of what overrides.
    pub overridden_by: &'static str,
    /// Before what lacks an Allow.
    pub lacks_allow: &'static str,
    /// Before the element that failed alone.
    pub but_for: &'static str,
    pub no_effect: &'static str,

    // What the decision depends on
    pub any: &'static str,
    pub missing: &'static str,
    pub any_other: &'static str,
    /// Before one value of many.
    pub such_as: &'static str,
    /// Before and after how many values are not named.
    pub and_more: (&'static str, &'static str),
    /// Before and after how many rows are left out.
    pub rows_left_out: (&'static str, &'static str),
    pub too_many_keys: &'static str,
    pub not_all_tried: &'static str,
    /// Before the resource that the table is about, where there are several.
    pub for_resource: &'static str,

    // The grid
    pub allowed: &'static str,
    pub explicit_deny: &'static str,
    pub implicit_deny: &'static str,
    pub depends_on_keys: &'static str,
    pub cannot: &'static str,
    /// Of an action that is never asked on a resource.
    pub never_asked: &'static str,

    // Who gets to which role
    pub world_unreadable: &'static str,
    pub nobody: &'static str,
    pub not_all_tags: &'static str,
    /// Whom a trust policy names beside, of accounts that are not there.
    pub strangers: fn(&str) -> String,
    pub verdict: fn(Verdict) -> &'static str,
    /// Between who gets there and the role.
    pub to: &'static str,
    /// By whom, and as which caller.
    pub blocked: fn(&str, &str) -> String,
    pub assumes: &'static str,
    /// Before the name of a session.
    pub as_session: &'static str,
    pub with_token: &'static str,
    pub with_assertion: &'static str,
    /// Before keys.
    pub depends_on: &'static str,
    pub external_id: &'static str,
    pub tag: &'static str,
    pub source_identity: &'static str,
    pub needs: &'static str,
    /// What a caller from outside must be.
    pub caller_needs: fn(&Hop) -> Option<String>,
}

pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}

mod en {
    use iam_words::Lang;
    use iam_words::term::Effect;

    use super::{Words, of_hop, verdict_name};

    pub const WORDS: Words = Words {
        to_allowed: "The smallest changes that turn this into Allowed. Each was evaluated again.",
        past_guardrails: "Only a weaker guardrail turns this into Allowed: nothing else that was tried does. Each change was evaluated again.",
        to_denied: "The smallest changes that turn this into Denied. Each was evaluated again.",
        nothing: "Nothing small changes the decision.",
        stopped_by: "It stops at: ",
        depends: "The answer depends on unknown context keys. Say what they hold, and this list appears.",
        unreadable: "A policy or the request cannot be read as it stands. Fix it, and this view appears.",

        statement: "Statement",
        outcome: "Outcome",
        yes: "yes",
        no: "no",
        cannot_tell: Effect::CannotTell.name(Lang::En),
        no_value: ": no value",
        absent: "–",
        overridden_by: "overridden by ",
        lacks_allow: "not enough: no Allow in ",
        but_for: "fails only at ",
        no_effect: "no effect",

        any: "any",
        missing: "absent",
        any_other: "any other value",
        such_as: "such as ",
        and_more: ("", " more"),
        rows_left_out: ("", " more rows are left out."),
        too_many_keys: "It depends on more than four keys: too many for a table. Say what some of them hold.",
        not_all_tried: "There are too many combinations for a table. Say what some of the keys hold.",
        for_resource: "For ",

        allowed: "allowed",
        explicit_deny: Effect::ExplicitDeny.name(Lang::En),
        implicit_deny: Effect::ImplicitDeny.name(Lang::En),
        depends_on_keys: Effect::Depends.name(Lang::En),
        cannot: "cannot be asked",
        never_asked: "never asked",

        world_unreadable: "The text of the world cannot be read as it stands.",
        nobody: "The world has nobody of this name any more.",
        not_all_tags: "the policies name so many values of tags that not all of their combinations were tried",
        strangers: |names| {
            format!(
                "the trust policy also names {names}, of accounts that are not in this world: who their own policies permit gets in"
            )
        },
        verdict: verdict_name,
        to: " to ",
        blocked: |blocker, caller| format!("blocked by {blocker} (as {caller})"),
        assumes: "assumes",
        as_session: " as ",
        with_token: " with a token",
        with_assertion: " with a SAML assertion",
        depends_on: "depends on ",
        external_id: "external id",
        tag: "tag",
        source_identity: "source identity",
        needs: "needs ",
        caller_needs: of_hop::en,
    };
}

mod ko {
    use iam_words::Lang;
    use iam_words::term::Effect;

    use super::{Verdict, Words, of_hop};

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
        lacks_allow: "부족함. Allow 없음: ",
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
        never_asked: "요청되지 않음",

        world_unreadable: "환경의 텍스트를 지금 상태로는 읽을 수 없습니다.",
        nobody: "이 이름은 환경에 더 이상 없습니다.",
        not_all_tags: "정책에 나오는 태그 값이 너무 많아 모든 조합을 시도하지는 않았습니다.",
        strangers: |names| {
            format!(
                "신뢰 정책은 이 환경에 없는 계정도 신뢰합니다: {names}. 그 계정의 정책이 허용하는 사람은 이 역할을 수임할 수 있습니다."
            )
        },
        verdict: |verdict| match verdict {
            Verdict::Yes => "가능",
            Verdict::Conditional => "조건부",
            Verdict::No => "불가능",
        },
        to: " → ",
        blocked: |blocker, caller| format!("막는 곳: {blocker} (호출자: {caller})"),
        assumes: "→",
        as_session: ", 세션 이름 ",
        with_token: ", 토큰",
        with_assertion: ", SAML 어설션",
        depends_on: "결과를 정하는 키: ",
        external_id: "외부 ID",
        tag: "태그",
        source_identity: "소스 자격 증명",
        needs: "필요한 조건: ",
        caller_needs: of_hop::ko,
    };
}
