//! The words of what is searched and chosen from: the gallery of worked examples, AWS's own policies.

use iam_eval::combine::Outcome;
use iam_words::Lang;

/// Of the gallery.
pub struct Words {
    pub title: &'static str,
    pub search: &'static str,
    pub hint: &'static str,
    pub subject: &'static str,
    pub all: &'static str,
    pub none_of_subject: &'static str,
    pub clear: &'static str,
    pub kept: &'static str,
    /// The name of the link to it.
    pub documentation: &'static str,
    pub sessions: &'static str,
    pub coming: &'static str,
    pub no_gallery: &'static str,
    pub count: fn(usize) -> String,
    /// Of the words that were searched for.
    pub none: fn(&str) -> String,
    /// By its title, as the next.
    pub opened: fn(&str) -> String,
    pub opened_sessions: fn(&str) -> String,
    /// By its id.
    pub not_opened: fn(&str) -> String,
    pub decision: fn(Outcome) -> &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

const EN: Words = Words {
    title: "Worked examples",
    search: "Search",
    hint: "Title, lesson or subject, in English or Korean",
    subject: "Subject",
    all: "All subjects",
    none_of_subject: "No example of this subject has these words in it. Try another subject, or fewer words.",
    clear: "Show all",
    kept: "Opening one keeps your work: undo brings it back.",
    documentation: "Documentation: every view, file and rule",
    sessions: "Opens in World",
    coming: "Loading the examples…",
    no_gallery: "The gallery could not be loaded. Look at your connection, and try again.",
    count: |n| format!("{n} example{}", if n == 1 { "" } else { "s" }),
    none: |text| format!("No example has “{text}” in it. Try a kind of policy, a service, or fewer words."),
    opened: |title| format!("Opened “{title}”. Undo brings your work back."),
    opened_sessions: |title| format!("Opened “{title}” in World. Undo brings back what you had there."),
    not_opened: |id| format!("There is no example called “{id}”, or it could not be loaded. Your work is as it was."),
    decision: |outcome| match outcome {
        Outcome::Allowed => "Allowed",
        Outcome::ExplicitDeny => "Explicit deny",
        Outcome::ImplicitDeny => "Implicit deny",
        Outcome::Depends => "It depends",
    },
};

const KO: Words = Words {
    title: "예제",
    search: "검색",
    hint: "제목, 설명, 주제 (한국어·영어)",
    subject: "주제",
    all: "모든 주제",
    none_of_subject: "이 주제에는 검색어가 들어 있는 예제가 없습니다. 다른 주제를 고르거나 단어를 줄여 보세요.",
    clear: "모두 보기",
    kept: "예제를 열어도 하던 작업은 남습니다. 실행 취소하면 돌아옵니다.",
    documentation: "문서: 화면, 파일 형식, 규칙 설명(영어)",
    sessions: "환경 화면에서 열기",
    coming: "예제를 불러오는 중…",
    no_gallery: "예제 목록을 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
    count: |n| format!("예제 {n}개"),
    none: |text| {
        format!(
            "다음 텍스트가 들어 있는 예제가 없습니다: “{text}”. 정책 유형이나 서비스 이름으로 찾거나 단어를 줄여 보세요."
        )
    },
    opened: |title| format!("“{title}” 예제를 열었습니다. 실행 취소하면 하던 작업으로 돌아갑니다."),
    opened_sessions: |title| {
        format!("환경 화면에서 “{title}” 예제를 열었습니다. 실행 취소하면 거기 있던 시나리오로 돌아갑니다.")
    },
    not_opened: |id| format!("찾을 수 없거나 불러오지 못한 예제: “{id}”. 작업은 그대로 남아 있습니다."),
    decision: |outcome| match outcome {
        Outcome::Allowed => "허용",
        Outcome::ExplicitDeny => "명시적 거부",
        Outcome::ImplicitDeny => "암시적 거부",
        Outcome::Depends => "경우에 따라 다름",
    },
};

/// Of the dialog of AWS's own policies.
pub struct Managed {
    pub open: &'static str,
    pub title: &'static str,
    pub kept: &'static str,
    pub search: &'static str,
    pub hint: &'static str,
    pub loading: &'static str,
    /// By its name.
    pub document: fn(&str) -> String,
    pub failed: &'static str,
    pub again: &'static str,
    /// So many of all.
    pub count: fn(usize, usize) -> String,
    /// Of the words that were searched for.
    pub none: fn(&str) -> String,
    pub more: fn(usize) -> String,
}

/// Of AWS's own policies.
pub fn managed(lang: Lang) -> &'static Managed {
    match lang.spoken() {
        Lang::En => &MANAGED_EN,
        Lang::Ko => &MANAGED_KO,
    }
}

const MANAGED_EN: Managed = Managed {
    open: "AWS managed…",
    title: "AWS managed policies",
    kept: "The one that you choose is added to the identity-based policies. Undo takes it away.",
    search: "Search",
    hint: "Part of a name, such as ReadOnly",
    loading: "Loading the list…",
    document: |name| format!("Loading {name}…"),
    failed: "It could not be loaded. Look at your connection, and try again.",
    again: "Try again",
    count: |n, all| match n == all {
        true => format!("{all} policies"),
        false => format!("{n} of {all} policies"),
    },
    none: |text| format!("No policy has “{text}” in its name."),
    more: |n| format!("{n} more: write more of the name"),
};

const MANAGED_KO: Managed = Managed {
    open: "AWS 관리형…",
    title: "AWS 관리형 정책",
    kept: "고른 정책은 자격 증명 기반 정책에 추가됩니다. 실행 취소하면 빠집니다.",
    search: "검색",
    hint: "이름의 일부 (예: ReadOnly)",
    loading: "목록을 불러오는 중…",
    document: |name| format!("{name} 불러오는 중…"),
    failed: "불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.",
    again: "다시 시도",
    count: |n, all| match n == all {
        true => format!("정책 {all}개"),
        false => format!("정책 {all}개 중 {n}개"),
    },
    none: |text| format!("이름에 다음 텍스트가 들어 있는 정책이 없습니다: “{text}”."),
    more: |n| format!("{n}개 더 있습니다. 이름을 더 적어 보세요"),
};
