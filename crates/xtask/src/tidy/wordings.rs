//! One wording for one thing: AWS's terms stand in `iam-words`, and no sentence calls them otherwise.

/// A wording that went astray, and what we say.
const ASTRAY: [(&str, &str); 13] = [
    ("identity polic", "identity-based polic…"),
    ("resource polic", "resource-based polic…"),
    ("permission boundar", "permissions boundar…"),
    ("리소스 정책", "리소스 기반 정책"),
    ("hangs on", "depends on"),
    ("상황에 따라 다", "경우에 따라 다…"),
    ("조건에 따라 다", "경우에 따라 다…"),
    ("같은 계정", "동일 계정"),
    ("묵시적", "암시적"),
    // As the title of AWS's page on assuming roles has it:
    // https://docs.aws.amazon.com/ko_kr/IAM/latest/UserGuide/id_roles_manage-assume.html
    ("맡을", "수임할"),
    ("맡는", "수임하는"),
    ("맡은", "수임한"),
    ("맡음", "수임"),
];

pub fn problems(files: &[(String, String)]) -> Vec<String> {
    let sentences = files.iter().filter(|(path, _)| has_sentences(path));
    sentences.flat_map(|(path, text)| of_file(path, text)).collect()
}

/// The words of each crate, what the reader of policies says, and the page.
fn has_sentences(path: &str) -> bool {
    let is_words = path.starts_with("crates/") && (path.contains("/words/") || path.ends_with("/words.rs"));
    is_words || path.starts_with("crates/iam-syntax/src/") || (path.starts_with("www/") && path.ends_with(".js"))
}

fn of_file(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate();
    lines
        .flat_map(|(line_idx, line)| {
            let said = line.split("//").next().unwrap_or_default().to_lowercase();
            let found = ASTRAY.iter().filter(move |(astray, _)| said.contains(astray));
            found.map(move |(astray, ours)| format!("{path}:{}: `{astray}`: we say `{ours}`", line_idx + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, n_problems: usize) {
        let found = problems(&[(path.to_string(), text.to_string())]);
        assert_eq!(n_problems, found.len(), "{found:?}");
    }

    #[test]
    fn a_term_has_one_wording() {
        let words = "crates/iam-lint/src/words/en.rs";
        check(words, "\"put it into its identity policies\"", 1);
        check(words, "\"Resource policies hangs on it\"", 2);
        check(
            words,
            "\"identity-based policies, a permissions boundary\" // hangs on",
            0,
        );
        check("crates/iam-web/src/words/ko.rs", "\"같은 계정\"", 1);
        check("crates/iam-lint/src/words/ko.rs", "\"역할을 맡을 수 있습니다\"", 1);
        check("crates/iam-lint/src/words/ko.rs", "\"값에 맡기지 마세요\"", 0);
        check("crates/iam-sts/src/message.rs", "\"This resource policy contains\"", 0);
    }
}
