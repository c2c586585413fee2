//! What is said of a link that does not open. A sentence a language.

use alloc::format;
use alloc::string::String;

use iam_words::Lang;

use crate::{MAX_DOCUMENT_BYTES, Problem};

/// In English with a lower-case start and no full stop.
#[must_use]
pub fn said(problem: Problem, lang: Lang) -> String {
    let most = MAX_DOCUMENT_BYTES >> 10;
    match (problem, lang) {
        (Problem::Cut, Lang::En) => "this link was cut off: its end is missing; copy it again, the whole of it".into(),
        (Problem::Cut, Lang::Ko) => "링크가 중간에서 잘려 끝부분이 없습니다. 링크 전체를 다시 복사하세요.".into(),
        (Problem::Changed, Lang::En) => {
            "this link was changed on its way: what it holds is not what it held when it was \
             made; copy it again from where it was made"
                .into()
        }
        (Problem::Changed, Lang::Ko) => {
            "링크가 전달되는 동안 바뀌어 처음 담긴 내용과 다릅니다. 링크를 만든 곳에서 다시 복사하세요.".into()
        }
        (Problem::Newer { generation }, Lang::En) => {
            format!(
                "this link is newer than this program: it is of generation {generation}; open it with a later version"
            )
        }
        (Problem::Newer { generation }, Lang::Ko) => {
            format!("이 프로그램보다 새로운 링크입니다(세대 {generation}). 더 최신 버전에서 여세요.")
        }
        (Problem::TooLarge, Lang::En) => {
            format!("this link is too large: it holds more than {most} KiB; ask for the file instead")
        }
        (Problem::TooLarge, Lang::Ko) => {
            format!("링크가 너무 큽니다. 담긴 내용이 {most} KiB보다 큽니다. 파일로 받으세요.")
        }
        (Problem::NotALink, Lang::En) => "this is no link of the playground: there is no `s=` in it".into(),
        (Problem::NotALink, Lang::Ko) => "플레이그라운드의 링크가 아닙니다. `s=` 부분이 없습니다.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_problem_has_a_sentence_of_its_own() {
        let problems = [
            Problem::Cut,
            Problem::Changed,
            Problem::Newer { generation: 7 },
            Problem::TooLarge,
            Problem::NotALink,
        ];
        let all = Lang::ALL.map(|lang| problems.map(|it| said(it, lang)));
        let mut all = all.concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), problems.len() * 2);
    }
}
