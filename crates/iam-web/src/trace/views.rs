//! The other views of the trace are `<trace-views>`, an element of the site's own (`www/views.js`): it is handed the case
//! and says what the reader does there.

use iam_scenario::holder;
use iam_scenario::read::{self, Unknown};
use iam_syntax::span::Span;
use wasm_bindgen::JsValue;

use crate::analysis::{Shared, cleaned};
use crate::context::Ctx;
use crate::effects::target::value_of;
use crate::model::ask;
use crate::model::slot::Slot;
use crate::state::{Action, App, LookedAt, Work};
use crate::widgets::piece::{On, Piece, tag};

/// `case` as [`text_of`] writes it.
pub fn views(ctx: &Ctx, app: &App, case: &JsValue, shown: &Shared) -> Piece {
    let looked = app.looked.as_ref().map_or("", |looked| &looked.node);
    on_case("trace-views", ctx, case, shown).attr("data-looked", looked)
}

/// An element of the site's own that is handed the case.
#[inline(never)]
pub fn on_case(name: &'static str, ctx: &Ctx, case: &JsValue, shown: &Shared) -> Piece {
    let heard = {
        let (ctx, shown) = (ctx.clone(), shown.clone());
        move |event| {
            if let Some(action) = heard(&value_of(&event), &shown.slots) {
                ctx.act(action);
            }
        }
    };
    tag(name)
        .attr("lang", ctx.labels().lang)
        .property("case", case)
        .on(On::Change, heard)
}

/// The case as it is evaluated, with what is asked as its own request.
pub fn text_of(work: &Work) -> String {
    let case = holder::asking(&work.case, ask::request_of(&work.case, work.asked));
    iam_scenario::write::case_of_texts(&cleaned(&case))
}

/// What the reader did, as the element says it.
fn heard(said: &str, slots: &[Slot]) -> Option<Action> {
    let (word, rest) = said.split_once('\n').unwrap_or((said, ""));
    match word {
        "try" => {
            let case = read::case_with(rest, Unknown::Kept).ok()?;
            Some(Action::Try(Box::new(case)))
        }
        "undo" => Some(Action::Undo),
        "look" => Some(Action::Look(looked(rest, slots))),
        "pass" => Some(Action::Pass(looked(rest, slots))),
        _ => None,
    }
}

/// A step, a line each: its key; document, start and end of its text, where it has one.
fn looked(said: &str, slots: &[Slot]) -> LookedAt {
    let mut lines = said.split('\n');
    let node = lines.next().unwrap_or_default().to_string();
    let mut number = || lines.next()?.parse().ok();
    let mut source = || {
        let document: u32 = number()?;
        let span = Span {
            start: number()?,
            end: number()?,
        };
        Some((*slots.get(document as usize)?, span))
    };
    LookedAt { node, source: source() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(said: &str, expected: Option<(&str, Option<(u32, u32)>)>) {
        let found = match heard(said, &[Slot::Boundary]) {
            Some(Action::Look(looked) | Action::Pass(looked)) => Some(looked),
            _ => None,
        };
        let found = found.map(|it| (it.node, it.source.map(|(_, span)| (span.start, span.end))));
        assert_eq!(found, expected.map(|(node, span)| (node.to_string(), span)), "{said}");
    }

    #[test]
    fn a_step_is_heard_with_its_text_or_without() {
        check("look\ng0.p1\n0\n5\n9", Some(("g0.p1", Some((5, 9)))));
        check("pass\ng0", Some(("g0", None)));
        check("look\ng0\n1\n5\n9", Some(("g0", None)));
        check("look\ng0\n0\n5\nx", Some(("g0", None)));
        check("else", None);
        check("", None);
    }
}
