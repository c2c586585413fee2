//! The words of the Sessions view, in each language: a label that is missing does not compile.

pub mod entities;
mod fields;

use iam_scenario::format::act::ActName;
use iam_sts::Time;
use iam_words::Lang;

use crate::world::examples::ALL;
use crate::world::model::clock::{Life, parts};
use crate::world::model::handover::{Carried, Gained, Lost};
use crate::world::model::mark::Mark;

pub use fields::{about, called};

pub struct Labels {
    pub lang: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub examples: &'static str,
    pub example_titles: [&'static str; ALL.len()],
    pub copy_report: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub screens: &'static str,
    pub steps: &'static str,
    pub text: &'static str,
    pub text_hint: &'static str,
    pub problems: &'static str,
    pub show_place: &'static str,
    pub broken: &'static str,
    /// Where not even JSON can be read.
    pub torn: &'static str,
    pub stale: &'static str,
    pub diagram: &'static str,
    pub diagram_hint: &'static str,
    pub clock: &'static str,
    pub clock_minutes: &'static str,
    pub clock_hint: &'static str,
    pub sessions_at: &'static str,
    pub no_sessions: &'static str,
    pub add_step: &'static str,
    pub add_hint: &'static str,
    pub no_steps: &'static str,
    pub edit: &'static str,
    pub move_up: &'static str,
    pub move_down: &'static str,
    pub duplicate: &'static str,
    pub remove: &'static str,
    pub caller_side: &'static str,
    pub trust_side: &'static str,
    pub no_trust_side: &'static str,
    pub no_caller_side: &'static str,
    pub aws_message: &'static str,
    pub not_asked: &'static str,
    pub notes: &'static str,
    pub session: &'static str,
    pub arn: &'static str,
    pub tags: &'static str,
    pub transitive: &'static str,
    pub source_identity: &'static str,
    pub in_force: &'static str,
    pub identity_policies: &'static str,
    pub boundary: &'static str,
    pub session_policies: &'static str,
    pub scps: &'static str,
    pub remaining: &'static str,
    pub expires: &'static str,
    pub chain_depth: &'static str,
    pub lost: &'static str,
    pub carried: &'static str,
    pub gained: &'static str,
    pub nothing: &'static str,
    pub act_in: &'static str,
    pub when: &'static str,
    pub when_stands: &'static str,
    pub when_after: &'static str,
    pub when_at: &'static str,
    pub to_clock: &'static str,
    pub sign_in: &'static str,
    pub access_key: &'static str,
    pub console: &'static str,
    pub console_mfa: &'static str,
    pub lines_hint: &'static str,
    pub map_hint: &'static str,
    pub json_hint: &'static str,
    pub not_as_expected: &'static str,
    pub show_text: &'static str,
    pub mfa: &'static str,
}

pub fn labels(lang: Lang) -> &'static Labels {
    match lang {
        Lang::En => &en::LABELS,
        Lang::Ko => &ko::LABELS,
    }
}

pub const fn mark(mark: Mark, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::mark(mark),
        Lang::Ko => ko::mark(mark),
    }
}

pub const fn act(act: ActName, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::act(act),
        Lang::Ko => ko::act(act),
    }
}

/// Why a step was not run, or what an expired session means.
pub const fn hint(mark: Mark, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::En => en::hint(mark),
        Lang::Ko => ko::hint(mark),
    }
}

pub fn lost(lost: &Lost, lang: Lang) -> String {
    match lang {
        Lang::En => en::lost(lost),
        Lang::Ko => ko::lost(lost),
    }
}

pub fn carried(carried: &Carried, lang: Lang) -> String {
    match carried {
        Carried::Tag(tag) => [&tag.key, " = ", &tag.value].concat(),
        Carried::SourceIdentity(identity) => [labels(lang).source_identity, ": ", identity].concat(),
    }
}

