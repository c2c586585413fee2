//! The other views of the trace are `<trace-views>`, an element of the site's own (`www/views.js`): it is handed the case
//! and says what the reader does there.

use iam_scenario::case::Case;
use iam_scenario::read::{self, Unknown};
use iam_scenario::write;

use crate::analysis::cleaned;
use crate::context::Ctx;
use crate::model::ask;
use crate::state::{Action, App, Work};
use crate::widgets::field::value_of;
use crate::widgets::piece::{On, Piece, tag};

pub fn views(ctx: &Ctx, app: &App) -> Piece {
    let heard = {
        let ctx = ctx.clone();
        move |event| {
            if let Some(action) = heard(&value_of(&event)) {
                ctx.act(action);
            }
        }
    };
    tag("trace-views")
        .attr("lang", ctx.labels().lang)
        .property("case", &text_of(&app.work))
        .on(On::Change, heard)
}

/// The case as it is evaluated, with what is asked as its own request.
fn text_of(work: &Work) -> String {
    let case = Case {
        request: ask::request_of(&work.case, work.asked),
        checks: Vec::new(),
        ..(*work.case).clone()
    };
    write::case_of_texts(&cleaned(&case))
}

/// What the reader did, as the element says it.
fn heard(said: &str) -> Option<Action> {
    let (word, rest) = said.split_once('\n').unwrap_or((said, ""));
    match word {
        "try" => {
            let case = read::case_with(rest, Unknown::Kept).ok()?;
            Some(Action::Try(Box::new(case)))
        }
        "undo" => Some(Action::Undo),
        _ => None,
    }
}
