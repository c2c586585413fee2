//! The policies: a shelf of them, and the one that is open in the editor; or, as long as there are no others, a box each
//! for the two that most requests are about.

pub mod add;
pub mod editor;
pub mod lint;
pub mod managed;
pub mod marks;
pub mod notes;
pub mod problems;
pub mod shelf;
pub mod short;
pub mod starters;

use iam_eval::request::Sort;
use iam_scenario::case::{Case, PolicyInputs};
use iam_scenario::paste::Foreign;
use yew::{Html, html};

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::drawn::Drawn;
use crate::model::addition::{Offer, offers};
use crate::model::slot::{self, Kind, Slot};
use crate::paste::Note;
use crate::state::{Action, App};
use crate::ui::pane::Pane;
use crate::ui::splitter::Splitter;
use crate::widgets::piece::{On, Piece, button, tag};
use add::add_policy;
use editor::editor;
use managed::Managed;
use problems::Problems;
use shelf::shelf;

pub fn policies(ctx: &Ctx, app: &App, now: &Shared, drawn: &Drawn) -> Piece {
    let labels = ctx.labels();
    let case = &app.work.case;
    let open = open(app);
    let is_simple = app.settings.is_simple;
    let name = if is_simple {
        labels.full_view
    } else {
        labels.simple_view
    };
    let turn = fits(&case.policies).then(|| {
        button("button#simple.quiet")
            .click(ctx, Action::SetSimple(!is_simple))
            .text(name)
    });
    let panel = tag("section#policies.panel.policies")
        .class_if(open.is_none(), "is-empty")
        .attr("aria-labelledby", "policies-title")
        .attr("tabindex", "-1");
    let head = tag("div.panel-head")
        .child(tag("h2#policies-title.label").text(labels.policies))
        .component(html! { <Managed ctx={ctx.clone()} {open} /> })
        .child(add_policy(ctx, now.sort, &taken(case), app.page.menu))
        .child(turn);
    if in_boxes(app) {
        let boxes = tag("div.boxes").each(BOXES, |slot| in_box(ctx, app, now, slot, open));
        return panel
            .class("is-simple")
            .child(head)
            .child(boxes)
            .component(problems(ctx, app, drawn, open));
    }
    let Some(slot) = open else {
        return panel.child(head).child(starters(ctx, now));
    };
    let asked = app.work.asked;
    let listed = tag("div.listed")
        .child(head)
        .child(shelf(ctx, &shelf::Props { case, now, open, asked }));
    let in_hand = tag("div.in-hand")
        .child(editor(ctx, app, now, slot, true))
        .component(problems(ctx, app, drawn, open));
    panel
        .child(listed)
        .component(html! { <Splitter lang={ctx.lang} pane={Pane::Listed} /> })
        .child(in_hand)
}

/// What is wrong with the policies. Nothing while there are none.
fn problems(ctx: &Ctx, app: &App, drawn: &Drawn, open: Option<Slot>) -> Html {
    if drawn.policies.is_empty() {
        return Html::default();
    }
    let looked = app.looked.as_ref().and_then(|looked| looked.source);
    html! { <Problems ctx={ctx.clone()} policies={drawn.policies.clone()} {open} {looked} /> }
}

/// The policy that is in the editor, if there is any.
pub fn open(app: &App) -> Option<Slot> {
    let slots = slot::slots(&app.work.case.policies);
    let open = app.work.open.filter(|slot| slots.contains(slot));
    open.or(slots.first().copied())
}

/// The two policies that most requests are about.
const BOXES: [Slot; 2] = [Slot::Identity(0), Slot::Resource];

/// Whether a case has no policies but those.
fn fits(policies: &PolicyInputs) -> bool {
    slot::slots(policies).iter().all(|slot| BOXES.contains(slot))
        && policies.scps.is_empty()
        && policies.rcps.is_empty()
}

/// Whether each of the two has a box of its own.
fn in_boxes(app: &App) -> bool {
    app.settings.is_simple && fits(&app.work.case.policies)
}

/// The language of the text that can't be read, where that is known: it is said of the whole answer then, and not beside the
/// text too.
pub fn other_language(app: &App, now: &Shared) -> Option<Foreign> {
    let unread = now.slot_at(&now.problem(app.work.asked)?.path)?;
    let (slot, Note::Foreign(other)) = app.note.as_ref()? else {
        return None;
    };
    (*slot == unread).then_some(*other)
}

/// The policies whose texts are in sight.
pub fn in_sight(app: &App) -> Vec<Slot> {
    match in_boxes(app) {
        true => slot::slots(&app.work.case.policies),
        false => open(app).into_iter().collect(),
    }
}

/// A box with a policy, or with what makes one.
fn in_box(ctx: &Ctx, app: &App, now: &Shared, slot: Slot, open: Option<Slot>) -> Piece {
    let Some(inside) = editor(ctx, app, now, slot, false) else {
        let first = tag("div.box").child(starter(ctx, now, Offer::Of(slot.kind())));
        let has_trust = slot == Slot::Resource && now.sort != Sort::Role;
        return first.child(has_trust.then(|| starter(ctx, now, Offer::Trust)));
    };
    let is_open = open == Some(slot);
    let ctx = ctx.clone();
    // What is done to "the" policy is done to the one that the keyboard was in last.
    let follows = move |_| {
        if !is_open {
            ctx.act(Action::Show(slot));
        }
    };
    tag("div.box").on(On::FocusIn, follows).child(inside)
}

fn starter(ctx: &Ctx, now: &Shared, offer: Offer) -> Piece {
    let words = offer.words(ctx.labels(), now.sort);
    button("button.starter")
        .click(ctx, offer.action())
        .child(tag("strong").text(words.full))
        .child(tag("span.hint").text(words.hint))
}

/// What one begins with, while there are no policies.
fn starters(ctx: &Ctx, now: &Shared) -> Piece {
    let labels = ctx.labels();
    let all = [
        Offer::Of(Kind::Identity),
        Offer::Of(Kind::Resource),
        Offer::Trust,
        Offer::Of(Kind::Scp),
    ];
    let is_offered = offers(now.sort);
    let list = tag("ul.starters").each(all.into_iter().filter(|it| is_offered.contains(it)), |offer| {
        tag("li").child(starter(ctx, now, offer))
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