pub fn gained(gained: &Gained, lang: Lang) -> String {
    match gained {
        Gained::Permissions(names) => [labels(lang).identity_policies, ": ", &names.join(", ")].concat(),
        Gained::Tag(tag) => [&tag.key, " = ", &tag.value].concat(),
        Gained::SourceIdentity(identity) => [labels(lang).source_identity, ": ", identity].concat(),
    }
}

pub fn life(life: Life, lang: Lang) -> String {
    match lang {
        Lang::En => en::life(life),
        Lang::Ko => ko::life(life),
    }
}

/// How many steps there are and how many went through.
pub fn summary(n_steps: usize, n_through: usize, lang: Lang) -> String {
    match lang {
        Lang::En => en::summary(n_steps, n_through),
        Lang::Ko => ko::summary(n_steps, n_through),
    }
}

fn duration(seconds: Time, names: [&str; 4]) -> String {
    let parts = parts(seconds).into_iter().zip(names).filter(|((n, _), _)| *n != 0);
    let words: Vec<String> = parts.map(|((n, _), name)| [&n.to_string(), name].concat()).collect();
    match words.is_empty() {
        true => ["0", names[3]].concat(),
        false => words.join(" "),
    }
}

mod en {
    use iam_scenario::format::act::ActName;
    use iam_sts::Time;
    use iam_words::en;
    use iam_words::term::Verdict;

    use super::Labels;
    use crate::world::model::clock::Life;
    use crate::world::model::handover::Lost;
    use crate::world::model::mark::Mark;

    pub const LABELS: Labels = Labels {
        lang: "en",
        heading: "Sessions",
        lead: "Who assumes which role, step by step on one clock: what both sides say to each hop, and what each session carries on.",
        examples: "Worked examples",
        example_titles: [
            "User1 → RoleA → RoleB",
            "Another account, with an external ID",
            "GitHub Actions with OIDC",
            "SAML with session tags",
            "A role that asks for MFA",
            "The confused deputy",
            "A break at one hour",
        ],
        copy_report: "Copy report",
        copied: "Report copied.",
        not_copied: "The browser does not let this page copy.",
        screens: "Parts of the view",
        steps: "Steps",
        text: "JSON text",
        text_hint: "The whole scenario: accounts, policies and steps. Edit it here, or the steps by their forms; both are the same text.",
        problems: "What is wrong with the text",
        show_place: "Show the place",
        broken: "The scenario can’t be read as it stands",
        torn: "Mend the text where it is marked, or undo; until then nothing else can be changed here.",
        stale: "Below is the report of the last text that could be read.",
        diagram: "Sequence",
        diagram_hint: "Sequence diagram of the steps. The list below says the same.",
        clock: "Clock",
        clock_minutes: "Minutes after the start",
        clock_hint: "Moves nothing but what is left of each session.",
        sessions_at: "Sessions at",
        no_sessions: "No step has issued a session.",
        add_step: "Add a step",
        add_hint: "After the step that is open, or at the end",
        no_steps: "There are no steps yet. Add one, or open a worked example.",
        edit: "Edit this step",
        move_up: "Move up",
        move_down: "Move down",
        duplicate: "Duplicate",
        remove: "Remove",
        caller_side: "Caller’s side",
        trust_side: "Trust and resource side",
        no_trust_side: "No policy of the role or resource was asked.",
        no_caller_side: "No policy of the caller was asked.",
        aws_message: "AWS’s message",
        not_asked: "No policy was asked.",
        notes: "Worth knowing",
        session: "Session",
        arn: "ARN",
        tags: "Principal tags",
        transitive: "transitive: goes on to the next session",
        source_identity: "Source identity",
        in_force: "Policies in force",
        identity_policies: "Identity-based policies",
        boundary: "Permissions boundary",
        session_policies: "Session policies",
        scps: "Service control policies",
        remaining: "Life left at the clock",
        expires: "Expires",
        chain_depth: "Chain depth",
        lost: "Lost against the hop before",
        carried: "Carried on",
        gained: "Gained",
        nothing: "nothing",
        act_in: "Make a request in this session",
        when: "When",
        when_stands: "at once",
        when_after: "after",
        when_at: "at",
        to_clock: "Set to the clock",
        sign_in: "Signed in by",
        access_key: "access key",
        console: "console",
        console_mfa: "console with MFA",
        lines_hint: "One a line.",
        map_hint: "One a line: key = value.",
        json_hint: "JSON.",
        not_as_expected: "not as expected",
        show_text: "Show in the text",
        mfa: "MFA",
    };

