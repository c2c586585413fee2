//! The open policy: its name and switches, its text, and what is wrong with it.

use std::rc::Rc;

use iam_scenario::case::{Case, PolicyInput};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::problems::{self, problems};
use super::{marks, notes, shelf, starters};
use crate::analysis::Shared;
use crate::context::{Ctx, use_ctx};
use crate::effects::focus;
use crate::model::ask::Asked;
use crate::model::slot::{self, Slot};
use crate::paste::Note;
use crate::state::{Action, LookedAt};
use crate::widgets::field::value_of;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub slot: Slot,
    pub case: Rc<Case>,
    pub now: Shared,
    pub shown: Shared,
    pub asked: Asked,
    pub looked: Option<LookedAt>,
    pub note: Option<Note>,
    /// Whether the offer to move it was turned down.
    pub kept: bool,
}

#[component]
pub fn Editor(props: &Props) -> Html {
    let ctx = use_ctx();
    let slot = props.slot;
    let element = use_node_ref();
    let looked = props
        .looked
        .as_ref()
        .and_then(|looked| looked.source.filter(|(at, _)| *at == slot));
    let policy = slot::get(&props.case.policies, slot);
    let text = policy.map(|policy| policy.text.clone()).unwrap_or_default();
    {
        // Select what is looked at: whenever the reader looks, also a second time.
        let (element, text) = (element.clone(), text.clone());
        use_effect_with(props.looked.clone(), move |_| {
            if let (Some((_, span)), Some(element)) = (looked, element.get()) {
                // OK because the element takes the property whether it is ready or not.
                let _ = Reflect::set(&element, &"selection".into(), &marks::selection(&text, span));
            }
        });
    }
    let Some(policy) = policy else {
        return Html::default();
    };
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            let value = event
                .target()
                .and_then(|target| Reflect::get(&target, &"value".into()).ok())
                .and_then(|value| value.as_string());
            if let Some(text) = value {
                ctx.act(Action::Edit { slot, text });
            }
        })
    };
    let labels = ctx.labels();
    let words = labels.kind(slot.kind(), props.now.sort);
    let document = props.now.document_of(slot);
    let empty = Vec::new();
    let diagnostics = document.and_then(|at| props.now.diagnostics.get(at)).unwrap_or(&empty);
    let label = [words.full, " ", &policy.name, ": ", labels.policy_text].concat();
    let marks = marks::marks(&props.shown, props.asked, slot, &text, looked.map(|(_, span)| span));
    html! {
        <div class={classes!("open-policy", (!policy.enabled).then_some("is-off"))} id="policy-panel" role="tabpanel"
            aria-labelledby={shelf::tab_id(slot)}>
            { head(&ctx, props, policy) }
            { notes::note(&ctx, slot, props.note.as_ref(), &text) }
            if !props.kept {
                { notes::misfit(&ctx, slot, document.and_then(|at| props.now.documents.get(at)), &super::taken(&props.case)) }
            }
            if text.trim().is_empty() {
                <div class="box-empty">
                    <p class="hint">{ words.hint }{ " " }{ labels.box_empty }</p>
                    <button type="button" class="link" onclick={ctx.on(move || Action::Fill { slot, text: starters::of(slot.kind()).into() })}>
                        { labels.box_example }
                    </button>
                </div>
            }
            <policy-editor ref={element} ~value={JsValue::from(text.as_str())} ~label={JsValue::from(label)}
                ~diagnostics={marks::diagnostics(&text, diagnostics)} ~marks={marks} {onchange} lang="en" />
            { problems(&ctx, &problems::Props { slot, text: &text, diagnostics }) }
        </div>
    }
}

fn head(ctx: &Ctx, props: &Props, policy: &PolicyInput) -> Html {
    let labels = ctx.labels();
    let slot = props.slot;
    let words = labels.kind(slot.kind(), props.now.sort);
    let rename = {
        let ctx = ctx.clone();
        Callback::from(move |event: InputEvent| {
            ctx.act(Action::Rename {
                slot,
                name: value_of(&event),
            });
        })
    };
    let remove = {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            ctx.act(Action::Remove(slot));
            // What had the keyboard is gone with it.
            focus::soon_at(".tab[aria-selected=true], .policies.is-empty");
        })
    };
    html! {
        <div class="policy-head">
            <span class="hint policy-kind">{ words.full }</span>
            <input class="policy-name" type="text" value={policy.name.clone()} oninput={rename} aria-label={labels.policy_name}
                spellcheck="false" />
            if let Some(from) = &policy.from {
                <span class="hint">{ labels.from }{ " " }{ from.clone() }</span>
            }
            { gateway(ctx, props) }
            <button type="button" role="switch" class="switch" aria-checked={policy.enabled.to_string()}
                title={labels.switch_off_hint} onclick={ctx.on(move || Action::Switch(slot))}>
                { if policy.enabled { labels.switched_on } else { labels.switched_off } }
            </button>
            <button type="button" class="quiet" onclick={remove}>{ labels.remove }</button>
        </div>
    }
}

/// The two sorts of VPC endpoint differ in what their policies may say.
fn gateway(ctx: &Ctx, props: &Props) -> Html {
    let Some(endpoint) = props
        .case
        .policies
        .endpoint
        .as_ref()
        .filter(|_| props.slot == Slot::Endpoint)
    else {
        return Html::default();
    };
    let labels = ctx.labels();
    let onchange = {
        let ctx = ctx.clone();
        Callback::from(move |event: Event| {
            ctx.act(Action::SetGateway(crate::widgets::field::chosen(&event) == "gateway"))
        })
    };
    html! {
        <select class="quiet" aria-label={labels.endpoint_type} {onchange}>
            <option value="interface" selected={!endpoint.gateway}>{ labels.endpoint_interface }</option>
            <option value="gateway" selected={endpoint.gateway}>{ labels.endpoint_gateway }</option>
        </select>
    }
}
