//! `explain`: an answer in other ways than as a tree: its steps, its statements as a table, or what it depends on.

mod text;

use iam_explain::words;
use iam_render::explain::{Way, json, view};
use iam_render::requests::with_id;

use crate::args::{Explain, Format, View};
use crate::requests::{self, Asked};
use crate::say::{one_line, print};
use crate::status::Status;

/// Explains the answer to each request of each case of all files.
pub fn explain(asked: &Explain) -> Status {
    requests::each(&asked.files, asked.lang, &|it| tell(it, asked))
}

fn tell(it: &Asked, asked: &Explain) -> Status {
    let view = view(it.case, it.answer, way(&asked.view), asked.lang);
    match asked.format {
        Format::Text => {
            let answer = it.answer;
            let headline = words::headline(answer.evaluated(), asked.lang);
            print(&(it.name() + &one_line(&headline) + &text::below(&view, answer)))
        }
        Format::Json => print(&with_id(it.id, json(&view, it.answer))),
    }
}

const fn way(asked: &View) -> Way {
    match (asked.matrix, asked.depends) {
        (_, true) => Way::Depends,
        (true, false) => Way::Matrix,
        (false, false) => Way::Steps,
    }
}
