//! Why a link does not open.

use iam_link::Problem as Sealed;
use iam_words::Lang;

use crate::case::Case;
use crate::problem::Problem;

/// A link that does not open, and what could be read of it all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkProblem {
    pub kind: LinkProblemKind,
    /// What could be read, if that is anything.
    pub partial: Option<Box<Case>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblemKind {
    /// It can't be taken out.
    Sealed(Sealed),
    /// What was taken out was written by a later version of the program.
    NewerDocument { version: String },
    /// It is as it was written, and holds neither a case nor a scenario.
    NotACase { problems: Vec<Problem> },
}

impl LinkProblem {
    pub(super) fn new(kind: LinkProblemKind) -> Self {
        Self { kind, partial: None }
    }

    /// One sentence; in English with a lower-case start and no full stop.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        match (&self.kind, lang) {
            (LinkProblemKind::Sealed(problem), lang) => iam_link::words::said(*problem, lang),
            (LinkProblemKind::NewerDocument { version }, Lang::En) => format!(
                "this link is newer than this program: it holds a document of version {version}; open it with a later version"
            ),
            (LinkProblemKind::NewerDocument { version }, Lang::Ko) => {
                format!("이 프로그램보다 새로운 링크입니다(문서 버전 {version}). 더 최신 버전에서 여세요.")
            }
            (LinkProblemKind::NotACase { problems }, lang) => not_a_case(problems, lang),
        }
    }
}

fn not_a_case(problems: &[Problem], lang: Lang) -> String {
    match (problems.first(), lang) {
        (Some(first), Lang::En) => format!("this link does not hold a case: {}", first.message),
        // What is wrong with it is said by whoever shows problems in Korean.
        (Some(_), Lang::Ko) => "링크에 담긴 내용을 사례로 읽을 수 없습니다.".into(),
        (None, Lang::En) => "this link does not hold a case or a scenario".into(),
        (None, Lang::Ko) => "링크에 사례나 시나리오가 들어 있지 않습니다.".into(),
    }
}
