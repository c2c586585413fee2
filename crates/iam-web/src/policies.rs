//! The policies: a shelf of them by kind, and the one that is open in the editor.

pub mod add;
pub mod editor;
pub mod lint;
pub mod managed;
pub mod marks;
pub mod notes;
pub mod problems;
pub mod shelf;
pub mod starters;

use iam_scenario::case::Case;

use crate::analysis::Shared;
use crate::app::Drawn;
use crate::context::Ctx;
use crate::model::slot::{self, Kind, Slot};
use crate::state::{Action, App};
use crate::widgets::piece::{Piece, button, splitter, tag};
use add::add_policy;
use editor::editor;
use lint::lint;
use managed::managed;
use shelf::shelf;

pub fn policies(ctx: &Ctx, app: &App, now: &Shared, drawn: &Drawn) -> Piece {
    let case = &app.work.case;
    let open = open(app);
    let panel = tag("section#policies.panel.policies")
        .class_if(open.is_none(), "is-empty")
        .attr("aria-labelledby", "policies-title")
        .attr("tabindex", "-1");
    let head = tag("div.panel-head")
        .child(tag("h2#policies-title.label").text(ctx.labels().policies))
        .child(managed(ctx, open))
        .child(add_policy(ctx, now.sort, &taken(case), app.page.menu));
    let Some(slot) = open else {
        return panel.child(head).child(starters(ctx, now));
    };
    let asked = app.work.asked;
    let listed = tag("div.listed")
        .child(head)
        .child(shelf(ctx, &shelf::Props { case, now, open, asked }));
    let in_hand =
        tag("div.in-hand")
            .child(editor(ctx, app, now, slot))
            .child(lint(ctx, &drawn.work, &drawn.policies, slot));
    panel.child(listed).child(splitter("listed")).child(in_hand)
}

/// The policy that is in the editor, if there is any.
pub fn open(app: &App) -> Option<Slot> {
    let slots = slot::slots(&app.work.case.policies);
    let open = app.work.open.filter(|slot| slots.contains(slot));
    open.or(slots.first().copied())
}

/// What one begins with, while there are no policies.
fn starters(ctx: &Ctx, now: &Shared) -> Piece {
    let labels = ctx.labels();
    let list = tag("ul.starters").each([Kind::Identity, Kind::Resource, Kind::Scp], |kind| {
        let words = labels.kind(kind, now.sort);
        let adds = button("button")
            .click(ctx, Action::Add { kind, text: "" })
            .child(tag("strong").text(words.full))
            .child(tag("span.hint").text(words.hint));
        tag("li").child(adds)
    });
    tag("div.empty").child(tag("p").text(labels.policies_empty)).child(list)
}

/// Kinds that there can be one of, and is.
fn taken(case: &Case) -> Vec<Kind> {
    let policies = &case.policies;
    [
        (Kind::Boundary, policies.boundary.is_some()),
        (Kind::Resource, policies.resource.is_some()),
        (Kind::Endpoint, policies.endpoint.is_some()),
    ]
    .into_iter()
    .filter_map(|(kind, is_there)| is_there.then_some(kind))
    .collect()
}
