//! A line above the page that says what is open, when it is not the reader's own, and how to get back.

use iam_scenario::link::LinkProblem;

use crate::checks::in_lang;
use crate::context::Ctx;
use crate::examples::{self, side};
use crate::state::{Action, App, Origin};
use crate::widgets::piece::{Piece, button, pieces, tag};

/// Nothing while the work is the reader's own.
pub fn banner(ctx: &Ctx, app: &App) -> Option<Piece> {
    let labels = ctx.labels();
    let body = match &app.work.origin {
        Origin::Own => return None,
        Origin::Example(id) => lesson(ctx, id),
        Origin::Link { has_unknown_fields } => Some(of_link(ctx, app, *has_unknown_fields)),
    };
    let back = app.mine.is_some().then(|| {
        button("button#back-to-mine.quiet")
            .click(ctx, Action::BackToMine)
            .text(labels.back_to_mine)
    });
    Some(
        tag("aside.banner")
            .attr("aria-label", labels.example)
            .child(body)
            .child(back),
    )
}

fn lesson(ctx: &Ctx, id: &str) -> Option<Piece> {
    let about = examples::find(id).and_then(examples::about)?;
    let at = side(ctx.lang);
    Some(
        tag("p")
            .child(tag("span.label").text(ctx.labels().example))
            .text(" ")
            .child(tag("strong").text(&about.title[at]))
            .text(" ")
            .text(&about.lesson[at]),
    )
}

fn of_link(ctx: &Ctx, app: &App, has_unknown_fields: bool) -> Piece {
    let labels = ctx.labels();
    let title = app.work.case.title.as_ref();
    let title = title.map(|title| pieces().child(tag("strong").text(in_lang(title, ctx.lang))).text(" · "));
    let said = tag("p").child(title).text(labels.opened_link);
    match has_unknown_fields {
        true => said.text(" ").text(labels.link_holds_more),
        false => said,
    }
}

/// Why a link did not open. The reader's work stays.
pub fn link_failure(ctx: &Ctx, problem: &LinkProblem) -> Piece {
    let labels = ctx.labels();
    let open = problem.partial.clone().map(|case| {
        let origin = Origin::Link {
            has_unknown_fields: false,
        };
        button("button.quiet")
            .click(ctx, Action::Open { case, origin })
            .click(ctx, Action::PutProblemAway)
            .text(labels.open_part)
    });
    let said = tag("p")
        .child(tag("strong").text((labels.link_problem)(&problem.kind)))
        .text(" ")
        .text(labels.kept_draft);
    tag("div#link-problem.banner.problem-banner")
        .attr("role", "alert")
        .child(said)
        .child(open)
        .child(
            button("button.quiet")
                .click(ctx, Action::PutProblemAway)
                .text(labels.close),
        )
}
