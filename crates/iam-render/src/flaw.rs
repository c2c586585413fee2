//! What is wrong with a block of a document, and in which line.

use iam_words::Lang;

use crate::mark::END;

/// Something wrong at a line of a document, from 1; of a block, at a line of what it holds, or at its first line, 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// From 1; see the type.
    pub line: usize,
    /// What is wrong there.
    pub what: What,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word behind `iam` that is nearly one that is known.
    UnknownWord {
        /// As it was written.
        word: String,
        /// The one that is known.
        meant: String,
    },
    /// A value that a word can't have.
    WrongValue {
        /// The word, without `=`.
        word: &'static str,
        /// What was written.
        value: String,
        /// What it can be.
        known: Vec<&'static str>,
    },
    /// A policy of which something is expected, and nothing is asked.
    NoQuestion,
    /// A case asks by itself, and so do the words behind `iam`.
    AskedTwice,
    /// What the block holds can't be read or evaluated, in a sentence.
    Unreadable(String),
    /// It came to something else.
    Unmet {
        /// As it was written.
        expected: String,
        /// In the same words.
        found: String,
        /// Why, in a sentence.
        said: String,
    },
    /// The block has no closing line.
    OpenBlock,
    /// The verdict below it has no closing line.
    OpenVerdict,
    /// The verdict below it is not what it comes to today.
    Stale,
    /// No verdict is below it.
    NoVerdict,
    /// What it should include is not there yet.
    NotIncluded,
}

impl What {
    /// In a sentence.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Ko => self.korean(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownWord { word, meant } => {
                format!("a block has no word `{word}`; did you mean `{meant}`?")
            }
            Self::WrongValue { word, value, known } => {
                format!("`{word}` can't be `{value}`: it is one of {}", known.join(", "))
            }
            Self::NoQuestion => {
                "a policy alone asks nothing: write `action=…` and `resource=…` behind `iam`, or a whole case into the block".into()
            }
            Self::AskedTwice => {
                "the case in the block says what is asked: take `action`, `resource` and the like from behind `iam`".into()
            }
            Self::Unreadable(said) => said.clone(),
            Self::Unmet { expected, found, said } => format!("expected {expected}, found {found}. {said}"),
            Self::OpenBlock => "the block has no end: close it with a line of as many backticks".into(),
            Self::OpenVerdict => format!(
                "the verdict below the block has no end: put a line `{}` behind it, or take it out",
                END
            ),
            Self::Stale => "the verdict below the block is not what it comes to today: run `iam-playground render --in-place`".into(),
            Self::NoVerdict => "the block has no verdict yet: run `iam-playground render --in-place`".into(),
            Self::NotIncluded => {
                "a file is still to be included here, which mdBook does: write `after = [\"links\"]` below `[preprocessor.iam]` in book.toml".into()
            }
        }
    }

    fn korean(&self) -> String {
        match self {
            Self::UnknownWord { word, meant } => {
                format!("블록에 쓸 수 없는 말입니다: `{word}`. `{meant}` 아닌가요?")
            }
            Self::WrongValue { word, value, known } => {
                format!("`{word}`에 쓸 수 없는 값입니다: `{value}`. 쓸 수 있는 값: {}", known.join(", "))
            }
            Self::NoQuestion => {
                "정책만으로는 물을 것이 없습니다. `iam` 뒤에 `action=…`과 `resource=…`를 적거나 블록에 사례 전체를 적으세요".into()
            }
            Self::AskedTwice => {
                "무엇을 요청하는지는 블록 안의 사례에 이미 있습니다. `iam` 뒤에서 `action`, `resource` 등을 지우세요".into()
            }
            Self::Unreadable(said) => said.clone(),
            Self::Unmet { expected, found, said } => format!("예상: {expected}, 실제: {found}. {said}"),
            Self::OpenBlock => "블록이 닫히지 않았습니다. 같은 수의 백틱으로 된 줄로 닫으세요".into(),
            Self::OpenVerdict => format!(
                "블록 아래 판정이 닫히지 않았습니다. 판정 뒤에 `{}` 줄을 넣거나 판정을 지우세요",
                END
            ),
            Self::Stale => "블록 아래 판정이 지금의 결과와 다릅니다. `iam-playground render --in-place`를 실행하세요".into(),
            Self::NoVerdict => "블록에 아직 판정이 없습니다. `iam-playground render --in-place`를 실행하세요".into(),
            Self::NotIncluded => {
                "여기에 넣을 파일이 아직 들어오지 않았습니다. 파일은 mdBook이 넣습니다. book.toml의 `[preprocessor.iam]` 아래에 `after = [\"links\"]`를 적으세요".into()
            }
        }
    }
}