    pub const fn mark(mark: Mark) -> &'static str {
        match mark {
            Mark::Allowed => en::verdict(Verdict::Allowed),
            Mark::ExplicitDeny => en::verdict(Verdict::ExplicitDeny),
            Mark::ImplicitDeny => en::verdict(Verdict::ImplicitDeny),
            Mark::Depends => en::verdict(Verdict::Depends),
            Mark::Issued => "Session issued",
            Mark::RefusedByPolicy => "Refused: access denied",
            Mark::RefusedByRule => "Refused by STS",
            Mark::Expired => "Session expired",
            Mark::NotRun => "Not run",
            Mark::Error => "Can’t be evaluated",
        }
    }

    pub const fn hint(mark: Mark) -> Option<&'static str> {
        match mark {
            Mark::NotRun => Some("The session that it acts in was never issued, so there was nothing to ask."),
            Mark::Expired => Some("The session ended before this step. Its policies were not asked."),
            Mark::RefusedByRule => Some("STS refuses this whatever the policies say."),
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
            ActName::Request => "Request: any action",
            ActName::AssumeRole => "AssumeRole",
            ActName::SwitchRole => "Switch Role in the console",
            ActName::AssumeRoleWithSaml => "AssumeRoleWithSAML",
            ActName::AssumeRoleWithWebIdentity => "AssumeRoleWithWebIdentity (OIDC)",
            ActName::GetSessionToken => "GetSessionToken",
            ActName::GetFederationToken => "GetFederationToken",
            ActName::AssumeRoot => "AssumeRoot",
            ActName::GetCallerIdentity => "GetCallerIdentity",
            ActName::LaunchInstance => "Launch an EC2 instance",
            ActName::InvokeAsService => "A service assumes a role",
        }
    }

    pub fn lost(lost: &Lost) -> String {
        match lost {
            Lost::Permissions(names) => ["the caller’s own permissions: ", &names.join(", ")].concat(),
            Lost::Tag(tag) => ["tag ", &tag.key, " = ", &tag.value].concat(),
            Lost::SessionPolicies(names) => ["session policies: ", &names.join(", ")].concat(),
            Lost::Mfa => "that there was MFA".into(),
        }
    }

    pub fn life(life: Life) -> String {
        match life {
            Life::NotYet(seconds) => ["issued in ", &duration(seconds)].concat(),
            Life::Left(seconds) => [&duration(seconds), " left"].concat(),
            Life::Ended(0) => "expired just now".into(),
            Life::Ended(seconds) => ["expired ", &duration(seconds), " ago"].concat(),
        }
    }

    pub fn summary(n_steps: usize, n_through: usize) -> String {
        let steps = if n_steps == 1 { " step, " } else { " steps, " };
        [&n_steps.to_string(), steps, &n_through.to_string(), " went through"].concat()
    }

    fn duration(seconds: Time) -> String {
        super::duration(seconds, [" d", " h", " min", " s"])
    }
}

mod ko {
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
        example_titles: [
            "User1 → RoleA → RoleB",
            "외부 ID를 쓰는 다른 계정",
            "OIDC를 쓰는 GitHub Actions",
            "세션 태그를 쓰는 SAML",
            "MFA를 요구하는 역할",
            "혼동된 대리인",
            "한 시간 뒤에 끊기는 체인",
        ],
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
}
