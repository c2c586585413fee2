//! The open policy: its name and switches, its text, and what is wrong with it.

use iam_scenario::case::PolicyInput;
use iam_syntax::policy::PolicyKind;
use iam_syntax::span::Span;
use web_sys::Event;

use super::{lint, notes, shelf, starters};
use crate::analysis::Shared;
use crate::context::Ctx;
use crate::effects::editor::{Said, Step, focus as focus_text, said};
use crate::effects::{focus, page};
use crate::model::slot::{self, Slot};
use crate::state::{Action, App, LookedAt};
use crate::widgets::field::option;
use crate::widgets::piece::{On, Piece, button, tag};
use crate::words::tools;

/// `has_tab` where the shelf has a tab for it. The text and what it is marked with come after: see `marks`.
pub fn editor(ctx: &Ctx, app: &App, now: &Shared, slot: Slot, has_tab: bool) -> Option<Piece> {
    let labels = ctx.labels();
    let case = &app.work.case;
    let policy = slot::get(&case.policies, slot)?;
    let words = labels.kind(slot.kind(), now.sort);
    let document = now.document_of(slot);
    let note = app.note.as_ref().filter(|(at, _)| *at == slot);
    let note = note.filter(|_| super::other_language(app, now).is_none());
    let note = note.map(|(_, note)| notes::note(ctx, slot, note, &policy.text));
    let misfit = match app.kept == Some(slot) {
        true => None,
        false => notes::misfit(
            ctx,
            slot,
            document.and_then(|at| now.documents.get(at)),
            &super::taken(case),
        ),
    };
    let box_empty = policy.text.trim().is_empty().then(|| {
        let fill = Action::Fill {
            slot,
            text: starters::of(slot.kind()).into(),
        };
        let filled = app
            .filled()
            .filter(|it| it.still_wanted(&case.policies) == Some(slot.kind()));
        let wanted = filled.map(|it| tag("p").text((tools::words(ctx.lang).wanted_here)(it.denied.effect)));
        let hint = tag("p.hint").text(words.hint).text(" ").text(labels.box_empty);
        tag("div.box-empty").child(wanted).child(hint).child(
            button("button.link")
                .click(ctx, fill)
                // What had the keyboard is gone with it.
                .on(On::Click, move |_| focus_text(slot.text_id()))
                .text(labels.box_example),
        )
    });
    let label = [words.full, " ", &policy.name, ": ", labels.policy_text].concat();
    let text = tag("policy-editor")
        .attr("id", &slot.text_id())
        .property("label", &label.into())
        .property("assisted", &true.into())
        .property("plain", &page::is_plain().into())
        .attr("lang", labels.lang)
        .attr("data-kind", now.kind_of(slot).map_or("", PolicyKind::name))
        .attr("data-service", &lint::service(&app.work))
        .on(On::Editor, {
            let ctx = ctx.clone();
            move |event| {
                if let Some(action) = heard(&event, slot) {
                    ctx.act(action);
                }
            }
        });
    let panel = match has_tab {
        true => tag("div#policy-panel.open-policy")
            .attr("role", "tabpanel")
            .attr("aria-labelledby", &shelf::tab_id(slot)),
        false => tag("div.open-policy")
            .attr("role", "group")
            .attr("aria-label", words.full),
    };
    Some(
        panel
            .key(&slot.id())
            .class_if(!policy.enabled, "is-off")
            .child(head(ctx, app, now, slot, policy))
            .child(note)
            .child(misfit)
            .child(box_empty)
            .child(text),
    )
}

/// What the reader did in the editor.
fn heard(event: &Event, slot: Slot) -> Option<Action> {
    Some(match said(event)? {
        Said::Edited(text) => Action::Edit { slot, text },
        Said::Looked(Step { node, start, end }) => Action::Look(LookedAt {
            node,
            source: Some((slot, Span::new(start, end))),
        }),
    })
}

fn head(ctx: &Ctx, app: &App, now: &Shared, slot: Slot, policy: &PolicyInput) -> Piece {
    let labels = ctx.labels();
    let name = tag("input.policy-name")
        .attr("type", "text")
        .value(&policy.name)
        .attr("aria-label", labels.policy_name)
        .attr("spellcheck", "false")
        .typed(ctx, move |name| Action::Rename { slot, name });
    let from = policy.from.as_ref();
    let from = from.map(|from| tag("span.hint").text(labels.from).text(" ").text(from));
    let state = if policy.enabled {
        labels.switched_on
    } else {
        labels.switched_off
    };
    let switch = button("button.switch")
        .attr("role", "switch")
        .says("aria-checked", policy.enabled)
        .attr("title", labels.switch_off_hint)
        .click(ctx, Action::Switch(slot))
        .text(state);
    // What had the keyboard is gone with it.
    let remove = button("button.quiet")
        .click(ctx, Action::Remove(slot))
        .on(On::Click, |_| {
            focus::soon_at(".tab[aria-selected=true], .policies.is-empty")
        })
        .text(labels.remove);
    tag("div.policy-head")
        .child(tag("span.hint.policy-kind").text(labels.kind(slot.kind(), now.sort).full))
        .child(name)
        .child(from)
        .child(gateway(ctx, app, slot))
        .child(switch)
        .child(remove)
}

/// The two sorts of VPC endpoint differ in what their policies may say.
fn gateway(ctx: &Ctx, app: &App, slot: Slot) -> Option<Piece> {
    let labels = ctx.labels();
    let endpoint = app.work.case.policies.endpoint.as_ref()?;
    let select = tag("select.quiet")
        .attr("aria-label", labels.endpoint_type)
        .chosen(ctx, |sort| Action::SetGateway(sort == "gateway"))
        .child(option("interface", labels.endpoint_interface, !endpoint.gateway))
        .child(option("gateway", labels.endpoint_gateway, endpoint.gateway));
    (slot == Slot::Endpoint).then_some(select)
}
