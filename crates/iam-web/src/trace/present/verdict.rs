//! The last screen: the verdict with its sentence and, of a case that asks several things, what came of each.

use yew::Html;

use crate::analysis::Shared;
use crate::checks::{actual, all, called, cell};
use crate::context::Ctx;
use crate::model::ask;
use crate::state::Work;
use crate::verdict::in_words;
use crate::widgets::piece::{Piece, tag};

/// The verdict and what it rests on.
pub fn said(ctx: &Ctx, work: &Work, shown: &Shared) -> Option<Html> {
    Some(in_words(ctx, shown.answer(work.asked)?).html())
}

/// What is asked, and what came of it; nothing where it is one thing.
pub fn table(ctx: &Ctx, work: &Work, shown: &Shared) -> Option<Html> {
    let labels = ctx.labels();
    // One thing has its verdict above.
    all(&work.case).nth(1)?;
    let columns = [labels.check_name, labels.action, labels.resource, labels.actual];
    let columns = tag("tr").each(columns, |name| tag("th").attr("scope", "col").text(name));
    let row = |asked| -> Piece {
        let request = ask::request_of(&work.case, asked);
        let is_told = asked == work.asked;
        tag("tr")
            .class_if(is_told, "in-form")
            .attr_if("aria-current", is_told.then_some("true"))
            .child(tag("th").attr("scope", "row").text(called(ctx, &work.case, asked)))
            .child(cell(labels.action, request.action.as_deref().unwrap_or_default()).class("action"))
            .child(cell(labels.resource, &request.resources.joined(", ")))
            .child(
                tag("td")
                    .attr("data-label", labels.actual)
                    .child(actual(ctx, shown, asked)),
            )
    };
    let table = tag("table")
        .attr("aria-label", labels.checks)
        .child(tag("thead").child(columns))
        .child(tag("tbody").each(all(&work.case), row));
    Some(tag("div.present-checks").child(table).html())
}
