//! The tree on the page: arrow keys, one tab stop, and each row shows its text in the policy.

use std::rc::Rc;

use iam_explain::roles::StatementRole;
use web_sys::Element;
use yew::prelude::*;

use super::rows::{Opened, Row, RowKind, rows};
use crate::analysis::Shared;
use crate::context::{Ctx, use_ctx};
use crate::effects::focus;
use crate::model::ask::Asked;
use crate::state::{Action, LookedAt};
use crate::widgets::glyph::glyph;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shown: Shared,
    pub asked: Asked,
    /// The node that the reader looks at.
    pub looked: Option<String>,
}

#[component]
pub fn Trace(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    let opened = use_state(Opened::new);
    let focus = use_state_eq(|| None::<String>);
    use_open_on_look(props.looked.clone(), &opened);
    let Some(answer) = props.shown.answer(props.asked) else {
        return Html::default();
    };
    let seen = Rc::new(rows(answer, &props.shown.slots, ctx.lang, &opened));
    let wanted = focus.as_ref().or(props.looked.as_ref());
    let tab_stop = wanted
        .and_then(|key| seen.iter().position(|row| row.key == *key))
        .unwrap_or(0);
    let set_open = {
        let opened = opened.clone();
        Callback::from(move |(key, open): (String, bool)| {
            let mut next = (*opened).clone();
            next.insert(key, open);
            opened.set(next);
        })
    };
    let look = {
        let (ctx, focus) = (ctx.clone(), focus.clone());
        Callback::from(move |row: Row| {
            focus.set(Some(row.key.clone()));
            ctx.act(Action::Look(LookedAt {
                node: row.key,
                source: row.source,
            }));
        })
    };
    // The keys work on what has the focus, however it came there: by a key, a click, or a screen reader.
    let onfocusin = {
        let focus = focus.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(key) = event.target_dyn_into::<Element>().and_then(|inside| key_at(&inside)) {
                focus.set(Some(key));
            }
        })
    };
    let onkeydown = {
        let (seen, set_open, look, focus) = (seen.clone(), set_open.clone(), look.clone(), focus.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(step) = step(&seen, tab_stop, &event.key()) else {
                return;
            };
            event.prevent_default();
            match step {
                Step::To(at) => {
                    if let Some(row) = seen.get(at) {
                        focus.set(Some(row.key.clone()));
                        focus::soon(row_id(&row.key));
                    }
                }
                Step::Open(key, open) => set_open.emit((key, open)),
                Step::Look(at) => {
                    if let Some(row) = seen.get(at) {
                        look.emit(row.clone());
                    }
                }
            }
        })
    };
    html! {
        <section class="trace" aria-labelledby="trace-title">
            <h3 id="trace-title" class="label">{ labels.trace }</h3>
            <ul role="tree" class="tree" aria-label={labels.trace} {onkeydown} {onfocusin}>
                { for seen.iter().enumerate().map(|(at, row)| {
                    let is_looked = props.looked.as_deref() == Some(row.key.as_str());
                    item(&ctx, row, at == tab_stop, is_looked, &look, &set_open)
                }) }
            </ul>
            <p class="hint">{ labels.trace_hint }</p>
        </section>
    }
}

/// Looking at a node from elsewhere opens what it is in.
#[hook]
fn use_open_on_look(looked: Option<String>, opened: &UseStateHandle<Opened>) {
    let opened = opened.clone();
    use_effect_with(looked, move |looked| {
        let Some(looked) = looked.as_deref().filter(|looked| !looked.is_empty()) else {
            return;
        };
        let mut next = (*opened).clone();
        let mut above = super::key::parent(looked);
        if !looked.contains('.') {
            next.insert(looked.to_string(), true);
        }
        while let Some(key) = above {
            next.insert(key.to_string(), true);
            above = super::key::parent(key);
        }
        if next != *opened {
            opened.set(next);
        }
    });
}

