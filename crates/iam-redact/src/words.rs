//! What is said of names that were taken out, or could not be. A sentence a language.

use iam_words::Lang;

use crate::Obstacle;

/// Why nothing is shared. In English with a lower-case start and no full stop.
#[must_use]
pub fn said(obstacle: &Obstacle, lang: Lang) -> String {
    match (obstacle, lang) {
        (Obstacle::Unreadable { policy }, Lang::En) => {
            format!(
                "names can't be taken out of the policy {policy}: its JSON is broken; mend it, or share without replacing names"
            )
        }
        (Obstacle::Unreadable { policy }, Lang::Ko) => {
            format!(
                "정책 {policy}의 JSON이 올바르지 않아 이름을 바꿀 수 없습니다. 먼저 고치거나 이름을 바꾸지 않고 공유하세요."
            )
        }
        (Obstacle::Pattern(pattern), Lang::En) => {
            format!(
                "with other names the pattern `{pattern}` would match something else, so no link is made; change the pattern, or share without replacing names"
            )
        }
        (Obstacle::Pattern(pattern), Lang::Ko) => {
            format!(
                "이름을 바꾸면 `{pattern}` 패턴과 일치하는 대상이 달라지므로 링크를 만들지 않습니다. 패턴을 바꾸거나 이름을 바꾸지 않고 공유하세요."
            )
        }
        (Obstacle::Decision, Lang::En) => {
            "with other names a decision would be another, so no link is made; share without replacing names".into()
        }
        (Obstacle::Decision, Lang::Ko) => {
            "이름을 바꾸면 판정이 달라지므로 링크를 만들지 않습니다. 이름을 바꾸지 않고 공유하세요.".into()
        }
        (Obstacle::Scenario, Lang::En) => {
            "the scenario can't be read as it stands, so nothing tells whether it would stay what it is; mend it, or share without replacing names".into()
        }
        (Obstacle::Scenario, Lang::Ko) => {
            "시나리오를 지금 상태로는 읽을 수 없어 이름을 바꾼 뒤에도 그대로인지 확인할 수 없습니다. 먼저 고치거나 이름을 바꾸지 않고 공유하세요.".into()
        }
        (Obstacle::Word(word), Lang::En) => {
            format!(
                "`{word}` can't be taken out everywhere, so no link is made; rename it, or share without replacing names"
            )
        }
        (Obstacle::Word(word), Lang::Ko) => {
            format!(
                "`{word}` 부분을 모두 바꿀 수 없어 링크를 만들지 않습니다. 이름을 고치거나 이름을 바꾸지 않고 공유하세요."
            )
        }
    }
}

/// What a list of replaced words begins with.
#[must_use]
pub const fn replaced(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "replaced in the link:",
        Lang::Ko => "링크에서 바꾼 단어:",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_obstacle_names_what_it_is_about() {
        for lang in Lang::ALL {
            assert!(said(&Obstacle::Pattern("a*".into()), lang).contains("`a*`"));
            assert!(said(&Obstacle::Word("acme".into()), lang).contains("`acme`"));
            assert!(said(&Obstacle::Unreadable { policy: "\"P\"".into() }, lang).contains("\"P\""));
            assert!(!said(&Obstacle::Decision, lang).is_empty());
        }
    }
}
