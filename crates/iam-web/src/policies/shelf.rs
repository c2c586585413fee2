//! The shelf: a row for each kind that there are policies of, a tab for each policy.

use iam_scenario::case::{Case, PolicyInput};
use iam_syntax::diagnostic::Weight;
use yew::prelude::*;

use crate::analysis::Shared;
use crate::context::Ctx;
use crate::model::slot::{self, Kind, Slot};
use crate::state::Action;
use crate::widgets::field::value_of;

pub struct Props<'a> {
    pub case: &'a Case,
    pub now: &'a Shared,
    pub open: Option<Slot>,
}

pub fn shelf(ctx: &Ctx, props: &Props) -> Html {
    let slots = slot::slots(&props.case.policies);
    let rows = Kind::ALL.into_iter().flat_map(|kind| match kind {
        Kind::Scp | Kind::Rcp => {
            let levels = slot::levels(&props.case.policies, kind);
            (0..levels.len())
                .map(|level| {
                    let inside = slots.iter().filter(|slot| match slot {
                        Slot::Scp(at, _) => kind == Kind::Scp && *at == level,
                        Slot::Rcp(at, _) => kind == Kind::Rcp && *at == level,
                        _ => false,
                    });
                    level_row(ctx, props, kind, level, inside.copied().collect())
                })
                .collect::<Vec<Html>>()
        }
        _ => {
            let inside: Vec<Slot> = slots.iter().filter(|slot| slot.kind() == kind).copied().collect();
            match inside.is_empty() {
                true => Vec::new(),
                false => vec![row(ctx, props, kind, inside)],
            }
        }
    });
    html! { <div class="shelf">{ for rows }</div> }
}

fn row(ctx: &Ctx, props: &Props, kind: Kind, inside: Vec<Slot>) -> Html {
    let words = ctx.labels().kind(kind, props.now.sort);
    html! {
        <div class="shelf-row" key={words.short}>
            <span class="shelf-kind" title={words.hint}>{ words.short }</span>
            <div class="shelf-items">{ tabs(ctx, props, words.full, &inside) }</div>
        </div>
    }
}

fn level_row(ctx: &Ctx, props: &Props, kind: Kind, level: usize, inside: Vec<Slot>) -> Html {
    let labels = ctx.labels();
    let words = labels.kind(kind, props.now.sort);
    let levels = slot::levels(&props.case.policies, kind);
    let target = levels.get(level).map(|level| level.target.clone()).unwrap_or_default();
    let oninput = {
        let ctx = ctx.clone();
        Callback::from(move |event: InputEvent| {
            ctx.act(Action::RenameLevel {
                kind,
                level,
                target: value_of(&event),
            });
        })
    };
    let add = ctx.on(move || Action::AddAtLevel(kind, level));
    let remove = ctx.on(move || Action::RemoveLevel(kind, level));
    let is_last = level + 1 == levels.len();
    let name = |what: &str| [what, ": ", &target].concat();
    html! {
        <div class="shelf-row" key={[words.short, &level.to_string()].concat()}>
            <span class="shelf-kind" title={words.hint}>
                { if level == 0 { words.short } else { "" } }
            </span>
            <div class="shelf-items">
                <input class="code level-name" type="text" value={target.clone()} {oninput} spellcheck="false"
                    aria-label={[words.short, ", ", labels.level_name].concat()} size="10" />
                { tabs(ctx, props, &name(words.full), &inside) }
                <span class="shelf-buttons">
                    <button type="button" class="icon" onclick={add} title={labels.add_here}
                        aria-label={name(labels.add_here)}>{ "+" }</button>
                    <button type="button" class="icon" onclick={remove} title={labels.remove_level}
                        aria-label={name(labels.remove_level)}>{ "✕" }</button>
                </span>
            </div>
            if is_last {
                <button type="button" class="quiet shelf-more" onclick={ctx.on(move || Action::AddLevel(kind))}>
                    { "+ " }{ labels.add_level }
                </button>
            }
        </div>
    }
}

fn tabs(ctx: &Ctx, props: &Props, label: &str, inside: &[Slot]) -> Html {
    if inside.is_empty() {
        return Html::default();
    }
    let onkeydown = {
        let (ctx, inside, open) = (ctx.clone(), inside.to_vec(), props.open);
        Callback::from(move |event: KeyboardEvent| {
            let at = inside.iter().position(|slot| Some(*slot) == open);
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => inside.len() - 1,
                _ => return,
            };
            if let Some(at) = at {
                event.prevent_default();
                let slot = inside[(at + step) % inside.len()];
                ctx.act(Action::Show(slot));
                crate::effects::focus::soon(tab_id(slot));
            }
        })
    };
    // One tab stop a row: the open policy, else the first.
    let stop = inside.iter().position(|slot| Some(*slot) == props.open).unwrap_or(0);
    html! {
        <div role="tablist" class="tabs" aria-label={label.to_string()} {onkeydown}>
            { for inside.iter().enumerate().map(|(at, slot)| tab(ctx, props, *slot, at == stop)) }
        </div>
    }
}

pub fn tab_id(slot: Slot) -> String {
    ["tab-", &slot.id()].concat()
}

fn tab(ctx: &Ctx, props: &Props, slot: Slot, is_stop: bool) -> Html {
    let labels = ctx.labels();
    let Some(policy) = slot::get(&props.case.policies, slot) else {
        return Html::default();
    };
    let is_open = Some(slot) == props.open;
    let onclick = ctx.on(move || Action::Show(slot));
    let (class, state) = state(labels, props, slot, policy);
    html! {
        <button type="button" role="tab" id={tab_id(slot)} key={slot.id()} {onclick} class={classes!("tab", class)}
            aria-selected={is_open.to_string()} aria-controls={is_open.then_some("policy-panel")}
            tabindex={if is_stop { "0" } else { "-1" }}>
            <span class="tab-name">{ policy.name.clone() }</span>
            if !state.is_empty() {
                <span class="tab-state">{ state }</span>
            }
        </button>
    }
}

fn state(
    labels: &'static crate::words::Labels,
    props: &Props,
    slot: Slot,
    policy: &PolicyInput,
) -> (&'static str, &'static str) {
    let diagnostics = props.now.document_of(slot).and_then(|at| props.now.diagnostics.get(at));
    let is_torn = diagnostics.is_some_and(|list| list.iter().any(|it| it.weight == Weight::Malformed));
    if !policy.enabled {
        ("off", labels.switched_off)
    } else if policy.text.trim().is_empty() {
        ("blank", labels.blank)
    } else if is_torn {
        ("torn", labels.torn)
    } else {
        ("", "")
    }
}
