//! What is said of a text that was pasted, and the offer to move one that is in the wrong box.

use iam_scenario::document::Document;
use iam_scenario::paste::Found;
use iam_scenario::read;
use iam_syntax::policy::PolicyKind;

use crate::address::{self, Asks};
use crate::context::Ctx;
use crate::keeping;
use crate::model::slot::{Kind, Slot};
use crate::paste::{self, Note};
use crate::state::{Action, Origin};
use crate::widgets::piece::{On, Piece, button, pieces, tag};
use crate::words::{KindWords, Labels};
use crate::world::state as scenario;

/// What is said of the text that was pasted last.
pub fn note(ctx: &Ctx, slot: Slot, note: &Note, text: &str) -> Piece {
    let labels = ctx.labels();
    let body = match note {
        Note::Unwrapped { from, was_url_encoded } => {
            let encoded = was_url_encoded.then(|| pieces().text(labels.url_encoded).text(" "));
            let from = from.command().unwrap_or_else(|| (labels.wrapper)(*from));
            tag("p")
                .text(labels.unwrapped)
                .text(" ")
                .child(tag("strong").text(from))
                .text(". ")
                .child(encoded)
                .child(tag("span.hint").text(labels.undo_paste))
        }
        Note::Several { found, .. } => several(ctx, slot, found),
        Note::Summary(command) => tag("div")
            .child(tag("p").text(labels.summary))
            .child(tag("pre").attr("lang", "en").text(command)),
        Note::Foreign(foreign) => tag("p").said((labels.foreign)(*foreign)),
        Note::Case => opens(labels.pasted_case, case(ctx, text)),
        Note::Link => opens(labels.pasted_link, link(ctx, text)),
        Note::NotFetched => tag("p").text(labels.paste_not_fetched),
        Note::Scenario => opens(labels.pasted_scenario, Some(scenario(ctx, text))),
    };
    let away = button("button.quiet")
        .click(ctx, Action::PutNoteAway)
        .text(labels.got_it);
    tag("div.note").attr("role", "status").child(body).child(away)
}

fn several(ctx: &Ctx, slot: Slot, found: &[Found]) -> Piece {
    let labels = ctx.labels();
    let list = tag("ul.plain.chips").each(found, |one| {
        let kind = one.suggests.unwrap_or(PolicyKind::Identity);
        let take = Action::Take {
            slot,
            kind: paste::kind_of(kind),
            found: one.clone(),
        };
        let takes = button("button")
            .click(ctx, take)
            .text(one.name.as_deref().unwrap_or(labels.without_name))
            .text(" ")
            .child(tag("span.hint").text(words(labels, kind).full));
        tag("li").child(takes)
    });
    tag("div").child(tag("p").text(labels.several)).child(list)
}

fn opens(said: &str, open: Option<Piece>) -> Piece {
    tag("p").text(said).text(" ").child(open)
}

fn case(ctx: &Ctx, text: &str) -> Option<Piece> {
    let case = Box::new(read::case(text).ok()?);
    let origin = Origin::Own;
    let open = button("button").click(ctx, Action::Open { case, origin });
    Some(open.text(ctx.labels().open_it))
}

fn scenario(ctx: &Ctx, text: &str) -> Piece {
    let work = scenario::Work::of(text, Origin::Own);
    button("button")
        .click(ctx, Action::OpenScenario(Box::new(work)))
        .text(ctx.labels().open_it)
}

fn link(ctx: &Ctx, text: &str) -> Option<Piece> {
    let fragment = text.trim().rsplit('#').next()?;
    let Asks::Link(fragment) = address::read(fragment) else {
        return None;
    };
    let for_ctx = ctx.clone();
    let open = button("button").on(On::Click, move |_| {
        let (ctx, asks) = (for_ctx.clone(), Asks::Link(fragment.clone()));
        let open = move |asks| {
            if let Some((action, _)) = keeping::asked_for(asks) {
                ctx.act(action);
            }
        };
        keeping::unpacked(asks, Box::new(open));
    });
    Some(open.text(ctx.labels().open_it))
}

const fn words(labels: &Labels, kind: PolicyKind) -> &KindWords {
    let kinds = &labels.kinds;
    match kind {
        PolicyKind::Identity => &kinds.identity,
        PolicyKind::Boundary => &kinds.boundary,
        PolicyKind::Session => &kinds.session,
        PolicyKind::Resource => &kinds.resource,
        PolicyKind::Key => &kinds.key,
        PolicyKind::Trust => &kinds.trust,
        PolicyKind::Scp => &kinds.scp,
        PolicyKind::Rcp => &kinds.rcp,
        PolicyKind::Endpoint => &kinds.endpoint,
    }
}

/// The offer to move a policy that looks like one of another kind.
pub fn misfit(ctx: &Ctx, slot: Slot, document: Option<&Document>, taken: &[Kind]) -> Option<Piece> {
    let labels = ctx.labels();
    let document = document?;
    let (to, kind) = paste::belongs(&document.text, document.place, slot.kind())?;
    let name = words(labels, kind).full;
    let said = tag("p")
        .text(labels.belongs)
        .text(" ")
        .child(tag("strong").text(name))
        .text(".");
    let offer = match taken.contains(&to) {
        true => tag("span.hint").text(labels.box_taken),
        false => button("button#move-policy")
            .click(ctx, Action::Move { slot, to })
            .text(labels.move_to)
            .text(" ")
            .text(name),
    };
    let keep = button("button.quiet")
        .click(ctx, Action::KeepHere(slot))
        .text(labels.keep_here);
    Some(
        tag("div.note")
            .attr("role", "status")
            .child(said)
            .child(offer)
            .child(keep),
    )
}
