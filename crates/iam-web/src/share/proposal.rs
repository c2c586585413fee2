//! Where policies go that were dropped on the page, or pasted where nothing is typed: into the case that is open, each as
//! what the reader says it is, or into a case of their own. Nothing takes the place of the work by itself.

use std::rc::Rc;

use iam_eval::request::Sort;
use iam_scenario::paste::Found;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::read::kind_for;
use crate::context::Ctx;
use crate::effects::dialog;
use crate::model::slot::Kind;
use crate::state::Action;
use crate::ui::tool::Tool;
use crate::words::files::words;

/// How many are listed; the others go where their texts belong.
const MOST: usize = 30;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ctx: Ctx,
    pub found: Rc<[Found]>,
    /// The reader wants them in a case of their own.
    pub on_alone: Callback<Rc<[Found]>>,
    pub on_close: Callback<()>,
}

#[component]
pub fn Proposal(props: &Props) -> Html {
    let Props {
        ctx,
        found,
        on_alone,
        on_close,
    } = props;
    let (words, labels) = (words(ctx.lang), ctx.labels());
    let node = use_node_ref();
    let kinds = use_state(|| found.iter().map(kind_for).collect::<Vec<Kind>>());
    let add = {
        let (ctx, node, found, kinds) = (ctx.clone(), node.clone(), found.clone(), kinds.clone());
        move |_| {
            dialog::close(&node);
            ctx.act(Action::Place(
                kinds.iter().copied().zip(found.iter().cloned()).collect(),
            ));
        }
    };
    let alone = {
        let (node, found, on_alone) = (node.clone(), found.clone(), on_alone.clone());
        move |_| {
            dialog::close(&node);
            on_alone.emit(found.clone());
        }
    };
    let row = |at: usize, it: &Found| {
        let choose = {
            let kinds = kinds.clone();
            move |event: Event| {
                let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else {
                    return;
                };
                let chosen = usize::try_from(field.selected_index())
                    .ok()
                    .and_then(|it| Kind::ALL.get(it));
                if let Some(chosen) = chosen {
                    let mut all = (*kinds).clone();
                    all[at] = *chosen;
                    kinds.set(all);
                }
            }
        };
        let name = it.name.clone().unwrap_or_else(|| (words.a_policy)(at + 1));
        let id = ["place-", &at.to_string()].concat();
        html! {
            <li>
                <label for={id.clone()}>{ name }</label>
                <select {id} onchange={choose}>
                    { for Kind::ALL.iter().map(|kind| html! {
                        <option selected={kinds.get(at) == Some(kind)}>{ labels.kind(*kind, Sort::Other).full }</option>
                    }) }
                </select>
            </li>
        }
    };
    html! {
        <Tool id="proposal" title={(words.place_title)(found.len())} closes={labels.close} {node} on_close={on_close.clone()}>
            <ul class="plain placed">{ for found.iter().enumerate().take(MOST).map(|(at, it)| row(at, it)) }</ul>
            <p class="hint">{ words.place_hint }</p>
            <div class="tool-ends">
                <button type="button" class="primary" onclick={add}>{ words.place_here }</button>
                <button type="button" onclick={alone}>{ words.place_alone }</button>
            </div>
        </Tool>
    }
}