enum Step {
    To(usize),
    Open(String, bool),
    Look(usize),
}

/// What a key does, as the tree pattern of the ARIA practices has it.
fn step(rows: &[Row], at: usize, key: &str) -> Option<Step> {
    let row = rows.get(at)?;
    Some(match key {
        "ArrowDown" => Step::To((at + 1).min(rows.len() - 1)),
        "ArrowUp" => Step::To(at.saturating_sub(1)),
        "Home" => Step::To(0),
        "End" => Step::To(rows.len() - 1),
        "ArrowRight" => match row.open {
            Some(false) => Step::Open(row.key.clone(), true),
            Some(true) => Step::To(at + 1),
            None => return None,
        },
        "ArrowLeft" => match (row.open, &row.parent) {
            (Some(true), _) => Step::Open(row.key.clone(), false),
            (_, Some(parent)) => Step::To(rows.iter().position(|it| it.key == *parent)?),
            (_, None) => return None,
        },
        "Enter" | " " => Step::Look(at),
        _ => return None,
    })
}

pub fn row_id(key: &str) -> String {
    ["node-", key].concat()
}

/// The key of the row that an element is in.
fn key_at(inside: &Element) -> Option<String> {
    let row = inside.closest("[role=treeitem]").ok()??;
    Some(row.id().strip_prefix("node-")?.to_string())
}

fn item(
    ctx: &Ctx,
    row: &Row,
    is_tab_stop: bool,
    is_looked: bool,
    look: &Callback<Row>,
    set_open: &Callback<(String, bool)>,
) -> Html {
    let labels = ctx.labels();
    let is_overridden = row.role == Some(StatementRole::Overridden);
    let onclick = {
        let (look, row) = (look.clone(), row.clone());
        Callback::from(move |_: MouseEvent| look.emit(row.clone()))
    };
    let twist = row.open.map(|open| {
        let (set_open, key) = (set_open.clone(), row.key.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            set_open.emit((key.clone(), !open));
        });
        html! { <span class={classes!("twist", open.then_some("open"))} {onclick} aria-hidden="true"></span> }
    });
    let role = row.role.map(|role| match role {
        StatementRole::Decides => labels.decides,
        StatementRole::Grants => labels.grants,
        StatementRole::Overridden => labels.overridden,
    });
    let kind = match row.kind {
        RowKind::Gate => "is-gate",
        RowKind::Policy => "is-policy",
        RowKind::Statement => "is-statement",
        RowKind::Element => "is-element",
        RowKind::Note => "is-note",
    };
    let level = ["level-", &row.level.min(8).to_string()].concat();
    html! {
        <li role="treeitem" key={row.key.clone()} id={row_id(&row.key)} {onclick}
            class={classes!("node", kind, level, row.glyph.name(), is_overridden.then_some("overridden"), is_looked.then_some("looked"))}
            aria-level={row.level.to_string()} aria-expanded={row.open.map(|open| open.to_string())}
            aria-selected={is_looked.to_string()} tabindex={if is_tab_stop { "0" } else { "-1" }}>
            { twist.unwrap_or_else(|| html! { <span class="twist none" aria-hidden="true"></span> }) }
            { glyph(row.glyph) }
            <span class="node-text">
                if let Some(title) = &row.title {
                    <strong>{ title.clone() }</strong>{ " " }
                }
                <span class="node-sentence">{ row.text.clone() }</span>
                if let Some(role) = role {
                    { " " }<span class="tag">{ role }</span>
                }
            </span>
            { rule(row) }
        </li>
    }
}

fn rule(row: &Row) -> Html {
    let Some(page) = row.page else { return Html::default() };
    let stop = Callback::from(|event: MouseEvent| event.stop_propagation());
    html! {
        <a class="rule" href={page} target="_blank" rel="noreferrer noopener" tabindex="-1" onclick={stop}>{ row.rule }</a>
    }
}
