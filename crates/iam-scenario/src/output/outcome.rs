//! What a check or a step comes to, in words.

use iam_words::Lang;

/// An outcome by its name in the format; one that is not known as it stands.
#[must_use]
pub fn said(decision: &str, lang: Lang) -> String {
    let (en, ko) = match decision {
        "allowed" => ("allowed", "허용"),
        "explicitDeny" => ("explicitly denied", "명시적 거부"),
        "implicitDeny" => ("implicitly denied", "암시적 거부"),
        "depends" => ("dependent on unknown keys", "알 수 없는 키에 따라 다름"),
        "issued" => ("issued", "발급됨"),
        "refused" => ("refused", "거절됨"),
        "notRun" => ("not run", "실행되지 않음"),
        "error" => ("an error", "오류"),
        other => return format!("`{other}`"),
    };
    match lang {
        Lang::En => en.into(),
        Lang::Ko => ko.into(),
    }
}
