//! What is said of a text that was pasted, and the offer to move one that is in the wrong box.

use iam_scenario::load::Document;
use iam_scenario::paste::Found;
use iam_scenario::read;
use iam_syntax::policy::PolicyKind;
use yew::prelude::*;

use crate::address::{self, Asks};
use crate::context::Ctx;
use crate::model::slot::{Kind, Slot};
use crate::paste::{self, Note};
use crate::state::{Action, Origin};
use crate::words::{KindWords, Labels};

/// What is said of the text that was pasted last.
pub fn note(ctx: &Ctx, slot: Slot, note: Option<&Note>, text: &str) -> Html {
    let labels = ctx.labels();
    let Some(note) = note else {
        return Html::default();
    };
    let body = match note {
        Note::Unwrapped { from, was_url_encoded } => {
            let encoded = was_url_encoded.then(|| html! { <>{ labels.url_encoded }{ " " }</> });
            let from = from.command().unwrap_or_else(|| (labels.wrapper)(*from));
            html! { <p>{ labels.unwrapped }{ " " }<strong>{ from }</strong>{ ". " }{ encoded }<span class="hint">{ labels.undo_paste }</span></p> }
        }
        Note::Several(found) => several(ctx, slot, found),
        Note::Summary(command) => {
            html! { <div><p>{ labels.summary }</p><pre lang="en">{ command.clone() }</pre></div> }
        }
        Note::Foreign(foreign) => html! { <p>{ (labels.foreign)(*foreign) }</p> },
        Note::Case => opens(ctx, labels.pasted_case, case(text)),
        Note::Link => opens(ctx, labels.pasted_link, link(text)),
        Note::Scenario => html! { <p>{ labels.pasted_scenario }</p> },
    };
    html! {
        <div class="note" role="status">
            { body }
            <button type="button" class="quiet" onclick={ctx.on(|| Action::PutNoteAway)}>{ labels.got_it }</button>
        </div>
    }
}

fn several(ctx: &Ctx, slot: Slot, found: &[Found]) -> Html {
    let labels = ctx.labels();
    let items = found.iter().map(|one| {
        let kind = one.suggests.unwrap_or(PolicyKind::Identity);
        let taken = one.clone();
        let onclick = ctx.on(move || Action::Take {
            slot,
            kind: paste::kind_of(kind),
            found: taken.clone(),
        });
        let name = one.name.clone().unwrap_or_else(|| labels.without_name.to_string());
        html! { <li><button type="button" {onclick}>{ name }{ " " }<span class="hint">{ words(labels, kind).full }</span></button></li> }
    });
    html! { <div><p>{ labels.several }</p><ul class="plain chips">{ for items }</ul></div> }
}

fn opens(ctx: &Ctx, said: &'static str, opened: Option<Action>) -> Html {
    let open = opened.map(|action| {
        let onclick = ctx.on(move || action.clone());
        html! { <button type="button" {onclick}>{ ctx.labels().open_it }</button> }
    });
    html! { <p>{ said }{ " " }{ open }</p> }
}

fn case(text: &str) -> Option<Action> {
    let case = read::case(text).ok()?;
    Some(Action::Open {
        case: Box::new(case),
        origin: Origin::Own,
    })
}

fn link(text: &str) -> Option<Action> {
    let fragment = text.trim().rsplit('#').next()?;
    match address::read(fragment) {
        Asks::Open(linked) => Some(Action::Open {
            case: Box::new(linked.case),
            origin: Origin::Link {
                has_unknown_fields: linked.has_unknown_fields,
            },
        }),
        Asks::Nothing | Asks::New | Asks::Broken(_) => None,
    }
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
pub fn misfit(ctx: &Ctx, slot: Slot, document: Option<&Document>, taken: &[Kind]) -> Html {
    let labels = ctx.labels();
    let belongs = document.and_then(|document| paste::belongs(&document.text, document.place, slot.kind()));
    let Some((to, kind)) = belongs else {
        return Html::default();
    };
    let onclick = ctx.on(move || Action::Move { slot, to });
    html! {
        <div class="note" role="status">
            <p>{ labels.belongs }{ " " }<strong>{ words(labels, kind).full }</strong>{ "." }</p>
            if taken.contains(&to) {
                <span class="hint">{ labels.box_taken }</span>
            } else {
                <button type="button" id="move-policy" {onclick}>{ labels.move_to }{ " " }{ words(labels, kind).full }</button>
            }
            <button type="button" class="quiet" onclick={ctx.on(move || Action::KeepHere(slot))}>{ labels.keep_here }</button>
        </div>
    }
}
