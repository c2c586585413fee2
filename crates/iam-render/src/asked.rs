//! What is asked of a policy alone, which stands behind its block and is not seen in a page: who asks for what.

use iam_words::Lang;

use crate::fence::Question;

/// A piece of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(&'static str),
    /// What is asked, as it was written.
    Code(String),
}

/// Who asks for what, in a sentence; nothing where nothing is asked.
#[must_use]
pub fn asked(question: &Question, lang: Lang) -> Vec<Piece> {
    let Some(action) = &question.action else {
        return Vec::new();
    };
    let (text, code) = (Piece::Text, |it: &str| Piece::Code(it.to_string()));
    let (before, somebody, after) = match lang.spoken() {
        Lang::En => ("", "Some user", " asks for "),
        Lang::Ko => ("보안 주체 ", "어느 사용자", "의 요청: "),
    };
    let mut pieces = match &question.principal {
        Some(principal) => vec![text(before), code(principal)],
        None => vec![text(somebody)],
    };
    pieces.extend([text(after), code(action)]);
    if let Some(resource) = &question.resource {
        pieces.push(text(match lang.spoken() {
            Lang::En => " on ",
            Lang::Ko => ", 리소스 ",
        }));
        pieces.push(code(resource));
    }
    for (at, (key, value)) in question.context.iter().enumerate() {
        pieces.push(text(match (lang.spoken(), at) {
            (Lang::En, 0) => " with ",
            (Lang::Ko, 0) => ", 컨텍스트 ",
            (Lang::En | Lang::Ko, _) => ", ",
        }));
        pieces.push(code(&[key, "=", value].concat()));
    }
    pieces.push(text("."));
    pieces
}
