//! The policies: a shelf of them by kind, and the one that is open in the editor.

pub mod add;
pub mod editor;
pub mod marks;
pub mod notes;
pub mod problems;
pub mod shelf;
pub mod starters;

use iam_scenario::case::Case;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::slot::{self, Kind};
use crate::state::{Action, App};
use add::add_policy;
use editor::Editor;
use shelf::shelf;

pub fn policies(ctx: &Ctx, app: &App, now: &Shared, shown: &Shared) -> Html {
    let case = &app.work.case;
    let labels = ctx.labels();
    let slots = slot::slots(&case.policies);
    let open = app
        .work
        .open
        .filter(|slot| slots.contains(slot))
        .or(slots.first().copied());
    html! {
        <section class={classes!("panel", "policies", open.is_none().then_some("is-empty"))} id="policies" aria-labelledby="policies-title" tabindex="-1">
            <div class="panel-head">
                <h2 id="policies-title" class="label">{ labels.policies }</h2>
                { add_policy(ctx, now.sort, &taken(case)) }
            </div>
            if let Some(slot) = open {
                { shelf(ctx, &shelf::Props { case, now, open }) }
                <Editor key={slot.id()} {slot} case={case.clone()} now={now.clone()} shown={shown.clone()}
                    asked={app.work.asked} looked={app.looked.clone()}
                    kept={app.kept == Some(slot)}
                    note={app.note.clone().filter(|(at, _)| *at == slot).map(|(_, note)| note)} />
            } else {
                <div class="empty">
                    <p>{ labels.policies_empty }</p>
                    <ul class="starters">
                        { for [Kind::Identity, Kind::Resource, Kind::Scp].into_iter().map(|kind| {
                            let words = labels.kind(kind, now.sort);
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
