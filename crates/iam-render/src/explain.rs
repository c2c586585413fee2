//! An answer in other ways than as a tree, for programs: its steps, its statements as a table, or what it depends on.

mod json;

use iam_protocol::case::{Depends, Matrix, Step, Trace};
use iam_scenario::answer::Answer;
use iam_scenario::case::Case;
use iam_views::{depends, trace};
use iam_words::Lang;

use crate::requests;
pub use json::of as json;

/// The ways to see an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Each step of the decision in order.
    #[default]
    Steps,
    /// A row a statement.
    Matrix,
    /// A row for each way that unknown keys may turn out.
    Depends,
}

/// What is seen of an answer.
pub enum View {
    /// Of [`Way::Steps`].
    Steps(Vec<Step>),
    /// Of [`Way::Matrix`].
    Matrix(Matrix),
    /// Of [`Way::Depends`].
    Depends(Depends),
}

/// The answer to a case of one request.
#[must_use]
pub fn view(case: &Case, answer: &Answer, way: Way, lang: Lang) -> View {
    if way == Way::Depends {
        return View::Depends(depends::of(case, answer, lang));
    }
    match trace::of(answer, lang) {
        Trace::Views { matrix, .. } if way == Way::Matrix => View::Matrix(matrix),
        Trace::Views { steps, .. } => View::Steps(steps),
        // OK because an answer has a trace.
        Trace::Unreadable(_) => View::Steps(Vec::new()),
    }
}

/// A line of JSON for each request of a case.
#[must_use]
pub fn lines(text: &str, way: Way, lang: Lang) -> Vec<String> {
    requests::lines(text, |case, answer| json(&view(case, answer, way, lang), answer))
}
