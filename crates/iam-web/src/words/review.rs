//! The words of the Review view.

use iam_words::Lang;

pub struct Words {
    pub title: &'static str,
    /// By the number of policies.
    pub of_case: fn(usize) -> String,
    pub of_scenario: fn(usize) -> String,
    pub empty: &'static str,
    pub torn: &'static str,
    /// Before the names of those of which there is nothing to say.
    pub clean: &'static str,
    pub more_policies: fn(usize) -> String,

    // Who gets to which role
    pub reach: &'static str,
    pub reach_lead: &'static str,
    pub no_roles: &'static str,
    pub pick: &'static str,
    /// Above roles, and above principals.
    pub who_can_assume: &'static str,
    pub reached_by: &'static str,
    pub reach_looks: &'static str,
    pub reach_failed: &'static str,
    /// By how many get there, and how many don't.
    pub n_ways: fn(usize, usize) -> String,
    pub n_not: fn(usize) -> String,
    pub yes: &'static str,
    pub conditional: &'static str,
    pub no: &'static str,
    /// A button that adds the hops as steps.
    pub walk: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    title: "Review of the policies",
    of_case: |n| format!("{} of the request in Ask, the worst first.", policies(n)),
    of_scenario: |n| format!("{} of the world in World, the worst first.", policies(n)),
    empty: "There is no policy yet. Write one in Ask, or build a world in World.",
    torn: "The text of the world can’t be read as it is. World says where.",
    clean: "No problem found in",
    more_policies: |n| format!("and {n} more"),
    reach: "Who gets to which role",
    reach_lead: "Every chain of up to six roles is tried. What a caller may choose is chosen: session name, external ID, session tags.",
    no_roles: "The world has no role yet. Add one in World.",
    pick: "Pick a role or a principal …",
    who_can_assume: "Who can assume",
    reached_by: "Which roles are reached by",
    reach_looks: "Trying all chains of roles …",
    reach_failed: "The chains could not be tried: the part of the site that does is missing. Reload the page.",
    n_ways: |ways, no| match ways {
        0 => format!("None of {no} gets there."),
        ways => format!("{ways} of {} get there.", ways + no),
    },
    n_not: |n| format!("{n} do not"),
    yes: "Yes",
    conditional: "Conditional",
    no: "No",
    walk: "Add as steps in World",
};

fn policies(n: usize) -> String {
    match n {
        1 => "1 policy".into(),
        n => format!("{n} policies"),
    }
}

const KO: Words = Words {
    title: "정책 검토",
    of_case: |n| format!("요청 화면의 정책 {n}개를 심각한 것부터 보여 줍니다."),
    of_scenario: |n| format!("환경 화면의 정책 {n}개를 심각한 것부터 보여 줍니다."),
    empty: "아직 정책이 없습니다. 요청 화면에서 정책을 작성하거나 환경 화면에서 환경을 만드세요.",
    torn: "환경의 텍스트를 지금 상태로는 읽을 수 없습니다. 위치는 환경 화면에 있습니다.",
    clean: "문제가 없는 정책",
    more_policies: |n| format!("외 {n}개"),
    reach: "역할에 도달하는 경로",
    reach_lead: "역할을 여섯 번까지 이어서 수임하는 경로를 모두 시도합니다. 호출자가 정할 수 있는 값(세션 이름, 외부 ID, 세션 태그)은 알맞게 골라서 시도합니다.",
    no_roles: "환경에 아직 역할이 없습니다. 환경 화면에서 역할을 추가하세요.",
    pick: "역할이나 보안 주체 선택 …",
    who_can_assume: "이 역할을 수임할 수 있는 보안 주체",
    reached_by: "이 보안 주체가 도달할 수 있는 역할",
    reach_looks: "모든 경로를 시도하는 중 …",
    reach_failed: "경로를 시도하지 못했습니다. 사이트의 일부를 불러오지 못했으니 페이지를 새로 고치세요.",
    n_ways: |ways, no| match ways {
        0 => format!("{no}개 중 도달하는 것이 없습니다."),
        ways => format!("{}개 중 {ways}개가 도달합니다.", ways + no),
    },
    n_not: |n| format!("도달하지 못하는 {n}개"),
    yes: "가능",
    conditional: "조건부",
    no: "불가능",
    walk: "환경 화면에 단계로 추가",
};
