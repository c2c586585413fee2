//! The policies: a shelf of them by kind, and the one that is open in the editor.

pub mod add;
pub mod editor;
pub mod marks;
pub mod notes;
pub mod problems;
pub mod shelf;
pub mod starters;

use std::rc::Rc;

use iam_scenario::case::Case;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::use_ctx;
use crate::model::ask::Asked;
use crate::model::slot::{self, Kind, Slot};
use crate::paste::Note;
use crate::state::{Action, LookedAt};
use add::AddPolicy;
use editor::Editor;
use shelf::Shelf;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    pub now: Shared,
    pub shown: Shared,
    pub asked: Asked,
    pub open: Option<Slot>,
    pub looked: Option<LookedAt>,
    pub note: Option<(Slot, Note)>,
}

#[component]
pub fn Policies(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    let slots = slot::slots(&props.case.policies);
    let open = props
        .open
        .filter(|slot| slots.contains(slot))
        .or(slots.first().copied());
    html! {
        <section class="panel policies" id="policies" aria-labelledby="policies-title" tabindex="-1">
            <div class="panel-head">
                <h2 id="policies-title" class="label">{ labels.policies }</h2>
                <AddPolicy sort={props.now.sort} taken={taken(&props.case)} />
            </div>
            if let Some(slot) = open {
                <Shelf case={props.case.clone()} now={props.now.clone()} {open} />
                <Editor key={slot.id()} {slot} case={props.case.clone()} now={props.now.clone()} shown={props.shown.clone()}
                    asked={props.asked} looked={props.looked.clone()}
                    note={props.note.clone().filter(|(at, _)| *at == slot).map(|(_, note)| note)} />
            } else {
                <div class="empty">
                    <p>{ labels.policies_empty }</p>
                    <ul class="starters">
                        { for [Kind::Identity, Kind::Resource, Kind::Scp].into_iter().map(|kind| {
                            let words = labels.kind(kind, props.now.sort);
                            let onclick = ctx.on(move || Action::Add { kind, text: "" });
                            html! {
                                <li><button type="button" {onclick}>
                                    <strong>{ words.full }</strong><span class="hint">{ words.hint }</span>
                                </button></li>
                            }
                        }) }
                    </ul>
                </div>
            }
        </section>
    }
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
