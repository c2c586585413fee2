//! Where the panels stand: the parts of the page, each drawn from the state and what follows from it.

use web_sys::Event;
use yew::html;

use crate::analysis::Shared;
use crate::checks::{self, checks};
use crate::context::Ctx;
use crate::drawn::Drawn;
use crate::effects::focus;
use crate::header::{banner, header, link_failure, not_kept};
use crate::model::ask::Asked;
use crate::model::view;
use crate::policies::policies;
use crate::share::InHand;
use crate::share::link::Link;
use crate::state::{Action, App, Screen, View};
use crate::trace::tree::trace;
use crate::ui::pane::Pane;
use crate::ui::splitter::Splitter;
use crate::verdict::also::also;
use crate::verdict::closings::closings;
use crate::verdict::each_resource;
use crate::verdict::findings::Findings;
use crate::verdict::gates::GatePath;
use crate::verdict::near::near;
use crate::verdict::outsider::outsider;
use crate::widgets::glyph::{Glyph, glyph};
use crate::widgets::piece::{On, Piece, button, pieces, tag};

/// The ways to the views.
fn ways(ctx: &Ctx, view: View) -> Piece {
    let labels = ctx.labels();
    tag("nav#views").attr("aria-label", labels.title).each(view::ALL, |it| {
        tag("a")
            .attr("href", &["#v=", it.name()].concat())
            .attr_if("aria-current", (it == view).then_some("page"))
            .text((labels.view)(it))
    })
}

pub fn top(ctx: &Ctx, app: &App, now: &Shared, link: &Link, in_hand: &InHand, is_kept: bool) -> Piece {
    let problem = app.page.problem.as_ref();
    pieces()
        .child(skip_links(ctx, app.view))
        .child(ways(ctx, app.view))
        .child(header(ctx, app, now, link, in_hand))
        .child(problem.map(|problem| link_failure(ctx, problem)))
        .child((!is_kept).then(|| not_kept(ctx)))
        .child(banner(ctx, app))
}

pub fn why(ctx: &Ctx, app: &App, now: &Shared, drawn: &Drawn) -> Piece {
    let (reasons, of) = (&drawn.shown, drawn.work.asked);
    let looked = app.looked.as_ref().map(|it| it.node.clone());
    let path = html! { <GatePath ctx={ctx.clone()} shown={reasons.clone()} asked={of} {looked} /> };
    let reasons = tag("div.reasons")
        .child(outsider(ctx, &app.work.case, of))
        .child(each_resource(ctx, reasons, of))
        .child(closings(ctx, drawn))
        .child(near(ctx, reasons, of))
        .child(trace(ctx, app, drawn))
        .component(also(ctx, &app.work.case, reasons, of))
        .component(html! { <Findings ctx={ctx.clone()} shown={reasons.clone()} asked={of} /> });
    tag("div.why")
        .class_if(now.problem(app.work.asked).is_some(), "stale")
        .child(tag("div.path").component(path))
        .child(reasons)
}

pub fn below(ctx: &Ctx, app: &App, now: &Shared, drawn: &Drawn) -> Piece {
    let listed = checks::Props {
        case: &app.work.case,
        now,
        asked: app.work.asked,
    };
    pieces()
        .child(policies(ctx, app, now, drawn))
        .component(html! { <Splitter lang={ctx.lang} pane={Pane::Answer} /> })
        .component(html! { <Splitter lang={ctx.lang} pane={Pane::Checks} rows={checks::rows(&listed)} /> })
        .child(checks(ctx, &listed))
}

/// Past what stands above each view.
fn skip_links(ctx: &Ctx, view: View) -> Piece {
    let labels = ctx.labels();
    let links = match view {
        View::Ask => vec![
            ("#request", labels.skip_to_request),
            ("#verdict", labels.skip_to_verdict),
            ("#policies", labels.skip_to_policies),
        ],
        View::World => vec![("#sessions", labels.skip_to_content)],
        View::Review | View::Learn | View::Kit => vec![("#other", labels.skip_to_content)],
    };
    tag("nav.skip")
        .attr("aria-label", labels.screens)
        .each(links, |(href, text)| {
            // The fragment holds links, so it is left alone.
            let skip = move |event: Event| {
                event.prevent_default();
                focus::soon_at(href);
            };
            tag("a").attr("href", href).on(On::Click, skip).text(text)
        })
}

/// Where there is room for one part at a time.
pub fn screens(ctx: &Ctx, screen: Screen, shown: &Shared, asked: Asked) -> Piece {
    let labels = ctx.labels();
    let outcome = shown.answer(asked).map(|answer| answer.trace.decision().outcome);
    let all = [
        (Screen::Why, labels.screen_why),
        (Screen::Request, labels.screen_request),
        (Screen::Policies, labels.screen_policies),
        (Screen::Checks, labels.screen_checks),
    ];
    tag("nav.screens")
        .attr("aria-label", labels.screens)
        .child(outcome.map(|outcome| glyph(Glyph::of_outcome(outcome))))
        .each(all, |(it, name)| {
            button("button")
                .attr("id", &["screen-", it.name()].concat())
                .attr_if("aria-current", (it == screen).then_some("page"))
                .click(ctx, Action::Turn(it))
                .text(name)
        })
}
