//! Words of the menu that passes on what is in sight. Both languages side by side: a sentence each.

use iam_words::Lang;

pub struct Words {
    pub redacts: &'static str,
    pub redacts_hint: &'static str,
    /// What goes of a world beside.
    pub redacts_world: &'static str,
    /// How many names were replaced.
    pub replaced: fn(usize) -> String,
    pub none_replaced: &'static str,
    pub copy_markdown: &'static str,
    pub copy_block: &'static str,
    pub block_hint: &'static str,
    pub code: &'static str,
    pub code_of: &'static str,
    pub too_long_for_code: &'static str,
    /// What stands on a link in a text.
    pub opens: &'static str,
}

pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

static EN: Words = Words {
    redacts: "Replace names first",
    redacts_hint: "Account IDs, names, parts of ARNs and tags; IP addresses, Regions and times stay. Each decision stays what it is, or there is no link.",
    redacts_world: "Titles and what is expected of the steps go.",
    replaced: |n| match n {
        1 => "1 name replaced".into(),
        n => [&n.to_string(), " names replaced"].concat(),
    },
    none_replaced: "There was no name to replace.",
    copy_markdown: "Copy as Markdown",
    copy_block: "Copy for a documentation page",
    block_hint: "A code block `iam`, which the embed turns into this playground.",
    code: "QR code",
    code_of: "QR code of the link",
    too_long_for_code: "The link is too long for a QR code.",
    opens: "Open in IAM Playground",
};

static KO: Words = Words {
    redacts: "이름을 바꿔서 공유",
    redacts_hint: "계정 ID, 이름, ARN의 일부, 태그를 다른 말로 바꿉니다. IP 주소, 리전, 시각은 그대로 남습니다. 판정이 그대로일 때만 링크를 만듭니다.",
    redacts_world: "제목과 단계의 예상 결과는 빠집니다.",
    replaced: |n| ["이름 ", &n.to_string(), "개를 바꿨습니다"].concat(),
    none_replaced: "바꿀 이름이 없었습니다.",
    copy_markdown: "Markdown으로 복사",
    copy_block: "문서에 넣을 코드 블록 복사",
    block_hint: "`iam` 코드 블록입니다. 문서 사이트에서 이 플레이그라운드로 바뀝니다.",
    code: "QR 코드",
    code_of: "링크의 QR 코드",
    too_long_for_code: "링크가 길어서 QR 코드로 만들 수 없습니다.",
    opens: "IAM Playground에서 열기",
};
