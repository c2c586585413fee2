//! The words of files, earlier states, and what is forgotten.

use iam_words::Lang;

use crate::model::file::Problem;

pub struct Words {
    // The menu
    pub file: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    pub save: &'static str,
    pub save_new: &'static str,
    pub download: &'static str,
    pub save_as: &'static str,
    pub save_as_hint: &'static str,
    pub states: &'static str,
    pub states_hint: &'static str,
    pub forget: &'static str,
    pub forget_hint: &'static str,
    pub drop: &'static str,
    pub drop_hint: &'static str,

    pub place_title: fn(usize) -> String,
    pub a_policy: fn(usize) -> String,
    pub place_hint: &'static str,
    pub place_here: &'static str,
    pub place_alone: &'static str,
    /// What a text is called that was pasted where nothing is typed.
    pub pasted: &'static str,
    pub filled_in: &'static str,

    // What was done, by the name of the file or the time of the state
    pub save_to: fn(&str) -> String,
    pub opened: fn(&str) -> String,
    pub opened_first: fn(&str, usize) -> String,
    pub saved: fn(&str) -> String,
    pub downloaded: fn(&str) -> String,
    pub restored: fn(&str) -> String,

    // What went wrong
    pub not_opened: fn(&str) -> String,
    pub not_saved: fn(&str) -> String,
    pub no_save: &'static str,
    pub unchanged: &'static str,
    pub problem: fn(Problem) -> &'static str,

    // Earlier states
    pub states_title: &'static str,
    pub states_kept: &'static str,
    pub states_none: &'static str,
    pub restore: &'static str,
    pub untitled: &'static str,
    pub scenario: &'static str,
    pub policies: fn(usize) -> String,
    pub checks: fn(usize) -> String,
    pub steps: fn(usize) -> String,

    // Forgetting
    pub forget_title: &'static str,
    pub goes: &'static str,
    pub all_that_goes: [&'static str; 6],
    pub stays: &'static str,
    pub forget_all: &'static str,
    pub cancel: &'static str,
}

pub fn words(lang: Lang) -> &'static Words {
    match lang.spoken() {
        Lang::En => &en::WORDS,
        Lang::Ko => &ko::WORDS,
    }
}

mod en {
    use super::Words;
    use crate::model::file::Problem;

    pub const WORDS: Words = Words {
        file: "File",
        open: "Open…",
        open_hint: "A case, a scenario or a policy as JSON; or drop a file on the page",
        save: "Save",
        save_new: "Asks where to",
        download: "Puts a file into your downloads",
        save_as: "Save as…",
        save_as_hint: "To another file",
        states: "Earlier states…",
        states_hint: "What your work was before, in this browser",
        forget: "Forget everything…",
        forget_hint: "Takes away all that is kept in this browser",
        drop: "Drop the file to open it",
        drop_hint: "Undo brings back what you had.",

        place_title: |n| match n {
            1 => "Where does this policy go?".into(),
            n => format!("Where do these {n} policies go?"),
        },
        a_policy: |n| format!("Policy {n}"),
        place_hint: "A boundary, a resource-based policy and an endpoint policy take the place of the one that is there. Undo brings back what you had.",
        place_here: "Add to this case",
        place_alone: "Open in a case of its own",
        pasted: "what you pasted",
        filled_in: "Filled in the request that AWS denied. Undo brings back what you had.",

        save_to: |name| format!("Writes to {name}"),
        opened: |name| format!("Opened {name}. Undo brings back what you had."),
        opened_first: |name, n| format!("Opened the first of {n} cases in {name}. Undo brings back what you had."),
        saved: |name| format!("Saved to {name}."),
        downloaded: |name| format!("{name} is in your downloads."),
        restored: |time| format!("Restored the state of {time}. Undo brings back what you had."),

        not_opened: |name| format!("{name} was not opened"),
        not_saved: |name| format!("{name} was not saved"),
        no_save: "It could not be written. Choose another place with Save as.",
        unchanged: "Your work is as it was.",
        problem,

        states_title: "Earlier states",
        states_kept: "The last 30 states of your work in this browser, from all tabs. One is kept when you pause, when you open something else and when you leave.",
        states_none: "Nothing is kept yet. Change a policy or the request and pause for some twenty seconds: your work then stands here, to be brought back at any time.",
        restore: "Restore",
        untitled: "No request yet",
        scenario: "Scenario",
        policies: |n| many(n, "1 policy", "policies"),
        checks: |n| many(n, "1 check", "checks"),
        steps: |n| many(n, "1 step", "steps"),

        forget_title: "Forget everything?",
        goes: "This goes, in every tab that is open, and cannot be brought back:",
        all_that_goes: [
            "your policies, requests and checks",
            "the scenarios of the World view",
            "the earlier states",
            "which files you opened and saved",
            "language and theme",
            "the copy of this site for use without a network",
        ],
        stays: "The files themselves stay where they are, and so do links in the browser’s own history.",
        forget_all: "Forget everything",
        cancel: "Cancel",
    };

    fn many(n: usize, one: &str, more: &str) -> String {
        match n {
            1 => one.into(),
            _ => format!("{n} {more}"),
        }
    }

    const fn problem(problem: Problem) -> &'static str {
        match problem {
            Problem::TooBig => {
                "The file is larger than 2 MB. Open one with fewer policies or checks, or evaluate it on the command line."
            }
            Problem::Unreadable => {
                "The browser could not read it. Check that it is a file, that it is still there, and that you may read it."
            }
            Problem::NotText => "It is not a text. Open a JSON file, in UTF-8.",
            Problem::Empty => "It is empty. Open a file that was saved here, or a policy document as JSON.",
            Problem::NotFetched => {
                "What tells files apart could not be loaded. Look at your connection, and try again."
            }
            Problem::Several => {
                "It holds several policies that go into the same box. Paste its text into a policy’s box, and choose among them."
            }
            Problem::Foreign => {
                "It is none of the formats that are read here. Open the policy document as JSON, as AWS prints it with `--output json`."
            }
            Problem::Summary => {
                "It names policies and holds none. Open what `aws iam get-policy-version` or `get-role-policy` prints."
            }
            Problem::Unrecognised => {
                "It is neither a case, nor a scenario, nor a policy. Open a file that was saved here, or a policy document as JSON."
            }
            Problem::NotACase => {
                "It looks like a case, but a field holds what does not belong there. `iam-playground eval` says which one."
            }
            Problem::OneAtATime => "Several files were dropped. Drop one at a time.",
        }
    }
}

mod ko {
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
        opened: |name| format!("열었습니다: {name}. 실행 취소하면 하던 작업으로 돌아갑니다."),
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
}
