//! A line above the page that says what is open, when it is not the reader's own, and how to get back.

use iam_scenario::case::Case;
use iam_syntax::json::{self, Limits};
use iam_words::en;

use super::invitation::invitation;
use crate::address::Unopened;
use crate::context::Ctx;
use crate::model::slot;
use crate::state::{Action, App, Origin, View};
use crate::widgets::piece::{Piece, button, pieces, tag};

/// Nothing while the work is the reader's own.
pub fn banner(ctx: &Ctx, app: &App) -> Option<Piece> {
    match app.view {
        View::Ask => of_case(ctx, app),
        View::World => of_scenario(ctx, app),
        View::Review | View::Learn | View::Kit => None,
    }
}

/// Where a scenario came from; undo leads back, and so does the browser.
fn of_scenario(ctx: &Ctx, app: &App) -> Option<Piece> {
    let labels = ctx.labels();
    let said = match &app.scenario.work.origin {
        Origin::Own | Origin::Example(_) => return None,
        Origin::File(_) => tag("p").text(labels.opened_file),
        Origin::Paste => tag("p").text(labels.opened_paste),
        Origin::Link { has_unknown_fields } => with_more(ctx, tag("p").text(labels.opened_link), *has_unknown_fields),
    };
    Some(tag("aside.banner").attr("aria-label", labels.example).child(said))
}

fn of_case(ctx: &Ctx, app: &App) -> Option<Piece> {
    let labels = ctx.labels();
    let is_bare = slot::slots(&app.work.case.policies).is_empty();
    let body = match &app.work.origin {
        Origin::Own => return None,
        // Without its policies it is no example any more.
        Origin::Example(_) if is_bare && app.mine.is_none() => return None,
        Origin::Example(_) if is_bare => tag("p"),
        Origin::Example(_) => of_example(ctx, &app.work.case),
        Origin::File(_) => tag("p").child(called(ctx, &app.work.case)).text(labels.opened_file),
        Origin::Paste => tag("p").child(called(ctx, &app.work.case)).text(labels.opened_paste),
        Origin::Link { has_unknown_fields } => of_link(ctx, app, *has_unknown_fields),
    };
    // While the next undo closes what was opened.
    let has_undo = app.mine.is_some() && app.history.before().next() == app.mine.as_ref();
    let undo = has_undo.then(|| tag("span.hint").text(labels.undo_brings_back));
    let back = app.mine.is_some().then(|| {
        button("button#back-to-mine.quiet")
            .click(ctx, Action::BackToMine)
            .text(labels.back_to_mine)
    });
    Some(
        tag("aside.banner")
            .attr("aria-label", labels.example)
            .child(body)
            .child(invitation(ctx, app))
            .child(undo)
            .child(back),
    )
}

fn of_example(ctx: &Ctx, case: &Case) -> Piece {
    tag("p")
        .child(tag("span.label").text(ctx.labels().example))
        .text(" ")
        .child(called(ctx, case))
}

fn of_link(ctx: &Ctx, app: &App, has_unknown_fields: bool) -> Piece {
    let labels = ctx.labels();
    let since = app.page.since.as_ref().map(|since| {
        let end = if since.said.ends_with(['✓', '.']) { "" } else { "." };
        let said = tag("span.since")
            .class_if(!since.is_same, "changed")
            .said(&[&en::capital(&since.said), end].concat());
        pieces().text(" ").child(said)
    });
    let said = tag("p")
        .child(called(ctx, &app.work.case))
        .text(labels.opened_link)
        .child(app.mine.is_some().then(|| pieces().text(" ").text(labels.own_is_kept)))
        .child(since);
    with_more(ctx, said, has_unknown_fields)
}

fn with_more(ctx: &Ctx, said: Piece, has_unknown_fields: bool) -> Piece {
    match has_unknown_fields {
        true => said.text(" ").text(ctx.labels().link_holds_more),
        false => said,
    }
}

/// The title of a case and its lesson, where it has them.
fn called(ctx: &Ctx, case: &Case) -> Piece {
    let title = case.title.as_ref().map(|title| title.in_lang(ctx.lang));
    let lesson = lesson(case, ctx.labels().lang);
    pieces()
        .child(title.map(|title| pieces().child(tag("strong").text(title)).text(" ")))
        .child(lesson.map(|lesson| pieces().text(&lesson).text(" ")))
}

/// What a case teaches: a field of its own that the cases of the gallery have.
fn lesson(case: &Case, lang: &str) -> Option<String> {
    let (_, lesson) = case.extra.iter().find(|(name, _)| name == "x-lesson")?;
    let tree = json::read(lesson, Limits::default()).tree?;
    tree.get(lang)?.as_str().map(str::to_string)
}

/// Why a link did not open. The reader's work stays.
pub fn link_failure(ctx: &Ctx, problem: &Unopened) -> Piece {
    let labels = ctx.labels();
    let (reason, partial) = match problem {
        Unopened::Failed(failure, partial) => ((labels.link_failure)(*failure), partial.clone()),
        Unopened::NotFetched => (labels.link_not_fetched, None),
        Unopened::OtherSite(_) => (labels.other_site, None),
        Unopened::File(why) => (why.as_str(), None),
    };
    let address = match problem {
        Unopened::OtherSite(address) => Some(outside(address)),
        Unopened::Failed(..) | Unopened::NotFetched | Unopened::File(_) => None,
    };
    let open = partial.map(|case| {
        let origin = Origin::Link {
            has_unknown_fields: false,
        };
        button("button.quiet")
            .click(ctx, Action::Open { case, origin })
            .click(ctx, Action::PutProblemAway)
            .text(labels.open_part)
    });
    let said = tag("p")
        .child(tag("strong").said(reason))
        .text(" ")
        .child(address)
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

/// A file of another site, which the reader may fetch.
fn outside(address: &str) -> Piece {
    let link = tag("a")
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer");
    pieces().child(link.text(address)).text(" ")
}

/// The browser does not keep the work: what is here is gone with the tab.
pub fn not_kept(ctx: &Ctx) -> Piece {
    tag("div#not-kept.banner.problem-banner")
        .attr("role", "status")
        .child(tag("p").text(ctx.labels().not_kept))
}
