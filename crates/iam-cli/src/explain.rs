//! `explain`: an answer in other ways than as a tree: its steps, its statements as a table, or what it depends on.

mod json;
mod text;

use iam_explain::words;
use iam_protocol::case::Trace;
use iam_views::{depends, trace};

use crate::args::{Explain, Format};
use crate::requests::{self, Asked};
use crate::say::{one_line, print, with_id};
use crate::status::Status;

/// Explains the answer to each request of each case of all files.
pub fn explain(asked: &Explain) -> Status {
    requests::each(&asked.files, asked.lang, &|it| tell(it, asked))
}

/// What is shown of an answer.
enum View {
    Steps(Vec<iam_protocol::case::Step>),
    Matrix(iam_protocol::case::Matrix),
    Depends(iam_protocol::case::Depends),
}

fn tell(it: &Asked, asked: &Explain) -> Status {
    let view = view(it, asked);
    match asked.format {
        Format::Text => {
            let answer = it.answer;
            let headline = words::headline(answer.evaluated(), asked.lang);
            print(&(it.name() + &one_line(&headline) + &text::below(&view, answer)))
        }
        Format::Json => print(&with_id(it.id, json::of(&view, it.answer))),
    }
}

fn view(it: &Asked, asked: &Explain) -> View {
    if asked.view.depends {
        return View::Depends(depends::of(&it.case(), it.answer, asked.lang));
    }
    match trace::of(it.answer, asked.lang) {
        Trace::Views { matrix, .. } if asked.view.matrix => View::Matrix(matrix),
        Trace::Views { steps, .. } => View::Steps(steps),
        // OK because an answer has a trace.
        Trace::Unreadable(_) => View::Steps(Vec::new()),
    }
}
