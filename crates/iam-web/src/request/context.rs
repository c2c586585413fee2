//! The context keys: a row each, and those that a policy asks for and the request lacks.

use iam_eval::keys;
use yew::prelude::*;

use super::row_ids::RowIds;
use crate::context::{Ctx, use_ctx};
use crate::effects::focus;
use crate::model::ask::{Held, Row};
use crate::state::Action;
use crate::widgets::field::value_of;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub rows: Vec<Row>,
    /// Keys that a policy reads and the request lacks.
    pub missing: Vec<String>,
}

#[component]
pub fn Context(props: &Props) -> Html {
    let ctx = use_ctx();
    let labels = ctx.labels();
    let ids = use_mut_ref(RowIds::default);
    let keys: Vec<&str> = props.rows.iter().map(|row| row.key.as_str()).collect();
    let arranged = ids.borrow_mut().arrange(&keys);
    let rename = {
        let ctx = ctx.clone();
        let ids = ids.clone();
        Callback::from(move |(old, new): (String, String)| {
            ids.borrow_mut().rename(&old, &new);
            ctx.act(Action::RenameKey { old, new });
        })
    };
    let add = {
        let ctx = ctx.clone();
        let has_blank = props.rows.iter().any(|row| row.key.is_empty());
        Callback::from(move |_: MouseEvent| {
            if !has_blank {
                ctx.act(hold("", Held::Values(vec![String::new()])));
            }
            focus::soon_at("#context-rows .row:last-of-type .key");
        })
    };
    let unknown_keys: Vec<&String> = props
        .missing
        .iter()
        .filter(|key| !keys.contains(&key.as_str()))
        .collect();
    html! {
        <fieldset class="context">
            <legend class="label">{ labels.context }</legend>
            <ul id="context-rows" class="rows">
                { for arranged.iter().map(|(id, at)| context_row(&ctx, *id, &props.rows[*at], &rename)) }
            </ul>
            <div class="chips">
                { for unknown_keys.into_iter().map(|key| missing_chip(&ctx, key)) }
                <button type="button" class="quiet" id="add-key" onclick={add}>{ "+ " }{ labels.add_key }</button>
            </div>
            if !props.missing.is_empty() {
                <p class="hint">{ labels.missing_hint }</p>
            }
        </fieldset>
    }
}

/// A key that is missed comes in as unknown: that claims nothing, and shows whether it matters.
fn missing_chip(ctx: &Ctx, key: &str) -> Html {
    let labels = ctx.labels();
    let onclick = {
        let (ctx, key) = (ctx.clone(), key.to_string());
        Callback::from(move |_: MouseEvent| {
            ctx.act(hold(&key, Held::Unknown));
            focus::soon_at("#context-rows .row:last-of-type .value");
        })
    };
    html! {
        <button type="button" class="chip ghost" {onclick} key={key.to_string()}>
            { "+ " }<span class="code">{ key.to_string() }</span>{ " " }<span class="hint">{ labels.missing }</span>
        </button>
    }
}

fn hold(key: &str, held: Held) -> Action {
    Action::Hold { key: key.into(), held }
}

fn context_row(ctx: &Ctx, id: u32, row: &Row, rename: &Callback<(String, String)>) -> Html {
    let labels = ctx.labels();
    let key = row.key.clone();
    let on_key = {
        let (rename, key) = (rename.clone(), key.clone());
        Callback::from(move |event: InputEvent| rename.emit((key.clone(), value_of(&event))))
    };
    let is_unknown = row.held == Held::Unknown;
    let toggle = {
        let (ctx, key) = (ctx.clone(), key.clone());
        Callback::from(move |_: MouseEvent| {
            let held = if is_unknown {
                Held::Values(vec![String::new()])
            } else {
                Held::Unknown
            };
            ctx.act(hold(&key, held));
        })
    };
    let remove = {
        let (ctx, key) = (ctx.clone(), key.clone());
        Callback::from(move |_: MouseEvent| {
            ctx.act(Action::RemoveKey(key.clone()));
            focus::soon_at("#add-key");
        })
    };
    html! {
        <li key={id} class={classes!("row", is_unknown.then_some("is-unknown"))}>
            <input class="code key" type="text" value={key.clone()} aria-label={labels.context_key} oninput={on_key}
                list="known-keys" autocapitalize="off" autocomplete="off" spellcheck="false" placeholder="aws:SourceIp" />
            <div class="values">{ values(ctx, row) }</div>
            <button type="button" class="toggle" aria-pressed={is_unknown.to_string()} onclick={toggle}
                aria-label={[labels.unknown, ": ", &key].concat()} title={labels.unknown_hint}>{ "?" }</button>
            <button type="button" class="icon" onclick={remove} aria-label={[labels.remove_key, ": ", &key].concat()}
                title={labels.remove_key}>{ "✕" }</button>
        </li>
    }
}

fn values(ctx: &Ctx, row: &Row) -> Html {
    let given: &[String] = match &row.held {
        Held::Removed => return html! { <span class="hint">{ ctx.labels().left_out }</span> },
        Held::Unknown => &[],
        Held::Values(values) => values,
    };
    // The same shape for known and unknown, so that the field stays where it is while it is typed in.
    html! {
        <>
            { for (0..given.len().max(1)).map(|at| value(ctx, row, given, at)) }
            if row.held != Held::Unknown && keys::known(&row.key).is_none_or(|key| key.multivalued) {
                { add_value(ctx, row, given) }
            }
        </>
    }
}

/// One value. What is typed for an unknown key makes it known.
fn value(ctx: &Ctx, row: &Row, values: &[String], at: usize) -> Html {
    let labels = ctx.labels();
    let on_value = {
        let (ctx, key, values) = (ctx.clone(), row.key.clone(), values.to_vec());
        Callback::from(move |event: InputEvent| {
            let mut values = values.clone();
            let text = value_of(&event);
            match values.get_mut(at) {
                Some(value) => *value = text,
                None => values.push(text),
            }
            ctx.act(hold(&key, Held::Values(values)));
        })
    };
    let remove = (1 < values.len()).then(|| {
        let (key, values) = (row.key.clone(), values.to_vec());
        let onclick = ctx.on(move || {
            let mut values = values.clone();
            values.remove(at);
            hold(&key, Held::Values(values))
        });
        html! { <button type="button" class="icon small" {onclick} aria-label={labels.remove_value}>{ "✕" }</button> }
    });
    let placeholder = if row.held == Held::Unknown {
        labels.unknown_value
    } else {
        ""
    };
    html! {
        <span class="one-value" key={at}>
            <input class="code value" type="text" value={values.get(at).cloned().unwrap_or_default()} oninput={on_value}
                {placeholder} aria-label={[labels.context_value, ": ", &row.key].concat()}
                autocapitalize="off" autocomplete="off" spellcheck="false" />
            { remove }
        </span>
    }
}

fn add_value(ctx: &Ctx, row: &Row, values: &[String]) -> Html {
    let labels = ctx.labels();
    let (key, values) = (row.key.clone(), values.to_vec());
    let onclick = ctx.on(move || {
        let mut values = values.clone();
        values.push(String::new());
        hold(&key, Held::Values(values))
    });
    html! {
        <button type="button" class="icon add-value" {onclick} title={labels.add_value}
            aria-label={[labels.add_value, ": ", &row.key].concat()}>{ "+" }</button>
    }
}
